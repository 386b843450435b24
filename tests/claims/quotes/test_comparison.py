import pytest

from claims.article import Span
from claims.claim import Attribution, QuoteClaim
from claims.difference import Severity
from claims.quotes import QuoteOutcome, compare_quotes


def a_quote(content, speaker="Anna Ruiz"):
    span = Span(0, len(content))
    return QuoteClaim(
        surface=content, span=span, sentence=content, sentence_span=span, content=content, speaker=speaker
    )


OUTCOMES = [
    ("We will rebuild the bridge.", "We will rebuild the bridge.", QuoteOutcome.SAME),
    ("We will rebuild the bridge,", "“We will rebuild the bridge”", QuoteOutcome.SAME),
    ("We don’t want a new war in the region.", "We do not want a new war in the region.", QuoteOutcome.SAME),
    ("We will rebuild the bridge. It takes time.", "It takes time.", QuoteOutcome.CUT),
    (
        "We will rebuild the old stone bridge, and then the whole town.",
        "rebuild the old stone bridge",
        QuoteOutcome.CUT,
    ),
    (
        "We will rebuild the bridge. The town needs its old market.",
        "The town needs its old market.",
        QuoteOutcome.CUT,
    ),
    ("We will rebuild the bridge quickly.", "We will not rebuild the bridge quickly.", QuoteOutcome.KEY_WORD),
    ("We will close the plant this year.", "We could close the plant this year.", QuoteOutcome.KEY_WORD),
    ("We lost 12 people in the mine.", "We lost 14 people in the mine.", QuoteOutcome.KEY_WORD),
    ("We lost ten people in the mine.", "We lost 10 people in the mine.", QuoteOutcome.SAME),
    (
        "We trust the government in Paris with our money.",
        "We trust the government in Berlin with our money.",
        QuoteOutcome.KEY_WORD,
    ),
    ("Our patience has come to its end now.", "Our patience has now run to an end.", QuoteOutcome.TRANSLATION),
    (
        "The bridge is lost. The town stands firm.",
        "The bridge is lost, the town stands firm.",
        QuoteOutcome.JOINED,
    ),
    ("We are going to rebuild the bridge.", "We will rebuild the bridge.", QuoteOutcome.SAME),
    (
        "I am satisfied that some of the ballots were counted twice.",
        "I am satisfied that all of the ballots were counted twice.",
        QuoteOutcome.KEY_WORD,
    ),
    ("The army will be here within hours.", "The army will be here within days.", QuoteOutcome.KEY_WORD),
    ("Prices in the town will rise again.", "Prices in the town will fall again.", QuoteOutcome.KEY_WORD),
    ("The council found the tower to be safe.", "The council found the tower to be unsafe.", QuoteOutcome.KEY_WORD),
    ("He is probably in the north of the island.", "He is in the north of the island.", QuoteOutcome.KEY_WORD),
    (
        "We have seen the grave mistake that was made in the cellar.",
        "We have seen the careless mistake that was made in the cellar.",
        QuoteOutcome.WORD,
    ),
    (
        "We have seen the colour of the water in the harbour.",
        "We have seen the color of the water in the harbor.",
        QuoteOutcome.SAME,
    ),
    (
        "Our wards are under great strain. Staff work double shifts. The second wave has not yet arrived.",
        "Our wards are under great strain and the second wave has not yet arrived.",
        QuoteOutcome.JOINED,
    ),
    (
        "Our wards are under great strain. Staff work double shifts. The second wave has not yet arrived.",
        "Our wards are under great strain … the second wave has not yet arrived.",
        QuoteOutcome.CUT,
    ),
    (
        "Whoever crosses this river will be met with force.",
        "Anyone who crosses the river will face force.",
        QuoteOutcome.TRANSLATION,
    ),
    (
        "Such deeds don’t need speeches. Drums will speak for themselves.",
        "such deeds are not put in speeches, drums speak for themselves.",
        QuoteOutcome.KEY_WORD,
    ),
]


@pytest.mark.parametrize(("a", "b", "outcome"), OUTCOMES)
def test_two_wordings_of_one_utterance_are_told_by_what_changed(a, b, outcome):
    for first, second in ((a, b), (b, a)):
        found = compare_quotes(a_quote(first), a_quote(second))
        assert (None if found is None else found.outcome) == outcome


