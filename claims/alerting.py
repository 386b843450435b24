"""What makes one alert the same as another: the fingerprint of what its card says."""

import hashlib
from collections.abc import Sequence

from claims.comparison.sides import outlets
from claims.difference import Difference


def fingerprint(differences: Sequence[Difference]) -> str:
    """Return 16 hexadecimal digits that change when, and only when, what the card says changes.

    Confidence is left out: a card is not edited because a weight moved in the third decimal.
    """
    said = [
        (one.kind, one.severity, one.route, one.subject, *((side.says, *outlets(side)) for side in one.sides))
        for one in differences
    ]
    return hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest()
