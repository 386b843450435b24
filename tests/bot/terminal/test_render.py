import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from rich.console import Console

from bot.terminal.render import show
from claims.article import Span
from docs.transcript_messages import samples
from handlers.message import ChatMessage, Paragraph, Quotation
from handlers.messages.alert import alert_message
from tests.builders import NOON, an_alert
from tests.message_strategies import messages


def printed(message, *, width=80, terminal=False):
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
    )
    show(console, message, now=NOON)
    return console.file.getvalue()


def test_an_alert_shows_both_sentences_sources_and_times():
    said = " ".join(printed(alert_message(an_alert(), now=NOON)).replace("│", "").replace("┃", "").split())
    for expected in (
        "Figures differ: deaths in the Arden floods",
        "High severity · open",
        "*At least 62 people* have died in the floods in Arden, the regional government said.",
        "The toll from the floods in Arden stood at *51* on Tuesday, emergency services said.",
        "Northwire · 10:00 UTC · also Arden Courier and The Ledger",
        "Southpress · 10:20 UTC",
        "Alert 1842",
    ):
        assert expected in said


@pytest.mark.parametrize("message", [message for _, _, message in samples()], ids=[title for _, title, _ in samples()])
@pytest.mark.parametrize("width", [80, 40])
def test_every_sample_fits_the_width_and_is_plain_in_a_pipe(message, width):
    lines = printed(message, width=width).splitlines()
    assert all(len(line) <= width for line in lines)
    assert "\x1b" not in "".join(lines)


@given(message=messages)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_text_can_give_the_terminal_orders(message):
    said = printed(message)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    said.encode("utf-8")
    styled = printed(message, terminal=True)
    assert not re.search("\x1b(?!\\[[0-9;]*m)", styled)


def test_rich_markup_in_an_article_is_shown_not_obeyed():
    assert "[red]x[/red] [/]" in printed(
        ChatMessage(title="t", summary="s", parts=(Paragraph(text="[red]x[/red] [/]"),))
    )


def test_marked_words_are_underlined_where_there_is_type_and_starred_where_there_is_none():
    message = ChatMessage(
        title="t", summary="s", parts=(Quotation(text="up to 51 dead", source="x", marks=(Span(6, 8),)),)
    )
    assert "*51*" in printed(message)
    assert "*51*" not in printed(message, terminal=True)
    assert "\x1b[1;4m51" in printed(message, terminal=True)


def test_a_message_without_parts_shows_its_summary():
    assert "all feeds well" in printed(ChatMessage(title="t", summary="all feeds well"))


def test_a_console_without_unicode_gets_ascii_frames():
    buffer = io.BytesIO()
    console = Console(file=io.TextIOWrapper(buffer, encoding="ascii", errors="replace"), width=80, color_system=None)
    show(console, alert_message(an_alert(), now=NOON), now=NOON)
    console.file.flush()
    assert b"| " in buffer.getvalue()
    assert b"Northwire" in buffer.getvalue()
