import pytest

from claims.attribution import attribution_of, is_agentless
from tests.reading import parsed, sentence_of, where

# text, words asked about, the speaker's phrase, cue, named
SAID = [
    ("Police said 12 people were killed.", "12 people", "Police", "say", False),
    ("One aid official said that 12 people were killed.", "12 people", "One aid official", "say", False),
    ("12 people were killed, police said.", "12 people", "police", "say", False),
    ("12 people were killed, said John Marsh, head of the service.", "12 people", "John Marsh", "say", True),
    ("The toll, officials said, was 12.", "12", "officials", "say", False),
    ("Twelve people died, according to the fire service.", "Twelve", "the fire service", "according to", False),
    ("According to Reuters, 12 people died.", "12 people", "Reuters", "according to", True),
    ("Peru estimates there are 300 trucks at the border.", "300 trucks", "Peru", "estimate", True),
    ("Officials put the damage at 3 billion dollars.", "3 billion", "Officials", "put", False),
    ("Police confirmed the deaths of 12 miners.", "12 miners", "Police", "confirm", False),
    ("The company announced 500 job cuts.", "500", "The company", "announce", False),
    ("The damage was estimated by insurers at 40 million dollars.", "40 million", "insurers", "estimate", False),
    ("The minister denied that 12 people had died.", "12 people", "The minister", "deny", False),
    ("Union leader Ana Ruiz argued that 300 jobs were lost.", "300 jobs", "Union leader Ana Ruiz", "argue", True),
    ("The study found that 40 percent of trees were sick.", "40 percent", "The study", "find", False),
    ("He resigned, saying that 12 people had died.", "12 people", "He", "say", False),
    ("The mayor refused to leave but insisted that 12 people were safe.", "12 people", "The mayor", "insist", False),
    ("Reports that 12 people had died spread quickly.", "12 people", "Reports", "report", False),
    ("The firm forecasts sales of 5 billion dollars.", "5 billion", "The firm", "forecast", False),
    ("The board framed the merger as a rescue of 300 jobs.", "300 jobs", "The board", "frame", False),
    ("The roof fell in, notes the engineer.", "roof", "the engineer", "note", False),
    ("Twelve people died, Reuters reported, citing officials.", "Twelve", "Reuters", "report", True),
]


@pytest.mark.parametrize(("text", "words", "speaker", "cue", "named"), SAID)
def test_the_speaker_is_found_on_either_side_of_the_words(text, words, speaker, cue, named):
    _, sentences = parsed(text)
    found = attribution_of(sentences[0], where(text, words))
    assert found is not None
    assert (found.speaker, found.cue, found.named) == (speaker, cue, named)


OWN = [
    ("Police killed 12 people.", "12 people"),
    ("The blast claimed 12 lives.", "12 lives"),
    ("The minister did not say whether 12 people died.", "12 people"),
    ("The minister declined to say whether 12 people died.", "12 people"),
    ("Work went on according to plan for 12 days.", "12 days"),
    ("Rescuers found it hard to reach 12 people.", "12 people"),
    ("The crisis saw 12 banks fail.", "12 banks"),
    ("The senator said little, and 12 people left the room.", "12 people"),
    ("It is important to note that 12 people died.", "12 people"),
]


@pytest.mark.parametrize(("text", "words"), OWN)
def test_words_nobody_is_given_as_the_source_of_are_the_outlets_own(text, words):
    _, sentences = parsed(text)
    assert attribution_of(sentences[0], where(text, words)) is None
    assert not is_agentless(sentences[0], where(text, words))


NOBODY = [
    ("Twelve people are believed to have died.", "Twelve"),
    ("Twelve people reportedly died.", "Twelve"),
    ("The firm is said to have lost 3 billion dollars.", "3 billion"),
    ("It is thought that 12 people died.", "12 people"),
    ("The plan is seen as a risk for 300 jobs.", "300 jobs"),
    ("The damage is estimated at 40 million dollars.", "40 million"),
    ("Allegedly, 12 people were paid.", "12 people"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_words_put_down_to_nobody_are_agentless(text, words):
    _, sentences = parsed(text)
    assert is_agentless(sentences[0], where(text, words))
    assert attribution_of(sentences[0], where(text, words)) is None


def test_a_headline_label_and_a_headline_tag_name_the_source():
    for text, words, speaker in (
        ("Police: 12 dead in ferry fire\n\nA ferry burned on Monday.", "12 dead", "Police"),
        ("At least 12 dead in ferry fire – officials\n\nA ferry burned on Monday.", "12 dead", "officials"),
    ):
        _, sentences = parsed(text)
        span = where(text, words)
        found = attribution_of(sentence_of(sentences, span), span)
        assert found is not None
        assert found.speaker == speaker


def test_the_inner_of_two_reports_wins():
    text = "Reuters said that police believed 12 people had died."
    _, sentences = parsed(text)
    found = attribution_of(sentences[0], where(text, "12 people"))
    assert found is not None
    assert found.speaker == "police"
