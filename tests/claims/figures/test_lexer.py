import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span, plain_article
from claims.figures.lexer import find_mentions
from claims.sentences import sentence_spans

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
PIECES = [
    "10", "2,000", "3.5", "½", "one", "twenty", "hundred", "million", "dozens", "half", "a", "third", "of", "and", "to", "between",
    "from", "-", "–", "$", "€", "US$", "%", "per", "cent", "km", "m", "miles", "year", "old", "about", "up", "more", "than", "(", ")",
    ",", ".", "'", '"', "No", "Smith", "in", "out", "May", "pounds", "°", "C", "x", "/", ":", "+", "people", "magnitude", "twice", "\n",
]  # fmt: skip
WORDY = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " "])), max_size=30).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def check(text):
    mentions = find_mentions(text, Span(0, len(text)))
    position = 0
    for mention in mentions:
        assert (
            0
            <= mention.span.start
            <= mention.number_span.start
            < mention.number_span.end
            <= mention.span.end
            <= len(text)
        )
        assert mention.number_span.start >= position
        assert mention.value.low <= mention.value.high
        position = mention.number_span.end
        for other in (mention.partner, mention.coordinated_with):
            assert other is None or other in {earlier.span for earlier in mentions}
    return mentions


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises_and_every_span_lies_in_it(text):
    check(text)


@settings(max_examples=500, deadline=None)
@given(WORDY)
def test_no_heap_of_number_words_raises(text):
    check(text)


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None)
@given(st.one_of(WORDY, st.text(max_size=200)))
def test_ten_thousand_texts_do_not_raise(text):
    check(text)


@pytest.mark.parametrize(
    "text",
    ["7" * 1_000_000, "12 " * 333_333, "1,000,000," * 100_000, "-1" * 500_000, "1.1." * 250_000, "half a " * 140_000, "$" * 1_000_000,
     "million " * 125_000, "from 5 to 6 " * 83_333],
    ids=["digits", "numbers", "commas", "signs", "dots", "halves", "dollars", "scales", "ranges"],
)  # fmt: skip
def test_a_megabyte_of_numbers_is_read_within_two_seconds(text):
    started = time.process_time()
    find_mentions(text, Span(0, len(text)))
    assert time.process_time() - started < 2


def test_reading_time_grows_with_length_only():
    sentence = "Police said about 120 people and 15 officers were hurt, and damage was put at $5m to $6m (£4m). "
    short, long = (sentence * copies for copies in (50, 500))

    def best(text, copies):
        """Return the shortest of several readings, so that what else the machine does counts for nothing."""
        times = []
        for _ in range(5):
            started = time.process_time()
            assert len(find_mentions(text, Span(0, len(text)))) == 4 * copies
            times.append(time.process_time() - started)
        return min(times)

    # ten times the text takes ten times as long; a quadratic reader would take a hundred times
    assert best(long, 500) < 30 * best(short, 50)


def test_spans_point_into_the_whole_text():
    text = "Nothing here.\n\nUp to 40 homes burned."
    (mention,) = find_mentions(text, Span(15, len(text)))
    assert mention.span.slice(text) == "Up to 40"
    assert find_mentions(text, Span(0, 13)) == []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared gold sets are not beside this checkout")
def test_every_gold_figure_of_the_seeds_is_read_with_its_modifier_and_nothing_else():
    modifiers = {
        "exact": "=",
        "approx": "~",
        "nearly": "~",
        "at_least": ">=",
        "over": ">",
        "at_most": "<=",
        "within": "<=",
    }
    rows = [json.loads(line) for line in (SHARED / "gold/seeds/claims.jsonl").read_text(encoding="utf-8").splitlines()]
    spurious = 0
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        article = plain_article(text, uri=path.name)
        mentions = [mention for span, _, _ in sentence_spans(article) for mention in find_mentions(text, span)]
        gold = [row for row in rows if row["seed"] == path.name and row["kind"] == "figure"]
        for row in gold:
            (mention,) = [m for m in mentions if m.span.start < row["span_end"] and row["span_start"] < m.span.end]
            assert mention.value.nominal == row["value"], row["id"]
            assert mention.modifier.value == modifiers[row["modifier"]], row["id"]
            mentions.remove(mention)
        spurious += len(mentions)
    assert spurious <= 2
