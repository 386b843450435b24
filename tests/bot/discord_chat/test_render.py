import json
import re

import discord
import pytest
from hypothesis import HealthCheck, given, settings

from bot.discord_chat import render_limits as limits
from bot.discord_chat.render import embed_size, to_embeds
from bot.discord_chat.render_text import escape, quoted
from claims.article import Span
from docs.transcript_messages import samples
from handlers.message import ChatMessage, Facts, Heading, Listing, ListItem, Quotation, Table
from handlers.messages.alert import alert_message
from handlers.messages.buttons import button
from tests.builders import NOON, a_difference, an_alert
from tests.message_strategies import flood_of_parts, messages

OUR_STAMP = re.compile(r"<t:\d+:[ftR]>")
OUR_LINK = re.compile(r"\]\(<https?://[^\s<>]+>\)")
CODE = re.compile(r"^```\n.*?\n```$", re.MULTILINE | re.DOTALL)


def unescaped(text):
    """What is left for Discord to act on once our own stamps, links and escapes are gone."""
    text = CODE.sub("", text)
    return re.sub(r"\\[^0-9A-Za-z\s]", "", OUR_LINK.sub("]", OUR_STAMP.sub("", text)))


def assert_silent(text):
    bare = unescaped(text)
    assert "<" not in bare
    assert not re.search(r"@(everyone|here)", bare, re.IGNORECASE)
    assert not re.search(r"https?://", bare)
    assert not re.search(r"discord(app)?\.(gg|com)", bare, re.IGNORECASE)
    assert "](" not in bare


def assert_within_limits(payload):
    assert 0 < len(payload.content) <= limits.NOTIFICATION
    assert_silent(payload.content)
    assert 0 < len(payload.embeds) <= 10
    assert embed_size(payload.embeds) <= 6000
    json.dumps(payload.embeds, ensure_ascii=False).encode("utf-8")
    for embed in payload.embeds:
        assert embed.keys() & {"title", "description", "fields"}
        assert len(embed.get("title", "")) <= 256
        assert len(embed.get("description", "")) <= 4096
        assert 0 < len(embed.get("footer", {"text": "-"})["text"]) <= 2048
        assert len(embed.get("fields", ())) <= 25
        assert_silent(embed.get("title", ""))
        assert_silent(embed.get("description", ""))
        for field in embed.get("fields", ()):
            assert 0 < len(field["name"].strip()) <= 256
            assert 0 < len(field["value"].strip()) <= 1024
            assert_silent(field["name"])
            assert_silent(field["value"])
    ids = [element["custom_id"] for row in payload.components for element in row["components"]]
    assert len(payload.components) <= 5
    assert all(0 < len(row["components"]) <= 5 for row in payload.components)
    assert len(ids) == len(set(ids))
    assert all(0 < len(name) <= 100 for name in ids)
    assert all(0 < len(e["label"]) <= 80 for row in payload.components for e in row["components"])


@given(message=messages)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_text_stays_within_every_limit_and_notifies_nobody(message):
    assert_within_limits(to_embeds(message))


@given(message=flood_of_parts)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_flood_of_parts_stays_within_every_limit(message):
    assert_within_limits(to_embeds(message))


@pytest.mark.parametrize("message", [message for _, _, message in samples()], ids=[title for _, title, _ in samples()])
def test_every_sample_is_within_limits_and_is_what_the_library_takes(message):
    payload = to_embeds(message)
    assert_within_limits(payload)
    for embed in payload.embeds:
        taken = discord.Embed.from_dict(embed).to_dict()
        assert {key: taken[key] for key in embed} == embed


def test_an_alert_has_a_field_for_each_side_and_each_sentence():
    [embed] = to_embeds(alert_message(an_alert(), now=NOON)).embeds
    assert [field["name"] for field in embed["fields"]] == [
        "Northwire", "Southpress", "Northwire", "Southpress", "Details",
    ]  # fmt: skip
    assert embed["fields"][3]["value"].startswith("> The toll from the floods in Arden stood at **51** on Tuesday")
    assert "<t:1773136800:t> · <t:1773136800:R>" in embed["fields"][0]["value"]


