import pytest

from claims.claim import Voice
from claims.framing.profiling import profile_framing
from tests.reading import read

LEAD = "Mayor Anna Ruiz closed the old harbour on Monday. "

# what follows the lead, words that must be found, their family
FOUND = [
    ("Ruiz's belated decision came after months of talks.", "belated decision", "belated"),
    ("The decision marks a sharp escalation in the dispute.", "a sharp escalation", "escalation"),
    ("The move represents a major U-turn by the city.", "a major U-turn", "reversal"),
    ("The decision amounts to a capitulation.", "a capitulation", "climbdown"),
    ("The decision was reckless.", "reckless", "reckless"),
    ("The closure, a gamble, upset the port.", "a gamble", "reckless"),
    ("The ruling could prompt a crackdown on smugglers.", "a crackdown", "crackdown"),
    ("The city council framed the closure as a limited measure.", "a limited measure", "limited"),
    ("The closure is seen as a provocation.", "a provocation", "escalation"),
    ("The closure follows a familiar pattern.", "a familiar pattern", "continuity"),
    ("In a dramatic reversal, Ruiz closed the school too.", "a dramatic reversal", "reversal"),
    ("Ruiz made a dramatic U-turn.", "a dramatic U-turn", "reversal"),
    ("Critics say the decision comes too little, too late.", "too little, too late", "belated"),
    ("The decision was rashly rushed through.", "rushed", "hasty"),
]


@pytest.mark.parametrize(("text", "words", "family"), FOUND)
def test_what_an_article_calls_the_act_is_found_with_its_family(text, words, family):
    profile = profile_framing(*read(LEAD + text))
    assert any(words in item.surface and item.family == family for item in profile.characterisations), [
        (item.surface, item.family) for item in profile.characterisations
    ]


# another act, another actor, no act, denied, or a phrase that judges nothing
DECOYS = [
    "Soldiers arrived, which marked a significant escalation.",
    "This would be a costly mistake.",
    "The army has stocks for massive strikes.",
    "It is important to note the risk.",
    "The decision was not a U-turn.",
    "Ten thousand recruits came, which represents a sharp escalation.",
    "The first step was a legal action.",
    "The weather was a disaster for farmers.",
    "Last year's disastrous closure of the airport is forgotten.",
    "Bulgaria's reckless decision to leave surprised all.",
    "The opposition's reckless plan had been rejected.",
    "A stunning victory by Rovers cheered the town.",
    "Ruiz wants to provide the islands with a lifeline.",
]


@pytest.mark.parametrize("text", DECOYS)
def test_decoys_do_not_attach_to_the_act(text):
    profile = profile_framing(*read(LEAD + text))
    assert profile.characterisations == ()


def test_a_move_of_somebody_acted_upon_is_another_act():
    text = "Mayor Anna Ruiz banned Northport from the harbour. Northport's reckless move had angered all."
    assert profile_framing(*read(text)).characterisations == ()


VOICES = [
    ("The decision marks a sharp escalation.", Voice.OWN, None),
    ("Critics say the decision marks a sharp escalation.", Voice.ATTRIBUTED, "Critics"),
    ("“The decision marks a sharp escalation,” Carla Berg said.", Voice.QUOTED, "Carla Berg"),
    ("The decision is seen as a sharp escalation.", Voice.AGENTLESS, None),
    ("The council framed the decision as a sharp escalation.", Voice.ATTRIBUTED, "The council"),
]


@pytest.mark.parametrize(("text", "voice", "speaker"), VOICES)
def test_a_characterisation_knows_whose_it_is(text, voice, speaker):
    (item,) = profile_framing(*read(LEAD + text)).characterisations
    assert (item.voice, item.speaker) == (voice, speaker)


STRENGTHS = [
    ("The decision marks a shift.", 1, False),
    ("The decision marks a reversal.", 2, False),
    ("The decision marks a U-turn.", 3, False),
    ("The decision marks a sharp escalation.", 3, False),
    ("The decision marks a slight escalation.", 1, False),
    ("The decision marks a potentially serious escalation.", 2, True),
    ("The decision may mark an escalation.", 2, True),
]


@pytest.mark.parametrize(("text", "strength", "hedged"), STRENGTHS)
def test_words_are_graded_and_degree_and_doubt_are_kept(text, strength, hedged):
    (item,) = profile_framing(*read(LEAD + text)).characterisations
    assert (item.strength, item.hedged) == (strength, hedged)
