"""Whatever an article says: every card, reply, list and form made of it is one that Slack takes and that states it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.slack_chat import render_limits as limits
from bot.slack_chat.render import text_size, to_blocks
from bot.slack_chat.views import form_view, home_view, message_view
from claims.alert import AlertState
from claims.article import Article, Span
from claims.difference import DifferenceKind
from docs.transcript_forms import sample_forms, sample_home, sample_results
from docs.transcript_messages import samples
from handlers.card_forms import mute_form_of, note_form_of, wrong_match_form
from handlers.correction_notes import correction_form_of, correction_message, our_articles
from handlers.home import home_page, my_alerts
from handlers.messages.alert import Decision, alert_message
from handlers.messages.alerts_listing import alerts_message
from handlers.messages.notices import acknowledgement, trouble_message
from handlers.messages.reply import news_message, note_message, reopened_message
from handlers.messages.safe_text import safe_line
from handlers.messages.side_by_side import in_context_message, side_by_side_message
from handlers.muting import Covered
from storage.alerts import AlertRecord
from storage.mutes import MuteScope
from tests.bot.slack_chat_limits import ACTIVE, texts_of
from tests.builders import NOON, a_difference, a_side, an_alert, flood_sides, some_evidence
from tests.message_strategies import texts
from tests.standins.slack_blocks import block_faults, text_length, view_faults

UNTIMED = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
OWN = frozenset({"The Ledger"})
UTC = ZoneInfo("UTC")


def a_member(text, source):
    """What an article of one sentence says."""
    base = some_evidence()
    article = Article(uri=source, source=source, text=text, body_span=Span(0, len(text)), url=source, headline=text)
    spans = {"span": Span(0, min(5, len(text))), "sentence_span": Span(0, len(text))}
    return replace(base, article=article, claim=replace(base.claim, sentence=text, surface=text[:5], **spans))


@st.composite
def alerts(draw, most_sides=4):
    """An alert all of whose words come from outside."""
    sides = tuple(
        a_side(draw(texts), *(a_member(draw(texts), draw(texts)) for _ in range(draw(st.integers(1, 2)))))
        for _ in range(draw(st.integers(1, most_sides)))
    )
    kind = draw(st.sampled_from(DifferenceKind))
    difference = a_difference(sides, kind=kind, subject=draw(texts), summary=draw(texts), why=draw(texts))
    return an_alert(difference, state=draw(st.sampled_from(AlertState)))


def everything_about(alert, words):
    """Every message that an alert gives rise to."""
    decision = Decision(by=words, at=NOON, reason=words, until=NOON)
    record = AlertRecord(alert=alert, created_at=NOON, changed_at=NOON, state_by=words, state_at=NOON, muted_until=NOON)
    uris = {member.article.uri for member in alert.differences[0].members}
    yield alert_message(alert, now=NOON, decision=decision, own_sources=OWN, story=words)
    yield news_message(alert, articles=uris, kind=alert.differences[0].kind)
    yield reopened_message(alert, decision, now=NOON)
    yield note_message(alert, words, words)
    yield side_by_side_message(alert)
    yield in_context_message(alert, {})
    yield alerts_message([record], stories={alert.alert_id: words})
    yield home_page(my_alerts([record], {alert.alert_id: words}), waiting=1)
    yield acknowledgement(words)
    yield trouble_message("slack", words, words)
    yield correction_message(
        dict.fromkeys(("what", "was", "is", "since"), words), our_articles(alert, frozenset(uris)), day=NOON
    )


def forms_about(alert, words):
    record = AlertRecord(alert=alert, created_at=NOON, changed_at=NOON, state_by=words, state_at=NOON, muted_until=None)
    covered = [Covered(scope=scope, target="7", label=words, hidden=(record,) * 4) for scope in MuteScope]
    yield mute_form_of(record, covered, zone=UTC, is_admin=True)
    yield wrong_match_form(record)
    yield correction_form_of(alert, frozenset({alert.differences[0].members[0].article.source}))
    yield note_form_of(words, None, (record,))


def assert_taken(payload):
    """Hold a message to all that Slack refuses, and to what nobody may be notified by."""
    assert block_faults(payload.blocks) == []
    assert text_length(payload.blocks) <= 12_000
    assert 0 < len(payload.text) < 300
    assert payload.text.strip()
    for found in [{"type": "mrkdwn", "text": payload.text}, *texts_of(payload.blocks)]:
        if found["type"] in {"mrkdwn", "plain_text"}:
            assert not ACTIVE.search(found["text"])


@given(alert=alerts(), words=texts)
@UNTIMED
def test_every_message_about_any_alert_is_taken_and_notifies_nobody(alert, words):
    for message in everything_about(alert, words):
        assert_taken(to_blocks(message))
        assert view_faults(message_view(message), "modal") == []
        assert view_faults(home_view(message), "home") == []


@given(alert=alerts(), words=texts)
@UNTIMED
def test_every_form_about_any_alert_is_taken(alert, words):
    for form in forms_about(alert, words):
        view = form_view(form, channel="C1")
        assert view_faults(view, "modal") == []
        assert not any(ACTIVE.search(one["text"]) for one in texts_of(view["blocks"]) if one["type"] != "text")


PLAIN = st.text("abcdefghij ", min_size=1, max_size=60).filter(str.strip)


@given(says=st.lists(PLAIN, min_size=2, max_size=3, unique_by=str.strip), subject=PLAIN, nasty=texts)
@UNTIMED
def test_the_line_a_phone_shows_states_what_is_spoken_of_and_what_each_side_says(says, subject, nasty):
    sides = tuple(a_side(value, a_member(nasty, f"Outlet {number}")) for number, value in enumerate(says))
    alert = an_alert(a_difference(sides, subject=subject, why=nasty))
    line = to_blocks(alert_message(alert, now=NOON, story=nasty)).text
    assert " ".join(subject.split()).casefold() in line.casefold()
    for number, value in enumerate(says):
        assert safe_line(value) in line
        assert f"Outlet {number}" in line


@given(nasty=texts)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_card_has_no_room_for_is_counted_with_where_to_see_it(nasty):
    many = [a_side(f"{number}", a_member(f"{number} {nasty} " * 20, f"Outlet {number}")) for number in range(30)]
    alert = an_alert(*(a_difference(tuple(many), subject=f"{nasty} {n}", why=nasty * 9) for n in range(12)))
    message = alert_message(alert, now=NOON, story=nasty)
    for payload in (to_blocks(message), to_blocks(side_by_side_message(alert))):
        assert_taken(payload)
        said = " ".join(found["text"] for found in texts_of(payload.blocks))
        assert "Left out here for lack of room" in said or "Not shown here" in said
        assert "with /crosswire" in said or "“Side by side” shows them" in said


EVERY_MESSAGE = {f"{name}: {title}": message for name, title, message in samples()}
EVERY_VIEW = {
    **{f"form: {title}": form_view(form, channel="C1") for title, form in sample_forms()},
    **{f"result: {title}": message_view(message) for title, message in sample_results()},
    **{f"modal: {title}": message_view(message) for title, message in EVERY_MESSAGE.items()},
    "home": home_view(sample_home()),
}


def test_every_field_of_every_block_is_one_that_slack_s_typed_models_know():
    for title, message in EVERY_MESSAGE.items():
        for block in to_blocks(message).blocks:
            parsed = Block.parse(block)
            assert parsed is not None, title
            parsed.validate_json()
            assert parsed.to_dict() == block, title
        assert sum(text_size(block) for block in to_blocks(message).blocks) <= limits.ALL_TEXT + 300


@pytest.mark.parametrize("view", EVERY_VIEW.values(), ids=EVERY_VIEW)
def test_every_view_passes_slack_s_typed_model_unchanged(view):
    model = View(**view)
    model.validate_json()
    assert model.to_dict() == view


def test_the_flood_is_told_in_one_line():
    line = to_blocks(alert_message(an_alert(a_difference(flood_sides())), now=NOON)).text
    assert line == "Deaths in the Arden floods: at least 62 (Northwire and 2 more), 51 (Southpress)"
