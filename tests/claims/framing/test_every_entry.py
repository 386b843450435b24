"""Every entry of the word lists is found in an example of its own."""

import tomllib
from pathlib import Path

import pytest

from claims.article import Article, Span, plain_article
from claims.framing.lexicon import shipped_words
from claims.framing.profile import FramingProfile
from claims.framing.profiling import profile_framing
from claims.lexicon import sections, table, words
from claims.parser import load_parser
from claims.sentences import sentence_spans
from claims.voice import QuoteMask

LEAD = "Mayor Anna Ruiz closed the old harbour on Monday."
OWN = tomllib.loads(Path(__file__).with_name("examples.toml").read_text("utf-8"))
"""Examples of entries that the frames below do not fit."""
ACT_FRAMES = ("The {} decision was read out on Monday.", "The decision was a {}.", "The decision was {}.")
LOADED_FRAMES = {
    "adjectives": ("The {} crowd went home on Monday.", "The crowd was {}."),
    "nouns": ("The {} went on for a week.", "They spoke of the {} on Monday.", "It was a {}."),
    "verbs": ("They {} the city.", "They will {} it.", "The town began to {} on Monday."),
    "adverbs": ("The town {} changed on Monday.", "The mayor spoke {} on Monday.", "The hall was {} full."),
}


def profile_of(examples: list[str]) -> tuple[Article, FramingProfile]:
    article = plain_article("\n\n".join([LEAD, *examples]), uri="test")
    sentences = load_parser().parse(article.text, sentence_spans(article))
    return article, profile_framing(article, sentences, QuoteMask.of(article))


def missed(frames: tuple[str, ...], entries: list[str], own: dict[str, str], kind: str) -> list[str]:
    """Return the entries that are found in none of the frames nor in an example of their own."""
    left = [entry for entry in entries if entry not in own]
    for frame in frames:
        left = _missed([frame.format(entry) for entry in left], left, kind)
        if not left:
            break
    with_own = [entry for entry in entries if entry in own]
    return left + _missed([own[entry] for entry in with_own], with_own, kind)


def _missed(examples: list[str], entries: list[str], kind: str) -> list[str]:
    article, profile = profile_of(examples)
    found = profile.characterisations if kind == "act" else profile.loaded_words
    names = {(item.span, item.word if kind == "act" else item.lemma) for item in found}  # type: ignore[union-attr]
    place = len(LEAD) + 2
    missing = []
    for example, entry in zip(examples, entries, strict=True):
        around = Span(place, place + len(example))
        assert around.slice(article.text) == example
        if not any(around.covers(span) and name == entry for span, name in names):
            missing.append(entry)
        place += len(example) + 2
    return missing


@pytest.mark.parametrize("family", table("framing_families")["families"])
def test_every_characterising_word_is_found_in_an_example(family):
    entries = [word for members in table("framing_families")["families"][family].values() for word in members]
    assert entries
    assert missed(ACT_FRAMES, entries, OWN["act"], "act") == []


@pytest.mark.parametrize("section", LOADED_FRAMES)
def test_every_loaded_word_that_counts_is_found_in_an_example(section):
    stopped = words("framing", "loaded_stop.words")
    listed = next(members for title, members in sections("framing_loaded_words").items() if title.startswith(section))
    assert missed(LOADED_FRAMES[section], sorted(listed - stopped), OWN["loaded"], "loaded") == []


def test_every_fixed_phrase_is_found_in_an_example():
    examples = OWN["idioms"]
    for idiom in shipped_words().idioms:
        example = examples.get(idiom.grade.word) or f"The decision was a {idiom.grade.word}."
        assert idiom.pattern.search(example), idiom.grade.word
        _, profile = profile_of([example])
        assert any(item.family == idiom.grade.family for item in profile.characterisations), example
