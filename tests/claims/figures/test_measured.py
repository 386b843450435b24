"""What a number measures, read from whole sentences."""

import pytest

from claims.article import plain_article
from claims.claim import FigureClaim, Relation
from claims.extract import read_claims
from claims.parser import load_parser


def figure(text, words):
    """Return the one figure whose surface holds the words."""
    claims = read_claims(plain_article(text, uri="t"), load_parser()).claims
    (found,) = (claim for claim in claims if isinstance(claim, FigureClaim) and words in claim.surface)
    return found


@pytest.mark.parametrize(
    ("text", "surface", "head", "event"),
    [
        ("At least 62 people were killed in the floods.", "At least 62", "people", "kill"),
        ("Rescuers evacuated 400 villagers from the valley.", "400", "villager", "evacuate"),
        ("A 10,000-strong force of marines has arrived.", "10,000-strong", "marine", "arrive"),
        ("Nearly 5,000 of the town's residents were evacuated.", "Nearly 5,000", "resident", "evacuate"),
        ("The death toll rose to 73 on Friday.", "73", "death", "rise"),
        ("Police arrested dozens and released 12 protesters.", "12", "protester", "release"),
        ("The union says 22,000 workers have walked out.", "22,000", "worker", "walk"),
        ("Ten people died and 31 were injured.", "31", "people", "injure"),
    ],
)
def test_a_count_is_of_its_noun_and_of_what_happened_to_it(text, surface, head, event):
    concept = figure(text, surface).concept

    assert (concept.head, concept.event) == (head, event)


@pytest.mark.parametrize(
    ("text", "surface", "property"),
    [
        ("The rocket has a range of up to 300 km.", "up to 300 km", "range"),
        ("The rocket can reach 300km.", "300km", "reach"),
        ("The 200-mile range of the rocket is new.", "200-mile", "range"),
        ("Revenue rose to $4.2 billion in the third quarter.", "$4.2 billion", "revenue"),
        ("They agreed to buy the firm for $5.4 billion.", "$5.4 billion", "buy"),
        ("The $5.4bn takeover was announced on Monday.", "$5.4bn", "takeover"),
        ("There is $7 million remaining in the fund.", "$7 million", "remain"),
        ("The quake struck one mile below ground.", "one mile", "below"),
    ],
)
def test_a_measure_is_of_the_noun_or_verb_that_governs_its_unit(text, surface, property):  # noqa: A002
    assert figure(text, surface).concept.property == property


@pytest.mark.parametrize(
    ("text", "surface", "relation"),
    [
        ("The attack killed eight more people.", "eight", Relation.MORE),
        ("The attack killed eight people, including two children.", "two", Relation.INCLUDING),
        ("Turnout was 61 percent, lower than the 67 percent of 2020.", "67 percent", Relation.PRIOR),
        ("It reaches 300km (186 miles).", "186 miles", Relation.CONVERSION),
        ("The attack killed eight people.", "eight", None),
    ],
)
def test_a_figure_knows_how_it_stands_to_another_one(text, surface, relation):
    assert figure(text, surface).relation is relation


def test_a_part_shares_what_happened_to_the_whole():
    assert figure("The attack killed eight people, including two children.", "two").concept.event == "kill"


def test_the_phrase_is_what_an_editor_would_call_it():
    found = figure("Officials say 11,000 North Korean soldiers are there.", "11,000")

    assert found.concept.text == "North Korean soldiers"


def test_an_estimate_is_approximate_by_its_sources_own_word():
    found = figure("The ministry estimates that 11,000 soldiers are there.", "11,000")

    assert found.modifier == "~"
    assert found.modifier_text.startswith("estimate")


@pytest.mark.parametrize(
    ("text", "surface", "head", "event"),
    [
        ("Ten people were killed and about 50 hurt.", "50", "hurt", "hurt"),
        ("The storm left three dead and 14 missing.", "14", None, "missing"),
        ("Five people received treatment after being injured by the blast.", "Five", "people", "injure"),
        ("All seven of those who were charged were convicted.", "seven", "those", "convict"),
        ("Denmark has 20 ferries and Norway has two.", "two", "ferry", "have"),
        ("The dead man was a father of three who ran a bakery.", "three", "child", "father"),
    ],
)
def test_a_count_without_its_noun_is_still_of_something(text, surface, head, event):
    concept = figure(text, surface).concept

    assert (concept.head, concept.event) == (head, event)


@pytest.mark.parametrize(
    "text", ["The driver, who was 18 at the time, was freed.", "Then-18-year-old Jonas Reth drove the car."]
)
def test_an_age_of_the_past_is_not_todays(text):
    assert figure(text, "18").relation is Relation.PRIOR
