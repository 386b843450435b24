"""The daily digest: what a desk should know of the last window, composed when it is sent."""

from datetime import datetime

from claims.alert import AlertState
from claims.difference import DifferenceKind, Route
from handlers.message import ChatMessage
from handlers.messages.digest import DigestContent, DigestEntry, FailedFeed, digest_message
from handlers.messages.house_lists import feed_name
from handlers.newsroom import Desk, Newsroom
from handlers.origins import origin_of_article
from storage.alerts import AlertRecord, open_alerts
from storage.articles import recent_articles
from storage.feeds import all_feeds

_EVERY_STATE = (AlertState.OPEN, AlertState.TAKEN, AlertState.SETTLED)
_MOST = 200


async def compose_digest(newsroom: Newsroom, desk: Desk, *, since: datetime, until: datetime) -> ChatMessage:
    """Return the digest of a desk for a window of time."""
    async with newsroom.database.read() as session:
        waiting = await open_alerts(session, limit=_MOST)
        suggested = await open_alerts(session, limit=_MOST, route=Route.SUGGESTED, since=since, until=until)
        changed = await open_alerts(session, limit=_MOST, states=_EVERY_STATE, since=since, until=until)
        articles = await recent_articles(session, since)
        feeds = await all_feeds(session)
    moved = [record for record in changed if record.alert.differences[0].kind is DifferenceKind.FIGURE_UPDATE]
    shown = {record.alert.alert_id for record in moved}
    return digest_message(
        DigestContent(
            desk=newsroom.name,
            channel=desk.channel,
            since=since,
            until=until,
            articles=len(articles),
            origins=len({origin_of_article(stored.article) for stored in articles}),
            open_alerts=tuple(_entry(record) for record in waiting if record.alert.alert_id not in shown),
            suggested=tuple(_entry(record) for record in suggested),
            moved=tuple(_entry(record) for record in moved),
            failed_feeds=tuple(
                FailedFeed(
                    name=feed_name(feed.url, newsroom.feed_names),
                    reason=feed.last_error or "no answer",
                    since=feed.checked_at,
                )
                for feed in feeds
                if feed.error_count
            ),
            decided=sum(record.alert.state is AlertState.SETTLED for record in changed),
        ),
        zone=newsroom.zone,
    )


def _entry(record: AlertRecord) -> DigestEntry:
    taken = record.state_by if record.alert.state is AlertState.TAKEN else None
    return DigestEntry(alert=record.alert, opened_at=record.created_at, taken_by=taken or "")
