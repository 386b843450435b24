import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Voice
from claims.framing.profile import LeadStance
from claims.framing.profiling import profile_framing
from tests.reading import read

LOADED = [
    ("The shameful night took place on Monday.", ["shameful"], Voice.OWN),
    ("Police said the shameful night took place on Monday.", ["shameful"], Voice.ATTRIBUTED),
    ("“The shameful night took place,” Anna Ruiz said.", ["shameful"], Voice.QUOTED),
    ("The minister lambasted the press.", ["lambasted"], Voice.OWN),
    ("The vote took place on Monday.", [], None),
    ("The Radical Party met on Monday.", [], None),
    ("The target was missed by a mile.", [], None),
]


@pytest.mark.parametrize(("text", "surfaces", "voice"), LOADED)
def test_loaded_words_are_found_by_part_of_speech_with_their_voice(text, surfaces, voice):
    words = profile_framing(*read(text)).loaded_words
    assert [word.surface for word in words] == surfaces
    assert all(word.voice is voice for word in words)


STANCES = [
    ("The harbour burned on Monday.", LeadStance.ASSERTED),
    ("The harbour burned on Monday, police said.", LeadStance.UNNAMED_SOURCE),
    ("The harbour burned on Monday, Reuters reported.", LeadStance.NAMED_SOURCE),
    ("The harbour is believed to have burned on Monday.", LeadStance.HEDGED),
    ("The harbour may have burned on Monday.", LeadStance.HEDGED),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_lead_vouches_in_one_of_four_ways(text, stance):
    assert profile_framing(*read(text)).lead_stance is stance


def test_sources_are_counted_in_direct_and_indirect_speech_under_one_name():
    text = (
        "Mayor Anna Ruiz said the dam held. “It will hold,” Ruiz said. Police confirmed 12 deaths. "
        "The town promised help. They said little."
    )
    sources = {item.name: (item.named, item.direct, item.indirect) for item in profile_framing(*read(text)).sources}
    assert sources == {"Anna Ruiz": (True, 1, 1), "Police": (False, 0, 1)}


def test_reporting_verbs_keep_their_speaker():
    verbs = profile_framing(*read("Anna Ruiz boasted that the dam held. Police said it broke.")).report_verbs
    assert [(verb.lemma, verb.speaker) for verb in verbs] == [("boast", "Anna Ruiz"), ("say", "Police")]


PIECES = [
    "Mayor Anna Ruiz closed the harbour.",
    "“It is a shameful, reckless move,” said Carla Berg.",
    "The decision, a major U-turn, is seen as belated.",
    "Critics slammed the so-called “rescue plan”.",
    "",
    "In a reversal, police are believed to have left!",
    "Too little, too late?",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from([" ", "\n", "\n\n"]))
def test_every_cue_is_a_slice_of_the_article_and_a_profile_never_changes(pieces, gap):
    article, sentences, mask, who = read(gap.join(pieces))
    profile = profile_framing(article, sentences, mask, who)
    for cue in (*profile.characterisations, *profile.loaded_words, *profile.report_verbs):
        assert article.text[cue.span.start : cue.span.end] == cue.surface
    assert profile == profile_framing(article, sentences, mask)
