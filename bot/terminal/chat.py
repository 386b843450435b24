"""The terminal as a chat: what would be posted is printed."""

import asyncio
from datetime import UTC, datetime, tzinfo

from rich.console import Console
from rich.text import Text

from bot.terminal.render import show
from handlers.chat import ChatUnavailable, Post, PostedMessage
from handlers.message import ChatMessage
from handlers.messages.safe_text import safe_line


class TerminalChat:
    """Prints every post once it is told to. Satisfies ``handlers.chat.Chat``."""

    name = "terminal"

    def __init__(self, console: Console | None = None, *, zone: tzinfo = UTC) -> None:
        """Take a console; by default standard output.

        Args:
            console: Where to print.
            zone: The zone that times are shown in.
        """
        self._console = console or Console()
        self._zone = zone
        self._lock = asyncio.Lock()

    async def post(self, post: Post) -> PostedMessage:
        """Print a message.

        Raises:
            ChatUnavailable: when the terminal is gone.
        """
        await self._print(post.message)
        return PostedMessage(chat=self.name, channel=post.channel, remote_id=post.key, thread=post.thread)

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        """Say in a line what the card says now: a terminal cannot take back what it has shown.

        Raises:
            ChatUnavailable: when the terminal is gone.
        """
        del posted
        state = f" [{message.state}]" if message.state else ""
        async with self._lock:
            try:
                self._console.print(Text(safe_line(f"Card updated{state}: {message.summary}"), style="dim"))
            except OSError as error:
                raise ChatUnavailable(f"The terminal cannot be written to: {error}") from error

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        """Return None: a terminal cannot be asked what it shows, so delivery is at least once."""
        del channel, key, since, thread
        return None

    async def _print(self, message: ChatMessage) -> None:
        async with self._lock:
            try:
                show(self._console, message, zone=self._zone, now=datetime.now(UTC))
            except OSError as error:
                raise ChatUnavailable(f"The terminal cannot be written to: {error}") from error
