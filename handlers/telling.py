"""Who hears of what an article raises: the desks at once, one message after a time away, or nobody."""

from datetime import timedelta
from enum import StrEnum

from claims.article import Article
from handlers.newsroom import Newsroom

BACKLOG = timedelta(minutes=5)
"""An article without a date that is taken so soon after a time away was waiting for us."""


class Telling(StrEnum):
    """How an alert is told of."""

    NOW = "now"
    MISSED = "missed"
    """It was news while the bot was down: with everything else that was, in one message a channel."""
    SILENT = "silent"
    """Old or in bulk: it joins the base, and the alert can be looked up."""


def telling_of(article: Article, newsroom: Newsroom, *, silent: bool) -> Telling:
    """Return how the alerts that an article raises are told of."""
    published, away = article.published_at, newsroom.away
    if silent or (published is not None and newsroom.now() - published > newsroom.silent_after):
        return Telling.SILENT
    if away is None:
        return Telling.NOW
    missed = published < away.until if published is not None else newsroom.now() - away.until < BACKLOG
    return Telling.MISSED if missed else Telling.NOW
