from dataclasses import replace

from claims.difference import DifferenceKind
from handlers.later_news import later_news
from tests.builders import a_difference, a_side, flood_sides, some_evidence


def echo(says="55", minutes_ago=10):
    text = f"The floods in Arden have killed {says} people, the mayor said."
    return some_evidence(says, float(says), text=text, source="Arden Echo", minutes_ago=minutes_ago)


def test_a_side_that_nobody_took_before_is_news():
    third = a_side("55", echo())
    news = later_news([a_difference()], [a_difference((*flood_sides(), third))])

    assert news is not None
    assert news.articles == (third.members[0].article.uri,)
    assert news.kind is None


def test_an_outlet_that_joins_a_side_is_no_news():
    first, second = flood_sides()
    joined = replace(second, members=(*second.members, echo("51")))

    assert later_news([a_difference()], [a_difference((first, joined))]) is None


def test_a_side_that_falls_in_two_is_no_news():
    first, second = flood_sides()
    split = (replace(first, members=first.members[:1]), replace(first, members=first.members[1:]), second)

    assert later_news([a_difference()], [a_difference(split)]) is None


def test_a_conflict_that_time_explains_is_news():
    news = later_news([a_difference()], [a_difference(kind=DifferenceKind.FIGURE_UPDATE)])

    assert news is not None
    assert news.kind is DifferenceKind.FIGURE_UPDATE
    assert not news.is_correction


def test_a_correction_is_news_wherever_it_stands():
    news = later_news([a_difference()], [a_difference(), a_difference(kind=DifferenceKind.CORRECTION)])

    assert news is not None
    assert news.is_correction
