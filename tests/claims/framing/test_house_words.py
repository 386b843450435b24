import pytest

from claims.framing.house_words import NO_CHANGES, UnreadableWords, read_house_words, words_of
from claims.framing.lexicon import shipped_words
from claims.framing.profiling import profile_framing
from tests.reading import read

LEAD = "Mayor Anna Ruiz closed the old harbour on Monday. "
OWN = """
[add]
"fire sale" = { family = "desperate", strength = "strong", reason = "house style" }
"zany" = { family = "reckless", reason = "house style" }
"hoodlum" = { part = "noun", reason = "house style" }

[silence]
"reckless" = "we use it"
"too late" = "we use it"
"shameful" = { reason = "we use it" }
"""


def profile(text, words=None):
    article, sentences, mask, who = read(LEAD + text)
    return profile_framing(article, sentences, mask, who, words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The decision was a fire sale.", "a fire sale"),
        ("The zany decision was read out.", "zany decision"),
    ],
)
def test_added_words_characterise_from_then_on(text, found):
    assert profile(text).characterisations == ()
    (item,) = profile(text, words_of(read_house_words(OWN))).characterisations
    assert item.surface == found


def test_added_loaded_words_count_in_their_part_of_speech():
    words = words_of(read_house_words(OWN))
    assert profile("The hoodlum left.").loaded_words == ()
    assert [word.lemma for word in profile("The hoodlum left.", words).loaded_words] == ["hoodlum"]


@pytest.mark.parametrize("text", ["Her reckless decision stunned all.", "The decision came too late."])
def test_silenced_words_and_phrases_are_read_no_more(text):
    assert profile(text).characterisations != ()
    assert profile(text, words_of(read_house_words(OWN))).characterisations == ()


def test_no_changes_are_the_shipped_lists():
    assert read_house_words("") == NO_CHANGES
    assert words_of(NO_CHANGES) is shipped_words()


WRONG = [
    ("[add", "is not TOML"),
    ("[words]\n", r"a section \[words\]; there are \[add\] and \[silence\]"),
    ("add = 3", "add is no section"),
    ('[add]\nodd = "loud"', "says more or less than family"),
    ('[add]\nodd = { reason = "x" }', "either its family or"),
    ('[add]\nodd = { family = "escalation", part = "noun", reason = "x" }', "either its family or"),
    ('[add]\nodd = { part = "pronoun", reason = "x" }', "write adjective, noun, verb, adverb"),
    ('[add]\nodd = { family = "weather", reason = "x" }', "the families are .*escalation"),
    ('[add]\nodd = { family = "escalation", strength = "4", reason = "x" }', "write mild, firm, strong"),
    ('[add]\nodd = { family = "escalation" }', "gives no reason"),
    ('[silence]\nodd = " "', "gives no reason"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_list_that_cannot_be_used_says_what_to_write(text, message):
    with pytest.raises(UnreadableWords, match=message):
        read_house_words(text)
