"""Discord's other surfaces: modals, and the menu of a message."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
import structlog

from bot.asking import Forms, guarded, send
from bot.background import Background
from bot.discord_chat.kept_forms import KeptForms
from bot.discord_chat.modals import FORM_ID, Drawn, answers_of
from bot.discord_chat.render import to_embeds
from bot.discord_chat.sending import as_arguments, as_change, as_view
from bot.redaction import redact
from handlers.forms import Form, FormRefused, FormRequest
from handlers.message import ChatMessage
from handlers.messages.notices import error_message
from handlers.request import Asker

log = structlog.get_logger()

Interaction = discord.Interaction[Any]

CHECK_CLAIMS = "Check claims"
ADD_TO_STORY = "Add to story"
"""What stands in the menu of a message."""
KEPT_FORM = "cwkept"
"""Starts the custom id of a button that opens a form kept for whoever sees it."""
_SECONDS_TO_MAKE = 2.0
"""Discord waits three seconds for a form, and a second of that may go on the way."""
_LONGEST_MESSAGE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaces:
    """Everything an arriving form or a message's menu needs."""

    forms: Forms
    work: Background
    kept: KeptForms
    asker: Callable[[Interaction], Asker]

    async def open_when_made(self, interaction: Interaction, making: Awaitable[ChatMessage | Form | None]) -> None:
        """Open a form, or say what came instead. One made too late waits behind a button: a modal cannot be late."""
        task = asyncio.ensure_future(making)
        done, _ = await asyncio.wait({task}, timeout=_SECONDS_TO_MAKE)
        if not done:
            await interaction.response.defer(ephemeral=True, thinking=True)
            self.work.start(self._offer_late(interaction, task))
            return
        match task.result():
            case Form() as form:
                await self._open(interaction, form)
            case ChatMessage() as message:
                await interaction.response.send_message(
                    **as_arguments(to_embeds(message).for_one_reader), ephemeral=True
                )
            case None:
                await interaction.response.defer()

    async def offer(self, interaction: Interaction, form: Form) -> None:
        """Offer a form in private where the press has been acknowledged already."""
        self.kept.keep(str(interaction.user.id), form)
        await interaction.followup.send(f"“{form.title}” is ready.", view=_button(form, "Open it"), ephemeral=True)

    async def open_kept(self, interaction: Interaction, name: str, value: str) -> None:
        """Open a form that was kept for whoever pressed."""
        form = self.kept.find(str(interaction.user.id), name, value)
        if form is None:
            gone = error_message("This form is too old", "Open it again where you found it")
            await interaction.response.send_message(**as_arguments(to_embeds(gone).for_one_reader), ephemeral=True)
            return
        await self._open(interaction, form)

    async def sent(self, interaction: Interaction) -> None:
        """Take a form: refuse it with what to mend, or acknowledge it and show in private what came of it."""
        data: Any = interaction.data or {}
        named = FORM_ID.fullmatch(str(data.get("custom_id", "")))
        if named is None:
            return
        request = FormRequest(
            name=named["name"],
            value=named["value"],
            asker=self.asker(interaction),
            answers=answers_of(data.get("components") or ()),
        )
        try:
            self.forms.check(request)
        except FormRefused as problem:
            await self._refuse(interaction, request, problem)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        self.work.start(self._show(interaction, send(self.forms, request)))

    async def check_claims(self, interaction: Interaction, message: discord.Message) -> None:
        """Compare a message's text with the base, in private."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        checking = self.forms.check_claims(text_of(message))
        self.work.start(self._show(interaction, guarded(checking, "discord", "check claims")))

    async def add_to_story(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form that adds a message to a story; in a card's thread, to that card's."""
        in_thread = isinstance(message.channel, discord.Thread) or _is_thread(interaction)
        thread = str(message.channel.id if in_thread else message.id)
        making = self.forms.add_note(text_of(message), str(message.channel.id), thread)
        await self.open_when_made(interaction, _guarded_form(making))

    async def _open(self, interaction: Interaction, form: Form) -> None:
        self.kept.keep(str(interaction.user.id), form)
        await interaction.response.send_modal(Drawn(form))

    async def _offer_late(self, interaction: Interaction, task: "asyncio.Future[ChatMessage | Form | None]") -> None:
        made = await task
        if isinstance(made, Form):
            self.kept.keep(str(interaction.user.id), made)
            await interaction.edit_original_response(
                content=f"“{made.title}” took a moment. It is ready.", view=_button(made, "Open it")
            )
        elif made is not None:
            await interaction.edit_original_response(**as_change(to_embeds(made).for_one_reader))

    async def _refuse(self, interaction: Interaction, request: FormRequest, problem: FormRefused) -> None:
        """Say what to mend; what was typed stands in the form when it is opened again."""
        form = self.kept.find(request.asker.user_id, request.name, request.value)
        remedy = "Nothing was changed. Open the form again" if form is None else "Nothing was changed; mend it below"
        arguments = as_arguments(to_embeds(error_message(_named(form, problem), remedy)).for_one_reader)
        if form is not None:
            filled = form.filled(request.answers)
            self.kept.keep(request.asker.user_id, filled)
            arguments["view"] = _button(filled, "Mend it…")
        await interaction.response.send_message(**arguments, ephemeral=True)

    async def _show(self, interaction: Interaction, making: Awaitable[ChatMessage]) -> None:
        payload = to_embeds(await making)
        try:
            await interaction.edit_original_response(**as_change(payload.for_one_reader))
        except discord.HTTPException as problem:
            # Nobody should be left with "is thinking".
            log.warning("answer cut to its text", action="answer", chat="discord", problem=redact(repr(problem)))
            await interaction.edit_original_response(content=payload.content)


def text_of(message: discord.Message) -> str:
    """Return what a message says: its own words, those it forwards, and those of its embeds, as feeds post them."""
    texts = [message.content, *(snapshot.content for snapshot in message.message_snapshots)]
    for embed in message.embeds:
        texts += [embed.title or "", embed.description or "", *(field.value or "" for field in embed.fields)]
    return "\n\n".join(text for text in texts if text)[:_LONGEST_MESSAGE]


def _is_thread(interaction: Interaction) -> bool:
    return isinstance(interaction.channel, discord.Thread)


async def _guarded_form(making: Awaitable[Form]) -> ChatMessage | Form | None:
    try:
        return await making
    except Exception as problem:  # noqa: BLE001 (somebody waits for an answer)
        log.warning("form not made", action="form", chat="discord", problem=redact(repr(problem)))
        return error_message("Something went wrong here", "Nothing was changed. Try again.")


def _named(form: Form | None, problem: FormRefused) -> str:
    """Return what is wrong, with the field's own label: *Until: This time is past*."""
    label = next((one.label for one in form.fields if one.name == problem.name), "") if form is not None else ""
    return f"{label}: {problem}" if label else str(problem)


def _button(form: Form, label: str) -> discord.ui.View:
    shown = {"type": 2, "style": 1, "label": label, "custom_id": f"{KEPT_FORM}:{form.name}:{form.value}"}
    return as_view([{"type": 1, "components": [shown]}])
