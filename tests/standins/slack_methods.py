"""The Web API methods of the stand-in Slack: what each takes, needs, refuses and does."""

import time
from dataclasses import dataclass
from typing import Any

from tests.standins.slack_blocks import block_faults, text_length, view_faults

_MESSAGE = {"channel", "text", "blocks", "metadata", "attachments", "parse", "link_names"}
ARGUMENTS: dict[str, set[str]] = {
    "auth.test": set(),
    "apps.connections.open": set(),
    "chat.postMessage": _MESSAGE
    | {"thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media", "mrkdwn", "username", "icon_emoji"},
    "chat.update": _MESSAGE | {"ts", "reply_broadcast", "file_ids"},
    "chat.postEphemeral": _MESSAGE - {"metadata"} | {"user", "thread_ts"},
    "conversations.history": {"channel", "oldest", "latest", "limit", "cursor", "inclusive", "include_all_metadata"},
    "conversations.replies": {
        "channel",
        "ts",
        "oldest",
        "latest",
        "limit",
        "cursor",
        "inclusive",
        "include_all_metadata",
    },
    "conversations.info": {"channel", "include_locale", "include_num_members"},
    "conversations.list": {"types", "limit", "cursor", "exclude_archived", "team_id"},
    "views.open": {"trigger_id", "view"},
    "views.push": {"trigger_id", "view"},
    "views.update": {"view_id", "external_id", "hash", "view"},
    "views.publish": {"user_id", "hash", "view"},
    "files.getUploadURLExternal": {"filename", "length", "alt_txt", "snippet_type"},
    "files.completeUploadExternal": {"files", "channel_id", "thread_ts", "initial_comment"},
}
"""Arguments each method knows; the token may stand beside them."""

SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.postEphemeral": "chat:write",
    "conversations.history": "channels:history",
    "conversations.replies": "channels:history",
    "conversations.info": "channels:read",
    "conversations.list": "channels:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}

_MOST_TEXT = 40_000
_MOST_TEXT_IN_UPDATE = 4_000
_MOST_TEXT_IN_BLOCKS = 12_000
_MOST_METADATA = 8_000
_MOST_VIEWS = 3


@dataclass(slots=True, kw_only=True)
class Channel:
    """A channel; the bot may be no member of it, and it may be archived."""

    id: str
    name: str = ""
    is_member: bool = True
    is_archived: bool = False


