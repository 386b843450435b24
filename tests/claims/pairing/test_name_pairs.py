"""One bearer whose name or position two articles write unlike; two bearers stay two."""

import pytest

from claims.article import Article, Span
from claims.difference import DifferenceKind, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings


def names_told(first, second):
    articles = [
        Article(uri=uri, source=uri, text=text, body_span=Span(0, len(text)))
        for uri, text in (("a", first), ("b", second))
    ]
    found = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences
    return [one for one in found if one.kind is DifferenceKind.NAME_SPELLING and one.route is not Route.NOWHERE]


UNLIKE = [
    ("Taras Kovalchuk, 47, will coach Dynamo Lissa.", "Taras Kovalchyk, 47, will coach Dynamo Lissa."),
    # letters swapped: nobody's house style, though both are given names
    (
        "The teacher killed by lightning on Mount Orr was Elise Marchand, 29, of Dole.",
        "The teacher killed by lightning on Mount Orr was Elsie Marchand, 29, of Dole.",
    ),
    # both words of the name
    (
        "The director of the Kyr centre, Dmitry Zhmaylo, doubts that the bridge will hold.",
        "Dmytro Zhmailo, director of the Kyr centre, doubts that the bridge will hold.",
    ),
    (
        "The rupak steadied after the central bank's deputy governor Ravi Dhar promised to defend it.",
        "Governor Ravi Dhar of the central bank promised to defend the rupak.",
    ),
    ("The company's finance director, Ruth Amsel, resigned.", "The company's chief executive, Ruth Amsel, resigned."),
    (
        "The Union of Northern Coastal Researchers (UNCER) warned that villages will have to move.",
        "Villages must move, the Union of Northern Coastal Researchers (UNCRE) said.",
    ),
]


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_one_bearer_named_unlike_is_told(first, second):
    (found,) = names_told(first, second)

    assert {member.article.uri for member in found.members} == {"a", "b"}


ALIKE = [
    ("Volodymyr Zelensky spoke in Lund.", "Volodymyr Zelenskyy spoke in Lund."),
    ("Robert Tanner will leave Halden Steel.", "Bob Tanner will leave Halden Steel."),
    ("Anaïs Müller-Lévy won at Orr.", "Anais Muller Levy won at Orr."),
    (
        "The novelist Adaeze Okonjo won the Lindgren prize.",
        "Adaeze Okonjo won the Lindgren prize; her sister Adaora Okonjo collected it.",
    ),
    (
        "Former justice minister Petra Vance has written a book.",
        "Petra Vance, who was justice minister, has written it.",
    ),
    # a sheriff's deputy who is a sergeant
    ("Nichols killed Deputy Sgt. Hoyt Teasley outside.", "Nichols killed Sgt. Hoyt Teasley, a deputy."),
    ("The drought has emptied Marlen, a reservoir.", "Jan Marlin, who farms near the reservoir, sells cattle."),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_house_style_and_two_bearers_stay_quiet(first, second):
    assert names_told(first, second) == []
