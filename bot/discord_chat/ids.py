"""Discord's ids: long numbers, which people copy by hand."""

from handlers.chat import ChatRefused


def id_of(text: str, what: str) -> int:
    """Return an id as a number.

    Raises:
        ChatRefused: it is none; the text says where to copy it.
    """
    if not text.isascii() or not text.isdigit():
        raise ChatRefused(
            f"“{text[:40]}” is no id of a Discord {what}. Copy the id in Discord: Settings, Advanced, Developer Mode; "
            f"then right-click the {what}.",
        )
    return int(text)
