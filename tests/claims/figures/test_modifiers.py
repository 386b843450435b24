import pytest

from claims.article import Span
from claims.claim import Dimension, Modifier
from claims.figures.lexer import find_mentions
from claims.figures.mention import Role


def read(text):
    return find_mentions(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "modifier", "surface"),
    [
        ("about 120 people", "~", "about 120"),
        ("an estimated 120", "~", "an estimated 120"),
        ("nearly 50,000 troops", "~", "nearly 50,000"),
        ("close to 90 percent", "~", "close to 90 percent"),
        ("some 20 blocks", "~", "some 20"),
        ("more than 400 children", ">", "more than 400"),
        ("well over 300 pages", ">", "well over 300"),
        ("in excess of $5m", ">", "in excess of $5m"),
        ("at least 10 people", ">=", "at least 10"),
        ("no fewer than 12 years", ">=", "no fewer than 12 years"),
        ("a minimum term of 29 years", ">=", "a minimum term of 29 years"),
        ("10 people or more", ">=", "10 people or more"),
        ("100-plus homes", ">=", "100-plus"),
        ("50+ shops", ">=", "50+"),
        ("fewer than 100", "<", "fewer than 100"),
        ("just under 15%", "<", "just under 15%"),
        ("up to 100 km", "<=", "up to 100 km"),
        ("as many as 600", "<=", "as many as 600"),
        ("no more than three", "<=", "no more than three"),
        ("within “24 hours” of", "<=", "within “24 hours”"),
        ("a maximum fine of £5,000", "<=", "a maximum fine of £5,000"),
        ("up to about 100 people", "<=", "up to about 100"),
        ("rose 12%", "up", "12%"),
        ("up 34 cents", "up", "up 34 cents"),
        ("cut rates by 25 basis points", "down", "25 basis points"),
        ("fell by more than 5%", "down", "more than 5%"),
        ("a 5% rise in sales", "up", "5%"),
        ("exactly 12 people", "=", "12"),
        ("spread over three days", "=", "three days"),
        ("for over three days", ">", "over three days"),
        ("fell 200 feet", "=", "200 feet"),
        ("went down about 12 kilometres from the coast", "~", "about 12 kilometres"),
        ("sank 2 nautical miles from port", "=", "2 nautical miles"),
        ("think about the 15 years", "=", "15 years"),
        ("raised $5m", "=", "$5m"),
        ("a dozen or so boats", "~", "a dozen or so"),
        ("nearly an hour", "~", "nearly an hour"),
        ("officials estimated that there were 300 dead", "~", "300"),
    ],
)
def test_a_modifier_is_read_with_its_number(text, modifier, surface):
    (mention,) = read(text)
    assert (mention.modifier.value, mention.span.slice(text)) == (modifier, surface)


def test_a_direction_keeps_the_bound_beside_it():
    (mention,) = read("Sales rose by more than 5%.")
    assert (mention.modifier, mention.bound, mention.modifier_text) == (Modifier.UP, Modifier.OVER, "rose by more than")


def test_a_modifier_reaches_what_is_coordinated():
    missiles, drones = read("firing approximately 120 missiles and 90 drones")
    assert drones.modifier is Modifier.ABOUT
    assert drones.coordinated_with == missiles.span
    assert [mention.modifier.value for mention in read("about 20 tanks, 30 guns and 50 trucks")] == ["~", "~", "~"]


@pytest.mark.parametrize(
    "text",
    ["at least 10 died and wounding 20", "up to $250,000 and 20 years", "about 20 tanks and exactly 5 men in 3 days"],
)
def test_a_modifier_stops_where_the_clause_does(text):
    assert read(text)[-1].modifier is Modifier.EXACT


@pytest.mark.parametrize("text", ["from 52% to 47%", "fell from 52% in May to 47%"])
def test_a_change_told_with_both_ends_is_two_figures(text):
    start, end = read(text)
    assert (start.role, start.value.nominal, end.role, end.value.nominal) == (Role.FROM, 52, Role.TO, 47)


def test_a_level_after_a_change_is_not_a_range():
    change, level = read("rose 3,200 to 45,000")
    assert (change.modifier, level.role, level.modifier) == (Modifier.UP, Role.LEVEL, Modifier.EXACT)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 10 and 12 people", 10, 12, None),
        ("10 to 12 million euros", 10e6, 12e6, "euro"),
        ("$50 billion-$60 billion", 50e9, 60e9, "dollar"),
        ("$50-60bn", 50e9, 60e9, "dollar"),
        ("£10m-£12m", 10e6, 12e6, "pound sterling"),
        ("40 - 50 miles", 40, 50, "mile"),
        ("two or three minutes", 2, 3, "minute"),
        ("ranging from 5% to 9%", 5, 9, "percentage"),
        ("18- to 24-year-olds", 18, 24, "year of age"),
        ("six months to two years", 0.5, 2, "year"),
    ],
)
def test_a_range_keeps_both_ends(text, low, high, unit):
    (mention,) = read(text)
    assert (mention.value.nominal, mention.unit) == (None, unit)
    assert (mention.value.low, mention.value.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "unit", "per", "dimension"),
    [
        ("$70 a share", "dollar per share", "share", Dimension.RATE),
        ("a 12-cent-a-share dividend", "cent per share", "share", Dimension.RATE),
        ("500,000 barrels a day", "barrel per day", "day", Dimension.RATE),
        ("24 attacks a day", None, "day", Dimension.RATE),
        ("12.4 deaths per 100,000 people", None, "100,000 people", Dimension.RATE),
        ("70 miles per hour", "mile per hour", None, Dimension.SPEED),
        ("34,500 tonnes of copper a year", "metric ton per year", "year", Dimension.RATE),
        ("12 people a day after the storm", None, None, Dimension.COUNT),
        ("30 percent", "percentage", None, Dimension.SHARE),
    ],
)
def test_a_rate_says_what_it_is_per(text, unit, per, dimension):
    (mention,) = read(text)
    assert (mention.unit, mention.per, mention.dimension) == (unit, per, dimension)
