"""The REST routes of the stand-in Discord: messages, threads, commands, interactions and their follow-ups."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.standins import discord_objects as objects
from tests.standins.discord_channels import Channels
from tests.standins.discord_limits import (
    ANSWER,
    EDIT,
    MESSAGE,
    command_faults,
    is_empty,
    message_faults,
    modal_faults,
)
from tests.standins.discord_refusal import Refusal, invalid

_EPHEMERAL = 1 << 6
_ANSWERS = {2: {4, 5, 9}, 3: {4, 5, 6, 7, 9}, 4: {8}, 5: {4, 5, 6, 7}}
"""Which callbacks answer which interaction: a modal cannot be answered with another modal."""
NONCE_SECONDS = 180.0
"""Discord says *a few minutes*."""


@dataclass(slots=True, kw_only=True)
class Interaction:
    """What somebody did, and what the bot answered."""

    token: str
    data: dict[str, Any]
    sent: float
    acknowledged_after: float | None = None
    kind: int = 0
    """The callback's type: 4 message, 5 deferred message, 6 deferred edit, 8 autocomplete, 9 modal."""
    answer: dict[str, Any] | None = None
    """The answer as it stands now; None while only deferred."""
    follow_ups: list[dict[str, Any]] = field(default_factory=list)
    is_ephemeral: bool = False


