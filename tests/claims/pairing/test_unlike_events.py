"""Figures of quakes, votes, results, courts, sport, health and weather: what differs, and the traps beside it."""

import pytest

from claims.difference import Outcome
from tests.claims.pairing.test_same_thing import outcomes

DIFFER = [
    ("The quake near Tavros killed 38 people.", "At least 45 people died in the quake near Tavros."),
    ("The quake near Tavros had a magnitude of 6.2.", "A magnitude 6.6 quake shook Tavros."),
    ("Turnout in the Arden election was 61 percent.", "Turnout in the election in Arden reached 68 percent."),
    ("Brightwater made a net profit of $340 million.", "Brightwater's net profit was $310 million."),
    ("Piet Marle was sentenced to 12 years in prison.", "Piet Marle was sentenced to 15 years in prison."),
    ("A crowd of 54,000 watched Halden play Marn.", "Halden played Marn before a crowd of 48,000."),
    ("The trial of the vaccine enrolled 3,200 patients.", "The vaccine trial enrolled 2,300 patients."),
    ("Winds of 190 km/h battered Arden.", "Winds of 140 km/h battered Arden."),
    ("Brightwater will cut 900 jobs in Marn.", "Brightwater is to cut 1,400 jobs in Marn."),
    ("The fire near Arden has burned 3,000 hectares.", "The fire near Arden has burned 5,200 hectares."),
]
QUIET = [
    ("The quake near Tavros killed 38 people.", "The quake near Tavros injured 240 people."),
    ("The quake near Tavros killed 38 people.", "The quake near Tavros killed 38 people, including nine children."),
    ("The quake had a magnitude of 6.2.", "The quake struck at a depth of 10 km."),
    ("Turnout was 61 percent.", "Turnout was 61.2 percent, against 55 percent four years ago."),
    ("Revenue at Brightwater was $4.2 billion.", "Net profit at Brightwater was $340 million."),
    ("Net profit rose 12% to $340 million.", "Net profit rose to $340 million."),
    ("Halden will pay €38 million for Marn.", "Halden will pay $41 million for Marn."),
    ("Winds of 190 km/h battered Arden.", "Winds of 118 mph battered Arden."),
    ("About 2,800 homes lost power in Arden.", "2,799 homes lost power in Arden."),
    ("More than 50 people were hurt in Marn.", "In Marn 54 people were hurt."),
    ("The storm killed 12 people in Peru.", "The storm killed 30 people in Chile."),
    ("The temperature in Arden reached 41 degrees Celsius.", "Arden saw 106 degrees Fahrenheit."),
    ("Eight people were killed in Arden.", "Two more people were killed in Arden."),
    ("The average wage at Brightwater is $52,000.", "The minimum wage at Brightwater is $31,000."),
]


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_two_values_of_one_thing_differ(a, b):
    assert Outcome.DIFFER in outcomes(a, b).values()
    assert Outcome.DIFFER in outcomes(b, a).values()


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_what_can_both_be_right_stays_quiet(a, b):
    assert Outcome.DIFFER not in outcomes(a, b).values()
    assert Outcome.DIFFER not in outcomes(b, a).values()
