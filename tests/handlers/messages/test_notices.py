from datetime import timedelta

import pytest

from claims.alert import AlertState
from docs.transcript_messages import VERB_HELP, kept_quiet_cases
from handlers.message import Heading, Listing, Paragraph, Quotation
from handlers.messages.alert import Decision
from handlers.messages.notices import (
    VerbHelp,
    acknowledgement,
    error_message,
    help_message,
    kept_quiet_message,
    not_found_message,
    press_message,
    stale_press_message,
    unknown_verb_message,
)
from tests.builders import NOON


def text_of(message):
    return " ".join(part.text for part in message.parts if isinstance(part, Paragraph))


def test_an_error_names_the_remedy_and_the_reference():
    message = error_message("storm.xml is empty", "drop it again", reference="4f2a")
    assert text_of(message) == "Storm.xml is empty. Drop it again."
    assert "4f2a" in message.footer


def test_an_error_without_words_still_says_something():
    assert text_of(error_message("")) == "Something went amiss."


def test_help_lists_every_verb_with_its_options():
    [listing] = [part for part in help_message(VERB_HELP).parts if isinstance(part, Listing)]
    assert listing.items[0].text == "/crosswire figure deaths in Valencia"
    assert len(listing.items) == len(VERB_HELP)


def test_a_usage_that_repeats_its_verb_is_not_doubled():
    usage = VerbHelp(verb="figure", usage="figure <topic> [place]", summary="")
    assert help_message([usage]).parts[0].items[0].text == "/crosswire figure <topic> [place]"


@pytest.mark.parametrize(("typed", "meant"), [("figrue", "figure"), ("digets", "digest"), ("HELP!", "help")])
def test_a_mistyped_verb_is_guessed(typed, meant):
    assert f"Did you mean “/crosswire {meant}”?" in unknown_verb_message(typed, VERB_HELP).summary


@pytest.mark.parametrize("typed", ["", "qqqqqqqq", "<!channel>"])
def test_a_verb_like_none_is_not_guessed(typed):
    message = unknown_verb_message(typed, VERB_HELP)
    assert "Did you mean" not in message.summary
    assert any(isinstance(part, Listing) for part in message.parts)


def test_a_stale_press_says_who_was_first():
    message = stale_press_message(AlertState.TAKEN, Decision(by="Ana", at=NOON - timedelta(minutes=2)), now=NOON)
    assert message.summary == "Nothing changed: the alert is already taken by Ana, 11:58 UTC"


def test_a_press_is_confirmed_in_words():
    assert (
        press_message("not_difference", "deaths in Arden", "Ana").summary
        == "Settled: not a difference by Ana: deaths in Arden."
    )
    assert press_message("unheard_of", "").summary == "Done."


def test_an_acknowledgement_is_never_empty():
    assert acknowledgement("").summary == "Done."


def test_nothing_found_says_for_what():
    assert not_found_message("alert 99", "ask for alerts").summary == "Nothing found for alert 99"


def test_what_was_kept_quiet_shows_both_passages_and_why():
    message = kept_quiet_message(kept_quiet_cases())
    assert [part.text for part in message.parts if isinstance(part, Heading)] == [
        "Length of the oil slick",
        "Deaths in Arden",
    ]
    assert len([part for part in message.parts if isinstance(part, Quotation)]) == 4
    assert "Not alerted: 190 miles is 306 km, within rounding of 300 km." in text_of(message)
    assert message.title == "Kept quiet: 2 cases"


def test_one_case_needs_no_sequence():
    assert kept_quiet_message(kept_quiet_cases()[0]).title == "Kept quiet: 1 case"


def test_nothing_kept_quiet_is_said():
    assert kept_quiet_message(()).summary == "Nothing was kept quiet."
