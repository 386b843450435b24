"""Correction notes: what we said and what stands against it, from our own copy and from sides that moved."""

import pytest

from claims.difference import DifferenceKind
from docs.transcript_messages import an_update
from handlers.correction_notes import correction_form_of, our_articles, was_and_is
from handlers.messages.own_copies import OwnCopy
from tests.builders import a_difference, a_side, an_alert, an_article, flood_sides, some_evidence

NOBODY = frozenset({"The Herald"})


@pytest.mark.parametrize(
    ("alert", "own", "was", "is_"),
    [
        (an_alert(), {"Southpress"}, "51", "at least 62"),
        (an_alert(), {"The Ledger"}, "at least 62", "51"),
        (an_alert(), NOBODY, "51", "at least 62"),
        (an_alert(an_update()), NOBODY, "51", "at least 62"),
        (an_alert(an_update()), {"Southpress"}, "51", "at least 62"),
    ],
    ids=["ours is the second", "ours is the first", "none is ours", "moved, none is ours", "moved, ours is behind"],
)
def test_what_was_said_and_what_is_so(alert, own, was, is_):
    assert was_and_is(alert, frozenset(own)) == (was, is_)


def test_of_three_values_in_time_what_stands_now_is_the_last():
    early, late = flood_sides()[1], flood_sides()[0]
    middle = a_side("58", some_evidence("58", 58, text="They counted 58 dead.", source="The Ledger", minutes_ago=30))
    moved = a_difference((early, middle, late), kind=DifferenceKind.CORRECTION)
    assert was_and_is(an_alert(moved), frozenset()) == ("51", "at least 62")
    moved = a_difference((early, middle, a_side("64")), kind=DifferenceKind.FIGURE_UPDATE)
    assert was_and_is(an_alert(moved), frozenset({"The Ledger"})) == ("58", "64")


def test_our_articles_are_those_on_a_side_and_those_that_still_carry_it():
    elsewhere = an_article("We wrote 51.", source="The Ledger", headline="Arden counts its dead")
    copy = OwnCopy(article=elsewhere, says="51")
    listed = our_articles(an_alert(), frozenset({"Southpress"}), [copy, copy])
    assert [item.detail for item in listed] == ["Southpress", "The Ledger"]
    assert listed[1].text == "Arden counts its dead: “51”"
    form = correction_form_of(an_alert(), NOBODY, [copy])
    assert "Arden counts its dead" in repr(form.parts)
    assert "None of our own articles" in repr(correction_form_of(an_alert(), NOBODY).parts)
