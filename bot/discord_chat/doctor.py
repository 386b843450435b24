"""``crosswire doctor`` for Discord: token, clock, guild, commands, channel, role; each with what to do about it."""

import time
from collections.abc import AsyncIterator, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

import discord
import httpx

from bot.discord_chat.errors import error_of_repeatable
from bot.discord_chat.ids import id_of
from bot.discord_chat.session import Poster, use_server
from bot.finding import Finding
from bot.settings.values import DiscordSettings
from handlers.chat import ChatError, ChatRefused

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)
"""What the bot does in its channel; the README asks for the same."""

_CLOCKS_APART = 30.0
"""Seconds: half of what the look-up of a lost post allows for."""
_STATE_TAGS = ("open", "taken", "settled", "muted")


async def examine_discord(settings: DiscordSettings, channels: Sequence[str]) -> AsyncIterator[Finding]:
    """Yield a finding for everything that Discord needs; what cannot be looked at after a failure is left out."""
    assert settings.token is not None
    use_server(settings.api_url)
    poster = Poster(settings.token.get_secret_value())
    try:
        try:
            client = await poster.client()
        except ChatError as problem:
            yield Finding(what="Discord token", fine=False, detail=str(problem))
            return
        yield Finding(what="Discord token", fine=True, detail=f"accepted: {client.user}")
        yield await _clock(f"{settings.api_url.rstrip('/')}/gateway")
        async for finding in _guild(client, settings, channels):
            yield finding
    finally:
        await poster.close()


async def _clock(url: str) -> Finding:
    what = "Clock, by Discord’s"
    try:
        async with httpx.AsyncClient(timeout=10) as web:
            told = (await web.get(url)).headers["date"]
        apart = abs(parsedate_to_datetime(told).timestamp() - time.time())
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding(what=what, fine=True, detail="Discord told no time to compare with")
    if apart > _CLOCKS_APART:
        remedy = "Set this machine’s clock (timedatectl set-ntp true): lost posts are looked for by time"
        return Finding(what=what, fine=False, detail=f"{apart:.0f} s apart. {remedy}")
    return Finding(what=what, fine=True, detail="within seconds of it")


async def _guild(client: discord.Client, settings: DiscordSettings, channels: Sequence[str]) -> AsyncIterator[Finding]:
    try:
        home = settings.guild or await _guild_of(client, settings.channel or 0)
        guild = await client.fetch_guild(home)
    except discord.HTTPException as problem:
        yield Finding(what="Discord server", fine=False, detail=_absent(client, problem))
        return
    once = "" if settings.guild else "; set CROSSWIRE_DISCORD_GUILD to its id, and new commands are there at once"
    yield Finding(what="Discord server", fine=True, detail=f"the bot is in {guild.name}{once}")
    yield await _commands(client, guild)
    for channel in channels:
        yield await _channel(client, guild, channel)
    if settings.role:
        yield _role(guild, settings.role)
    if odd := [user for user in settings.admins if not (user.isascii() and user.isdigit())]:
        remedy = "Copy it in Discord: right-click the person, Copy User ID"
        yield Finding(what="Discord admins", fine=False, detail=f"{', '.join(odd)}: no user id. {remedy}")


async def _guild_of(client: discord.Client, channel: int) -> int:
    told: Any = await client.http.get_channel(channel)
    return int(told.get("guild_id") or 0)


async def _commands(client: discord.Client, guild: discord.Guild) -> Finding:
    what = "Discord commands"
    try:
        known = await client.http.get_guild_commands(client.application_id or 0, guild.id)
    except discord.Forbidden:
        remedy = f"Invite the bot once more with the scope applications.commands: {_invitation(client)}"
        return Finding(what=what, fine=False, detail=f"may not be registered. {remedy}")
    except discord.HTTPException as problem:
        return Finding(what=what, fine=False, detail=_said(problem, ""))
    listed = ", ".join(sorted(command["name"] for command in known))
    return Finding(what=what, fine=True, detail=f"registered: {listed}" if listed else "may be registered")


async def _channel(client: discord.Client, guild: discord.Guild, name: str) -> Finding:
    what = f"Discord channel {name}"
    try:
        channel = await guild.fetch_channel(id_of(name, "channel"))
        me = await guild.fetch_member(client.user.id if client.user else 0)
    except discord.InvalidData:
        return Finding(what=what, fine=False, detail=f"belongs to another server than {guild.name}")
    except ChatRefused as problem:
        return Finding(what=what, fine=False, detail=str(problem))
    except discord.HTTPException as problem:
        return Finding(what=what, fine=False, detail=_said(problem, name))
    if not isinstance(channel, discord.TextChannel | discord.ForumChannel):
        kind = str(channel.type).replace("_", " ")
        return Finding(what=what, fine=False, detail=f"is a {kind}. Name a text channel or a forum")
    allowed = channel.permissions_for(me)
    missing = [name for name, wanted in NEEDED if wanted and not getattr(allowed, name)]
    if missing:
        words = ", ".join(name.replace("_", " ").title() for name in missing)
        remedy = f"Give the bot’s role these in #{channel.name}: Edit Channel, Permissions"
        return Finding(what=what, fine=False, detail=f"missing: {words}. {remedy}")
    if isinstance(channel, discord.ForumChannel):
        return _forum(what, channel)
    return Finding(what=what, fine=True, detail=f"#{channel.name}: everything the bot does there is allowed")


def _forum(what: str, channel: discord.ForumChannel) -> Finding:
    free = {tag.name.strip().lower() for tag in channel.available_tags if not tag.moderated}
    absent = [tag.title() for tag in _STATE_TAGS if tag not in free]
    if absent and channel.flags.require_tag:
        remedy = f"Make tags named {', '.join(absent)}, or let posts stand without one"
        return Finding(what=what, fine=False, detail=f"the forum wants a tag on every post. {remedy}")
    tags = (
        f"; it has no tag named {', '.join(absent)}, so none is shown" if absent else ", with the tags of every state"
    )
    return Finding(what=what, fine=True, detail=f"a forum: one post for each story{tags}")


def _role(guild: discord.Guild, number: int) -> Finding:
    what = f"Discord role {number}"
    role = guild.get_role(number)
    if role is None:
        remedy = "Copy it in Server Settings, Roles: right-click the role, Copy Role ID"
        return Finding(what=what, fine=False, detail=f"is not there. {remedy}")
    if not role.mentionable:
        remedy = "Allow anyone to @mention this role (Server Settings, Roles), or nobody is told"
        return Finding(what=what, fine=False, detail=f"@{role.name} may not be mentioned. {remedy}")
    return Finding(what=what, fine=True, detail=f"@{role.name} is told of grave differences")


def _absent(client: discord.Client, problem: discord.HTTPException) -> str:
    if problem.status in {403, 404}:
        return f"the bot is not there, or the id is another’s. Invite it: {_invitation(client)}"
    return _said(problem, "")


def _invitation(client: discord.Client) -> str:
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(client.application_id or 0, permissions=NEEDED, scopes=scopes)


def _said(problem: Exception, channel: str) -> str:
    return str(error_of_repeatable(problem, channel))
