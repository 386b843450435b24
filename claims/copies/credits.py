"""Which agency an article credits for its text: datelines, bylines, credit lines."""

import re
from functools import lru_cache

from claims.article import Article
from claims.lexicon import table

_HEAD = 400
_TAIL = 500
"""Characters of the body's beginning and end where credit lines stand."""


def credited_agency(article: Article) -> str | None:
    """Return the agency whose text this is by the article's own word, or None.

    A credit stands in the byline, the dateline (*ATHENS, Greece (AP) —*), a credit line (*Source:
    Reuters*, *With inputs from PTI*) or the copyright. *The minister told Reuters* is no credit.
    """
    if article.origin:
        return agency_named(article.origin) or article.origin
    if article.byline and (named := _in_byline(article.byline)):
        return named
    body = article.body_span.slice(article.text)
    title = "" if article.headline_span is None else article.headline_span.slice(article.text)
    return _in_head(f"{title}\n{body[:_HEAD]}") or _in_tail(body[-_TAIL:]) or agency_named(article.source)


def agency_named(text: str) -> str | None:
    """Return the agency this text is the name of: *The Associated Press* gives *AP*."""
    return _names().get(text.strip().strip("()[]-–—.,;:© "))


def _in_byline(byline: str) -> str | None:
    for part in re.split(r"[,/|;()–—]|\s-\s|\band\b|\bwith\b|\bfor\b|\bof\b", re.sub(r"^\s*[Bb]y\s+", "", byline)):
        if named := agency_named(part):
            return named
    return None


def _in_head(head: str) -> str | None:
    patterns = _patterns()
    for name in ("dateline", "byline", "signature"):
        if found := patterns[name].search(head):
            return agency_named(found.group("agency"))
    return _credit_line(head)


def _in_tail(tail: str) -> str | None:
    if named := _credit_line(tail):
        return named
    found = _patterns()["signature"].search(tail) or _patterns()["last words"].search(tail.rstrip())
    return agency_named(found.group("agency")) if found else None


def _credit_line(text: str) -> str | None:
    for pattern in _credit_patterns():
        if found := pattern.search(text):
            return agency_named(found.group("agency"))
    return None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    credits_ = table("agencies")["credits"]
    return {written: agency for agency, forms in credits_.items() for written in (*forms, agency)}


@lru_cache(maxsize=1)
def _agency() -> str:
    any_name = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))
    return rf"(?:[Tt]he\s+)?(?P<agency>{any_name})"


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    agency = _agency()
    return {
        # ATHENS, Greece, Nov 26 (Reuters) -   /   (AP) —   /   KYIV (AFP) :
        "dateline": re.compile(rf"(?m)^[^\n(]{{0,60}}\({agency}\)\s*(?:[-–—:]|$)"),
        # By Jane Doe, Associated Press   /   Reuters   (a line of its own)
        "byline": re.compile(rf"(?m)^(?:[Bb]y\s[^\n]{{0,60}}?[,|/]\s*|[Bb]y\s+|[Ff]rom\s+)?{agency}\s*$"),
        # … in a breathless semi-final. (PA)   at the end of any paragraph
        "signature": re.compile(rf"(?m)(?:^|[.!?”\"’]\s?)[(\[]\s*{agency}\s*[)\]]\.?\s*$"),
        # … the statement said. - Reuters   /   -AFP   at the very end
        "last words": re.compile(rf"(?:^|[.!?”\"’)\s])[-–—]\s*{agency}\.?$"),
    }


@lru_cache(maxsize=1)
def _credit_patterns() -> tuple[re.Pattern[str], ...]:
    agency = _agency()
    helping = (
        r"(?:[Ww]ith|[Uu]sing|[Aa]dditional|[Ff]urther)\s+(?:inputs?|reporting|material|files?|reports?)\s+(?:from|by)"
    )
    return (
        re.compile(rf"(?:[Ss]ource|SOURCE|[Cc]redit|[Aa]genc(?:y|ies))\s*:\s*{agency}\b"),
        re.compile(rf"{helping}\s+{agency}\b"),
        re.compile(rf"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?{agency}\b"),
        re.compile(rf"{agency}\s+(?:has\s+)?contributed\s+(?:reporting|to\s+this)"),
    )
