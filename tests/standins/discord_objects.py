"""What Discord's objects look like on the wire: users, members, channels, guild, application."""

import itertools
import time
from typing import Any

APP = BOT = "100000000000000001"
GUILD = "200000000000000001"
CHANNEL = "300000000000000001"
OWNER = "400000000000000001"
_EPOCH = 1420070400000
BOT_ROLE = "500000000000000001"
BOT_PERMISSIONS = "309237763072"
"""View Channel, Send Messages (in Threads), Create Public Threads, Embed Links, Attach Files, Read Message History."""
_ALL_PERMISSIONS = "2147483647"
_NUMBERS = itertools.count(1)


def snowflake() -> str:
    """A new id; it tells the time, as Discord's do."""
    return str(((int(time.time() * 1000) - _EPOCH) << 22) | next(_NUMBERS) % (1 << 22))


def component_number() -> int:
    return next(_NUMBERS)


def user(id_: str = OWNER, name: str = "ana", *, bot: bool = False) -> dict[str, Any]:
    return {
        "id": id_,
        "username": name,
        "global_name": name.title(),
        "discriminator": "0000" if bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        **({"bot": True} if bot else {}),
    }


def me() -> dict[str, Any]:
    return {
        **user(BOT, "crosswire", bot=True),
        "mfa_enabled": False,
        "locale": "en-GB",
        "verified": True,
        "email": None,
    }


def member(who: dict[str, Any], permissions: str = _ALL_PERMISSIONS) -> dict[str, Any]:
    return {
        "user": who,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "premium_since": None,
        "pending": False,
        "permissions": permissions,
        "communication_disabled_until": None,
    }


def channel(id_: str = CHANNEL, name: str = "desk") -> dict[str, Any]:
    return {
        "id": id_,
        "type": 0,
        "guild_id": GUILD,
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def thread(id_: str, parent: str, name: str) -> dict[str, Any]:
    return {
        **channel(id_, name),
        "type": 11,
        "parent_id": parent,
        "owner_id": BOT,
        "message_count": 0,
        "member_count": 1,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": "2026-11-22T00:00:00+00:00",
            "locked": False,
        },
    }


def forum(id_: str, *tags: str, requires_tag: bool = False, moderated: tuple[str, ...] = ()) -> dict[str, Any]:
    """A forum channel with tags of these names."""
    return {
        **channel(id_, "forum"),
        "type": 15,
        "flags": 1 << 4 if requires_tag else 0,
        "available_tags": [
            {
                "id": str(int(id_) * 100 + number),
                "name": name,
                "moderated": name in moderated,
                "emoji_id": None,
                "emoji_name": None,
            }
            for number, name in enumerate((*tags, *moderated))
        ],
        "default_reaction_emoji": None,
        "default_sort_order": None,
        "default_forum_layout": 0,
        "default_auto_archive_duration": 4320,
    }


def role(id_: str, name: str, *, permissions: str = "", mentionable: bool = False) -> dict[str, Any]:
    return {
        "id": id_,
        "name": name,
        "permissions": permissions or BOT_PERMISSIONS,
        "position": 0,
        "color": 0,
        "hoist": False,
        "managed": False,
        "mentionable": mentionable,
        "flags": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    }


def guild(channels: list[dict[str, Any]], roles: list[dict[str, Any]]) -> dict[str, Any]:
    empty = ("emojis", "stickers", "threads", "presences", "voice_states", "stage_instances", "features")
    absent = ("icon", "afk_channel_id", "system_channel_id", "rules_channel_id", "application_id", "splash", "banner")
    zero = ("default_message_notifications", "explicit_content_filter", "mfa_level", "premium_tier", "nsfw_level")
    return {
        "id": GUILD,
        "name": "Newsroom",
        "owner_id": OWNER,
        "roles": roles,
        "channels": channels,
        "members": [member(me())],
        **{name: [] for name in (*empty, "guild_scheduled_events", "soundboard_sounds")},
        **dict.fromkeys((*absent, "description", "vanity_url_code", "discovery_splash", "public_updates_channel_id")),
        **dict.fromkeys((*zero, "system_channel_flags"), 0),
        "member_count": 2,
        "large": False,
        "unavailable": False,
        "joined_at": "2026-01-01T00:00:00+00:00",
        "verification_level": 0,
        "preferred_locale": "en-GB",
        "afk_timeout": 300,
    }


def application() -> dict[str, Any]:
    return {
        "id": APP,
        "name": "crosswire",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "flags": 0,
        "owner": user(),
        "team": None,
        "summary": "",
        "verify_key": "00" * 32,
        "rpc_origins": [],
        "interactions_endpoint_url": None,
        "type": None,
        "redirect_uris": [],
        "role_connections_verification_url": None,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
    }


def numbered(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Components as Discord returns them: each with a number of its own."""
    found = []
    for component in components:
        copy = {**component, "id": component.get("id") or component_number()}
        if "components" in copy:
            copy["components"] = numbered(copy["components"])
        found.append(copy)
    return found
