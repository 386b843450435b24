"""Words that can be stored, printed and counted, out of whatever a document holds."""

import re

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, halves of characters, stray byte-order marks: no JSON, database or chat takes them all."""
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_line(text: str | None) -> str:
    """Return a text as one line: every run of white space is one blank."""
    return " ".join(_UNSTORABLE.sub(" ", text or "").split())


def clean_paragraphs(text: str | None) -> str:
    """Return a text with storable characters only, Unix newlines, no blanks at line ends."""
    unified = _UNSTORABLE.sub("", (text or "").replace("\r\n", "\n").replace("\r", "\n"))
    lines = "\n".join(line.rstrip() for line in unified.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()
