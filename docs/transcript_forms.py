"""Sample forms, answers in a modal, and the home page. Every event, outlet and person is invented."""

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from docs.transcript_lookups import RECORD, TAKEN, a_mute, feeds_sample
from handlers.card_forms import check_form, house_form, mute_form_of, note_form_of, wrong_match_form
from handlers.correction_notes import correction_form_of, correction_message, our_articles
from handlers.forms import Form
from handlers.home import home_page, my_alerts
from handlers.message import ChatMessage
from handlers.messages.house_lists import feeds_message, mutes_message
from handlers.messages.notices import acknowledgement
from handlers.muting import Covered
from storage.mutes import MuteScope
from tests.builders import NOON, an_alert

UTC = ZoneInfo("UTC")


def sample_forms() -> Iterator[tuple[str, Form]]:
    """Return title and form of every form."""
    covered = [
        Covered(scope=MuteScope.FACT, target="31", label="deaths in the Arden floods", hidden=(RECORD,)),
        Covered(scope=MuteScope.STORY, target="7", label="Floods in Arden", hidden=(RECORD,) * 5),
        Covered(
            scope=MuteScope.RULE, target="figure-value", label="figure-value (figures differ)", hidden=(RECORD,) * 23
        ),
    ]
    yield "Mute, for everyone", mute_form_of(RECORD, covered, zone=UTC, is_admin=False)
    yield "Mute, for admins", mute_form_of(RECORD, covered, zone=UTC, is_admin=True)
    yield "Wrong match", wrong_match_form(RECORD)
    yield "Correction note", correction_form_of(RECORD.alert, frozenset({"The Ledger"}))
    yield "House figure", house_form(RECORD)
    yield "Check a draft", check_form()
    yield "Add to story, from a card’s thread", note_form_of("The ministry counts Arden town only.", 1842, ())
    other = replace(RECORD, alert=an_alert(alert_id=1843))
    yield "Add to story, from elsewhere", note_form_of("The ministry counts Arden town only.", None, (RECORD, other))


def sample_results() -> Iterator[tuple[str, ChatMessage]]:
    """Return title and message of what a modal shows once it was sent."""
    yield "Muted", acknowledgement("muted until 16:00 UTC: 2 open alerts hidden. “mute list” shows it and ends it")
    given = {
        "what": "Deaths in the Arden floods",
        "was": "51",
        "is": "at least 62",
        "since": "the government said at 11:00",
    }
    yield (
        "A correction note, drafted",
        correction_message(given, our_articles(RECORD.alert, frozenset({"The Ledger"})), day=NOON),
    )


def sample_first_home() -> ChatMessage:
    """Return the page of somebody who has taken nothing, in a newsroom without mutes and feeds."""
    mutes = replace(mutes_message((), start=0, total=0, now=NOON, zone=UTC), title="Mutes (0)")
    feeds = feeds_message((), start=0, total=0, failing=0, names={}, now=NOON, zone=UTC)
    return home_page(my_alerts([], {}), mutes, feeds, waiting=1)


def sample_home() -> ChatMessage:
    """Return Ana's own page."""
    mutes = replace(mutes_message([a_mute()], start=0, total=1, now=NOON, zone=UTC), title="Mutes (1)")
    return home_page(my_alerts([TAKEN], {1843: "The Marn falls"}), mutes, feeds_sample(), waiting=12)
