"""The words that report speech and thought, from ``data/report_verbs.toml``."""

from claims.lexicon import table, words

_FILE = "report_verbs"

FAMILY: dict[str, str] = {
    lemma: family for family, lemmas in reversed(list(table(_FILE)["verbs"].items())) for lemma in lemmas
}
"""What each reporting verb commits its speaker to: say, claim, confirm, boast…"""
VERBS = frozenset(FAMILY)
TAGS = frozenset(
    lemma for family in words(_FILE, "families_that_quote.names") for lemma in words(_FILE, f"verbs.{family}")
) - words(_FILE, "families_that_quote.not_alone")
"""Verbs that beside quotation marks mean that the words were spoken."""
OBJECT_VERBS = words(_FILE, "objects.verbs")
NOT_OBJECTS = words(_FILE, "objects.not_objects")
MUTE_SUBJECTS = words(_FILE, "never.subjects")
AS_VERBS = words(_FILE, "frames.as")
COMPLEMENT_VERBS = words(_FILE, "frames.object_complement")
FORETELLING = words("footing", "cues.forecasting")
SPEECH_NOUNS = words(_FILE, "nouns.speech")
DOCUMENTS = words(_FILE, "nouns.documents")
EVIDENTIAL_ADVERBS = words(_FILE, "evidential.adverbs")
EVIDENTIAL_PASSIVES = words(_FILE, "evidential.passives")
ROLES = words(_FILE, "speakers.roles")
EXPERTS = words(_FILE, "speakers.experts")
TITLES = words(_FILE, "speakers.titles") | words(_FILE, "speakers.titles_male") | words(_FILE, "speakers.titles_female")
MALE_TITLES = words(_FILE, "speakers.titles_male")
FEMALE_TITLES = words(_FILE, "speakers.titles_female")
BODIES = words(_FILE, "speakers.bodies")
