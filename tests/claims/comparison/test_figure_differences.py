"""What hangs together in a fact, and what a chain of likenesses joined."""

import random

from claims.article import plain_article
from claims.claim import Evidence, FigureClaim
from claims.cohesion import cohesive_groups
from claims.comparison.differences import find_differences
from claims.extract import read_claims
from claims.parser import load_parser


def figures(*texts):
    found = []
    for number, text in enumerate(texts):
        article = plain_article(text, uri=f"a{number}")
        found += [
            Evidence(claim=claim, article=article)
            for claim in read_claims(article, load_parser()).claims
            if isinstance(claim, FigureClaim)
        ]
    return found


def surfaces(members):
    groups = cohesive_groups(members)
    return {frozenset(one.claim.surface for one in group) for group in groups if len(group) > 1}


def test_figures_of_two_things_fall_into_two_groups():
    members = figures(
        "The fire in Marn killed eleven people and burned four houses.",
        "The fire in Marn killed nine people and burned four houses.",
    )

    assert surfaces(members) == {frozenset({"eleven", "nine"}), frozenset({"four"})}


def test_what_an_article_tells_side_by_side_it_tells_apart():
    members = figures(
        "The tower in Arden is 120 metres tall. The chimney in Arden is 90 metres tall.",
        "The tower in Arden is 120 metres tall. The chimney in Arden is 90 metres tall.",
    )

    assert find_differences(members) == []


def test_a_dispute_of_two_sources_inside_one_article_is_of_one_thing():
    members = figures(
        "The army said 40 rebels were killed in Marn. The governor said 12 rebels were killed in Marn.",
        "The army said 40 rebels were killed in Marn.",
    )

    assert surfaces(members) == {frozenset({"40", "12"})}


def test_the_order_of_the_members_changes_nothing():
    members = figures(
        "The fire in Marn killed eleven people and burned four houses.",
        "The fire in Marn killed nine people and burned six houses.",
        "Nine people died in the fire in Marn; five houses burned.",
    )
    chance = random.Random(3)
    seen = set()
    for _ in range(5):
        chance.shuffle(members)
        seen.add(tuple(one.summary for one in find_differences(members)))

    assert len(seen) == 1


def test_a_part_is_held_against_the_same_part_and_not_against_a_whole():
    members = figures(
        "Vantia sent nearly 50,000 troops to Kell, including 10,000 Marnish soldiers.",
        "Vantia estimates that 11,000 Marnish soldiers are in Kell.",
    )

    sides = [{one.claim.surface for one in side.members} for found in find_differences(members) for side in found.sides]
    assert {"10,000"} in sides
    assert {"11,000"} in sides
    assert not any("50,000" in surface for side in sides for surface in side)


def test_a_toll_is_said_in_the_right_number():
    members = figures(
        "The death toll of the fire in Marn rose to 57 on Sunday.",
        "The fire in Marn has killed 41 people, the mayor said.",
    )

    said = [side.says for found in find_differences(members) for side in found.sides]
    assert "57 deaths" in said
