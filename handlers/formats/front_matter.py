"""The few lines between two ``---`` at the head of a text file that say what it is.

Only the YAML event tree is walked; no YAML value is ever built, so tags, dates, numbers and aliases in it can do
nothing: every value is the words as written.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

import yaml

from claims.article import Span
from handlers.document import Document, UnreadableDocument, printable

KEYS = (
    "title", "source", "url", "published", "updated", "author", "section", "version", "pub_status", "embargoed",
    "ed_note", "language",
)  # fmt: skip
_MEANT = {
    # What other systems call our keys.
    "headline": "title", "outlet": "source", "publisher": "source", "link": "url", "uri": "url", "permalink": "url",
    "date": "published", "published_at": "published", "pubdate": "published", "created": "published",
    "modified": "updated", "byline": "author", "authors": "author", "by": "author", "category": "section",
    "status": "pub_status", "pubstatus": "pub_status", "embargo": "embargoed", "embargoed_until": "embargoed",
    "editor_note": "ed_note", "ednote": "ed_note", "lang": "language",
}  # fmt: skip
_LONGEST = 16_000
"""Characters; a few hundred are usual."""
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_WORDS = re.compile(rf"^(?P<key>{'|'.join(KEYS)}):[ \t]+(?P<words>[^\[{{|>\s][^\r\n]*?)[ \t]*(?=\r?$)", re.MULTILINE)
_MOST_BRACKETS = 100
_PLAIN_LINES = 'write one "key: value" a line'
_FILE_IS_PLAIN = "remove the line if the file has no front matter"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a file says about itself, as written, and where the article begins."""

    values: dict[str, str]
    """By key, without the empty ones; a list stands as its items joined by commas."""
    content: Span
    """The rest of the file."""
    warnings: tuple[str, ...] = ()


def read_front_matter(document: Document, text: str) -> FrontMatter:
    """Return the front matter of a file's whole text; without any, no values and the text as it is.

    Raises:
        UnreadableDocument: It has no end, is no YAML, no list of ``key: value`` lines, or names a key twice.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter(values={}, content=Span(0, len(text)))
    # "\r" alone ends a line for us but not for the regular expression's ^.
    closing = _CLOSING.search(text.replace("\r\n", " \n").replace("\r", "\n"), opening.end())
    if closing is None:
        raise UnreadableDocument(
            document.name,
            "front matter",
            "the --- on the first line is never closed",
            f"end the front matter with a line --- of its own, or {_FILE_IS_PLAIN}",
        )
    if closing.start() - opening.end() > _LONGEST:
        raise UnreadableDocument(
            document.name,
            "front matter",
            f"is {closing.start() - opening.end():,} characters long; at most {_LONGEST:,} are read",
            f"move the article's text below it, or {_FILE_IS_PLAIN}",
        )
    values, warnings = _read_pairs(document, text[opening.end() : closing.start()])
    return FrontMatter(values=values, content=Span(closing.end(), len(text)), warnings=tuple(warnings))


def _read_pairs(document: Document, block: str) -> tuple[dict[str, str], list[str]]:
    """Return the known keys with their values, and warnings about the others."""
    values: dict[str, str] = {}
    warnings: list[str] = []
    for key_node, value_node in _top_level(document, block):
        written = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        key = re.sub(r"[\s-]+", "_", written.strip().lower())
        if key not in KEYS:
            warnings.append(_unknown(written, key))
            continue
        if key in values:
            raise UnreadableDocument(document.name, key, "stands twice in the front matter", "keep one of the two")
        values[key] = _value_of(document, key, value_node)
    return {key: value for key, value in values.items() if value}, warnings


def _top_level(document: Document, block: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the pairs of nodes of a block's mapping; none for an empty block."""
    if block.count("[") + block.count("{") > _MOST_BRACKETS:  # its parser takes seconds over thousands of them
        raise UnreadableDocument(document.name, "front matter", "is nested too deeply", _PLAIN_LINES)
    try:
        root = _composed(block)
    except yaml.YAMLError as error:
        raise UnreadableDocument(
            document.name,
            "front matter",
            f"is not YAML{_where(error)}",
            'write one "key: value" a line, and put a value that holds a colon or a quotation mark in quotes',
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableDocument(document.name, "front matter", "is nested too deeply", _PLAIN_LINES) from error
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise UnreadableDocument(
            document.name,
            "front matter",
            'is not a list of "key: value" lines',
            f'write for example "title: …" and "source: …" on lines of their own, or {_FILE_IS_PLAIN}',
        )
    pairs: list[tuple[yaml.Node, yaml.Node]] = root.value
    return pairs


def _composed(block: str) -> yaml.Node | None:
    """Return a block's root node. Composing builds nodes only, aliases as references: no tag is obeyed.

    A headline is rarely written as YAML wants it: *title: Norland votes: what we know*, *title: "Enough": mayor quits*.
    Where a block is no YAML, each line of a known key whose words are none is read as those words.
    """
    try:
        return yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        mended = _WORDS.sub(_as_words, block)
        if mended == block:
            raise
        return yaml.compose(mended, Loader=yaml.SafeLoader)


def _as_words(line: re.Match[str]) -> str:
    try:
        yaml.compose(line[0], Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        doubled = line["words"].replace("'", "''")
        return f"{line['key']}: '{doubled}'"
    return line[0]


def _value_of(document: Document, key: str, node: yaml.Node) -> str:
    """Return a value as words; the items of a list joined by commas."""
    if isinstance(node, yaml.ScalarNode):
        plain = node.style is None and node.value.strip().lower() in {"null", "~"}
        return "" if plain else " ".join(node.value.split())
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return ", ".join(" ".join(item.value.split()) for item in node.value)
    raise UnreadableDocument(
        document.name, key, "holds a structure where words belong", f'write "{key}: …" on one line'
    )


def _unknown(written: str, key: str) -> str:
    meant = _MEANT.get(key) or next(iter(get_close_matches(key, KEYS, n=1)), None)
    hint = f'; did you mean "{meant}"?' if meant else f"; known are {', '.join(KEYS)}"
    return f'front matter key "{printable(written, longest=40)}" is not known and was passed over{hint}'


def _where(error: yaml.YAMLError) -> str:
    """Return the line of the file at fault, where the parser knows it."""
    mark = getattr(error, "problem_mark", None)
    return "" if mark is None else f" (line {mark.line + 2})"
