"""The place an article was written from."""

import re

from claims.article import Article
from claims.gazetteer import known_place

_DATELINE = re.compile(
    r"^\s*(?P<place>[A-Z][A-Za-zÀ-ž.'’-]+(?: [A-Z][A-Za-zÀ-ž.'’-]+){0,3})"
    r"(?:, (?P<wider>[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?))?"
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?"
    r"(?P<agency> ?\([A-Za-z][A-Za-z .-]{1,30}\))?\s?(?:--|[—–]|-(?=\s)|:(?=\s))"
)


def dateline_place(article: Article) -> str | None:
    """Return the place of a dateline: *ATHENS, Greece (AP) —* gives *Athens*.

    An unknown place counts only in capitals or with an agency in brackets behind it; anything else
    before a dash is a sentence.
    """
    found = _DATELINE.match(article.text[article.body_span.start : article.body_span.start + 120])
    if not found:
        return None
    place = found.group("place")
    known = known_place(place) or known_place(place.title())
    if known:
        return known
    if place.isupper() and (found.group("agency") or found.group("wider")):
        return place.title()
    return place if found.group("agency") else None
