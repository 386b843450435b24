"""Buttons that outlive a restart: what a press means stands in its custom id, nothing in memory."""

import re
from typing import Any, Self

import discord

from bot.discord_chat.listening import CONFIRMED
from bot.discord_chat.surfaces import KEPT_FORM, Interaction
from handlers.messages.buttons import ACTION_ID_PATTERN

_Button = discord.ui.Button[Any]


class CardButton(discord.ui.DynamicItem[_Button], template=ACTION_ID_PATTERN):
    """A button under a card."""

    confirmed = False

    def __init__(self, item: _Button, action: str, value: str) -> None:
        super().__init__(item)
        self._action = action
        self._value = value

    @classmethod
    async def from_custom_id(cls, _: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /) -> Self:
        """Return the button as it stands in the message that was pressed."""
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["action"], match["value"])

    async def callback(self, interaction: Interaction) -> None:
        """Hand the press on."""
        listener = interaction.client.listener
        if listener.serves(interaction):
            await listener.pressed(interaction, self._action, self._value, confirmed=self.confirmed)


class ConfirmingButton(CardButton, template=ACTION_ID_PATTERN.replace("cw", CONFIRMED, 1)):
    """The button under the question whether a press was meant."""

    confirmed = True


class KeptFormButton(discord.ui.DynamicItem[_Button], template=rf"{KEPT_FORM}:(?P<name>[a-z_]+):(?P<value>.*)"):
    """The button that opens a form made earlier for whoever sees it."""

    def __init__(self, item: _Button, name: str, value: str) -> None:
        super().__init__(item)
        self._name = name
        self._value = value

    @classmethod
    async def from_custom_id(cls, _: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /) -> Self:
        """Return the button as it stands in the message that was pressed."""
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["name"], match["value"])

    async def callback(self, interaction: Interaction) -> None:
        """Open the form."""
        if (surfaces := interaction.client.listener.surfaces) is not None:
            await surfaces.open_kept(interaction, self._name, self._value)
