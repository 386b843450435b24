"""How a post is known again: a nonce for Discord, a short reference for whoever looks for it.

Discord keeps a nonce a few minutes and never shows it again. So the footer of the last embed ends with a
reference made from the key; it is also what an editor can name when speaking of a message.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from bot.discord_chat.render import DiscordPayload

_MARK = "ref "
_FOOTER = 2048
_ALL_EMBEDS = 6000
_CONTENT = 2000


def nonce_of(channel: str, key: str) -> str:
    """Return the nonce of a post: the same for the same key and channel, 25 characters as Discord allows."""
    return hashlib.sha256(f"{channel}\0{key}".encode()).hexdigest()[:25]


def reference_of(key: str) -> str:
    """Return the reference of a key: ten hexadecimal digits."""
    return hashlib.sha256(key.encode()).hexdigest()[:10]


def with_reference(payload: DiscordPayload, key: str) -> DiscordPayload:
    """Return the payload with the key's reference in its last footer, or in the content where there is no room."""
    mark = _MARK + reference_of(key)
    embeds = [dict(embed) for embed in payload.embeds]
    if embeds:
        footer = dict(embeds[-1].get("footer") or {})
        text = f"{footer['text']} · {mark}" if footer.get("text") else mark
        if len(text) <= _FOOTER and sum(map(_size, embeds)) + len(mark) + 3 <= _ALL_EMBEDS:
            embeds[-1]["footer"] = {**footer, "text": text}
            return _changed(payload, payload.content, embeds)
    return _changed(payload, f"{payload.content[: _CONTENT - len(mark) - 1]}\n{mark}".strip(), embeds)


def carries_reference(texts: Iterable[str], key: str) -> bool:
    """Return whether one of a message's texts ends with the key's reference."""
    return any(text.endswith(_MARK + reference_of(key)) for text in texts)


def _changed(payload: DiscordPayload, content: str, embeds: list[dict[str, Any]]) -> DiscordPayload:
    return DiscordPayload(content=content, embeds=embeds, components=payload.components, files=payload.files)


def _size(embed: Mapping[str, Any]) -> int:
    """How much of the 6,000 characters an embed takes."""
    own = [embed.get("title"), embed.get("description")]
    own += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    own += [text for field in embed.get("fields") or [] for text in (field.get("name"), field.get("value"))]
    return sum(len(text or "") for text in own)
