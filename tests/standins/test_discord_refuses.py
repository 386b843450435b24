"""The stand-in Discord is as strict as Discord: otherwise a test against it proves little."""

import aiohttp
import pytest

from tests.standins import discord_objects as objects
from tests.standins.discord import TOKEN, Discord
from tests.standins.discord_limits import modal_faults
from tests.standins.discord_objects import CHANNEL


@pytest.fixture
async def discord():
    async with Discord() as standin:
        yield standin


async def send(discord, payload, *, method="POST", path=f"channels/{CHANNEL}/messages", token=TOKEN):
    headers = {"Authorization": f"Bot {token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{discord.api_url}/{path}", json=payload) as answer,
    ):
        return answer.status, (await answer.json(content_type=None) or {}).get("code")


def rows(*buttons):
    return {"content": "x", "components": [{"type": 1, "components": list(buttons)}]}


def button(number=1, **fields):
    return {"type": 2, "style": 2, "label": "Take", "custom_id": f"b{number}", **fields}


@pytest.mark.parametrize(
    "payload",
    [
        {"content": "x" * 2001},
        {"content": "x", "colour": "red"},
        {"content": "x", "nonce": "x" * 26},
        {"embeds": [{"title": "x"}] * 11},
        {"embeds": [{"title": "x" * 257}]},
        {"embeds": [{"description": "x" * 4097}]},
        {"embeds": [{"footer": {"text": "x" * 2049}}]},
        {"embeds": [{"fields": [{"name": "x", "value": ""}]}]},
        {"embeds": [{"fields": [{"name": "x", "value": "x" * 1025}]}]},
        {"embeds": [{"fields": [{"name": "x", "value": "x"}] * 26}]},
        {"embeds": [{"description": "x" * 3001}] * 2},
        {"embeds": [{"title": "x", "url": "javascript:alert(1)"}]},
        {"embeds": [{"title": "x", "tone": "loud"}]},
        rows(*[button(n) for n in range(6)]),
        rows(button(), button()),
        rows(button(label="x" * 81)),
        rows(button(label="")),
        rows(button(custom_id="x" * 101)),
        rows(button(style=9)),
        rows(button(style=5)),
        {"content": "x", "components": [{"type": 1, "components": [button(n)]} for n in range(6)]},
        {"content": "x", "components": [button()]},
    ],
)
async def test_a_malformed_message_is_refused(discord, payload):
    assert await send(discord, payload) == (400, 50035)
    assert not discord.posted()


async def test_what_discord_refuses_is_refused_under_its_number(discord):
    discord.forbidden[CHANNEL] = 0
    assert await send(discord, {}) == (400, 50006)
    assert await send(discord, {"content": "x"}, path="channels/404/messages") == (404, 10003)
    assert await send(discord, {"content": "x"}, method="PATCH", path=f"channels/{CHANNEL}/messages/7") == (404, 10008)
    assert await send(discord, {"content": "x"}, token="nope") == (401, 0)
    assert await send(discord, {"content": "x"}, path="webhooks/1/nobody") == (404, 10015)
    discord.forbidden[CHANNEL] = 50013
    assert await send(discord, {"content": "x"}) == (403, 50013)


@pytest.mark.parametrize(
    "command",
    [
        {"name": "Loud", "description": "x"},
        {"name": "x", "description": ""},
        {"name": "Check claims", "description": "x", "type": 3},
        {
            "name": "x",
            "description": "x",
            "options": [
                {
                    "name": f"v{verb}",
                    "description": "x" * 100,
                    "type": 1,
                    "options": [{"name": f"o{n}", "description": "x" * 100, "type": 3} for n in range(10)],
                }
                for verb in range(9)
            ],
        },
        {"name": "C" * 33, "type": 3},
        {"name": "x", "description": "x" * 101},
        {"name": "x", "description": "x", "options": [{"name": "o", "description": "x", "type": 3}] * 26},
        {
            "name": "x",
            "description": "x",
            "options": [
                {"name": "a", "description": "x", "type": 3},
                {"name": "b", "description": "x", "type": 3, "required": True},
            ],
        },
    ],
)
async def test_a_malformed_command_is_refused(discord, command):
    assert await send(discord, [command], method="PUT", path="applications/1/commands") == (400, 50035)