TWO_STATEMENTS = [
    ("We will rebuild the bridge.", "We will not negotiate with anyone."),
    ("I am very happy with the team today.", "I am proud of what this country has done."),
    ("The economy is strong.", "The economy of our neighbours worries me a lot these days."),
    ("Yes.", "Yes, we can."),
    ("We have to win on Sunday.", "We have to think about what comes after the vote."),
    ("It is what it is.", "What is it?"),
]


@pytest.mark.parametrize(("a", "b"), TWO_STATEMENTS)
def test_two_statements_of_one_speaker_are_not_one_quotation(a, b):
    assert compare_quotes(a_quote(a), a_quote(b)) is None


def tagged(content, speaker):
    sentence = f"“{content}” said {speaker}."
    span = Span(1, 1 + len(content))
    return QuoteClaim(
        surface=content,
        span=span,
        sentence=sentence,
        sentence_span=Span(0, len(sentence)),
        content=content,
        speaker=speaker,
        attribution=Attribution(speaker=speaker, cue="say", named=True),
    )


def test_the_same_long_words_given_to_two_people_are_told():
    words = "The glacier has lost a third of its ice in one generation,"

    found = compare_quotes(tagged(words, "Dr Liv Tangen"), tagged(words, "Professor Arne Falk"))

    assert found is not None
    assert found.outcome is QuoteOutcome.SPEAKER
    assert compare_quotes(tagged(words, "Dr Liv Tangen"), tagged(words, "Dr Liv Tangen")).outcome is QuoteOutcome.SAME
    assert compare_quotes(tagged("We need help,", "Liv Tangen"), tagged("We need help,", "Arne Falk")) is None


def test_a_firm_and_the_person_who_speaks_for_it_are_not_plainly_two():
    words = "The grain price will not fall before the summer of next year,"

    assert not compare_quotes(tagged(words, "Kelso Foods"), tagged(words, "Ruth Amsel")).plain


def test_a_name_of_two_words_is_the_end_of_the_full_one():
    words = "Every district has its team now."

    assert compare_quotes(a_quote(words, "Ben Amour"), a_quote(words, "Khaled Ben Amour")).outcome is QuoteOutcome.SAME


def test_a_misspelt_speaker_is_not_another_one():
    words = "The grain price will not fall before the summer of next year,"

    assert compare_quotes(tagged(words, "Ruth Amsel"), tagged(words, "Ruth Amsell")).outcome is QuoteOutcome.SAME


def test_only_one_speaker_can_have_said_it():
    words = "We will rebuild the bridge this year."
    assert compare_quotes(a_quote(words), a_quote(words, speaker="Carla Berg")) is None
    assert compare_quotes(a_quote(words), a_quote(words, speaker="Bea Ruiz")) is None
    assert compare_quotes(a_quote(words), a_quote(words, speaker="Mayor Ruiz")) is not None


def test_where_a_speaker_is_not_known_only_unmistakable_words_make_one_utterance():
    words = "We will rebuild the bridge this year."
    assert (
        compare_quotes(a_quote(words), a_quote("We will not rebuild the bridge this year.", speaker=None)) is not None
    )
    assert compare_quotes(a_quote(words), a_quote(words, speaker="the mayor")) is not None
    assert compare_quotes(a_quote(words), a_quote("We will rebuild the dam next year.", speaker=None)) is None


def test_a_changed_key_word_is_grave_and_an_excerpt_is_nothing():
    whole = a_quote("We will rebuild the old bridge and the town.")
    assert compare_quotes(whole, a_quote("We must rebuild the old bridge and the town.")).severity is Severity.HIGH
    assert compare_quotes(whole, a_quote("rebuild the old bridge")).severity is None


def test_the_reason_names_the_words_in_the_order_asked():
    found = compare_quotes(a_quote("We lost 12 people in the mine."), a_quote("We lost 14 people in the mine."))
    assert found.why == "a number differs: “12” against “14”"


def test_words_in_brackets_are_the_outlets_and_change_nothing():
    found = compare_quotes(
        a_quote("He [the minister] has lost the trust of voters."), a_quote("He has lost the trust of voters.")
    )
    assert found.outcome is QuoteOutcome.SAME
