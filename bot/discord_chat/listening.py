"""What people do in Discord, handed to the use cases: acknowledged at once, answered after, in private."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import discord
import structlog

from bot.asking import Answer, Press, ask, carry_out
from bot.background import Background
from bot.discord_chat.render import to_embeds
from bot.discord_chat.sending import as_arguments, as_change, as_view
from bot.discord_chat.surfaces import Interaction, Surfaces
from bot.redaction import redact
from handlers.forms import Form
from handlers.message import Showing
from handlers.messages.buttons import ACTIONS
from handlers.messages.fitting import sendable, size
from handlers.messages.notices import error_message
from handlers.presses import OPENS_FORM
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.suggesting import LONGEST, MOST, Suggestion
from handlers.verbs import Verb

log = structlog.get_logger()

Suggest = Callable[[str, str, str], Awaitable[Sequence[Suggestion]]]
"""Suggests values: verb, option, what was typed so far. It must be quick: there is no asking Discord to wait."""

_SECONDS_TO_SUGGEST = 2.0
"""Discord waits three; nobody types on while a list is still to come."""

CONFIRMED = "cwyes"
"""Starts the custom id of the button that confirms a press."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Everything an arriving command or press needs."""

    answer: Answer
    press: Press
    suggest: Suggest | None
    verbs: Sequence[Verb]
    guild: int | None
    admins: frozenset[str]
    zone: ZoneInfo
    work: Background
    surfaces: Surfaces | None = None
    """None where there are no forms; buttons that need one say so."""

    def serves(self, interaction: Interaction) -> bool:
        """Say whether somebody is of our own guild; one installation serves one newsroom."""
        return self.guild is None or interaction.guild_id == self.guild

    async def command(self, interaction: Interaction, verb: str, options: dict[str, str]) -> None:
        """Acknowledge a command and answer it in private."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        request = CommandRequest(verb=verb, options=options, asker=asker_of(interaction, self.admins, self.zone))
        self.work.start(self._answer(interaction, request))

    async def open_form(self, interaction: Interaction, action: str) -> None:
        """Open the form of a command that was given nothing."""
        assert self.surfaces is not None
        request = PressRequest(action=action, value="", asker=asker_of(interaction, self.admins, self.zone))
        await self.surfaces.open_when_made(interaction, carry_out(self.press, request))

    async def pressed(self, interaction: Interaction, action: str, value: str, *, confirmed: bool = False) -> None:
        """Acknowledge a press and carry it out, or ask first where its button says so."""
        words = ACTIONS.get(action)
        if words is None:
            said = error_message("This button is from another version", "/crosswire alerts lists what is open.")
            await interaction.response.send_message(**as_arguments(to_embeds(said).for_one_reader), ephemeral=True)
            return
        if words.confirm and not confirmed:
            yes = {"type": 2, "style": 4, "label": words.label[:80], "custom_id": f"{CONFIRMED}:{action}:{value}"}
            view = as_view([{"type": 1, "components": [yes]}])
            await interaction.response.send_message(words.confirm, view=view, ephemeral=True)
            return
        request = PressRequest(action=action, value=value, asker=asker_of(interaction, self.admins, self.zone))
        if action in OPENS_FORM and self.surfaces is not None:
            await self.surfaces.open_when_made(interaction, carry_out(self.press, request))
            return
        if confirmed:
            await interaction.response.edit_message(content=f"{words.label}: done.", view=None)
        else:
            await interaction.response.defer()
        self.work.start(self._carry_out(interaction, request))

    async def suggestions(self, verb: str, option: str, typed: str) -> list[Suggestion]:
        """Return at most as many values as Discord takes; none when anything fails."""
        if self.suggest is None:
            return []
        try:
            async with asyncio.timeout(_SECONDS_TO_SUGGEST):
                found = await self.suggest(verb, option, typed)
        except Exception as problem:  # noqa: BLE001 (an editor can type on without suggestions)
            log.warning("no suggestions", action="suggest", chat="discord", problem=redact(repr(problem)))
            return []
        return [one for one in found if 0 < size(one.shown) <= LONGEST and sendable(one.value, LONGEST)][:MOST]

    async def _answer(self, interaction: Interaction, request: CommandRequest) -> None:
        payload = to_embeds(await ask(self.answer, request, self.verbs))
        try:
            await interaction.edit_original_response(**as_change(payload.for_one_reader))
        except discord.HTTPException as problem:
            # Nobody should be left with "is thinking".
            log.warning("answer cut to its text", action="answer", chat="discord", problem=redact(repr(problem)))
            await interaction.edit_original_response(content=payload.content)

    async def _carry_out(self, interaction: Interaction, request: PressRequest) -> None:
        message = await carry_out(self.press, request)
        if isinstance(message, Form):
            if self.surfaces is not None:
                await self.surfaces.offer(interaction, message)
            return
        if message is None:
            return
        if message.shown is Showing.IN_PLACE:
            await interaction.edit_original_response(**as_change(to_embeds(message).for_one_reader))
            return
        payload = to_embeds(message)
        private = message.shown is Showing.PRIVATE
        await interaction.followup.send(
            **as_arguments(payload.for_one_reader if private else payload), ephemeral=private
        )


def asker_of(interaction: Interaction, admins: frozenset[str], zone: ZoneInfo) -> Asker:
    """Return who did something, and in which channel: a thread or a forum's post counts as the channel it is in.

    Who may manage the guild is an admin.
    """
    user, place = interaction.user, interaction.channel
    channel = place.parent_id if isinstance(place, discord.Thread) else interaction.channel_id
    return Asker(
        platform="discord",
        user_id=str(user.id),
        user_name=user.display_name,
        channel=str(channel or ""),
        zone=zone,
        is_admin=str(user.id) in admins or interaction.permissions.manage_guild,
    )
