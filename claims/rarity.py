"""How much a shared word says: rare words join two passages, common ones do not.

Frequencies are those of everyday and news English in the ``wordfreq`` package (Zipf scale: the
base-10 logarithm of occurrences in a billion words; *the* is 7.7, *missile* 4.1, unknown names 0).
"""

from functools import lru_cache

from wordfreq import zipf_frequency

_COMMONEST = 7.0
_RAREST = 1.5
"""Below this every word is a name or a misprint, and no rarer one says more."""


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """Return the information in a word: 0 for *the*, 1 for a name no corpus knows."""
    zipf = zipf_frequency(word, "en", wordlist="small")
    return min(1.0, max(0.0, (_COMMONEST - max(zipf, _RAREST)) / (_COMMONEST - _RAREST)))


def shared_rarity(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share, 0 to 1, of the two word sets' information that both hold."""
    union = sum(rarity(word) for word in a | b)
    return sum(rarity(word) for word in a & b) / union if union else 0.0
