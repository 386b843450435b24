import pytest

from claims.certainty import certainty_of, polarity_of, predicate_of
from claims.claim import Certainty, Polarity
from tests.reading import parsed

A, H, C, F = Certainty.ASSERTED, Certainty.HEDGED, Certainty.CONDITIONAL, Certainty.FUTURE

FIRM = [
    ("The mayor resigned.", "resigned", A),
    ("The attack killed at least ten people.", "people", A),
    ("The missile can reach the coast.", "reach", A),
    ("Police may arrest twelve men.", "arrest", H),
    ("She could have died.", "died", H),
    ("The bank probably cut rates.", "cut", H),
    ("He appears to be a spy.", "be", H),
    ("It is likely that rates rise.", "rise", H),
    ("There is a risk that the dam breaks.", "breaks", H),
    ("It is unclear whether the pilot survived.", "survived", H),
    ("The army is believed to have crossed the river.", "crossed", H),
    ("The plant will close in May.", "close", F),
    ("The firm is set to cut jobs.", "cut", F),
    ("The firm is expected to cut jobs.", "cut", F),
    ("The firm said it would close the plant.", "close", F),
    ("The team plans to sign him.", "sign", F),
    ("The storm is going to hit on Sunday.", "hit", F),
    ("The company has plans to close.", "close", F),
    ("If he wins, he would cut taxes.", "cut", C),
    ("If he wins, he would cut taxes.", "wins", C),
    ("The deal would create jobs.", "create", C),
]


def head(text, word):
    _, sentences = parsed(text)
    return sentences[0], next(token.index for token in reversed(sentences[0].tokens) if token.text == word)


@pytest.mark.parametrize(("text", "word", "certainty"), FIRM)
def test_certainty_is_read_from_modals_clauses_and_what_stands_above(text, word, certainty):
    assert certainty_of(*head(text, word)) is certainty


SIGNS = [
    ("The allies have responded.", "responded", True),
    ("The allies have not yet responded.", "responded", False),
    ("Neither country has responded.", "responded", False),
    ("No one was hurt.", "hurt", False),
    ("There were no casualties.", "casualties", False),
    ("He failed to respond.", "respond", False),
    ("He refused to pay the fine.", "pay", False),
    ("The officials declined to comment.", "comment", False),
    ("He left without paying the fine.", "paying", False),
    ("She is unable to walk.", "walk", False),
    ("The firm has never paid.", "paid", False),
    ("The president has yet to sign the bill.", "sign", False),
    ("The minister denied that troops crossed the border.", "crossed", False),
    ("The company has no plans to close.", "plans", False),
    ("He did not fail to pay.", "pay", True),
    ("Not only did he win, he set a record.", "win", True),
    ("The court upheld the ban.", "upheld", True),
]


@pytest.mark.parametrize(("text", "word", "positive"), SIGNS)
def test_polarity_counts_negations_up_to_the_stated_clause(text, word, positive):
    assert polarity_of(*head(text, word)) is (Polarity.POSITIVE if positive else Polarity.NEGATIVE)


def test_the_predicate_of_a_word_is_the_verb_of_its_clause():
    sentence, index = head("Police said twelve men were killed near the old bridge.", "bridge")
    assert predicate_of(sentence, index).text == "killed"


def test_a_headline_without_a_verb_has_a_root_for_a_predicate():
    sentence, index = head("Twelve dead in ferry fire\n\nA ferry burned.", "fire")
    assert predicate_of(sentence, index).head == predicate_of(sentence, index).index
