from dataclasses import replace

import pytest

from claims.difference import DifferenceKind, Severity
from handlers.desks.watch import CONDITIONS, EVERYTHING, KINDS, Surroundings, Watch, wants, watch_of
from tests.builders import a_difference, an_alert, flood_sides

AROUND = Surroundings(
    own_sources={"Arden Courier"},
    feed_names={"https://southpress.example.com/rss": "Southpress world"},
    story_title="Floods in Arden",
)


def test_every_kind_of_difference_can_be_watched_by_one_word():
    listed = [kind for kinds in KINDS.values() for kind in kinds]
    assert sorted(listed) == sorted(DifferenceKind)


@pytest.mark.parametrize(
    "watch",
    [
        EVERYTHING,
        Watch(source="southpress"),
        Watch(feed="Southpress world"),
        Watch(topic="floods deaths"),
        Watch(topic="flood"),
        Watch(story="floods arden"),
        Watch(story="7"),
        Watch(kind="figures"),
        Watch(severity="high"),
        Watch(severity="low"),
        Watch(own=True),
        Watch(source="Northwire", kind="figures", topic="deaths", own=True),
    ],
    ids=lambda watch: watch.in_words,
)
def test_a_watch_asks_for_what_meets_all_its_conditions(watch):
    assert wants(watch, an_alert(), AROUND)


@pytest.mark.parametrize(
    "watch",
    [
        Watch(source="South"),
        Watch(feed="Northwire world"),
        Watch(topic="floods strike"),
        Watch(story="strike"),
        Watch(story="8"),
        Watch(kind="framing"),
        Watch(place="Brackley"),
        Watch(entity="Lena Adair"),
        Watch(source="Northwire", kind="framing"),
    ],
    ids=lambda watch: watch.in_words,
)
def test_a_watch_passes_over_what_fails_one_condition(watch):
    assert not wants(watch, an_alert(), AROUND)


def test_place_and_entity_are_those_of_the_passages():
    first, second = flood_sides()
    member = first.members[0]
    claim = replace(member.claim, place="Arden", entities=("Lena Adair",))
    sides = (replace(first, members=(replace(member, claim=claim),)), second)
    alert = an_alert(a_difference(sides))
    for watch in (Watch(place="arden"), Watch(entity="Adair"), Watch(entity="lena adair", place="Arden")):
        assert wants(watch, alert, AROUND)
    assert not wants(Watch(entity="Adair Brandt"), alert, AROUND)


def test_conditions_must_hold_of_one_difference_not_of_several_together():
    low = a_difference(kind=DifferenceKind.NAME_SPELLING, severity=Severity.LOW)
    alert = an_alert(a_difference(), low)
    assert wants(Watch(kind="names"), alert, AROUND)
    assert not wants(Watch(kind="names", severity="high"), alert, AROUND)


def test_our_own_copy_is_that_of_the_settings():
    assert not wants(Watch(own=True), an_alert(), replace(AROUND, own_sources=()))


def test_a_watch_is_kept_and_comes_back_as_it_was():
    watch = Watch(source="Valley Press", kind="figures", own=True)
    assert watch_of(watch.conditions) == watch
    assert watch_of({"source": "x", "smell": "y"}) == Watch(source="x")
    assert set(watch.conditions) <= set(CONDITIONS)
