"""A rendered payload as discord.py's own objects."""

import io
from typing import Any

import discord

from bot.discord_chat.render import DiscordPayload
from handlers.message import Picture


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
