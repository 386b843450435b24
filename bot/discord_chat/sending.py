"""A rendered payload as discord.py's own objects."""

import io
from typing import Any

import discord

from bot.discord_chat.reference import nonce_of
from bot.discord_chat.render import DiscordPayload
from claims.alert import AlertState
from claims.difference import Severity
from handlers.chat import Post
from handlers.message import ChatMessage, Picture


def as_arguments(payload: DiscordPayload) -> dict[str, Any]:
    """Return the arguments of a new message."""
    arguments: dict[str, Any] = {
        "content": payload.content or None,
        "embeds": [discord.Embed.from_dict(embed) for embed in payload.embeds],
        "files": [_file(picture) for picture in payload.files],
    }
    if payload.components:
        arguments["view"] = as_view(payload.components)
    return arguments


def as_change(payload: DiscordPayload) -> dict[str, Any]:
    """Return the arguments of an edit: what the payload lacks is taken away."""
    return {
        "content": payload.content or None,
        "embeds": [discord.Embed.from_dict(embed) for embed in payload.embeds],
        "attachments": [_file(picture) for picture in payload.files],
        "view": as_view(payload.components) if payload.components else None,
    }


async def send(client: discord.Client, channel: int, post: Post, arguments: dict[str, Any]) -> int:
    """Send a message under a nonce made from its key and return its id; where it answers a card there, as an answer.

    Raises:
        discord.HTTPException: Discord refuses.
    """
    if post.answers is not None:
        card = discord.MessageReference(message_id=int(post.answers), channel_id=channel, fail_if_not_exists=False)
        # The thread under a card holds the card's answers already, and its id is the card's.
        arguments = arguments if channel == int(post.answers) else {**arguments, "reference": card}
    place = client.get_partial_messageable(channel)
    return (await place.send(**arguments, nonce=nonce_of(post.channel, post.key))).id


def tells_role(message: ChatMessage) -> bool:
    """Say whether a role is to be told of a message: a card of high severity that nobody has seen to."""
    return message.filed is not None and message.severity is Severity.HIGH and message.state == AlertState.OPEN.value


def with_mention(content: str | None, role: int) -> dict[str, Any]:
    """Return the arguments that tell one role and nobody else: the finding first, which is what a phone shows."""
    mentions = discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(role)], replied_user=False)
    return {"content": f"{content or ''} <@&{role}>".strip(), "allowed_mentions": mentions}


def as_view(rows: list[dict[str, Any]]) -> discord.ui.View:
    """Return rows of buttons as a view that the library does not keep.

    Presses are told by their custom id (`bot.discord_chat.buttons`), so a kept view would only be memory
    that grows with every alert; a stopped one is sent but not stored.
    """
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row["components"]:
            view.add_item(
                discord.ui.Button(
                    style=discord.ButtonStyle(button["style"]),
                    label=button.get("label"),
                    custom_id=button.get("custom_id"),
                    url=button.get("url"),
                    disabled=button.get("disabled", False),
                    row=number,
                ),
            )
    view.stop()
    return view


def _file(picture: Picture) -> discord.File:
    return discord.File(io.BytesIO(picture.png), picture.name, description=picture.alt_text[:1024])
