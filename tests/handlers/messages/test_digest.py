from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.message import Heading, Listing, Paragraph
from handlers.messages.digest import CAP, DigestContent, DigestEntry, FailedFeed, digest_message
from tests.builders import NOON, an_alert

WINDOW = {"desk": "Wire desk", "channel": "C1", "since": NOON - timedelta(hours=12), "until": NOON}
ENTRY = DigestEntry(alert=an_alert(), opened_at=NOON - timedelta(hours=9))


def headings(message):
    return [part.text for part in message.parts if isinstance(part, Heading)]


def items(message):
    return [item for part in message.parts if isinstance(part, Listing) for item in part.items]


def test_an_empty_digest_says_so_and_how_much_was_read():
    message = digest_message(DigestContent(**WINDOW, articles=188))
    assert message.summary == "Wire desk: No differences since 00:00 UTC. 188 articles read, all feeds well."
    assert message.parts == (Paragraph(text="No differences since 00:00 UTC. 188 articles read, all feeds well."),)


def test_an_empty_digest_is_honest_about_what_it_hides():
    message = digest_message(DigestContent(**WINDOW, articles=1, left_out=1, failed_files=1))
    assert "No differences to decide" in message.summary
    assert "1 low or muted one left out, 1 article read, 1 file not read" in message.summary
    assert headings(message) == ["Not well", "Left out"]


def test_sections_come_in_order_and_are_numbered_through():
    message = digest_message(
        DigestContent(**WINDOW, articles=9, open_alerts=(ENTRY, ENTRY), moved=(ENTRY,), suggested=(ENTRY,))
    )
    assert headings(message) == ["Need a decision (2)", "Moved (1)", "Suggested: keep or drop (1)"]
    assert [part.first for part in message.parts if isinstance(part, Listing)] == [1, 3, 4]


def test_at_most_fifteen_are_listed_and_the_rest_is_counted():
    message = digest_message(
        DigestContent(
            **WINDOW, articles=9, open_alerts=(ENTRY,) * 12, moved=(ENTRY,) * 9, suggested=(ENTRY,) * 4, left_out=3
        )
    )
    assert len(items(message)) == CAP
    assert headings(message)[:2] == ["Need a decision (11 of 12)", "Moved (2 of 9)"]
    assert message.parts[-1] == Paragraph(
        text="10 differences over the 15 a digest holds and 3 low or muted differences: ask for “alerts” to see them."
    )


def test_the_sections_come_in_the_order_in_which_a_desk_works_through_them():
    content = DigestContent(
        **WINDOW,
        articles=9,
        open_alerts=(ENTRY,),
        moved=(ENTRY,),
        corrections=(replace(ENTRY, carried=("Toll rises", "Arden mourns", "A third")),),
        framing=(ENTRY,),
        suggested=(ENTRY,) * 7,
        failed_feeds=(FailedFeed(name="Arden feed"),),
        mutes=("Floods in Arden, until 14:00 UTC, by Ana",),
        left_out=1,
    )
    message = digest_message(content)
    assert [heading.split(" (")[0] for heading in headings(message)] == [
        "Need a decision",
        "Moved",
        "Corrections",
        "Framing",
        "Suggested: keep or drop",
        "Not well",
        "Muted",
        "Left out",
    ]
    assert items(message)[2].detail == "we still carry it in 3 articles: “Toll rises”, “Arden mourns” and 1 more"
    labels = [one.label for one in message.buttons]
    assert labels == [f"{word} {number}" for number in range(5, 10) for word in ("Keep", "Drop")]


def test_what_was_open_before_the_window_is_carried_over_with_its_age():
    old = DigestEntry(alert=an_alert(), opened_at=NOON - timedelta(days=2))
    (item,) = items(digest_message(DigestContent(**WINDOW, articles=9, open_alerts=(old,))))
    assert item.detail == "high, open 2 days, carried over"


def test_an_open_alert_says_since_when_and_who_has_it():
    taken = DigestEntry(alert=an_alert(), opened_at=NOON - timedelta(minutes=61), taken_by="Ana")
    assert (
        items(digest_message(DigestContent(**WINDOW, articles=9, open_alerts=(taken,))))[0].detail
        == "high, open 1 hour, taken by Ana"
    )


def test_an_alert_without_an_opening_time_leaves_it_out():
    assert (
        items(digest_message(DigestContent(**WINDOW, articles=9, open_alerts=(DigestEntry(alert=an_alert()),))))[
            0
        ].detail
        == "high"
    )


def test_failed_feeds_are_named_with_their_reason():
    feeds = (FailedFeed(name="Arden feed", reason="timed out", since=NOON), FailedFeed(name=""))
    shown = items(digest_message(DigestContent(**WINDOW, articles=9, failed_feeds=feeds)))
    assert [(item.text, item.detail) for item in shown] == [
        ("Arden feed is failing", "timed out"),
        ("a feed without a name is failing", "no reason given"),
    ]


def test_times_are_in_the_desks_zone():
    message = digest_message(DigestContent(**WINDOW, articles=188), zone=ZoneInfo("Europe/Madrid"))
    assert message.title == "Wire desk digest · 10 Mar 2026, 13:00 CET"
    assert "since 01:00 CET" in message.summary


@pytest.mark.parametrize("count", [1, 15, 40])
def test_the_phone_gets_the_counts_and_the_first_finding(count):
    summary = digest_message(DigestContent(**WINDOW, articles=9, open_alerts=(ENTRY,) * count)).summary
    assert f"{count} need" in summary
    assert "First: Deaths in the Arden floods" in summary
    assert len(summary) < 300
