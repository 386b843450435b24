import pytest

from claims.claim import Voice
from claims.quotes import quote_claims
from tests.reading import read

# text, [(content, speaker)]
QUOTED = [
    ("“We will rebuild,” Anna Ruiz said.", [("We will rebuild,", "Anna Ruiz")]),
    ("“We will rebuild,” said Anna Ruiz.", [("We will rebuild,", "Anna Ruiz")]),
    ("Anna Ruiz said: “We will rebuild.”", [("We will rebuild.", "Anna Ruiz")]),
    ("“We will,” Anna Ruiz said, “rebuild it all.”", [("We will,", "Anna Ruiz"), ("rebuild it all.", "Anna Ruiz")]),
    ("Anna Ruiz stressed that “the dam will hold this time”.", [("the dam will hold this time", "Anna Ruiz")]),
    ("Ruiz: “Who broke the dam?”", [("Who broke the dam?", "Ruiz")]),
    (
        "Mayor Anna Ruiz came at noon. “We will rebuild,” Ruiz said.",
        [("We will rebuild,", "Anna Ruiz")],
    ),
    (
        "“We lost the house. The car is gone,” Anna Ruiz said.",
        [("We lost the house. The car is gone,", "Anna Ruiz")],
    ),
    (
        "Anna Ruiz said she was sad. “We lost the house.”",
        [("We lost the house.", "Anna Ruiz")],
    ),
    (
        "“We lost the house.\n“We lost the car,” Anna Ruiz said.",
        [("We lost the house.", "Anna Ruiz"), ("We lost the car,", "Anna Ruiz")],
    ),
    ("“We will rebuild,” the mayor said.", [("We will rebuild,", "the mayor")]),
    ("“We saw smoke all night,” one resident said.", [("We saw smoke all night,", "one resident")]),
    (
        "Ruiz’s reply was short, simply stating that “the dam is not our business”.",
        [("the dam is not our business", "Ruiz")],
    ),
    ("The so-called “experts” saw the film “Night Train”.", []),
    ("“He told us ‘go home’ and we did,” Anna Ruiz said.", [("He told us ‘go home’ and we did,", "Anna Ruiz")]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_each_stretch_of_speech_is_one_claim_with_its_speaker(text, expected):
    article, sentences, mask, who = read(text)
    assert [(claim.content, claim.speaker) for claim in quote_claims(article, sentences, mask, who)] == expected


def test_the_previous_and_unlinked_stretch_of_two_sentences_gives_the_reopened_one_its_speaker():
    text = "Anna Ruiz said: “We lost the house.\n“We lost the car.”"
    article, sentences, mask, who = read(text)
    assert [claim.speaker for claim in quote_claims(article, sentences, mask, who)] == ["Anna Ruiz", "Anna Ruiz"]


UNSURE = [
    "Anna Ruiz met Carla Berg. Both left early.\n\n“The dam will not hold much longer,” she said.",
    "“The dam will not hold much longer.”",
    "Anna Ruiz left at noon.\n\nA guard shut the door. “The dam will not hold much longer,” he said.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_an_unsure_speaker_is_none_rather_than_wrong(text):
    article, sentences, mask, who = read(text)
    (claim,) = quote_claims(article, sentences, mask, who)
    assert claim.speaker is None


def test_a_claim_carries_its_sentences_word_for_word():
    text = "It rained. “We lost the house. The car is gone,” Anna Ruiz said. It stopped."
    article, sentences, mask, who = read(text)
    (claim,) = quote_claims(article, sentences, mask, who)
    assert claim.sentence == "“We lost the house. The car is gone,” Anna Ruiz said."
    assert article.text[claim.sentence_span.start : claim.sentence_span.end] == claim.sentence
    assert article.text[claim.span.start : claim.span.end] == claim.surface == claim.content
    assert claim.voice is Voice.QUOTED
