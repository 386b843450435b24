"""What makes two arrivals one article: one uri, or one address."""

from dataclasses import replace

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article
from storage.articles import find_article, find_article_by_url, find_same, load_article


async def under_known_uri(session: AsyncSession, article: Article) -> Article:
    """Return the article under the uri by which it is known, where its address is that of a stored one."""
    if article.url is None or await find_article(session, article.uri) is not None:
        return article
    known = await find_article_by_url(session, article.url)
    return article if known is None else replace(article, uri=known.article.uri)


async def is_known(session: AsyncSession, article: Article) -> bool:
    """Say whether a version with the same content and the same embargo is stored."""
    same = await find_same(session, article)
    if same is None:
        return False
    stored = await load_article(session, same)
    return stored is not None and stored.article.embargoed == article.embargoed
