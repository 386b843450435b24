"""House figures in words: on a card, and in a list."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from handlers.house_figures import AgainstHouse
from handlers.message import ChatMessage, Listing, ListItem, Paragraph
from handlers.messages.figure import figure_words
from handlers.messages.safe_text import safe_line
from handlers.messages.sides import outlet_of
from handlers.messages.times import clock
from handlers.messages.wording import SUMMARY_LIMIT, capitalised, counted, enumerated, shortened


def house_line(seen: AgainstHouse, *, now: datetime, zone: tzinfo) -> str:
    """Return a house figure and what differs from it in a line of a card."""
    house = seen.house
    source = f", {shortened(safe_line(house.source), 80)}" if house.source else ""
    said = f"House figure: {safe_line(house.value)}{source}, until {clock(house.until, now=now, zone=zone)}"
    return f"{said}. {capitalised(differing_words(seen))}."


def differing_words(seen: AgainstHouse) -> str:
    """Return which articles say another value: *our copy differs: 51 (Valley Press)*."""
    if seen.ours:
        named = enumerated([f"{figure_words(one)} ({outlet_of(one.article)})" for one in seen.ours])
        rest = f"; {counted(len(seen.others), 'other article')} too" if seen.others else ""
        return f"our copy differs: {named}{rest}"
    if seen.others:
        named = enumerated([f"{figure_words(one)} ({outlet_of(one.article)})" for one in seen.others])
        return f"{counted(len(seen.others), 'article differs', 'articles differ')}: {named}"
    return f"{counted(seen.agreeing, 'article agrees', 'articles agree')}, none differs"


def house_figures_message(
    seen: Sequence[AgainstHouse], *, start: int, total: int, now: datetime, zone: tzinfo
) -> ChatMessage:
    """Return one page of the house figures, those that our own copy differs from first."""
    if not seen:
        said = "No house figure is set. Set one on a card, or type: house set 184620 62 source:ministry until:3d"
        return ChatMessage(title="House figures", summary=said, parts=(Paragraph(text=said),))
    items = tuple(
        ListItem(
            text=f"{shortened(capitalised(safe_line(one.house.subject)), 120)}: {safe_line(one.house.value)}",
            detail=f"{safe_line(one.house.source) or 'no source given'}, until "
            f"{clock(one.house.until, now=now, zone=zone)}, by {shortened(safe_line(one.house.user_name), 60)}, "
            f"alert {one.house.alert_id}; {differing_words(one)}",
        )
        for one in seen
    )
    return ChatMessage(
        title=f"House figures: {total}",
        summary=shortened(f"{counted(total, 'house figure')}. {items[0].text}; {items[0].detail}", SUMMARY_LIMIT),
        parts=(Listing(items=items, first=start + 1),),
        footer="house end and the alert’s number ends one before its time",
        more="crosswire house",
    )