class Refusal(Exception):
    """Slack answers ``ok: false``."""

    def __init__(self, error: str, *messages: str, **fields: Any) -> None:
        super().__init__(error)
        self.body = {"ok": False, "error": error, **fields}
        if messages:
            self.body["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in messages]}


class Methods:
    """What each method does to the channels and messages."""

    def __init__(self) -> None:
        self.channels = {"C1": Channel(id="C1", name="wire-desk"), "C2": Channel(id="C2", name="sport")}
        self.messages: dict[str, list[dict[str, Any]]] = {}
        self.ephemerals: list[dict[str, Any]] = []
        self.files: dict[str, dict[str, Any]] = {}
        self.triggers: dict[str, tuple[float, str]] = {}
        """When each trigger was given out, and in which modal."""
        self.depths: dict[str, int] = {}
        """How many modals lie on one another, by the topmost."""
        self.views: list[dict[str, Any]] = []
        """Modals, each as it looks now."""
        self.homes: dict[str, dict[str, Any]] = {}
        """Home pages by user."""
        self._last_ts = 0.0

    def new_ts(self) -> str:
        self._last_ts = max(time.time(), self._last_ts + 0.000_001)
        return f"{self._last_ts:.6f}"

    def posted(self, channel: str = "C1") -> list[dict[str, Any]]:
        """The messages of a channel, oldest first."""
        return self.messages.get(channel, [])

    def _channel(self, channel: Any) -> Channel:
        if str(channel).startswith("U"):
            return self.channels.setdefault(channel, Channel(id=channel))  # a direct message, opened by posting
        found = self.channels.get(channel)
        if found is None:
            raise Refusal("channel_not_found")
        return found

    def _writable(self, channel: Any) -> Channel:
        found = self._channel(channel)
        if found.is_archived:
            raise Refusal("is_archived")
        if not found.is_member:
            raise Refusal("not_in_channel")
        return found

    def _check_content(self, given: dict[str, Any], most_text: int) -> None:
        blocks = given.get("blocks")
        if not given.get("text") and not blocks:
            raise Refusal("no_text")
        if len(given.get("text") or "") > most_text:
            raise Refusal("msg_too_long")
        if blocks:
            if faults := block_faults(blocks):
                raise Refusal("invalid_blocks", *faults)
            if text_length(blocks) > _MOST_TEXT_IN_BLOCKS:
                raise Refusal("msg_blocks_too_long")
        metadata = given.get("metadata")
        if metadata is None:
            return
        if set(metadata) != {"event_type", "event_payload"} or not isinstance(metadata["event_payload"], dict):
            raise Refusal("invalid_metadata_format")
        if len(str(metadata)) > _MOST_METADATA:
            raise Refusal("metadata_too_large")

    def auth_test(self, _: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": "https://newsroom.slack.com/",
            "team": "Newsroom",
            "user": "crosswire",
            "team_id": "T1",
            "user_id": "UBOT",
            "bot_id": "B1",
            "is_enterprise_install": False,
        }

    def chat_postMessage(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 (Slack's name)
        channel = self._writable(given.get("channel"))
        self._check_content(given, _MOST_TEXT)
        thread = given.get("thread_ts")
        if thread and not any(message["ts"] == thread for message in self.posted(channel.id)):
            raise Refusal("thread_not_found")
        message = {
            "type": "message",
            "subtype": "bot_message",
            "bot_id": "B1",
            "user": "UBOT",
            "ts": self.new_ts(),
            "text": given.get("text", ""),
            **{key: given[key] for key in ("blocks", "thread_ts", "metadata") if given.get(key)},
        }
        if given.get("reply_broadcast"):
            if not thread:
                raise Refusal("invalid_arguments", "reply_broadcast needs thread_ts")
            message["subtype"] = "thread_broadcast"
        self.messages.setdefault(channel.id, []).append(message)
        return {"channel": channel.id, "ts": message["ts"], "message": message}

    def chat_update(self, given: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(given.get("channel"))
        self._check_content(given, _MOST_TEXT_IN_UPDATE)
        for message in self.posted(channel.id):
            if message["ts"] == given.get("ts"):
                if message.get("user") != "UBOT":
                    raise Refusal("cant_update_message")
                changed = {key: given[key] for key in ("text", "blocks", "metadata") if key in given}
                message.update(changed, edited={"user": "UBOT", "ts": self.new_ts()})
                return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": message}
        raise Refusal("message_not_found")

    def chat_postEphemeral(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._writable(given.get("channel"))
        self._check_content(given, _MOST_TEXT)
        if not given.get("user"):
            raise Refusal("user_not_in_channel")
        self.ephemerals.append({"channel": channel.id, **given})
        return {"message_ts": self.new_ts()}

    def _page(self, messages: list[dict[str, Any]], given: dict[str, Any]) -> dict[str, Any]:
        oldest, latest = float(given.get("oldest") or 0), float(given.get("latest") or 1e12)
        found = [message for message in messages if oldest < float(message["ts"]) < latest]
        if str(given.get("include_all_metadata", "")).lower() not in {"1", "true"}:
            found = [_without_payload(message) for message in found]
        start, limit = int(given.get("cursor") or 0), int(given.get("limit") or 100)
        if not 0 < limit < 1000:
            raise Refusal("invalid_limit")
        more = len(found) > start + limit
        return {
            "messages": found[start : start + limit],
            "has_more": more,
            "response_metadata": {"next_cursor": str(start + limit) if more else ""},
        }

    def conversations_history(self, given: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(given.get("channel"))
        if not channel.is_member:
            raise Refusal("not_in_channel")
        top = [
            m
            for m in reversed(self.posted(channel.id))
            if m.get("thread_ts") in {None, m["ts"]} or m["subtype"] == "thread_broadcast"
        ]
        return self._page(top, given)

    def conversations_replies(self, given: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(given.get("channel"))
        root = given.get("ts")
        thread = [m for m in self.posted(channel.id) if root in {m["ts"], m.get("thread_ts")}]
        if not thread:
            raise Refusal("thread_not_found")
        return self._page(thread, given)

    def conversations_info(self, given: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(given.get("channel"))
        return {
            "channel": {
                "id": channel.id,
                "name": channel.name,
                "is_channel": True,
                "is_archived": channel.is_archived,
                "is_member": channel.is_member,
            }
        }

    def conversations_list(self, given: dict[str, Any]) -> dict[str, Any]:
        start, limit = int(given.get("cursor") or 0), int(given.get("limit") or 100)
        page = list(self.channels.values())[start : start + limit]
        more = len(self.channels) > start + limit
        return {
            "channels": [
                {"id": channel.id, "name": channel.name, "is_archived": channel.is_archived} for channel in page
            ],
            "response_metadata": {"next_cursor": str(start + limit) if more else ""},
        }

    def views_open(self, given: dict[str, Any]) -> dict[str, Any]:
        if self._taken_trigger(given):
            raise Refusal("invalid_arguments", "a modal is open: push onto it")
        return self._shown(given, 1)

    def views_push(self, given: dict[str, Any]) -> dict[str, Any]:
        below = self._taken_trigger(given)
        if not below:
            raise Refusal("invalid_arguments", "there is no modal to push onto")
        depth = self.depths.get(below, 1) + 1
        if depth > _MOST_VIEWS:
            raise Refusal("push_limit_reached")
        return self._shown(given, depth)

    def _taken_trigger(self, given: dict[str, Any]) -> str:
        """The id of the modal in which the trigger was pulled; empty for a message or a page."""
        issued = self.triggers.pop(given.get("trigger_id", ""), None)
        if issued is None:
            raise Refusal("invalid_trigger_id")
        at, view = issued
        if time.monotonic() - at > 3:
            raise Refusal("expired_trigger_id")
        return view

    def _shown(self, given: dict[str, Any], depth: int) -> dict[str, Any]:
        view = self._checked_view(given, "modal")
        shown = {"id": f"V{len(self.views) + 1}", **view}
        self.depths[shown["id"]] = depth
        self.views.append(shown)
        return {"view": shown}

    def views_update(self, given: dict[str, Any]) -> dict[str, Any]:
        view = self._checked_view(given, "modal")
        shown = next((one for one in self.views if one["id"] == given.get("view_id")), None)
        if shown is None:
            raise Refusal("not_found")
        kept = shown["id"]
        shown.clear()
        shown.update({"id": kept, **view})
        return {"view": shown}

    def views_publish(self, given: dict[str, Any]) -> dict[str, Any]:
        view = self._checked_view(given, "home")
        if not str(given.get("user_id", "")).startswith("U"):
            raise Refusal("invalid_arguments", "user_id is needed")
        self.homes[given["user_id"]] = view
        return {"view": {"id": f"H{given['user_id']}", **view}}

    def _checked_view(self, given: dict[str, Any], kind: str) -> dict[str, Any]:
        view = given.get("view") or {}
        if faults := view_faults(view, kind):
            raise Refusal("invalid_arguments", *faults)
        return view

    def files_getUploadURLExternal(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        if not given.get("filename") or int(given.get("length") or 0) <= 0:
            raise Refusal("invalid_arguments", "filename and length are needed")
        name = f"F{len(self.files) + 1}"
        self.files[name] = {
            "id": name,
            "name": given["filename"],
            "length": int(given["length"]),
            "alt_txt": given.get("alt_txt"),
        }
        return {"file_id": name, "upload_path": f"/upload/{name}"}

    def files_completeUploadExternal(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._writable(given["channel_id"]) if given.get("channel_id") else None
        for file in given.get("files") or []:
            stored = self.files.get(file["id"])
            if stored is None or "data" not in stored:
                raise Refusal("file_not_found")
            stored["shared_in"] = (channel.id if channel else None, given.get("thread_ts"))
        return {"files": [{"id": file["id"], "title": file.get("title")} for file in given["files"]]}


def _without_payload(message: dict[str, Any]) -> dict[str, Any]:
    """The message as Slack shows it unless all metadata is asked for: only the event type."""
    if "metadata" not in message:
        return message
    return {**message, "metadata": {"event_type": message["metadata"]["event_type"]}}
