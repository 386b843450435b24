import re

import pytest

from claims import lexicon
from claims.attribution import cues
from claims.framing import lexicon as framing
from claims.lexicon import table, words


def test_a_missing_list_is_named_with_the_remedy():
    with pytest.raises(ValueError, match=r"claims/data/nowhere\.toml is missing: reinstall"):
        table("nowhere")
    with pytest.raises(ValueError, match=r"hedges\.toml has no entry 'adverbs.nothing'"):
        words("hedges", "adverbs.nothing")


def test_a_dotted_key_gives_the_words_of_every_list_below_it():
    assert "may" in words("hedges", "modals")
    assert words("hedges", "modals.future") < words("hedges", "modals")


def test_a_plain_list_is_read_by_section():
    sections = lexicon.sections("framing_loaded_words")
    assert sum(map(len, sections.values())) > 1000
    assert "shameful" in sections["adjectives"]


def test_every_characterising_word_has_one_family_and_a_grade():
    seen: dict[str, str] = {}
    families = table("framing_families")["families"]
    for family, by_strength in families.items():
        assert set(by_strength) <= set(framing.STRENGTHS), family
        for word in (word for members in by_strength.values() for word in members):
            assert word == word.lower()
            assert word not in seen, f"{word} is in {family} and in {seen[word]}"
            seen[word] = family
    assert len(families) >= 40


def test_every_idiom_belongs_to_a_family():
    families = table("framing_families")["families"]
    idioms = framing.shipped_words().idioms
    for idiom in idioms:
        assert idiom.grade.family in families
    assert any(idiom.pattern.search("It came Too Little Too Late.") for idiom in idioms)


def test_every_stopped_loaded_word_is_lower_case_and_plain():
    for word in words("framing", "loaded_stop.words"):
        assert re.fullmatch(r"[a-z\-]+", word), word


def test_every_verb_that_frames_or_takes_an_object_is_a_reporting_verb():
    for listed in (cues.AS_VERBS, cues.OBJECT_VERBS):
        assert not {verb for verb in listed if verb not in cues.VERBS} - {"herald", "justify", "defend", "position"}


def test_no_given_name_is_both_a_mans_and_a_womans():
    names = table("given_names")
    assert not set(names["male"].split()) & set(names["female"].split())
