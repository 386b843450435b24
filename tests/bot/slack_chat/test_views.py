"""Forms, answers and pages as Slack's views: within every limit whatever the text, unable to notify anybody."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.slack_chat.views import answers_of, form_view, home_view, message_view, working_view
from docs.transcript_forms import sample_forms, sample_home, sample_results
from docs.transcript_messages import samples
from handlers.forms import Choice, ChoiceField, Form, TextField
from tests.bot.slack_chat_limits import ACTIVE, texts_of
from tests.message_strategies import messages, texts
from tests.standins.slack_blocks import view_faults
from tests.standins.slack_payloads import submission

names = st.sampled_from(["end", "until", "text", "note"])
text_fields = st.builds(
    TextField,
    name=names,
    label=texts,
    initial=texts,
    hint=texts,
    required=st.booleans(),
    long=st.booleans(),
    limit=st.integers(1, 5000),
)
choices = st.lists(texts, min_size=1, max_size=120).map(
    lambda labels: tuple(Choice(value=f"v{n}", label=label, hint=label) for n, label in enumerate(labels))
)
choice_fields = st.builds(ChoiceField, name=names, label=texts, choices=choices, initial=st.sampled_from(["v0", ""]))
forms = st.builds(
    Form,
    name=st.just("mute"),
    value=st.just("1842"),
    title=texts,
    submit=texts,
    fields=st.lists(text_fields | choice_fields, max_size=4, unique_by=lambda one: one.name).map(tuple),
    parts=messages.map(lambda message: message.parts),
)


def assert_takeable(view, kind):
    assert view_faults(view, kind) == []
    for found in texts_of(view["blocks"]):
        if found.get("type") in {"mrkdwn", "plain_text"}:
            assert not ACTIVE.search(found["text"])
    json.dumps(view).encode()


@given(form=forms)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_form_is_one_that_slack_takes(form):
    assert_takeable(form_view(form, channel="C1"), "modal")


@given(message=messages)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_answer_is_a_modal_and_a_page_that_slack_takes(message):
    assert_takeable(message_view(message), "modal")
    assert_takeable(home_view(message), "home")


@pytest.mark.parametrize(("title", "form"), list(sample_forms()))
def test_every_form_passes_slacks_own_model_and_comes_back_as_it_went(title, form):
    view = form_view(form, channel="C1")
    assert_takeable(view, "modal")
    View(**view).validate_json()
    sent = submission({"id": "V1", **view}, {})
    assert answers_of(sent["view"]) == {one.name: one.initial for one in form.fields if one.initial}
    assert json.loads(view["private_metadata"])["value"] == form.value


@pytest.mark.parametrize(
    "message", [*(message for _, message in sample_results()), *(message for _, _, message in samples())]
)
def test_every_sample_is_a_modal_slack_takes(message):
    assert_takeable(message_view(message), "modal")


def test_the_home_page_and_the_waiting_modal_are_taken():
    assert_takeable(home_view(sample_home()), "home")
    assert_takeable(working_view("Check claims"), "modal")