def label(**fields):
    return {"type": 18, "label": "Note", "component": {"type": 4, "custom_id": "note", "style": 1}, **fields}


def text_input(**fields):
    return label(component={"type": 4, "custom_id": "note", "style": 1, **fields})


def select(*options, **fields):
    return label(component={"type": 3, "custom_id": "note", "options": list(options), **fields})


def modal(*components, **fields):
    return {"custom_id": "f", "title": "Mute", "components": list(components), **fields}


def test_a_modal_as_discord_documents_it_is_taken():
    option = {"label": "This fact", "value": "fact", "description": "5 alerts", "default": True}
    assert modal_faults(modal({"type": 10, "content": "Five alerts"}, label(description="Why"))) == {}
    assert modal_faults(modal(select(option, required=True))) == {}


@pytest.mark.parametrize(
    "given",
    [
        modal(),
        modal(label(), title="x" * 46),
        modal(label(), custom_id="x" * 101),
        modal(*[text_input(custom_id=str(number)) for number in range(6)]),
        modal(label(), label()),
        modal(label(label="x" * 46)),
        modal(label(description="x" * 101)),
        modal(label(component={"type": 2, "custom_id": "b"})),
        modal({"type": 4, "custom_id": "bare", "style": 1}),
        modal({"type": 10, "content": ""}),
        modal(text_input(max_length=4001)),
        modal(text_input(value="x" * 11, max_length=10)),
        modal(text_input(tone="loud")),
        modal(select()),
        modal(select(*[{"label": "x", "value": str(number)} for number in range(26)])),
        modal(select({"label": "x", "value": "1"}, {"label": "y", "value": "1"})),
        modal(select({"label": "x" * 101, "value": "1"})),
    ],
)
def test_a_malformed_modal_is_refused(given):
    assert modal_faults(given)


async def test_a_sixth_message_in_five_seconds_is_too_many(discord):
    answers = [await send(discord, {"content": str(number)}) for number in range(6)]
    assert [status for status, _ in answers] == [200] * 5 + [429]


async def test_a_nonce_is_enforced_only_where_it_is_asked_for(discord):
    for enforced in (True, True, False):
        await send(discord, {"content": "x", "nonce": "n", "enforce_nonce": enforced})
    assert len(discord.posted()) == 2


FORUM = "600000000000000001"
POST = f"channels/{FORUM}/threads"


def a_post(**fields):
    return {"name": "Floods", "message": {"content": "x"}, **fields}


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (a_post(name=""), (400, 50035)),
        (a_post(name="x" * 101), (400, 50035)),
        (a_post(applied_tags=["1"]), (400, 50035)),
        (a_post(message={"content": "x" * 2001}), (400, 50035)),
        (a_post(message={"content": "x", "nonce": "n"}), (400, 50035)),
        (a_post(content="x"), (400, 50035)),
        (a_post(), (400, 40067)),
    ],
)
async def test_a_malformed_post_is_refused(discord, payload, said):
    discord.channels[FORUM] = objects.forum(FORUM, "Open", requires_tag=True)
    assert await send(discord, payload, path=POST) == said
    assert not discord.posts_of_forum(FORUM)


async def test_a_forum_takes_posts_and_a_thread_put_away_takes_no_edit(discord):
    discord.channels[FORUM] = objects.forum(FORUM, "Open", moderated=("Taken",))
    assert await send(discord, {"content": "x"}, path=f"channels/{FORUM}/messages") == (400, 50008)
    assert await send(discord, a_post(), path=f"channels/{CHANNEL}/threads") == (400, 50024)
    await send(discord, a_post(), path=POST)
    (thread,) = discord.posts_of_forum(FORUM)
    path = f"channels/{thread['id']}"
    moderated = f"{int(FORUM) * 100 + 1}"
    assert await send(discord, {"applied_tags": [moderated]}, method="PATCH", path=path) == (403, 50013)
    thread["thread_metadata"]["archived"] = True
    assert await send(discord, {"content": "y"}, method="PATCH", path=f"{path}/messages/{thread['id']}") == (400, 50083)
    assert await send(discord, {"applied_tags": []}, method="PATCH", path=path) == (400, 50083)
    assert (await send(discord, {"content": "back"}, path=f"{path}/messages"))[0] == 200
    assert not thread["thread_metadata"]["archived"]
