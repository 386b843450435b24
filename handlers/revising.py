"""A new version of an article: its claims take the places of the old ones, and what changed is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article
from claims.claim import Evidence
from claims.difference import Difference
from claims.revisions import revision_differences
from handlers.newsroom import Newsroom
from handlers.raising import BY_ITSELF, save
from handlers.telling import Telling
from storage.articles import StoredArticle
from storage.claim_base import claims_of_article
from storage.facts import create_fact, facts_of_claims, find_fact, link_claims

REVISION = "revision"
"""Family of the fact that an article's changes hang on, where nobody else speaks of what changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a version changed, and the facts it may have moved."""

    changes: tuple[Difference, ...] = ()
    touched: frozenset[int] = field(default=frozenset())
    """Facts that the earlier version spoke of."""

    async def by_fact(self, session: AsyncSession) -> dict[int | None, list[Difference]]:
        """Return the changes by the fact they are about; under None those that no fact is about."""
        found: dict[int | None, list[Difference]] = {}
        for change in self.changes:
            ids = [member.claim_id for member in change.members if member.claim_id is not None]
            facts = await facts_of_claims(session, ids)
            found.setdefault(next((facts[one] for one in ids if one in facts), None), []).append(change)
        return found

    def settled_by(self, changes: Sequence[Difference], source: str) -> str:
        """Return who settled a fact that the version moved: the outlet, and what it has now."""
        if changes and len(changes[0].sides) > 1:
            return f"{BY_ITSELF}{source} moved to {changes[0].sides[1].says}"
        return f"{BY_ITSELF}{source} no longer says so"


async def carry_over(
    session: AsyncSession, before: StoredArticle, article: Article, evidence: Sequence[Evidence]
) -> Revision:
    """Let a new version's claims speak of the facts that the earlier version's spoke of; return what changed."""
    old = await claims_of_article(session, before.article_id)
    changes, related = revision_differences(before.article, article, old, evidence)
    facts = await facts_of_claims(session, [one.claim_id for one in old if one.claim_id is not None])
    for pair in related:
        if pair.a.claim_id in facts and pair.b.claim_id is not None:
            await link_claims(session, facts[pair.a.claim_id], [pair.b.claim_id])
    return Revision(changes=tuple(changes), touched=frozenset(facts.values()))


async def raise_changes(
    session: AsyncSession,
    article: Article,
    changes: Sequence[Difference],
    newsroom: Newsroom,
    *,
    story_id: int,
    telling: Telling,
) -> int | None:
    """Save the changes that concern nobody else on the one card an article has for them."""
    fact_id = await find_fact(session, story_id=story_id, family=REVISION, subject=article.uri)
    if fact_id is None:
        now = newsroom.now()
        fact_id = await create_fact(session, story_id=story_id, family=REVISION, subject=article.uri, now=now)
    return await save(session, changes, newsroom, fact_id=fact_id, story_id=story_id, telling=telling)
