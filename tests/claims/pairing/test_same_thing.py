"""Whether two figures of whole sentences measure the same thing, and whether they differ."""

import pytest

from claims.article import plain_article
from claims.claim import Evidence, FigureClaim
from claims.difference import Outcome
from claims.extract import read_claims
from claims.pairing.pairs import pair_claims
from claims.parser import load_parser


def evidence(text, uri):
    article = plain_article(text, uri=uri)
    return [Evidence(claim=claim, article=article) for claim in read_claims(article, load_parser()).claims]


def outcomes(a, b):
    pairs = pair_claims(evidence(a, "a"), evidence(b, "b"))
    figures = [pair for pair in pairs if isinstance(pair.a.claim, FigureClaim)]
    return {(short(pair.a), short(pair.b)): pair.outcome for pair in figures}


def short(one):
    """Return the figure from its number on: *300 km*."""
    words = one.claim.surface.split()
    return " ".join(words[next((i for i, word in enumerate(words) if word[:1].isdigit()), 0) :])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Floods in Arden have killed 62 people, officials said.",
            "The death toll from the floods in Arden stands at 51.",
            {("62", "51"): Outcome.DIFFER},
        ),
        (
            "The rocket has a maximum range of 300 km, its maker says.",
            "The rocket can reach 186 miles, its maker says.",
            {("300 km", "186 miles"): Outcome.AGREE},
        ),
        (
            "Two people died and two were injured in the crash near Marn.",
            "Two people died and three were injured in the crash near Marn.",
            {("Two", "Two"): Outcome.AGREE, ("two", "three"): Outcome.DIFFER},
        ),
        (
            "Brightwater will buy Halden Foods for $4.2 billion, the companies said.",
            "Halden Foods is to be bought by Brightwater for $3.8 billion.",
            {("$4.2 billion", "$3.8 billion"): Outcome.DIFFER},
        ),
    ],
)
def test_figures_of_one_thing_are_paired_and_compared(a, b, expected):
    assert outcomes(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The quake killed ten people.", "The quake injured 80 people."),
        ("The fire burned 300 houses in Arden.", "Firefighters used 40 trucks in Arden."),
        ("Brightwater raised $40 million last year.", "Halden Foods will cost €38 million."),
        ("The striker is 24 years old.", "The striker signed for five years."),
    ],
)
def test_figures_of_different_things_are_not_held_against_each_other(a, b):
    assert Outcome.DIFFER not in outcomes(a, b).values()


def test_pairing_does_not_depend_on_which_article_comes_first():
    a = "Floods in Arden have killed 62 people and injured 300, officials said."
    b = "The death toll from the floods in Arden stands at 51; 290 people were injured."

    assert {frozenset(pair) for pair in outcomes(a, b)} == {frozenset(pair) for pair in outcomes(b, a)}


def test_an_article_is_never_paired_with_itself():
    one = evidence("Floods in Arden killed 62 people. The floods in Arden killed 51 people.", "a")

    assert pair_claims(one, one) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Her aunt cares for five of the Arden orphans while their uncle looks after seven.",
            "Twelve Arden orphans are cared for by relatives.",
        ),
        ("The judge in Marn gave Bolt two extra life sentences.", "Bolt is serving three life sentences in Marn."),
        (
            "The quake hit southern Chile on Monday, killing 10 people.",
            "The quake hit northern Japan on Monday, killing 14 people.",
        ),
        (
            "Halden was bought for $4.2 billion in cash, the companies said.",
            "Halden was bought for $5.4 billion in cash and stock.",
        ),
        ("The typical lifespan of a battery is three years.", "The new battery has a lifespan of five years."),
        (
            "An aftershock of magnitude 4.1 shook Arden on Monday.",
            "The quake that shook Arden had a magnitude of 6.3.",
        ),
        (
            "Reth, who was 18 at the time of the crash, was driving.",
            "Reth, 20, was found guilty of the crash.",
        ),
    ],
)
def test_two_figures_that_can_both_be_right_do_not_differ(a, b):
    assert Outcome.DIFFER not in outcomes(a, b).values()


def test_ten_killed_and_seventy_hurt_are_not_eighty_hurt():
    a = "The quake in southern Arden killed 10 people and wounded 70."
    b = "The quake in southern Arden killed 10 people and injured 80."

    assert outcomes(a, b)["70", "80"] is Outcome.DIFFER
