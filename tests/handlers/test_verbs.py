import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.request import Asker
from handlers.verbs import (
    VERBS,
    CommandNotUnderstood,
    Option,
    OptionKind,
    Verb,
    find_verb,
    may_use,
    parse_command,
    usage,
)

HUSH = Verb(
    name="hush",
    help="Keep a story quiet",
    example="flood 4",
    options=(
        Option(name="story", help="Which story", required=True),
        Option(name="hours", help="For how long", kind=OptionKind.INTEGER),
        Option(name="scope", help="How much", kind=OptionKind.CHOICE, choices=("fact", "story")),
    ),
    admin=True,
)


@pytest.mark.parametrize(
    ("text", "verb", "options"),
    [
        ("", "help", {}),
        ("  ?", "help", {}),
        ("help", "help", {}),
        ("help figure", "help", {"verb": "figure"}),
        ("ALERTS", "alerts", {}),
        ("alerts 1842", "alerts", {"which": "1842"}),
        ("figure deaths", "figure", {"topic": "deaths"}),
        ("figure   people   displaced ", "figure", {"topic": "people displaced"}),
        ("figure deaths in Valencia", "figure", {"topic": "deaths", "place": "Valencia"}),
        ("figure deaths in New York", "figure", {"topic": "deaths", "place": "New York"}),
        ('figure "people missing" Valencia', "figure", {"topic": "people missing", "place": "Valencia"}),
        ("figure “people missing” “New York”", "figure", {"topic": "people missing", "place": "New York"}),
        ('figure "rise in prices"', "figure", {"topic": "rise in prices"}),
        ('figure people "New York"', "figure", {"topic": "people", "place": "New York"}),
        ('figure "people missing" in New York', "figure", {"topic": "people missing", "place": "New York"}),
        ("figure place:Lyon rise in prices", "figure", {"topic": "rise in prices", "place": "Lyon"}),
        ("figure place:Lyon deaths", "figure", {"topic": "deaths", "place": "Lyon"}),
        ('figure deaths place:"New York"', "figure", {"topic": "deaths", "place": "New York"}),
        ('figure place=“New York” topic="people missing"', "figure", {"topic": "people missing", "place": "New York"}),
        ("figure train at 10:30", "figure", {"topic": "train at 10:30"}),
        ("figure Reuters: strike", "figure", {"topic": "Reuters: strike"}),
        ('figure "people missing', "figure", {"topic": "people missing"}),
        ("figure people in hospital in Arden", "figure", {"topic": "people in hospital", "place": "Arden"}),
        ('check She said "62 people died" on Tuesday.', "check", {"text": 'She said "62 people died" on Tuesday.'}),
        ("check\nAt least 62: people", "check", {"text": "At least 62: people"}),
        ('claim "62 people died"', "claim", {"text": "62 people died"}),
        ("claim text:62 people", "claim", {"text": "62 people"}),
    ],
)
def test_a_typed_command_is_read_by_name(text, verb, options):
    assert parse_command(text) == (verb, options)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("figrue deaths", "Did you mean “figure”"),
        ("allerts", "Did you mean “alerts”"),
        ("digst", "Did you mean “digest”"),
        ("xyzzy", "There is no “xyzzy”. I know: figure, claim, story, compare,"),
        ("figure", "Try: figure deaths in Valencia"),
        ('figure ""', "needs a topic"),
        ("figure in Valencia", "needs a topic"),
        ("list today", "takes nothing more; leave out “today”"),
        ("digest today", "one of now, set, pause, resume, not “today”"),
        ('figure "a" "b" "c"', "It takes: figure <topic> [place]"),
    ],
)
def test_a_mistake_is_answered_with_what_to_type(text, said):
    with pytest.raises(CommandNotUnderstood) as caught:
        parse_command(text)
    assert said in str(caught.value)


def test_an_unknown_verb_is_never_repeated_at_length():
    with pytest.raises(CommandNotUnderstood) as caught:
        parse_command("x" * 5000)
    assert len(str(caught.value)) < 300


def test_numbers_and_choices_are_checked():
    verbs = (*VERBS, HUSH)
    assert parse_command("hush flood hours:4 scope:STORY", verbs) == (
        "hush",
        {"story": "flood", "hours": "4", "scope": "story"},
    )
    with pytest.raises(CommandNotUnderstood, match="whole number, not “soon”"):
        parse_command("hush flood hours:soon", verbs)
    with pytest.raises(CommandNotUnderstood, match="one of fact, story, not “all”"):
        parse_command("hush flood scope:all", verbs)


def test_admin_verbs_are_for_admins_and_not_advertised():
    asker = Asker(platform="slack", user_id="U1", user_name="ana")
    admin = Asker(platform="slack", user_id="U2", user_name="bo", is_admin=True)
    assert not may_use(HUSH, asker)
    assert may_use(HUSH, admin)
    assert may_use(VERBS[0], asker)
    with pytest.raises(CommandNotUnderstood) as caught:
        parse_command("mut", (*VERBS, HUSH))
    assert "hush" not in str(caught.value)


def test_a_verb_is_found_by_name_and_explained():
    figure = find_verb("Figure")
    assert figure is not None
    assert usage(figure) == "figure <topic> [place]"
    assert find_verb("nothing") is None


def read(text):
    try:
        return parse_command(text)
    except CommandNotUnderstood as answer:
        return "", {"answer": str(answer)}


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_either_read_or_answered(text):
    verb, options = read(text)
    assert find_verb(verb) or options["answer"]
    assert all(options.values())


@given(st.sampled_from(["figure ", "figure “", 'figure "', "figure place:"]), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_options_are_either_read_or_answered(start, text):
    _, options = read(start + text)
    assert options.get("topic") or options["answer"]
