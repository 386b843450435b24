"""From a document to the claim base: every article in it, each on its own."""

import asyncio

import structlog

from claims.article import may_be_shown
from handlers.document import Document, Taken, UnreadableDocument
from handlers.formats import IntakeLimits, ReadArticle, check_language, read_articles
from handlers.ingest import Ingested, ingest
from handlers.newsroom import Newsroom

log = structlog.get_logger()


async def take_document(
    document: Document, newsroom: Newsroom, *, limits: IntakeLimits | None = None
) -> tuple[Taken, list[Ingested]]:
    """Ingest every article of a document; taking it twice changes nothing.

    Articles that cannot be read are told of in ``Taken.problems`` and do not stop the others.

    Raises:
        UnreadableDocument: not one article of it could be read.
    """
    read = await asyncio.to_thread(read_articles, document, limits=limits or IntakeLimits())
    problems: list[UnreadableDocument] = []
    ingested = []
    for one in read:
        try:
            article = _readable(one)
        except UnreadableDocument as problem:
            problems.append(problem)
            continue
        ingested.append(await ingest(article.article, newsroom, silent=document.backfill))
        shown = may_be_shown(article.article, newsroom.now())
        named = document.name if shown else "not to be shown"  # an embargo holds in the log too
        log.info("ingested", action="ingest", file=named, arrival=str(ingested[-1].arrival))
    if problems and not ingested:
        raise problems[0]
    return Taken(articles=len(ingested), problems=tuple(str(problem) for problem in problems)), ingested


def _readable(one: ReadArticle | UnreadableDocument) -> ReadArticle:
    if isinstance(one, UnreadableDocument):
        raise one
    check_language(one)
    return one
