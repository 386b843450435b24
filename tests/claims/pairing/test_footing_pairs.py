"""One thing stated as fact here, alleged, suspected or forecast there."""

import pytest

from claims.article import Article, Span
from claims.difference import DifferenceKind, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings


def attributions(first, second):
    articles = [
        Article(uri=uri, source=uri, text=text, body_span=Span(0, len(text)))
        for uri, text in (("a", first), ("b", second))
    ]
    found = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences
    return [one for one in found if one.kind is DifferenceKind.ATTRIBUTION and one.route is not Route.NOWHERE]


UNLIKE = [
    (
        "The fire at the mill may have been caused by a faulty heater, the fire chief said.",
        "The fire at the mill was caused by a faulty heater.",
    ),
    (
        "Eating walnuts every day may reduce the risk of stroke, researchers said on Tuesday.",
        "Eating walnuts every day reduces the risk of stroke.",
    ),
    (
        "Helga Wirth, an economist, expects house prices in Lund to fall by a tenth next year.",
        "House prices in Lund will fall by a tenth next year.",
    ),
    (
        "The river will burst its banks at Haddle on Friday, forecasters said.",
        "The river will burst its banks at Haddle on Friday.",
    ),
    (
        "The trawler was rammed by a Tavian patrol boat, the navy said.",
        "Seven men were rescued after their trawler was rammed by a Tavian patrol boat.",
    ),
    (
        "The skier Ilmar Tamm is suspected of using a banned steroid.",
        "The skier Ilmar Tamm used a banned steroid.",
    ),
    (
        "Seismologists believe the quake was caused by the long-dormant Sidra fault.",
        "The quake, which was caused by the Sidra fault, struck Velmar shortly before midnight.",
    ),
    (
        "Analysts at Banc Nord expect sales to reach 2 billion dollars by 2030.",
        "Sales will reach 2 billion dollars by 2030.",
    ),
    (
        "A former colleague, Ines Roca, is suspected of destroying documents.",
        "Ines Roca, who worked under Bastide, destroyed documents.",
    ),
    (
        "Gregor Sand was accused of stealing paintings from the Linden museum.",
        "Gregor Sand stole paintings from the Linden museum.",
    ),
]


@pytest.mark.parametrize(("doubted", "flat"), UNLIKE)
def test_what_is_doubted_here_and_flat_there_is_told(doubted, flat):
    (found,) = attributions(doubted, flat)

    assert found.route is Route.CHANNEL
    assert [[member.article.uri for member in side.members] for side in found.sides] in ([["a"], ["b"]], [["b"], ["a"]])


ALIKE = [
    # a plain credit against none is house style
    ("Five people were killed in a fire at Lund mill, police said.", "Five people were killed in a fire at Lund mill."),
    (
        "Kelso Foods will open a second plant in Lund in May, its chairman said.",
        "Kelso Foods will open a second plant in Lund in May.",
    ),
    # the police on their own officers: an admission
    (
        "Police said two plainclothes officers shot the teenager Kim Rask on Saturday.",
        "Two plainclothes officers shot the teenager Kim Rask on Saturday.",
    ),
    # both doubt it, in other words
    (
        "Sleeping in a cold room may lower blood pressure, a study suggests.",
        "Sleeping in a cold room could lower blood pressure, researchers believe.",
    ),
    # another thing happened to another crash
    (
        "Ice on the wings may have caused the crash near Osk.",
        "The 2019 crash near Osk was caused by a broken rotor.",
    ),
    # before the act nothing is stated
    (
        "The boat was rammed by a Tavian patrol, the navy said.",
        "The crew must leave before the boat is rammed by a Tavian patrol.",
    ),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_house_style_and_other_things_stay_quiet(first, second):
    assert attributions(first, second) == []