def test_a_second_difference_gets_an_embed_of_its_own():
    payload = to_embeds(
        alert_message(an_alert(a_difference(), a_difference(subject="the toll's source", sides=[])), now=NOON)
    )
    assert [embed.get("title", "")[:5] for embed in payload.embeds] == ["Figur", "Also:"]


def test_state_and_severity_stand_in_words_beside_the_colour():
    [embed] = to_embeds(alert_message(an_alert(), now=NOON)).embeds
    assert embed["description"].startswith("**High severity** · Open")
    assert embed["color"]


def test_buttons_are_rows_with_ids_that_survive_a_restart():
    row, menu = to_embeds(alert_message(an_alert(alert_id=7), now=NOON)).components
    assert [element["custom_id"] for element in menu["components"]] == [
        "cw:side_by_side:7", "cw:in_context:7", "cw:why:7", "cw:correction:7", "cw:wrong_match:7",
    ]  # fmt: skip
    assert [element["custom_id"] for element in row["components"]] == [
        "cw:take:7", "cw:not_difference:7", "cw:update:7", "cw:mute:7", "cw:house:7",
    ]  # fmt: skip


def test_a_doubled_button_is_shown_once_and_not_counted_as_left_out():
    payload = to_embeds(ChatMessage(title="t", summary="s", buttons=(button("why", "1"), button("why", "1"))))
    assert [element["custom_id"] for row in payload.components for element in row["components"]] == ["cw:why:1"]
    assert "Left out" not in str(payload.embeds)


def test_facts_told_apart_stand_in_one_field():
    parts = (Facts(pairs=(("Kind", "conflict"),)), Facts(pairs=(("Story", "Floods"),)))
    [embed] = to_embeds(ChatMessage(title="t", summary="s", parts=parts)).embeds
    assert embed["fields"] == [
        {"name": "Details", "value": "**Kind:** conflict\n**Story:** Floods", "inline": False},
    ]  # fmt: skip


def test_overflow_says_what_was_left_out_and_where_to_see_it():
    items = tuple(ListItem(text=f"difference {index} " + "x" * 200) for index in range(100))
    payload = to_embeds(ChatMessage(title="t", summary="s", parts=(Listing(items=items),), more="crosswire alerts"))
    assert re.search(
        r"^Left out here for lack of room: \d+ entries\. See the whole with /crosswire alerts\.",
        payload.embeds[-1]["footer"]["text"],
    )


def test_a_heading_stands_in_the_description_until_there_are_fields():
    payload = to_embeds(ChatMessage(title="t", summary="s", parts=(Heading(text="Moved"),)))
    assert payload.embeds[0]["description"] == "**Moved**"


def test_a_wide_table_becomes_a_line_for_each_row():
    table = Table(head=("Figure", "Outlet"), rows=(("62", "The outlet with a name too long for a phone"),))
    [embed] = to_embeds(ChatMessage(title="t", summary="s", parts=(table,))).embeds
    assert embed["description"] == "**62** · The outlet with a name too long for a phone"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*x* _y_ `z`", r"\*x\* \_y\_ \`z\`"),
        ("<@1>", r"\<@1>"),
        ("@everyone", "@\u200beveryone"),
        ("# title", r"\# title"),
        ("1. one", r"1\. one"),
        ("0.93: likely", "0.93: likely"),
        ("[a](https://b.example)", "\\[a\\](https:\u200b//b.example)"),
        ("discord.gg/abc", "discord\u200b.gg/abc"),
        ("well-known 3.2", "well-known 3.2"),
    ],
)
def test_markdown_is_escaped(text, escaped):
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("up to 51 dead", (Span(6, 8),), "> up to **51** dead"),
        ("a\nb c", (Span(0, 3),), "> **a**\n> **b** c"),
        ("51 * 2", (Span(2, 5),), r"> 51 **\*** 2"),
    ],
)
def test_a_quote_marks_what_differs_on_every_line(text, marks, shown):
    assert quoted(text, marks) == shown


def test_a_quotation_without_sides_stands_in_the_description():
    quote = Quotation(text="51 dead", source="Southpress")
    [embed] = to_embeds(ChatMessage(title="t", summary="s", parts=(quote,))).embeds
    assert embed["description"] == "**Southpress**\n> 51 dead"
