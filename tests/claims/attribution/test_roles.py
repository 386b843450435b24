"""Roles that stand for a name: *the president*, *the Ukrainian president*."""

import pytest

from tests.reading import read, sentence_of, where


def speaker_of(text, words):
    _, sentences, _, who = read(text)
    span = where(text, words)
    attribution = who.attribution(sentence_of(sentences, span), span)
    return attribution.speaker if attribution else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President Anna Ruiz met reporters. The dam is safe, the president said.", "Anna Ruiz"),
        (
            "President Anna Ruiz met her guest from Norland. The dam is safe, the Norland president said.",
            "the Norland president",
        ),
        ("Norland President Ole Berg met reporters. The dam is safe, the Norland president said.", "Ole Berg"),
    ],
)
def test_a_narrowed_role_points_only_to_a_bearer_of_that_very_role(text, speaker):
    assert speaker_of(text, "The dam is safe") == speaker
