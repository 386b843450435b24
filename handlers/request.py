"""What someone asks of the bot, whichever chat or terminal they ask from."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and from where."""

    platform: str
    user_id: str
    user_name: str
    channel: str = ""
    channel_name: str = ""
    """What people call the channel, where the chat says so."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    is_admin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRequest:
    """A verb with its options, already split and typed by name."""

    verb: str
    asker: Asker
    options: dict[str, str] = field(default_factory=dict)
    page: int = 0
    """Which part of a long answer is wanted; 0 is the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRequest:
    """A button press."""

    action: str
    value: str
    asker: Asker