class Rest(Channels):
    """What each route does to channels, messages and interactions."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.commands: dict[str, list[dict[str, Any]]] = {}
        self.command_writes = 0
        self.may_have_commands = True
        """Whether the bot was invited with the scope applications.commands."""
        self.interactions: dict[str, Interaction] = {}
        self._nonces: dict[tuple[str, str], tuple[float, str]] = {}

    def posted(self, channel: str = objects.CHANNEL) -> list[dict[str, Any]]:
        """The messages of a channel, oldest first."""
        return [message for message in self.messages.values() if message["channel_id"] == channel]

    def route(self, method: str, path: list[str], given: Any, files: list[tuple[str, bytes]], query: Any) -> Any:
        """The answer to a request; None for *no content*."""
        match [method, *path]:
            case ["GET", "users", "@me"]:
                return objects.me()
            case ["GET", "oauth2", "applications", "@me"] | ["GET", "applications", "@me"]:
                return objects.application()
            case ["GET", "gateway"]:
                return {"url": "wss://gateway.example"}
            case ["GET", "guilds", guild]:
                self.check_guild(guild)
                return self.guild_as_it_is()
            case ["GET", "guilds", guild, "members", user]:
                self.check_guild(guild)
                return objects.member(objects.me()) | {"roles": [objects.BOT_ROLE]} if user == objects.BOT else None
            case ["GET", "applications", _, "guilds", guild, "commands"]:
                self.check_guild(guild)
                if not self.may_have_commands:
                    raise Refusal(403, 50001, "Missing Access")
                return self.commands.get(f"guilds/{guild}", [])
            case ["PUT", "applications", _, *scope, "commands"]:
                return self._write_commands("/".join(scope) or "global", given)
            case ["GET", "channels", channel]:
                return self.get_channel(channel)
            case ["PATCH", "channels", channel]:
                return self.change_thread(channel, given)
            case ["POST", "channels", channel, "threads"]:
                return self.open_post(channel, given, files)
            case ["GET", "channels", channel, "threads", "archived", "public"]:
                return self.archived_threads(channel)
            case ["GET", "guilds", _, "threads", "active"]:
                return self.active_threads()
            case ["GET", "channels", channel, "messages", message]:
                return self._one(channel, message)
            case ["POST", "channels", channel, "messages"]:
                return self._post(channel, given, files)
            case ["GET", "channels", channel, "messages"]:
                return self._read(channel, query)
            case ["PATCH", "channels", channel, "messages", message]:
                return self._edit(channel, message, given)
            case ["POST", "channels", channel, "messages", message, "threads"]:
                return self.open_thread(channel, message, given)
            case ["POST", "interactions", id_, token, "callback"]:
                return self._call_back(id_, token, given, files, query)
            case ["PATCH", "webhooks", _, token, "messages", "@original"]:
                return self._edit_answer(token, given, files)
            case ["POST", "webhooks", _, token]:
                return self._follow_up(token, given, files)
        raise Refusal(404, 0, f"404: Not Found {method} {'/'.join(path)}")

    def make_message(self, channel: str, given: dict[str, Any], files: list[tuple[str, bytes]]) -> dict[str, Any]:
        return self._message(channel, given, files)

    def _message(self, channel: str, given: dict[str, Any], files: list[tuple[str, bytes]]) -> dict[str, Any]:
        attachments = [self._attachment(number, file, given) for number, file in enumerate(files)]
        return {
            "id": objects.snowflake(),
            "channel_id": channel,
            "author": objects.me(),
            "content": given.get("content") or "",
            "timestamp": "2026-11-22T00:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": attachments,
            "embeds": [{"type": "rich", **embed} for embed in given.get("embeds") or []],
            "pinned": False,
            "type": 0,
            "components": objects.numbered(given.get("components") or []),
            "flags": given.get("flags") or 0,
            **({"message_reference": given["message_reference"]} if given.get("message_reference") else {}),
        }

    def _attachment(self, number: int, file: tuple[str, bytes], given: dict[str, Any]) -> dict[str, Any]:
        name, data = file
        described = next((a for a in given.get("attachments") or [] if str(a.get("id")) == str(number)), {})
        id_ = objects.snowflake()
        self.files[id_] = data
        address = f"https://cdn.example.com/{id_}/{name}"
        return {
            "id": id_,
            "filename": name,
            "size": len(data),
            "url": address,
            "proxy_url": address,
            "description": described.get("description"),
        }

    def _post(self, channel: str, given: dict[str, Any], files: list[tuple[str, bytes]]) -> dict[str, Any]:
        self.check_channel(channel)
        if faults := message_faults(given, MESSAGE):
            raise invalid(faults)
        if is_empty(given, has_files=bool(files)):
            raise Refusal(400, 50006, "Cannot send an empty message")
        self.check_takes_messages(channel)
        nonce = (channel, str(given.get("nonce")))
        if given.get("enforce_nonce") and given.get("nonce"):
            at, known = self._nonces.get(nonce, (0.0, ""))
            if known and time.monotonic() - at < NONCE_SECONDS:
                return self.messages[known]
        message = self._message(channel, given, files)
        self.messages[message["id"]] = message
        if given.get("nonce"):
            self._nonces[nonce] = (time.monotonic(), message["id"])
        return message

    def forget_nonces(self) -> None:
        """A few minutes pass."""
        self._nonces.clear()

    def _read(self, channel: str, query: Any) -> list[dict[str, Any]]:
        self.check_channel(channel)
        limit = int(query.get("limit", 50))
        if not 0 < limit <= 100:
            raise invalid({"limit": "Must be between 1 and 100"})
        found = self.posted(channel)
        if "after" in query:
            return [m for m in found if int(m["id"]) > int(query["after"])][:limit][::-1]
        if "before" in query:
            found = [m for m in found if int(m["id"]) < int(query["before"])]
        return found[::-1][:limit]

    def _one(self, channel: str, id_: str) -> dict[str, Any]:
        self.check_channel(channel)
        message = self.messages.get(id_)
        if message is None or message["channel_id"] != channel:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    def _edit(self, channel: str, id_: str, given: dict[str, Any]) -> dict[str, Any]:
        self.check_channel(channel)
        message = self.messages.get(id_)
        if message is None or message["channel_id"] != channel:
            raise Refusal(404, 10008, "Unknown Message")
        self.check_may_edit_in(channel)
        if message["author"]["id"] != objects.BOT:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        if faults := message_faults(given, EDIT):
            raise invalid(faults)
        _change(message, given)
        return message

    def _write_commands(self, scope: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if faults := command_faults(given):
            raise invalid(faults)
        self.command_writes += 1
        guild = {"guild_id": scope.partition("/")[2]} if "/" in scope else {}
        self.commands[scope] = [
            {
                **{name: value for name, value in command.items() if value is not None},
                "id": objects.snowflake(),
                "application_id": objects.APP,
                "version": objects.snowflake(),
                "type": command.get("type", 1),
                "description": command.get("description", ""),
                "default_member_permissions": _as_text(command.get("default_member_permissions")),
                **guild,
            }
            for command in given
        ]
        return self.commands[scope]

    def _interaction(self, token: str) -> Interaction:
        found = self.interactions.get(token)
        if found is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return found

    def _call_back(self, id_: str, token: str, given: dict[str, Any], files: Any, query: Any) -> Any:
        found = self._interaction(token)
        if found.acknowledged_after is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        after = time.monotonic() - found.sent
        if after > 3:
            raise Refusal(404, 10062, "Unknown interaction")
        data = given.get("data") or {}
        if given["type"] in {4, 5, 7} and (faults := message_faults(data, ANSWER)):
            raise invalid(faults)
        if given["type"] not in _ANSWERS[found.data["type"]]:
            raise invalid({"type": "Value must be one that answers this interaction."})
        if given["type"] == 9 and (faults := modal_faults(data)):
            raise invalid(faults)
        if given["type"] == 8 and len(data.get("choices") or []) > 25:
            raise invalid({"choices": "Must be 25 or fewer in length."})
        found.acknowledged_after, found.kind = after, given["type"]
        found.is_ephemeral = bool((data.get("flags") or 0) & _EPHEMERAL)
        told = {"id": id_, "type": found.data["type"], "response_message_loading": given["type"] == 5}
        if given["type"] == 4:
            found.answer = self._message(found.data["channel_id"], data, files)
        elif given["type"] in {7, 8, 9}:
            found.answer = data
        if found.answer is not None and given["type"] == 4:
            told["response_message_id"] = found.answer["id"]
        if query.get("with_response") not in {"1", "true"}:
            return None
        resource = {"resource": {"type": 4, "message": found.answer}} if given["type"] == 4 else {}
        return {"interaction": told, **resource}

    def _edit_answer(self, token: str, given: dict[str, Any], files: Any) -> dict[str, Any]:
        found = self._interaction(token)
        if found.acknowledged_after is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if faults := message_faults(given, EDIT):
            raise invalid(faults)
        if found.answer is None:
            found.answer = self._message(found.data["channel_id"], given, files)
        else:
            _change(found.answer, given)
        return found.answer

    def _follow_up(self, token: str, given: dict[str, Any], files: Any) -> dict[str, Any]:
        found = self._interaction(token)
        if found.acknowledged_after is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if faults := message_faults(given, ANSWER):
            raise invalid(faults)
        found.follow_ups.append(given)
        return self._message(found.data["channel_id"], given, files)


def _change(message: dict[str, Any], given: dict[str, Any]) -> None:
    for name in ("content", "embeds", "components"):
        if name in given:
            value = given[name] or ("" if name == "content" else [])
            message[name] = objects.numbered(value) if name == "components" else value


def _as_text(value: Any) -> str | None:
    return None if value is None else str(value)
