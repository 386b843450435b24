"""Channels of the stand-in Discord: text channels, threads, and forums with their posts and tags."""

from typing import Any

from tests.standins import discord_objects as objects
from tests.standins.discord_limits import MESSAGE, THREAD, is_empty, message_faults
from tests.standins.discord_refusal import Refusal, invalid

TEXT, THREAD_TYPE, FORUM = 0, 11, 15
_REQUIRES_TAG = 1 << 4
_POST = {"name", "auto_archive_duration", "rate_limit_per_user", "message", "applied_tags"}
_FIRST_MESSAGE = MESSAGE - {"nonce", "enforce_nonce", "message_reference", "poll"}
"""The message that opens a forum's post takes no nonce."""
_THREAD_CHANGES = {
    "name",
    "archived",
    "auto_archive_duration",
    "locked",
    "invitable",
    "rate_limit_per_user",
    "flags",
    "applied_tags",
}


class Channels:
    """Every channel by its id."""

    def __init__(self) -> None:
        self.channels = {objects.CHANNEL: objects.channel()}
        self.forbidden: dict[str, int] = {}
        """Channels that refuse the bot, with Discord's code: 50001 no access, 50013 no permission."""
        self.messages: dict[str, dict[str, Any]] = {}
        self.roles = [objects.role(objects.GUILD, "@everyone", permissions="0"), objects.role(objects.BOT_ROLE, "bot")]

    def guild_as_it_is(self) -> dict[str, Any]:
        return objects.guild([one for one in self.channels.values() if one["type"] != THREAD_TYPE], self.roles)

    def check_guild(self, guild: str) -> None:
        if guild != objects.GUILD:
            raise Refusal(404, 10004, "Unknown Guild")

    def posts_of_forum(self, forum: str) -> list[dict[str, Any]]:
        """The posts of a forum, oldest first."""
        return [channel for channel in self.channels.values() if channel.get("parent_id") == forum]

    def tag_names(self, post: dict[str, Any]) -> set[str]:
        """The names of the tags a post carries."""
        tags = self.channels[post["parent_id"]]["available_tags"]
        return {tag["name"] for tag in tags if tag["id"] in post.get("applied_tags", ())}

    def make_message(self, channel: str, given: dict[str, Any], files: list[tuple[str, bytes]]) -> dict[str, Any]:
        raise NotImplementedError

    def get_channel(self, channel: str) -> dict[str, Any]:
        self.check_channel(channel)
        return self.channels[channel]

    def check_channel(self, channel: str) -> None:
        if channel not in self.channels:
            raise Refusal(404, 10003, "Unknown Channel")
        place = self.channels[channel]
        code = self.forbidden.get(channel) or self.forbidden.get(str(place.get("parent_id")))
        if code:
            raise Refusal(403, code, "Missing Access" if code == 50001 else "Missing Permissions")

    def check_takes_messages(self, channel: str) -> None:
        """A forum takes posts only; a message brings a thread that was put away back, unless it is locked."""
        place = self.channels[channel]
        if place["type"] == FORUM:
            raise Refusal(400, 50008, "Cannot send messages in a non-text channel")
        if place["type"] == THREAD_TYPE:
            state = place["thread_metadata"]
            if state["locked"]:
                raise Refusal(400, 50083, "Thread is archived")
            state["archived"] = False

    def check_may_edit_in(self, channel: str) -> None:
        if self.channels[channel].get("thread_metadata", {}).get("archived"):
            raise Refusal(400, 50083, "Thread is archived")

    def change_thread(self, channel: str, given: dict[str, Any]) -> dict[str, Any]:
        self.check_channel(channel)
        thread = self.channels[channel]
        if thread["type"] != THREAD_TYPE:
            raise Refusal(403, 50013, "Missing Permissions")
        faults = dict.fromkeys(set(given) - _THREAD_CHANGES, "Unknown field")
        if "applied_tags" in given:
            faults |= self._tag_faults(thread["parent_id"], given["applied_tags"])
        if faults:
            raise invalid(faults)
        if thread["thread_metadata"]["archived"] and given.get("archived") is not False:
            raise Refusal(400, 50083, "Thread is archived")
        if "archived" in given:
            thread["thread_metadata"]["archived"] = given["archived"]
        thread.update({name: given[name] for name in ("name", "applied_tags") if name in given})
        return thread

    def open_thread(self, channel: str, message: str, given: dict[str, Any]) -> dict[str, Any]:
        self.check_channel(channel)
        if message not in self.messages:
            raise Refusal(404, 10008, "Unknown Message")
        if message in self.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        if self.channels[channel]["type"] != TEXT:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        if faults := dict.fromkeys(set(given) - THREAD, "Unknown field") | _name_faults(given):
            raise invalid(faults)
        self.channels[message] = objects.thread(message, channel, given["name"])
        return self.channels[message]

    def open_post(self, forum: str, given: dict[str, Any], files: list[tuple[str, bytes]]) -> dict[str, Any]:
        self.check_channel(forum)
        if self.channels[forum]["type"] != FORUM:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        message = given.get("message") or {}
        faults = dict.fromkeys(set(given) - _POST, "Unknown field") | _name_faults(given)
        faults |= {f"message.{name}": said for name, said in message_faults(message, _FIRST_MESSAGE).items()}
        faults |= self._tag_faults(forum, given.get("applied_tags") or [])
        if faults:
            raise invalid(faults)
        if self.channels[forum]["flags"] & _REQUIRES_TAG and not given.get("applied_tags"):
            raise Refusal(400, 40067, "A tag is required to create a forum post in this channel")
        if is_empty(message, has_files=bool(files)):
            raise Refusal(400, 50006, "Cannot send an empty message")
        first = self.make_message("", message, files)
        post = objects.thread(first["id"], forum, given["name"])
        post["applied_tags"] = list(given.get("applied_tags") or [])
        self.channels[post["id"]] = post
        self.messages[first["id"]] = first | {"channel_id": post["id"]}
        return {**post, "message": self.messages[first["id"]]}

    def active_threads(self) -> dict[str, Any]:
        return {"threads": [one for one in self._threads() if not one["thread_metadata"]["archived"]], "members": []}

    def archived_threads(self, parent: str) -> dict[str, Any]:
        self.check_channel(parent)
        away = [one for one in self._threads() if one["thread_metadata"]["archived"] and one["parent_id"] == parent]
        return {"threads": away, "members": [], "has_more": False}

    def _threads(self) -> list[dict[str, Any]]:
        return [channel for channel in self.channels.values() if channel["type"] == THREAD_TYPE]

    def _tag_faults(self, forum: str, tags: list[str]) -> dict[str, str]:
        known = {tag["id"]: tag for tag in self.channels[forum].get("available_tags", ())}
        if len(tags) > 5 or set(map(str, tags)) - known.keys():
            return {"applied_tags": "Must be 5 or fewer of the forum's tags."}
        if any(known[str(tag)]["moderated"] for tag in tags):
            raise Refusal(403, 50013, "Missing Permissions")
        return {}


def _name_faults(given: dict[str, Any]) -> dict[str, str]:
    faults = {}
    if not 0 < len(given.get("name") or "") <= 100:
        faults["name"] = "Must be between 1 and 100 in length."
    if given.get("auto_archive_duration") not in {None, 60, 1440, 4320, 10080}:
        faults["auto_archive_duration"] = "Value must be one of (60, 1440, 4320, 10080)."
    return faults
