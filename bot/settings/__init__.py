"""The settings of one installation: environment and ``crosswire.toml`` in, one frozen object out."""

from bot.settings.loading import SettingsError, environment_names, load_settings
from bot.settings.values import DigestSettings, DiscordSettings, FeedSettings, FolderSettings, Settings, SlackSettings

__all__ = [
    "DigestSettings",
    "DiscordSettings",
    "FeedSettings",
    "FolderSettings",
    "Settings",
    "SettingsError",
    "SlackSettings",
    "environment_names",
    "load_settings",
]
