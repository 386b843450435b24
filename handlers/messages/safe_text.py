"""Text that came from outside, made safe to show: no control characters, no hidden direction changes."""

import re

_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""C0 and C1 but for tab and line ends, the byte order mark, annotation anchors, non-characters."""
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_ESCAPE_SEQUENCE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movement
    "|\x1b[\\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # OSC, DCS and their like: titles, links, clipboard
    "|\x9b[0-?]*[ -/]*[@-~]"
    "|\x1b[ -/]*[0-~]?"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks, embeddings, overrides and isolates: they can make a passage read other than it is stored."""
_STACKED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def safe_text(text: str) -> str:
    """Return the text as it may be shown anywhere.

    Terminal sequences and control characters are dropped, line ends are newlines, tabs are spaces,
    characters that change the reading direction are shown by their code (*⟨U+202E⟩*), lone
    surrogates become the replacement character, and at most four accents stand on a letter.
    """
    text = _LINE_ENDS.sub("\n", _ESCAPE_SEQUENCE.sub("", text))
    text = _SURROGATE.sub("\ufffd", _DROPPED.sub("", text)).replace("\t", "    ")
    return _STACKED.sub(r"\1", _DIRECTION.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text))


def safe_line(text: str) -> str:
    """Return the text as one safe line."""
    return " ".join(safe_text(text).split())


def safe_url(url: str | None) -> str | None:
    """Return a web address that may be linked, or None: only http and https, no spaces, quotes or brackets."""
    if not url or not re.fullmatch(
        r"https?://[^\s<>\"'|\\`{}^\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]{1,2000}", url
    ):
        return None
    if _DIRECTION.search(url) or "@" in url.split("/", 3)[2]:
        return None
    return url.replace("(", "%28").replace(")", "%29")
