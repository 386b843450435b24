"""Whether a version says of itself that it corrects an earlier one."""

import re
from functools import lru_cache

from claims.article import Article, Span
from claims.lexicon import table
from claims.sentences import sentence_spans


def announced_correction(before: Article, after: Article) -> tuple[str, Span | None] | None:
    """Return the words in which ``after`` announces a correction, and where they stand; None where it does not.

    The span is None for words of the editor's note. What ``before`` announced already is no news.
    """
    known = {_folded(words) for words, _ in _announcements(before)}
    return next((one for one in _announcements(after) if _folded(one[0]) not in known), None)


def _announcements(article: Article) -> list[tuple[str, Span | None]]:
    found: list[tuple[str, Span | None]] = []
    if article.ed_note and _announces(article.ed_note):
        found.append((article.ed_note, None))
    spans = [span for span, _, _ in sentence_spans(article)]
    found += [(span.slice(article.text), span) for span in spans if _announces(span.slice(article.text))]
    if article.headline and article.headline_span is None and _announces(article.headline):
        found.append((article.headline, None))
    return found


def _announces(words: str) -> bool:
    plain = " ".join(words.split())
    return any(pattern.search(plain) for pattern in _patterns())


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(written, re.IGNORECASE) for written in table("corrections")["announcements"])
