"""Who says it: reported words by syntax, the speaker's phrase, and what carries over sentences."""

from claims.attribution.carried import Attributions
from claims.attribution.reported import Reported, attribution_of, is_agentless, reported_in
from claims.attribution.speakers import is_named, person_name, surname

__all__ = [
    "Attributions",
    "Reported",
    "attribution_of",
    "is_agentless",
    "is_named",
    "person_name",
    "reported_in",
    "surname",
]
