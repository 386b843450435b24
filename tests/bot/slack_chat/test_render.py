import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from slack_sdk.models.blocks import ActionsBlock, Block, RichTextBlock, SectionBlock, TableBlock

from bot.slack_chat import render_limits as limits
from bot.slack_chat.render import text_size, to_blocks
from bot.slack_chat.render_text import escape_mrkdwn
from claims.article import Span
from docs.transcript_messages import samples
from handlers.message import (
    Button,
    ChatMessage,
    ComparedValue,
    Comparison,
    Listing,
    ListItem,
    Paragraph,
    Quotation,
    Table,
)
from handlers.messages.alert import alert_message
from handlers.messages.buttons import MENU, alert_buttons
from tests.bot.slack_chat_limits import ACTIVE, texts_of
from tests.builders import NOON, an_alert
from tests.message_strategies import flood_of_parts, messages


def said(blocks):
    return " ".join(found["text"] for found in texts_of(blocks))


def assert_within_limits(payload):
    assert 0 < len(payload.text) <= limits.NOTIFICATION
    assert not ACTIVE.search(payload.text)
    assert 0 < len(payload.blocks) <= 50
    assert sum(text_size(block) for block in payload.blocks) <= 12_000
    json.dumps(payload.blocks, ensure_ascii=False).encode("utf-8")
    ids = []
    for block in payload.blocks:
        assert_block(block)
        for found in texts_of(block):
            assert found["text"], found
            if found["type"] in {"mrkdwn", "plain_text"}:
                assert not ACTIVE.search(found["text"])
                assert len(found["text"]) <= 3000
        ids += [element["action_id"] for element in block.get("elements", ()) if block["type"] == "actions"]
    assert len(ids) == len(set(ids))
    assert sum(block["type"] == "table" for block in payload.blocks) <= 1


def assert_block(block):
    match block["type"]:
        case "header":
            assert 0 < len(block["text"]["text"]) <= 150
        case "section":
            assert 0 < len(block.get("fields", [None])) <= 10
            assert all(len(field["text"]) <= 2000 for field in block.get("fields", ()))
        case "context":
            assert 0 < len(block["elements"]) <= 10
        case "actions":
            assert 0 < len(block["elements"]) <= 25
            for element in block["elements"]:
                if element["type"] == "overflow":
                    assert 0 < len(element["options"]) <= 5
                    assert all(len(one["text"]["text"]) <= 75 for one in element["options"])
                    assert all(0 < len(one["value"]) <= 150 for one in element["options"])
                    continue
                assert len(element["text"]["text"]) <= 75
                assert len(element.get("value", "x")) <= 2000
                assert 0 < len(element["action_id"]) <= 255
                assert len(element.get("confirm", {}).get("text", {}).get("text", "")) <= 300
        case "table":
            assert 0 < len(block["rows"]) <= 100
            assert all(0 < len(row) <= 20 for row in block["rows"])
            assert all(cell.get("text") or cell["elements"] for row in block["rows"] for cell in row)
        case "rich_text":
            assert block["elements"]
            assert all(element["elements"] for element in block["elements"])
        case other:
            pytest.fail(f"a block type we do not draw: {other}")


@given(message=messages)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_text_stays_within_every_limit_and_notifies_nobody(message):
    assert_within_limits(to_blocks(message))


@given(message=flood_of_parts)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_flood_of_parts_stays_within_every_limit(message):
    assert_within_limits(to_blocks(message))


@pytest.mark.parametrize("message", [message for _, _, message in samples()], ids=[title for _, title, _ in samples()])
def test_every_sample_is_within_limits_and_passes_slacks_own_models(message):
    payload = to_blocks(message)
    assert_within_limits(payload)
    for block in payload.blocks:
        parsed = Block.parse(block)
        assert parsed is not None, block
        assert parsed.to_dict()["type"] == block["type"]
        if isinstance(parsed, ActionsBlock | SectionBlock | RichTextBlock | TableBlock):
            parsed.validate_json()


def test_an_alert_shows_both_sentences_word_for_word():
    blocks = to_blocks(alert_message(an_alert(), now=NOON)).blocks
    quotes = [
        "".join(piece["text"] for piece in element["elements"])
        for block in blocks
        if block["type"] == "rich_text"
        for element in block["elements"]
        if element["type"] == "rich_text_quote"
    ]
    assert quotes == [
        "At least 62 people have died in the floods in Arden, the regional government said.",
        "The toll from the floods in Arden stood at 51 on Tuesday, emergency services said.",
    ]


