"""Between differences and their rows. Evidence is stored by reference and comes back whole."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.article import Article
from claims.claim import Evidence
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from storage.article_rows import BareArticle, address_hash, content_fingerprint, load_bare
from storage.codec import UnreadableValue, decode_claim, encode_claim, storable
from storage.evidence import load_evidence
from storage.ids import new_ids
from storage.statements import is_among
from storage.tables import ArticleRow, ClaimRow, DifferenceMemberRow, DifferenceRow


async def add_differences(session: AsyncSession, alert_id: int, differences: Sequence[Difference]) -> None:
    """Store the differences of an alert, in order.

    Raises:
        LookupError: a member's article is not stored.
    """
    article_ids = await _article_ids(session, [member for one in differences for member in one.members])
    members = []
    for rank, (number, one) in enumerate(zip(new_ids(session, len(differences)), differences, strict=True)):
        session.add(_difference_row(number, alert_id, rank, one))
        for side, what in enumerate(one.sides):
            for position, member in enumerate(what.members):
                members.append(
                    DifferenceMemberRow(
                        difference_id=number,
                        side=side,
                        position=position,
                        article_id=article_ids[_key(member)],
                        claim_id=member.claim_id,
                        body=encode_claim(member.claim) if member.claim_id is None else None,
                    )
                )
    await session.flush()
    session.add_all(members)
    await session.flush()


def _difference_row(number: int, alert_id: int, rank: int, one: Difference) -> DifferenceRow:
    return DifferenceRow(
        id=number,
        alert_id=alert_id,
        rank=rank,
        kind=one.kind.value,
        severity=one.severity.value,
        confidence=one.confidence,
        route=one.route.value,
        subject=storable(one.subject),
        rule=one.rule,
        why=storable(one.why),
        summary=storable(one.summary),
        says=[storable(side.says) for side in one.sides],
    )


_Key = tuple[int | None, str, str]


def _key(member: Evidence) -> _Key:
    if member.claim_id is not None:
        return member.claim_id, "", ""
    return None, member.article.uri, content_fingerprint(member.article)


async def _article_ids(session: AsyncSession, members: Sequence[Evidence]) -> dict[_Key, int]:
    stored = {member.claim_id for member in members if member.claim_id is not None}
    query = select(ClaimRow.id, ClaimRow.article_id).where(is_among(session, ClaimRow.id, stored))
    found: dict[_Key, int] = {(claim_id, "", ""): article for claim_id, article in (await session.exec(query)).all()}
    for member in members:
        key = _key(member)
        if key in found:
            continue
        article_id = None if member.claim_id is not None else await _version(session, member.article, key[2])
        if article_id is None:
            raise LookupError(f"evidence of an alert must be stored first: {member.article.uri} {member.claim.span}")
        found[key] = article_id
    return found


async def _version(session: AsyncSession, article: Article, fingerprint: str) -> int | None:
    query = select(ArticleRow.id).where(
        ArticleRow.uri_hash == address_hash(article.uri), ArticleRow.fingerprint == fingerprint
    )
    return (await session.exec(query.order_by(col(ArticleRow.id).desc()).limit(1))).first()


async def remove_differences(session: AsyncSession, difference_ids: Collection[int]) -> None:
    """Remove differences and their members."""
    members = is_among(session, DifferenceMemberRow.difference_id, difference_ids)
    await session.exec(delete(DifferenceMemberRow).where(members))
    await session.exec(delete(DifferenceRow).where(is_among(session, DifferenceRow.id, difference_ids)))


async def difference_ids_of(session: AsyncSession, alert_ids: Collection[int]) -> list[int]:
    """Return the ids of all differences of these alerts."""
    query = select(DifferenceRow.id).where(is_among(session, DifferenceRow.alert_id, alert_ids))
    return list((await session.exec(query)).all())


async def load_differences(session: AsyncSession, alert_ids: Collection[int]) -> dict[int, tuple[Difference, ...]]:
    """Return the differences of each alert, in order, with their evidence.

    Evidence that is gone or cannot be read is left out, a side without evidence with it, and a
    difference without sides.
    """
    query = select(DifferenceRow).where(is_among(session, DifferenceRow.alert_id, alert_ids))
    rows = (await session.exec(query.order_by(col(DifferenceRow.rank), col(DifferenceRow.id)))).all()
    sides = await _sides(session, [row.id for row in rows])
    found: defaultdict[int, list[Difference]] = defaultdict(list)
    for row in rows:
        heard = [Side(says=says, members=tuple(sides[row.id, side])) for side, says in enumerate(row.says)]
        heard = [side for side in heard if side.members]
        if heard:
            found[row.alert_id].append(_difference(row, heard))
    return {alert_id: tuple(differences) for alert_id, differences in found.items()}


def _difference(row: DifferenceRow, sides: Sequence[Side]) -> Difference:
    return Difference(
        kind=DifferenceKind(row.kind),
        severity=Severity(row.severity),
        confidence=row.confidence,
        route=Route(row.route),
        subject=row.subject,
        sides=tuple(sides),
        rule=row.rule,
        why=row.why,
        summary=row.summary,
    )


async def _sides(
    session: AsyncSession, difference_ids: Collection[int]
) -> defaultdict[tuple[int, int], list[Evidence]]:
    query = select(DifferenceMemberRow).where(is_among(session, DifferenceMemberRow.difference_id, difference_ids))
    query = query.order_by(
        col(DifferenceMemberRow.difference_id), col(DifferenceMemberRow.side), col(DifferenceMemberRow.position)
    )
    rows = (await session.exec(query)).all()
    claims = await load_evidence(session, [row.claim_id for row in rows if row.claim_id is not None])
    articles = await load_bare(session, {row.article_id for row in rows if row.claim_id is None})
    sides: defaultdict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for row in rows:
        member = claims.get(row.claim_id) if row.claim_id is not None else _kept_whole(row, articles)
        if member is not None:
            sides[row.difference_id, row.side].append(member)
    return sides


def _kept_whole(row: DifferenceMemberRow, articles: dict[int, BareArticle]) -> Evidence | None:
    bare = articles.get(row.article_id)
    try:
        claim = decode_claim(row.body)
    except UnreadableValue:
        return None
    if bare is None:
        return None
    return Evidence(claim=claim, article=bare.article, story_id=bare.story_id)
