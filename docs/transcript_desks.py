"""Sample answers about a channel: what it watches, how it is told, what it was spared, what the house settled on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

from claims.difference import Severity
from docs.transcript_lookups import RECORD, UTC
from handlers.desks.desk import Desk, DigestPlan, QuietHours
from handlers.desks.watch import Watch
from handlers.house_figures import AgainstHouse
from handlers.message import ChatMessage
from handlers.messages.desk_list import desk_message
from handlers.messages.house_figure import house_figures_message
from handlers.messages.missed import missed_message
from handlers.messages.notices import error_message
from handlers.messages.summary import summary_message
from handlers.messages.trust import trust_message
from handlers.trust import KeepRate
from storage.house_figures import HouseFigure
from storage.rule_trust import RulePlace, RuleTrust
from tests.builders import NOON, a_difference, an_alert, flood_sides

HOUR = timedelta(hours=1)
DESK = Desk(
    chat="slack",
    channel="C1",
    name="Wire desk",
    watches=(Watch(source="Valley Press", kind="figures"), Watch(topic="floods", severity="high")),
    quiet=QuietHours(start=time(22), end=time(7)),
    window=timedelta(seconds=30),
    cap=20,
    digest=DigestPlan(times=(time(7),)),
)


def desk_samples() -> Iterator[tuple[str, str, ChatMessage]]:
    """Return file name, title and message of what a channel asks about itself, and is told beside its cards."""
    often = "about 6 alerts a day on the last 7 days"
    watched = desk_message(DESK, expected=often, done="now watched: figures of Valley Press")
    yield "desks", "watch", watched
    nothing = replace(DESK, watches=())
    yield (
        "desks",
        "unwatch all",
        desk_message(nothing, expected="no alert a day", done="no longer watched: everything it watched"),
    )
    yield "desks", "list", desk_message(DESK, expected=often)
    yield "desks", "desk quiet 22:00-07:00", desk_message(DESK, expected=often, done="quiet is now 22:00-07:00")
    yield (
        "desks",
        "desk with a value it cannot take",
        error_message("A cap is a number of cards in an hour, 1 to 60, or off"),
    )
    yield "desks", "house", house_figures_message([a_house_figure()], start=0, total=1, now=NOON, zone=UTC)
    yield "desks", "house, none set", house_figures_message([], start=0, total=0, now=NOON, zone=UTC)
    yield "desks", "trust", a_trust_answer()
    held = [RECORD, replace(RECORD, alert=an_alert(a_difference(severity=Severity.MEDIUM), alert_id=1843))]
    yield "desks", "More cards than the channel takes in an hour", summary_message(held, why="cap", now=NOON)
    yield "desks", "After the quiet hours", summary_message(held, why="quiet", now=NOON)
    caught_up = missed_message(held, since=NOON - 9 * HOUR, until=NOON - HOUR, now=NOON, zone=UTC)
    yield "desks", "After the bot was down", caught_up


def a_house_figure() -> AgainstHouse:
    """Return the toll the house uses, and what differs from it."""
    house = HouseFigure(
        house_id=1,
        fact_id=31,
        alert_id=1842,
        subject="deaths in the Arden floods",
        value="at least 62",
        source="the Arden ministry",
        until=NOON + 72 * HOUR,
        made_at=NOON - HOUR,
        user_name="Ana",
        platform="slack",
    )
    _, other = flood_sides()
    return AgainstHouse(house=house, ours=(), others=other.members, agreeing=3)


def a_trust_answer() -> ChatMessage:
    """Return keep rates, one rule fallen back to the digest."""
    rules = [
        KeepRate(name="figure-value", kept=41, decided=44, people=5),
        KeepRate(name="framing-lead", kept=9, decided=22, people=4),
    ]
    sources = [KeepRate(name="Northwire", kept=30, decided=31, people=5)]
    fallen = RuleTrust(
        rule="framing-lead",
        place=RulePlace.DIGEST,
        since=NOON - 48 * HOUR,
        changed_by="Crosswire",
        reason="9 of 22 kept",
    )
    return trust_message(rules, sources, {fallen.rule: fallen})
