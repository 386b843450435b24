"""Words out of pieces of HTML, as feeds carry them."""

import re

from lxml import etree, html

_LOOKS_LIKE_MARKUP = re.compile(r"<\s*[a-zA-Z/!]|&#?\w{1,31};")
_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table td th tr ul".split()
)
_SILENT = frozenset(
    "script style template noscript iframe object embed svg math form button select option textarea figure head title "
    "audio video canvas nav aside table".split()
)
"""Not the article's sentences: code, captions, controls, and tables, whose cells say nothing without their heads."""
_DEEPEST = 200
_TAG = re.compile(r"""<([a-zA-Z][\w:-]{0,40})((?>[^<>"']++|"[^"]*+"|'[^']*+')*+)""")
_LONGEST_TAG = 5000


def without_long_tags(markup: str) -> str:
    """Return HTML or XML without what stands inside tags of absurd length.

    Such a tag holds an embedded picture, or thousands of attributes: these take the parser minutes, and no word of an
    article is among them.
    """
    return _TAG.sub(_cut, markup)


def _cut(tag: re.Match[str]) -> str:
    if len(tag[2]) <= _LONGEST_TAG:
        return tag[0]
    return f"<{tag[1]} /" if tag[2].endswith("/") else f"<{tag[1]} "


def words_of(fragment: str) -> str:
    """Return the words of a title or name that may hold markup, on one line."""
    return " ".join(paragraphs_of(fragment).split())


def paragraphs_of(fragment: str) -> str:
    """Return the text of a piece of HTML, one paragraph a line; a piece without markup as it is."""
    if not _LOOKS_LIKE_MARKUP.search(fragment):
        return fragment
    try:
        root = html.fragment_fromstring(without_long_tags(fragment), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, TypeError, AssertionError):
        return re.sub(r"<[^<>]{0,2000}>", " ", fragment)
    pieces: list[str] = []
    _gather(root, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: etree._Element, pieces: list[str], depth: int) -> None:
    """Append the words of an element; a line break before and after each block."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or depth > _DEEPEST:
        return
    block = element.tag in _BLOCKS
    if block:
        pieces.append("\n")
    # Line breaks of the source are blanks in HTML; ours mean a new paragraph.
    pieces.append(" ".join((element.text or "").split("\n")))
    for child in element:
        _gather(child, pieces, depth + 1)
        pieces.append(" ".join((child.tail or "").split("\n")))
    if block:
        pieces.append("\n")