def test_differing_words_are_bold():
    quote = Quotation(text="up to 51 dead", source="Southpress", marks=(Span(6, 8),))
    [block] = [
        block
        for block in to_blocks(ChatMessage(title="t", summary="s", parts=(quote,))).blocks
        if block["type"] == "rich_text"
    ]
    bold = [piece["text"] for piece in block["elements"][1]["elements"] if piece.get("style", {}).get("bold")]
    assert bold == ["51"]


def test_buttons_carry_their_action_and_value():
    blocks = to_blocks(alert_message(an_alert(alert_id=7), now=NOON)).blocks
    [actions] = [block for block in blocks if block["type"] == "actions"]
    *pressed, menu = actions["elements"]
    assert [(element["action_id"], element["value"]) for element in pressed] == [
        (f"cw:{one.action}:7", "7") for one in alert_buttons(an_alert(alert_id=7))
    ]
    assert [option["value"].split(":")[1] for option in menu["options"]] == list(MENU)


def test_a_confirm_question_becomes_slacks_dialog():
    button = Button(label="Mute…", action="mute", value="7", confirm="Mute for good?")
    [actions] = [
        block
        for block in to_blocks(ChatMessage(title="t", summary="s", buttons=(button,))).blocks
        if block["type"] == "actions"
    ]
    assert actions["elements"][0]["confirm"]["text"]["text"] == "Mute for good?"


def test_overflow_says_what_was_left_out_and_where_to_see_it():
    items = tuple(ListItem(text=f"difference {index} " + "x" * 200) for index in range(100))
    payload = to_blocks(ChatMessage(title="t", summary="s", parts=(Listing(items=items),), more="crosswire alerts"))
    assert re.search(
        r"Left out here for lack of room:\* \d+ entries\. See the whole with /crosswire alerts\.", said(payload.blocks)
    )
    assert_within_limits(payload)


def test_nothing_is_said_to_be_left_out_when_all_fits():
    assert "Left out" not in said(to_blocks(alert_message(an_alert(), now=NOON)).blocks)


def test_a_long_comparison_shows_every_side_in_a_table_where_there_may_be_one():
    values = tuple(ComparedValue(label=f"Outlet {index}", value=str(index), at=NOON) for index in range(23))
    long = Comparison(values=values)
    message = ChatMessage(title="t", summary="s", parts=(long, long))
    payload = to_blocks(message)
    [table] = [block for block in payload.blocks if block["type"] == "table"]
    assert len(table["rows"]) == 24
    assert sum(len(block.get("fields", ())) for block in payload.blocks) == 23, "the second one in fields"
    assert sum(len(block.get("fields", ())) for block in to_blocks(message, tables=False).blocks) == 46


def test_the_phone_gets_the_title_when_there_is_no_summary():
    assert to_blocks(ChatMessage(title="Figures differ", summary=" \x00")).text == "Figures differ"
    assert to_blocks(ChatMessage(title="", summary="")).text


def test_a_second_table_is_counted_as_left_out():
    table = Table(head=("a",), rows=(("1",),))
    assert "1 table" in said(to_blocks(ChatMessage(title="t", summary="s", parts=(table, table))).blocks)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("<!channel>", "&lt;\u200b!channel&gt;"),
        ("*x*", "\u200b*\u200bx\u200b*\u200b"),
        (":tada:", ":\u200btada:"),
        ("at 14:05", "at 14:05"),
        ("> quoted", "\u200b&gt; quoted"),
    ],
)
def test_mrkdwn_is_escaped(text, escaped):
    assert escape_mrkdwn(text) == escaped


def test_plain_text_is_not_formatted_and_keeps_its_words():
    [_, section] = to_blocks(ChatMessage(title="t", summary="s", parts=(Paragraph(text="2 * 3 < 7 :tada:"),))).blocks
    assert section["text"] == {"type": "plain_text", "text": "2 * 3 &lt; 7 :tada:", "emoji": False}


def test_a_picture_is_handed_over_and_described():
    message = next(message for _, title, message in samples() if title == "help")
    assert to_blocks(replace(message, parts=())).files == ()
