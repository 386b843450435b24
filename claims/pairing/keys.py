"""The keys under which a claim is stored and looked up again."""

import hashlib
from functools import lru_cache

from claims.claim import AnyClaim, QuoteClaim
from claims.names import name_key
from claims.pairing.concepts import families_of
from claims.rarity import rarity

_TELLING = 0.22
"""Words commoner than this (rarity, 0 to 1) join everything to everything and are no keys."""
_CONTEXT_WORDS = 12
"""Context words kept as keys, rarest first: enough to find a paraphrase, few enough to stay cheap."""


def claim_keys(claim: AnyClaim) -> frozenset[int]:
    """Return the hashed keys of a claim: its names, its telling words and the families they belong to.

    Keys are stable across processes and versions of Python: 63-bit BLAKE2 digests.
    """
    concept = claim.concept
    spoken_for = [word for word in (concept.head, concept.event, concept.property) if word]
    words = {*spoken_for, *concept.terms, *concept.subject, *_rarest(concept.context)}
    if isinstance(claim, QuoteClaim):
        words |= set(_rarest(tuple(claim.content.lower().split())))
    keys = {f"w:{word}" for word in words if rarity(word) >= _TELLING}
    keys |= {f"n:{name_key(name)}" for name in claim.entities}
    keys |= {f"f:{family}" for family in families_of(spoken_for)}
    return frozenset(_hashed(key) for key in keys)


def _rarest(words: tuple[str, ...]) -> list[str]:
    return sorted(set(words), key=lambda word: (-rarity(word), word))[:_CONTEXT_WORDS]


@lru_cache(maxsize=200_000)
def _hashed(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1
