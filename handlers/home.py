"""Somebody's own page: the alerts they have taken, what is muted and until when, and how the feeds are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.difference import Route
from handlers.answers.alerts import stories_of, taken_by
from handlers.message import Button, ChatMessage, Heading, Listing, Paragraph, Part
from handlers.messages.alerts_listing import alert_item
from handlers.messages.buttons import ALERTS, CHECK, button, show_buttons
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
    stories = await stories_of(mine[:_ROWS], newsroom)
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
    return home_page(
        my_alerts(mine, stories),
        replace(mutes_told, title=f"Mutes ({len(mutes)})"),
        feeds_told,
        waiting=len(waiting),
    )


def home_page(*sections: ChatMessage, waiting: int) -> ChatMessage:
    """Return the page of sections, each with its title as a heading; the buttons of all stand at its foot."""
    parts: list[Part] = []
    shown: list[Button] = [button(CHECK, "home"), button(ALERTS, "open")]
    for section in sections:
        parts += [Heading(text=section.title), *section.parts]
        shown += section.buttons
    wait = "No alert waits" if not waiting else f"{counted(waiting, 'alert')} {'waits' if waiting == 1 else 'wait'}"
    said = f"{wait} for a decision in the newsroom."
    return ChatMessage(
        title="Crosswire",
        summary=shortened(said, SUMMARY_LIMIT),
        parts=(Paragraph(text=said), *parts),
        buttons=tuple(shown),
        footer="Commands: /crosswire help",
        more="crosswire alerts mine",
    )


def my_alerts(records: Sequence[AlertRecord], stories: Mapping[int, str]) -> ChatMessage:
    """Return the section of the alerts that somebody has taken, each with a button that shows it."""
    title = f"My alerts ({len(records)})"
    if not records:
        none = "You have taken none. Take one from its card, and it stands here until it is settled."
        return ChatMessage(title=title, summary=title, parts=(Paragraph(text=none),))
    shown, rest = records[:_ROWS], len(records) - _ROWS
    items = tuple(alert_item(one, stories.get(one.alert.alert_id, ""), at=one.state_at) for one in shown)
    parts: list[Part] = [Listing(items=items, first=1)]
    if rest > 0:
        parts.append(Paragraph(text=f"{counted(rest, 'more alert')}: /crosswire alerts mine."))
    buttons = show_buttons(one.alert.alert_id for one in shown)
    return ChatMessage(title=title, summary=title, parts=tuple(parts), buttons=buttons)
