from claims.alert import AlertState
from claims.difference import DifferenceKind
from handlers.messages.filing import FAMILIES, filing_of
from tests.builders import a_difference, an_alert


def test_every_kind_has_a_label():
    assert FAMILIES.keys() == set(DifferenceKind)


def test_a_card_is_filed_by_its_state_and_kinds():
    alert = an_alert(a_difference(), a_difference(kind=DifferenceKind.ATTRIBUTION))
    assert filing_of(alert).labels == ("open", "figure", "attribution")


def test_alerts_in_one_post_have_the_state_that_needs_most_and_every_kind():
    settled = an_alert(state=AlertState.SETTLED)
    taken = an_alert(a_difference(kind=DifferenceKind.FRAMING), state=AlertState.TAKEN)
    assert filing_of(settled, [taken]).labels == ("taken", "figure", "framing")
    assert filing_of(taken, [settled, an_alert()]).labels == ("open", "framing", "figure")


def test_the_post_is_named_by_a_headline_that_stands_on_the_card_else_by_its_finding():
    alert = an_alert()
    assert filing_of(alert).story == "Figures differ: " + alert.differences[0].subject
