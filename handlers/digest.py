"""The digest of a desk: what it should know of a window of time, composed when it is sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import AlertState
from claims.article import Article
from claims.difference import DifferenceKind, Route
from handlers.desks.desk import Desk
from handlers.desks.known import surroundings
from handlers.desks.watch import is_watched
from handlers.house_figures import ranked_by_house
from handlers.message import ChatMessage
from handlers.messages.digest import DigestContent, DigestEntry, FailedFeed, digest_message
from handlers.messages.house_lists import feed_name, mute_words
from handlers.newsroom import Newsroom
from handlers.origins import origin_of_article
from handlers.picturing import drawing_of_week, pictures
from storage.alerts import AlertRecord, open_alerts
from storage.articles import articles_of_story, recent_articles
from storage.feeds import all_feeds
from storage.mutes import active_mutes

_EVERY_STATE = tuple(AlertState)
_WAITING = frozenset({AlertState.OPEN, AlertState.TAKEN})
_MOVES = frozenset({DifferenceKind.FIGURE_UPDATE, DifferenceKind.STATUS_UPDATE})
_CORRECTIONS = frozenset({DifferenceKind.CORRECTION, DifferenceKind.REVISION})
_MOST = 500


async def compose_digest(newsroom: Newsroom, desk: Desk, *, since: datetime, until: datetime) -> ChatMessage:
    """Return the digest of a desk for a window of time."""
    async with newsroom.database.read() as session:
        content = await digest_content(session, newsroom, desk, since=since, until=until)
        week = await drawing_of_week(session, desk, newsroom, until=until)
    message = digest_message(content, zone=desk.zone or newsroom.zone)
    return replace(message, parts=(*message.parts, *await pictures(newsroom, week)))


async def digest_content(
    session: AsyncSession, newsroom: Newsroom, desk: Desk, *, since: datetime, until: datetime
) -> DigestContent:
    """Return what a desk should know: what it watches, whatever its severity; everything where it watches nothing."""
    zone = desk.zone or newsroom.zone
    waiting = await _of_desk(session, newsroom, desk, await open_alerts(session, limit=_MOST))
    waiting = await ranked_by_house(session, waiting, newsroom)
    lately = await open_alerts(session, limit=_MOST, states=_EVERY_STATE, since=since, until=until, route=None)
    changed = await _of_desk(session, newsroom, desk, lately)
    posted = [record for record in changed if record.alert.route is Route.CHANNEL]
    moved = [record for record in posted if _kind(record) in _MOVES and record.alert.state is not AlertState.MUTED]
    corrections = [record for record in posted if _kind(record) in _CORRECTIONS]
    elsewhere = {record.alert.alert_id for record in (*moved, *corrections)}
    rest = [record for record in waiting if record.alert.alert_id not in elsewhere]
    suggested = [
        record for record in changed if record.alert.route is Route.SUGGESTED and record.alert.state in _WAITING
    ]
    articles = await recent_articles(session, since)
    failing = [feed for feed in await all_feeds(session) if feed.error_count]
    mutes = await active_mutes(session, until)
    return DigestContent(
        desk=desk.name or newsroom.name,
        channel=desk.channel,
        since=since,
        until=until,
        articles=len(articles),
        origins=len({origin_of_article(stored.article) for stored in articles}),
        open_alerts=tuple(_entry(record) for record in rest if _kind(record) is not DifferenceKind.FRAMING),
        moved=tuple(_entry(record) for record in moved),
        corrections=tuple([await _correction(session, newsroom, record) for record in corrections]),
        framing=tuple(_entry(record) for record in rest if _kind(record) is DifferenceKind.FRAMING),
        suggested=tuple(_entry(record) for record in suggested),
        failed_feeds=tuple(
            FailedFeed(
                name=feed_name(feed.url, newsroom.feed_names),
                reason=feed.last_error or "no answer",
                since=feed.checked_at,
            )
            for feed in failing
        ),
        mutes=tuple(f"{mute.label}, {mute_words(mute, now=until, zone=zone)}" for mute in mutes),
        left_out=sum(record.alert.state is AlertState.MUTED for record in changed),
        decided=sum(record.alert.state is AlertState.SETTLED for record in changed),
    )


async def _of_desk(
    session: AsyncSession, newsroom: Newsroom, desk: Desk, records: Sequence[AlertRecord]
) -> list[AlertRecord]:
    if not desk.watches:
        return list(records)
    return [
        record
        for record in records
        if is_watched(record.alert, desk.watches, await surroundings(session, record.alert, newsroom))
    ]


async def _correction(session: AsyncSession, newsroom: Newsroom, record: AlertRecord) -> DigestEntry:
    """Return a correction with our own articles of its story that still carry the words corrected."""
    entry = _entry(record)
    alert = record.alert
    if alert.story_id is None or not newsroom.own_sources:
        return entry
    members = [member for difference in alert.differences for member in difference.members]
    withdrawn = {member.article.uri for member in members}
    words = {member.claim.surface for member in members}
    ours: list[Article] = [
        stored.article
        for stored in await articles_of_story(session, alert.story_id)
        if stored.article.source in newsroom.own_sources and stored.article.uri not in withdrawn
    ]
    carried = tuple(one.headline or one.uri for one in ours if any(said in one.text for said in words))
    return DigestEntry(alert=alert, opened_at=entry.opened_at, taken_by=entry.taken_by, carried=carried)


def _kind(record: AlertRecord) -> DifferenceKind:
    return record.alert.differences[0].kind


def _entry(record: AlertRecord) -> DigestEntry:
    taken = record.state_by if record.alert.state is AlertState.TAKEN else None
    return DigestEntry(alert=record.alert, opened_at=record.created_at, taken_by=taken or "")
