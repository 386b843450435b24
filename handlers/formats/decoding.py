"""Text out of bytes: UTF-8 first, and nothing guessed that could turn words into others."""

import codecs
import re

from charset_normalizer import from_bytes

from handlers.document import Document, UnreadableDocument

_BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_STARTS = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_SAVE_AS_UTF8 = "save it as UTF-8 and drop it again"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN_SHARE = 0.1
"""English in Windows-1252 has quotation marks and a few accents beyond ASCII; more of it is another encoding."""
_FOREIGN_FEW = 4
_CONTROL_SHARE = 0.005
_SURE = 0.1
"""charset-normalizer's measure of disorder; below a tenth its answers on short pages were right."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARATION_BYTES = 4096


def decode_text(document: Document) -> tuple[str, str | None]:
    """Return the whole text of a plain text file, its byte-order mark dropped, and the encoding if not UTF-8.

    Newlines stay as they are: every offset counts the file's own characters.

    Raises:
        UnreadableDocument: Binary data, or an encoding that cannot be told for sure.
    """
    marked = _decode_marked(document)
    if marked is not None:
        text, encoding = marked
    else:
        text, encoding = _decode_unmarked(document)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > _CONTROL_SHARE * len(text) + 1:
        raise UnreadableDocument(
            document.name, None, "is not text: it holds binary data", "export the article as plain text or HTML"
        )
    return text, None if encoding == "utf-8" else encoding


def decode_markup(document: Document) -> str:
    """Return the text of HTML or XML: by its mark, as UTF-8, by its own declaration, or by a sure guess, in that order.

    What is valid UTF-8 is UTF-8, whatever it says of itself: other encodings do not come out so by accident.

    Raises:
        UnreadableDocument: None of these fits.
    """
    marked = _decode_marked(document)
    if marked is not None:
        return marked[0]
    begins_wide = [encoding for start, encoding in _WIDE_STARTS if document.data.startswith(start)]
    for encoding in (*begins_wide, "utf-8", *_declared_encodings(document)):
        try:
            return document.data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    guess = from_bytes(document.data[:200_000]).best()
    if guess is not None and guess.chaos < _SURE and guess.encoding != "ascii":
        try:
            return document.data.decode(guess.encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    raise UnreadableDocument(document.name, None, "its encoding cannot be told", _SAVE_AS_UTF8)


def _decode_marked(document: Document) -> tuple[str, str] | None:
    """Return text and encoding by the byte-order mark; None where there is none."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if document.data.startswith(mark):
            try:
                return document.data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnreadableDocument(
                    document.name,
                    None,
                    f"begins like {encoding.upper()} but is damaged at byte {error.start + len(mark)}",
                    _SAVE_AS_UTF8,
                ) from error
    return None


def _decode_unmarked(document: Document) -> tuple[str, str]:
    try:
        return document.data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        damaged = error.start
    if b"\x00" in document.data:
        raise UnreadableDocument(
            document.name,
            None,
            "is binary data, or UTF-16 without a byte-order mark",
            "export the article as plain text in UTF-8",
        )
    try:
        text = document.data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    foreign = sum(not character.isascii() for character in text)
    if not text or foreign > max(_FOREIGN_FEW, _FOREIGN_SHARE * len(text)):
        raise UnreadableDocument(
            document.name,
            None,
            f"is not UTF-8 (byte {damaged} does not fit) nor any encoding we are sure of",
            _SAVE_AS_UTF8,
        )
    return text, "cp1252"


def _declared_encodings(document: Document) -> list[str]:
    """Return the encodings a page was served with or names in its head, the served one first."""
    served = (document.media_type or "").encode("ascii", "ignore")
    names = [match.group(1).decode("ascii") for match in _DECLARED.finditer(served)]
    head = _DECLARED.search(document.data[:_DECLARATION_BYTES])
    if head:
        names.append(head.group(1).decode("ascii"))
    return [name for name in names if _is_text_encoding(name)]


def _is_text_encoding(name: str) -> bool:
    """Say whether a name stands for an encoding of text: a page must not choose ``zlib`` or ``idna``."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    # A page that could name its charset in readable ASCII cannot be in UTF-16; every browser reads UTF-8 instead.
    return info.name not in _NOT_OF_PAGES and getattr(info, "_is_text_encoding", True)


_NOT_OF_PAGES = frozenset(
    "utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be utf-7 idna punycode unicode_escape raw_unicode_escape "
    "undefined mbcs oem palmos".split()
)
