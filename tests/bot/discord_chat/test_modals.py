import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.discord_chat.modals import FORM_ID, answers_of, form_modal
from docs.transcript_forms import sample_forms
from handlers.forms import Choice, ChoiceField, Form, TextField
from handlers.message import Paragraph
from tests.message_strategies import texts
from tests.standins.discord_limits import modal_faults

FORMS = dict(sample_forms())
text_fields = st.builds(
    TextField,
    name=st.uuids().map(str),
    label=texts,
    initial=texts,
    hint=texts,
    required=st.booleans(),
    long=st.booleans(),
    limit=st.integers(1, 9000),
)
choices = st.lists(st.builds(Choice, value=st.uuids().map(str), label=texts, hint=texts), min_size=1, max_size=40).map(
    tuple
)
choice_fields = st.builds(ChoiceField, name=st.uuids().map(str), label=texts, choices=choices, hint=texts)
forms = st.builds(
    Form,
    name=st.sampled_from(["mute", "check"]),
    value=st.integers(1, 2**63).map(str),
    title=texts,
    submit=texts,
    fields=st.lists(text_fields | choice_fields, min_size=1, max_size=7).map(tuple),
    parts=st.lists(st.builds(Paragraph, text=texts), max_size=4).map(tuple),
)


@given(form=forms)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_form_is_a_modal_that_discord_takes(form):
    assert modal_faults(form_modal(form)) == {}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_field_of_ours_is_left_out_and_what_stands_above_is_shown(form):
    modal = form_modal(form)
    assert modal_faults(modal) == {}
    labels = [one for one in modal["components"] if one["type"] == 18]
    assert [one["component"]["custom_id"] for one in labels] == [field.name for field in form.fields]
    assert bool(form.parts) == any(one["type"] == 10 for one in modal["components"])


def test_a_form_says_what_it_does_and_what_it_acts_on_after_any_restart():
    named = FORM_ID.fullmatch(form_modal(FORMS["Wrong match"])["custom_id"])
    assert (named["name"], named["value"]) == ("wrong_match", "1842")


def test_what_is_chosen_at_first_is_chosen_and_what_is_typed_already_stands():
    scope, end = (one["component"] for one in form_modal(FORMS["Mute, for everyone"])["components"][1:3])
    assert [option["value"] for option in scope["options"] if option.get("default")] == ["fact"]
    assert [option["value"] for option in end["options"] if option.get("default")] == ["24h"]
    what = form_modal(FORMS["Correction note"])["components"][1]["component"]
    assert what["value"] == FORMS["Correction note"].fields[0].initial


def test_the_mute_form_previews_what_each_scope_would_have_hidden():
    above = form_modal(FORMS["Mute, for everyone"])["components"][0]["content"]
    for words in ("Would have hidden in the last 7 days", "**This story:** 5 alerts", "**This rule:** 23 alerts"):
        assert words in above


def test_answers_come_back_by_the_name_of_their_field_and_empty_ones_not_at_all():
    sent = [
        {"type": 10, "id": 1},
        {"type": 18, "component": {"type": 3, "custom_id": "scope", "values": ["fact"]}},
        {"type": 18, "component": {"type": 4, "custom_id": "until", "value": ""}},
        {"type": 1, "components": [{"type": 4, "custom_id": "reason", "value": "known"}]},
        {"type": 18, "component": {"type": 3, "custom_id": "end", "values": []}},
    ]
    assert answers_of(sent) == {"scope": "fact", "reason": "known"}


def test_the_library_takes_every_component_we_draw():
    kinds = {one["component"]["type"] for form in FORMS.values() for one in form_modal(form)["components"][1:]}
    assert kinds == {discord.ComponentType.text_input.value, discord.ComponentType.select.value}
