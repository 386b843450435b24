"""One channel as the settings file describes it: what it watches and how it is told."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.settings.forms import Items
from handlers.desks.setting import SETTINGS, check_setting
from handlers.desks.watch import CONDITIONS, EVERYTHING, Watch, watch_of
from handlers.verbs import CommandNotUnderstood, parse_command


class DeskSettings(BaseModel):
    """A channel. Every key but the first two may be left out, and changed in chat; values are written as there."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    chat: Literal["slack", "discord", "terminal"]
    channel: str = Field(min_length=1, max_length=200)
    name: str = ""
    severity: str = ""
    framing: str = ""
    cards: str = ""
    threads: str = ""
    quiet: str = ""
    window: str = ""
    repeat: str = ""
    cap: str = ""
    zone: str = ""
    digest: str = ""
    watches: Items | None = None
    """Left out, it is everything."""

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        for name, text in self.stated.items():
            check_setting(name, text)
        for typed in self.watches or ():
            read_watch_line(typed)
        return self

    @property
    def stated(self) -> dict[str, str]:
        """Return what is set, by name."""
        return {name: getattr(self, name) for name in SETTINGS if getattr(self, name)}


def read_watch_line(typed: str) -> Watch:
    """Return a watch as it is typed after the verb.

    Raises:
        ValueError: it cannot be read; the text says what to type.
    """
    try:
        _, options = parse_command(f"watch {typed}")
    except CommandNotUnderstood as problem:
        raise ValueError(str(problem)) from None
    given = {name: value for name, value in options.items() if name in CONDITIONS}
    if given.get("topic", "").casefold() == "everything":
        del given["topic"]
        return watch_of(given) if given else EVERYTHING
    if not given:
        raise ValueError('says nothing to watch; write it as in: everything, or source:"Valley Press" kind:figures')
    return watch_of(given)
