"""The lists of the house: outlets, feeds, mutes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from claims.copies import family_of
from claims.copies.credits import agency_named
from handlers.message import Button, ChatMessage, Listing, ListItem, Paragraph, Part
from handlers.messages.buttons import END_MUTE, button
from handlers.messages.safe_text import safe_line
from handlers.messages.times import clock
from handlers.messages.wording import SUMMARY_LIMIT, counted, number, shortened
from storage.feeds import Feed
from storage.mutes import Mute
from storage.outlets import Outlet

_SCOPES = {"fact": "one fact", "story": "a story", "pair": "two outlets", "rule": "a rule", "entity": "a name"}


def outlets_message(outlets: Sequence[Outlet], *, start: int, total: int, own: frozenset[str]) -> ChatMessage:
    """Return one page of the outlets in the base; an agency or a publisher's family is named where it is another."""
    if not outlets:
        return _empty("Sources", "No article is in the claim base yet.")
    items = tuple(
        ListItem(
            text=f"{shortened(safe_line(one.source), 80) or 'Outlet not given'}: {counted(one.articles, 'article')}",
            detail=", ".join(filter(None, ("our own" if one.source in own else "", _belongs(one.source)))),
            at=one.last_at,
        )
        for one in outlets
    )
    return ChatMessage(
        title=f"Sources: {number(total)}",
        summary=shortened(
            f"{counted(total, 'source')} in the claim base; most articles: {items[0].text}", SUMMARY_LIMIT
        ),
        parts=(Listing(items=items, first=start + 1),),
        footer="Times are when the newest article arrived",
    )


def feeds_message(
    feeds: Sequence[Feed],
    *,
    start: int,
    total: int,
    failing: int,
    names: Mapping[str, str],
    now: datetime,
    zone: tzinfo,
) -> ChatMessage:
    """Return one page of the feeds with their health, the failing ones first."""
    if not feeds:
        return _empty("Feeds", "No feed has been visited. Feeds stand in the settings, as [[feeds]].")
    items = tuple(_feed(feed, names, now=now, zone=zone) for feed in feeds)
    said = f"{counted(failing, 'feed')} failing" if failing else "all feeds well"
    return ChatMessage(
        title=f"Feeds: {said}" if failing else f"Feeds: all {number(total)} well",
        summary=shortened(f"{counted(total, 'feed')}, {said}. First: {items[0].text}", SUMMARY_LIMIT),
        parts=(Listing(items=items, first=start + 1),),
        footer="Addresses are not shown: many carry a key",
    )


def feed_name(url: str, names: Mapping[str, str]) -> str:
    """Return what a feed is called: its name in the settings, else the host of its address and no more."""
    if url in names:
        return shortened(safe_line(names[url]), 80)
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return shortened(safe_line(host), 80) or "a feed without a name"


def mutes_message(mutes: Sequence[Mute], *, start: int, total: int, now: datetime, zone: tzinfo) -> ChatMessage:
    """Return one page of the mutes that hold, each with its end and a button that ends it."""
    if not mutes:
        return _empty("Nothing is muted", "Nothing is muted. Every mute has an end; mute from a card.")
    items = tuple(_mute(mute, now=now, zone=zone) for mute in mutes)
    return ChatMessage(
        title=counted(total, "mute"),
        summary=shortened(f"{counted(total, 'mute')}: {items[0].text} {items[0].detail}", SUMMARY_LIMIT),
        parts=(Listing(items=items, first=start + 1),),
        buttons=tuple(_end(mute, number_) for number_, mute in enumerate(mutes, start=start + 1)),
        footer="What a mute hides stands in the digest and in the list of alerts",
    )


def mute_words(mute: Mute, *, now: datetime, zone: tzinfo) -> str:
    """Return until when and by whom a mute is: *until 14:00 UTC, by Ana*."""
    until = f"until {clock(mute.until, now=now, zone=zone)}" if mute.until else "until somebody ends it"
    return f"{until}, by {shortened(safe_line(mute.user_name), 60) or 'someone'}"


def _mute(mute: Mute, *, now: datetime, zone: tzinfo) -> ListItem:
    reason = f", because {shortened(safe_line(mute.reason), 120)}" if mute.reason else ""
    return ListItem(
        text=f"{_SCOPES[mute.scope].capitalize()}: {shortened(safe_line(mute.label), 150)}",
        detail=f"{mute_words(mute, now=now, zone=zone)}{reason}",
    )


def _end(mute: Mute, place: int) -> Button:
    return replace(button(END_MUTE, str(mute.mute_id)), label=f"End mute {place}")


def _feed(feed: Feed, names: Mapping[str, str], *, now: datetime, zone: tzinfo) -> ListItem:
    name = feed_name(feed.url, names)
    if feed.error_count:
        failed = f"failing, {counted(feed.error_count, 'visit')} in a row: {shortened(safe_line(feed.last_error), 160)}"
        return ListItem(text=name, detail=failed.rstrip(": "), at=feed.checked_at)
    again = f"next visit {clock(feed.next_check_at, now=now, zone=zone)}"
    return ListItem(
        text=name, detail=f"well, {again}" if feed.checked_at else f"not visited yet, {again}", at=feed.checked_at
    )


def _belongs(source: str) -> str:
    if agency_named(source):
        return "an agency: its words count as its own wherever they stand"
    family = family_of(source)
    return f"of {family}" if family != source.strip() else ""


def _empty(title: str, said: str) -> ChatMessage:
    parts: tuple[Part, ...] = (Paragraph(text=said),)
    return ChatMessage(title=title, summary=shortened(said, SUMMARY_LIMIT), parts=parts)
