"""Somebody's own page: the alerts they have taken, what is muted and until when, and how the feeds are."""

from claims.difference import Route
from handlers.answers.alerts import taken_by
from handlers.message import ChatMessage, Heading, Listing, ListItem, Paragraph, Part
from handlers.messages.buttons import CHECK, WHY, button
from handlers.messages.finding import finding
from handlers.messages.house_lists import feeds_message, mutes_message
from handlers.messages.wording import SUMMARY_LIMIT, counted, shortened
from handlers.newsroom import Newsroom
from handlers.request import Asker
from storage.alerts import AlertRecord, open_alerts
from storage.feeds import all_feeds
from storage.mutes import active_mutes

_ROWS = 8
_MOST = 200


async def home_message(asker: Asker, newsroom: Newsroom) -> ChatMessage:
    """Return somebody's own page."""
    now, zone = newsroom.now(), asker.zone
    mine = await taken_by(asker, newsroom)
    async with newsroom.database.read() as session:
        waiting = await open_alerts(session, limit=_MOST, route=Route.CHANNEL)
        mutes = await active_mutes(session, now)
        feeds = sorted(await all_feeds(session), key=lambda feed: -feed.error_count)
    failing = sum(feed.error_count > 0 for feed in feeds)
    mutes_told = mutes_message(mutes[:_ROWS], start=0, total=len(mutes), now=now, zone=zone)
    feeds_told = feeds_message(
        feeds[:_ROWS],
        start=0,
        total=len(feeds),
        failing=failing,
        names=newsroom.feed_names,
        now=now,
        zone=zone,
    )
    return home_page(mine, waiting=len(waiting), mutes=mutes_told, mute_count=len(mutes), feeds=feeds_told)


def home_page(
    mine: list[AlertRecord], *, waiting: int, mutes: ChatMessage, mute_count: int, feeds: ChatMessage
) -> ChatMessage:
    """Return the page of somebody's own alerts, the mutes that hold and the health of the feeds."""
    parts: list[Part] = [Paragraph(text=f"{counted(waiting, 'alert')} waiting in the newsroom.")]
    parts += [Heading(text=f"My alerts ({len(mine)})"), *_alerts(mine)]
    parts += [Heading(text=f"Mutes ({mute_count})"), *mutes.parts]
    parts += [Heading(text=feeds.title), *feeds.parts]
    return ChatMessage(
        title="Crosswire",
        summary=shortened(f"{counted(len(mine), 'alert')} of yours, {counted(mute_count, 'mute')}", SUMMARY_LIMIT),
        parts=tuple(parts),
        buttons=(button(CHECK, "home"), *(button(WHY, str(one.alert.alert_id)) for one in mine[:1]), *mutes.buttons),
        more="crosswire alerts mine",
    )


def _alerts(records: list[AlertRecord]) -> list[Part]:
    if not records:
        return [Paragraph(text="You have taken none. Take one from its card, and it stands here until it is settled.")]
    items = tuple(
        ListItem(
            text=finding(record.alert.differences[0], limit=200),
            detail=f"{record.alert.severity}, alert {record.alert.alert_id}",
            at=record.state_at,
        )
        for record in records[:_ROWS]
    )
    rest = len(records) - len(items)
    return [Listing(items=items), *([Paragraph(text=f"{counted(rest, 'more alert')}.")] if rest else [])]
