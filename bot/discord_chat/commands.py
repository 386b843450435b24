"""The command group, built from the table of verbs, and its registration with Discord."""

import hashlib
import inspect
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Literal

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.discord_chat.errors import error_of_repeatable
from bot.discord_chat.listening import Listener
from bot.discord_chat.render import to_embeds
from bot.discord_chat.sending import as_arguments
from bot.discord_chat.surfaces import ADD_TO_STORY, CHECK_CLAIMS, Interaction, Surfaces
from bot.redaction import redact
from handlers.messages.notices import error_message
from handlers.verbs import Option, OptionKind, Verb

log = structlog.get_logger()

GROUP = "crosswire"
ADMIN_GROUP = "crosswire-admin"
"""Admin verbs stand in a group of their own: Discord keeps permissions per top-level command only."""

_LONGEST_TEXT = 4000
"""Ours: characters of a typed option, as many as a form's field takes; Discord allows 6,000."""
Recall = Callable[[str], Awaitable[str | None]]
Remember = Callable[[str, str], Awaitable[None]]


class Commands(app_commands.CommandTree[Any]):
    """The bot's commands, in one guild only, where one is named."""

    def __init__(self, client: discord.Client, listener: Listener) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._listener = listener
        self.home = discord.Object(listener.guild) if listener.guild else None
        for group in _groups(listener):
            self.add_command(group, guild=self.home)
        if listener.surfaces is not None:
            for menu in _menus(listener.surfaces):
                self.add_command(menu, guild=self.home)

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Return whether the command comes from our own guild."""
        if self._listener.serves(interaction):
            return True
        if interaction.type is not discord.InteractionType.autocomplete:
            await interaction.response.send_message("This bot serves another newsroom.", ephemeral=True)
        return False

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer a command that could not be run: one that Discord still shows but we no longer know, or a late one."""
        log.warning("command failed", action="command", chat="discord", problem=redact(repr(error)))
        if not interaction.response.is_done() and interaction.type is discord.InteractionType.application_command:
            payload = to_embeds(error_message("This command cannot be run", f"Try /{GROUP} help."))
            # A command that failed because the connection is gone cannot be answered either.
            with suppress(discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError):
                await interaction.response.send_message(**as_arguments(payload.for_one_reader), ephemeral=True)

    async def register(self, recall: Recall, remember: Remember) -> None:
        """Tell Discord the commands, unless it has these already: it allows 200 new commands a day."""
        payload = [command.to_dict(self) for command in self.get_commands(guild=self.home)]
        place = str(self.home.id) if self.home else "everywhere"
        mark = hashlib.sha256(json.dumps([place, payload], sort_keys=True).encode()).hexdigest()
        name = f"discord.commands.{self.client.application_id}.{place}"
        if await recall(name) == mark:
            return
        try:
            await self.sync(guild=self.home)
        except discord.HTTPException as problem:
            # Alerts must go out all the same.
            said = str(error_of_repeatable(problem, place))
            remedy = "Invite the bot with the scopes bot and applications.commands, and check the guild's id."
            log.error("commands not registered", action="register", chat="discord", problem=said, remedy=remedy)  # noqa: TRY400
            return
        await remember(name, mark)


def _menus(surfaces: Surfaces) -> list[app_commands.ContextMenu]:
    """Return what stands in the menu of every message."""

    async def check_claims(interaction: Interaction, message: discord.Message) -> None:
        await surfaces.check_claims(interaction, message)

    async def add_to_story(interaction: Interaction, message: discord.Message) -> None:
        await surfaces.add_to_story(interaction, message)

    return [
        app_commands.ContextMenu(name=CHECK_CLAIMS, callback=check_claims),
        app_commands.ContextMenu(name=ADD_TO_STORY, callback=add_to_story),
    ]


def _groups(listener: Listener) -> list[app_commands.Group]:
    everyone = [verb for verb in listener.verbs if not verb.admin]
    admins = [verb for verb in listener.verbs if verb.admin]
    groups = [_group(GROUP, "Where the wires disagree", everyone, listener, None)] if everyone else []
    if admins:
        only = discord.Permissions(manage_guild=True)
        groups.append(_group(ADMIN_GROUP, "Settings of Crosswire", admins, listener, only))
    return groups


def _group(
    name: str, help_: str, verbs: Sequence[Verb], listener: Listener, only: discord.Permissions | None
) -> app_commands.Group:
    group = app_commands.Group(name=name, description=help_, guild_only=True, default_permissions=only)
    for verb in verbs:
        group.add_command(_command(verb, listener))
    return group


def _command(verb: Verb, listener: Listener) -> app_commands.Command[Any, ..., Any]:
    opens_form = bool(verb.form) and listener.surfaces is not None

    async def run(interaction: Interaction, **options: Any) -> None:
        given = {name: str(value).strip() for name, value in options.items() if value is not None}
        given = {name: value for name, value in given.items() if value}
        if opens_form and not given:
            await listener.open_form(interaction, verb.form)
        else:
            await listener.command(interaction, verb.name, given)

    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Interaction)
    # discord.py reads the options from the signature; this one is made from the table.
    parameters = [_parameter(option, optional=opens_form) for option in verb.options]
    run.__signature__ = inspect.Signature([first, *parameters])  # type: ignore[attr-defined]
    app_commands.describe(**{option.name: option.help[:100] for option in verb.options})(run)
    suggested = {option.name: _suggester(verb, option, listener) for option in verb.options if option.suggested}
    if suggested and listener.suggest is not None:
        app_commands.autocomplete(**suggested)(run)
    return app_commands.Command(name=verb.name, description=verb.help[:100], callback=run)


def _parameter(option: Option, *, optional: bool) -> inspect.Parameter:
    kind: Any
    required = option.required and not optional
    match option.kind:
        case OptionKind.TEXT:
            kind = app_commands.Range[str, 1, _LONGEST_TEXT]
        case OptionKind.INTEGER:
            kind = int
        case OptionKind.CHOICE:
            kind = Literal[option.choices]
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=kind if required else kind | None,
        default=inspect.Parameter.empty if required else None,
    )


def _suggester(verb: Verb, option: Option, listener: Listener) -> Any:
    async def suggest(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = await listener.suggestions(verb.name, option.name, typed)
        return [app_commands.Choice(name=one.shown, value=one.value) for one in found]

    return suggest
