import pytest

from claims.claim import Voice
from tests.reading import read, sentence_of, where

POINTS_BACK = [
    ("Anna Ruiz said the dam held. She added that 12 homes were lost.", "12 homes", "Anna Ruiz"),
    ("The mayor, John Marsh, spoke at noon. He said 12 homes were lost.", "12 homes", "John Marsh"),
    ("“We lost all,” Anna Ruiz said. She said that 12 homes were gone.", "12 homes", "Anna Ruiz"),
    (
        "Water expert Anna Ruiz saw the dam. The level was high. The expert said 12 homes were lost.",
        "12 homes",
        "Anna Ruiz",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), POINTS_BACK)
def test_pronouns_and_roles_point_back_to_the_one_who_fits(text, words, speaker):
    _, sentences, _, who = read(text)
    span = where(text, words)
    found = who.attribution(sentence_of(sentences, span), span)
    assert found is not None
    assert found.speaker == speaker
    assert found.named


UNSURE = [
    ("Anna Ruiz met Carla Berg. Both left early.\n\nShe said 12 homes were lost.", "12 homes", "She"),
    ("Anna Ruiz said the dam held. He added that 12 homes were lost.", "12 homes", "He"),
    ("The expert said 12 homes were lost.", "12 homes", "The expert"),
    (
        "Water expert Anna Ruiz and energy expert Carla Berg saw the dam. The expert said 12 homes were lost.",
        "12 homes",
        "The expert",
    ),
]


@pytest.mark.parametrize(("text", "words", "phrase"), UNSURE)
def test_an_unsure_pronoun_or_role_stays_as_the_article_has_it(text, words, phrase):
    _, sentences, _, who = read(text)
    span = where(text, words)
    found = who.attribution(sentence_of(sentences, span), span)
    assert found is not None
    assert found.speaker == phrase
    assert not found.named


VOICES = [
    ("Twelve homes were lost.", "Twelve", Voice.OWN),
    ("Police said twelve homes were lost.", "twelve", Voice.ATTRIBUTED),
    ("“Twelve homes were lost,” police said.", "Twelve", Voice.QUOTED),
    ("Twelve homes are believed to be lost.", "Twelve", Voice.AGENTLESS),
    ("The film “Twelve Homes” won.", "Twelve", Voice.OWN),
    ("Police said twelve homes were reportedly lost.", "twelve", Voice.ATTRIBUTED),
]


@pytest.mark.parametrize(("text", "words", "voice"), VOICES)
def test_every_span_has_one_of_four_voices(text, words, voice):
    _, sentences, _, who = read(text)
    span = where(text, words)
    assert who.voice(sentence_of(sentences, span), span) is voice


def test_words_in_a_quotation_belong_to_its_speaker_also_when_tagged_a_sentence_later():
    text = "“We lost 12 homes. The dam is gone,” Anna Ruiz said."
    _, sentences, _, who = read(text)
    span = where(text, "12 homes")
    found = who.attribution(sentence_of(sentences, span), span)
    assert found is not None
    assert found.speaker == "Anna Ruiz"
