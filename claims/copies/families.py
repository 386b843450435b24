"""Publisher families: outlets of one house."""

from functools import lru_cache
from urllib.parse import urlsplit

from claims.lexicon import table


def family_of(source: str) -> str:
    """Return the family an outlet belongs to; an outlet nobody listed is its own.

    Args:
        source: an outlet's name, its domain, or a url of it.
    """
    key = _key(source)
    families = _families()
    if key in families:
        return families[key]
    while key.count(".") > 1:
        key = key.split(".", 1)[1]
        if key in families:
            return families[key]
    return source.strip()


def _key(source: str) -> str:
    plain = source.strip().lower()
    if "://" in plain:
        try:
            plain = urlsplit(plain).hostname or plain
        except ValueError:  # a url in brackets that are none: an outlet's name is any text
            return plain
    return plain.removeprefix("www.")


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {outlet: family for family, outlets in table("publishers")["families"].items() for outlet in outlets}
