"""The one protocol of the product: what a chat must be able to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.message import ChatMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message on its way to a channel. ``key`` tells two posts of one thing apart from two things."""

    channel: str
    message: ChatMessage
    key: str
    thread: str | None = None
    """The remote id of the message or thread to answer under; None for the channel itself."""
    broadcast: bool = False
    """Whether an answer in a thread is shown in the channel too, where the chat can do that."""
    answers: str | None = None
    """The remote id of the card it speaks of, for a chat that can point at it."""
    about: str = ""
    """What a thread opened for it is called, where the chat names threads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedMessage:
    """Where a message stands, so that it can be found and edited again."""

    chat: str
    channel: str
    remote_id: str
    thread: str | None = None


class ChatError(Exception):
    """A chat did not take a message."""


class ChatUnavailable(ChatError):
    """Not now: the message was surely not posted and may be tried again."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        """Seconds the chat asked us to wait, if it said so."""


class ChatRefused(ChatError):
    """Not as things stand: the channel is closed to us, a permission is missing, the message is malformed."""

    def __init__(self, reason: str, *, mendable: bool = False) -> None:
        super().__init__(reason)
        self.mendable = mendable
        """Whether somebody can let the very same message through: by inviting the bot, by granting a permission."""


class OutcomeUnknown(ChatError):
    """The answer was lost: the message may or may not be there. Look before posting again."""


class Chat(Protocol):
    """A place to post to: Slack, Discord, the terminal."""

    name: str

    async def post(self, post: Post) -> PostedMessage:
        """Post a message once.

        Raises:
            ChatUnavailable, ChatRefused, OutcomeUnknown: see each.
        """
        ...

    async def edit(self, posted: PostedMessage, message: ChatMessage) -> None:
        """Replace a posted message.

        Raises:
            ChatUnavailable, ChatRefused, OutcomeUnknown: see each.
        """
        ...

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> PostedMessage | None:
        """Look whether the post with ``key`` has arrived since a moment; None when it has not."""
        ...
