import pytest

from bot.reading_pool import read_here
from claims.difference import DifferenceKind, Route, Severity
from handlers.comparing import compare_readings
from tests.claims.copies import wire_set

WIRES = {topic["name"]: wire_set.wire(topic) for topic in wire_set.topics()}
COPIES = [case for case in wire_set.cases() if case.is_copy]
CHANGED = [case for case in COPIES if case.treatment == "figure changed"]


def compared(*articles):
    found = compare_readings(articles, [read_here(article) for article in articles], copies=True)
    return [one for one in found.differences if one.route is not Route.NOWHERE]


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case.topic)
def test_a_copy_with_one_figure_changed_is_alerted_as_such(case):
    told = compared(WIRES[case.topic], case.article)
    # Where the headline kept the old figure, the copy contradicts itself too.
    (found,) = [one for one in told if one.kind is not DifferenceKind.INTERNAL_CONFLICT]
    assert found.kind is DifferenceKind.FIGURE_CONFLICT
    assert (found.route, found.severity, found.rule) == (Route.CHANNEL, Severity.HIGH, "copy-figure")
    assert "carries the text of" in found.why


@pytest.mark.parametrize(
    "case",
    [case for case in COPIES if case.treatment != "figure changed"],
    ids=lambda case: f"{case.topic}-{case.treatment}",
)
def test_any_other_copy_raises_nothing(case):
    assert compared(WIRES[case.topic], case.article) == []
