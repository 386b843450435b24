"""Words, times, passages and sizes: the small pieces every message is made of."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span
from handlers.messages.fitting import fit, parted, size
from handlers.messages.passages import pieces, window
from handlers.messages.safe_text import safe_line, safe_text, safe_url
from handlers.messages.times import clock, lasting
from handlers.messages.wording import counted, enumerated, grouped_digits, number, shortened
from tests.builders import NOON
from tests.message_strategies import marks, texts

UNTIMED = settings(deadline=None, max_examples=60)
"""Shared machines stall; these tests are about what comes back."""

ODD = {
    chr(code)
    for code in (
        *range(9),
        *range(11, 32),
        *range(127, 160),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200E,
        0x200F,
    )
}


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOON, "12:00 UTC"),
        (NOON - timedelta(days=1), "Mon 9 Mar, 12:00 UTC"),
        (NOON - timedelta(days=400), "3 Feb 2025, 12:00 UTC"),
        (NOON.replace(tzinfo=None), "12:00 UTC"),
        (None, "time not given"),
    ],
)
def test_a_time_is_as_short_as_it_may_be_and_has_its_zone(at, words):
    assert clock(at, now=NOON) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Asia/Kolkata", "17:30 IST"), ("Asia/Dubai", "16:00 UTC+04"), ("America/New_York", "08:00 EDT")],
)
def test_a_zone_goes_by_the_name_readers_know(zone, words):
    assert clock(NOON, now=NOON, zone=ZoneInfo(zone)) == words


@UNTIMED
@given(at=st.datetimes(timezones=st.one_of(st.none(), st.timezones())), zone=st.timezones())
def test_any_time_has_words(at, zone):
    assert clock(at, now=NOON, zone=zone)


def test_the_ends_of_the_calendar_have_words():
    assert clock(datetime.max.replace(tzinfo=UTC), zone=ZoneInfo("Asia/Tokyo")) == "31 Dec 9999, 23:59 UTC"
    assert clock(datetime.min.replace(tzinfo=UTC), zone=ZoneInfo("America/Lima")).endswith("UTC")


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=5), "under a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=9), "9 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(-1), "under a minute"),
    ],
)
def test_a_length_of_time_is_in_its_largest_unit(length, words):
    assert lasting(length) == words


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("11000 voters", "11,000 voters"),
        ("1234567", "1,234,567"),
        ("1234", "1234"),
        ("about 12345.", "about 12,345."),
        ("12345.67", "12345.67"),
        ("11,000", "11,000"),
        ("id 00123456", "id 00123456"),
        ("A12345", "A12345"),
        ("2026-03-10", "2026-03-10"),
    ],
)
def test_only_bare_long_numbers_get_separators(text, grouped):
    assert grouped_digits(text) == grouped


def test_counts_and_lists_read_as_english():
    assert [counted(n, "outlet") for n in (0, 1, 2, 1200)] == ["0 outlets", "1 outlet", "2 outlets", "1,200 outlets"]
    assert counted(2, "entry", "entries") == "2 entries"
    assert enumerated([]) == ""
    assert enumerated(["AFP"]) == "AFP"
    assert enumerated(["AFP", "EFE"]) == "AFP and EFE"
    assert enumerated(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert number(1234.5) == "1,234.5"


@UNTIMED
@given(text=texts, limit=st.integers(0, 400))
def test_a_shortened_text_is_within_its_limit_and_says_that_it_was_cut(text, limit):
    short = shortened(text, limit)
    assert len(short) <= limit or short == text
    assert short == text or short.endswith("…") or limit == 0


@UNTIMED
@given(text=texts, limit=st.integers(10, 400))
def test_a_fitted_text_is_measured_after_escaping(text, limit):
    fitted = fit(text, limit, lambda part: part.replace("&", "&amp;").replace("x", "xxx"))
    assert size(fitted) <= limit


@UNTIMED
@given(text=texts, limit=st.integers(5, 500))
def test_parts_hold_every_word_within_the_limit(text, limit):
    parts = parted(text, limit)
    assert all(size(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_an_emoji_of_several_characters_is_not_cut_in_two():
    assert fit("ab 👩\u200d👩\u200d👧", 7, str) == "ab…"


@UNTIMED
@given(text=texts, cuts=marks)
def test_pieces_put_together_are_the_text(text, cuts):
    assert "".join(piece for piece, _ in pieces(text, cuts)) == text


@UNTIMED
@given(text=texts, cuts=marks, limit=st.integers(20, 300))
def test_a_window_holds_the_articles_own_words_and_its_marks(text, cuts, limit):
    shown, moved = window(text, cuts, limit)
    assert len(shown) <= limit
    assert shown.strip("…") in text or len(text) <= limit
    assert all(0 <= mark.start < mark.end <= len(shown) for mark in moved)


def test_a_window_keeps_what_differs_in_sight():
    text = "word " * 400 + "eleven dead " + "word " * 400
    shown, [mark] = window(text, (Span(2000, 2011),), 200)
    assert mark.slice(shown) == "eleven dead"
    assert shown.startswith("…")
    assert shown.endswith("…")


@UNTIMED
@given(text=texts)
def test_safe_text_holds_no_control_character_and_no_hidden_direction(text):
    safe = safe_text(text)
    assert not ODD & set(safe)
    safe.encode("utf-8")
    assert safe_text(safe) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "click"),
        ("\x9b2Jx", "x"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("\ud800", "\ufffd"),
        ("A\u0301", "A\u0301"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_what_a_terminal_would_obey_is_gone_and_what_deceives_is_shown(text, safe):
    assert safe_text(text) == safe


def test_a_safe_line_is_one_line():
    assert safe_line(" a\n\tb\u2029 c ") == "a b c"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("https://a.example/x_(1)", "https://a.example/x_%281%29"),
        ("javascript:alert(1)", None),
        ("https://bank.test@evil.example/", None),
        ("https://a.example/\u202ex", None),
        ("https://a.example/a b", None),
        ("https://a.example/|<!channel>", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_are_linked(url, safe):
    assert safe_url(url) == safe
