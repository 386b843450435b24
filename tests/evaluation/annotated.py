"""Our own annotated stories: a few short articles on one event each, read by a person, not by the engine.

``stories/<topic>/<outlet>.md`` are the articles, ``stories/<topic>/expected.toml`` what a careful reader
takes from them. Everything in them is invented. They run without any other set.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFigure:
    """A figure an article states. ``start`` and ``end`` count code points of the file's text."""

    article: str
    id: str
    surface: str
    start: int
    end: int
    number_start: int
    number_end: int
    """Where the bare number stands, when ``surface`` holds more than the figure."""
    low: float
    high: float
    modifier: str
    unit: str | None
    counts: str | None
    of: str | None
    optional: bool
    """A reader may take it or leave it: neither a miss nor a false find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedQuote:
    """Spoken words and their speaker."""

    article: str
    words: str
    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPair:
    """Two figures and how a reader puts them together: agree, differ, scope or unrelated."""

    a: ExpectedFigure
    b: ExpectedFigure
    expect: str
    kind: str | None
    """*update* where a differing value is explained by a later time."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedQuotePair:
    """Two quotations: same, changed (a word that matters) or unrelated (two statements)."""

    a: ExpectedQuote
    b: ExpectedQuote
    expect: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles on one event, by outlet, and what is in them."""

    topic: str
    paths: dict[str, Path]
    texts: dict[str, str]
    figures: tuple[ExpectedFigure, ...]
    not_figures: tuple[tuple[str, int, int], ...]
    """Article, start and end of what only looks like a figure."""
    quotes: tuple[ExpectedQuote, ...]
    pairs: tuple[ExpectedPair, ...]
    quote_pairs: tuple[ExpectedQuotePair, ...]


class Misplaced(ValueError):
    """An annotation whose words stand nowhere, or more than once, in its article."""


def stories() -> Iterator[Story]:
    """Yield every annotated story.

    Raises:
        Misplaced: an annotation's words cannot be placed; the message says which.
    """
    for folder in sorted(path.parent for path in FOLDER.glob("*/expected.toml")):
        yield story(folder)


def story(folder: Path) -> Story:
    """Return the story of one folder."""
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    paths = {path.stem: path for path in sorted(folder.glob("*.md"))}
    texts = {outlet: path.read_text("utf-8") for outlet, path in paths.items()}
    figures: dict[str, ExpectedFigure] = {}
    quotes: dict[str, ExpectedQuote] = {}
    traps: list[tuple[str, int, int]] = []
    for group in expected["figures"]:
        outlet = group["article"]
        for entry in group["list"]:
            figures[f"{outlet}/{entry['id']}"] = _figure(outlet, texts[outlet], entry)
        for number, entry in enumerate(group.get("quotes", ())):
            start, end = _place(outlet, texts[outlet], entry["words"])
            quotes[f"{outlet}/{number}"] = ExpectedQuote(
                article=outlet, words=entry["words"], start=start, end=end, speaker=entry["speaker"]
            )
        traps += [(outlet, *_place(outlet, texts[outlet], words)) for words in group.get("not_figures", ())]
    return Story(
        topic=folder.name,
        paths=paths,
        texts=texts,
        figures=tuple(figures.values()),
        not_figures=tuple(traps),
        quotes=tuple(quotes.values()),
        pairs=tuple(
            ExpectedPair(
                a=figures[pair["a"]],
                b=figures[pair["b"]],
                expect=pair["expect"],
                kind=pair.get("kind"),
                why=pair["why"],
            )
            for group in expected["pairs"]
            for pair in group["list"]
        ),
        quote_pairs=tuple(
            ExpectedQuotePair(a=quotes[pair["a"]], b=quotes[pair["b"]], expect=pair["expect"], why=pair["why"])
            for group in expected.get("quote_pairs", ())
            for pair in group["list"]
        ),
    )


def _figure(outlet: str, text: str, entry: dict) -> ExpectedFigure:
    start, end = _place(outlet, text, entry["surface"], entry.get("near"))
    number = start + entry["surface"].index(entry["number"]) if "number" in entry else start
    return ExpectedFigure(
        article=outlet,
        id=entry["id"],
        surface=entry["surface"],
        start=start,
        end=end,
        number_start=number,
        number_end=number + len(entry["number"]) if "number" in entry else end,
        low=entry.get("low", entry.get("value")),
        high=entry.get("high", entry.get("value")),
        modifier=entry.get("modifier", "="),
        unit=entry.get("unit"),
        counts=entry.get("counts"),
        of=entry.get("of"),
        optional=entry.get("optional", False),
    )


def _place(outlet: str, text: str, words: str, near: str | None = None) -> tuple[int, int]:
    """Return where words stand in the body of an article; they must stand there once."""
    body = text.index("---\n", 4) + 4
    scope_start, scope = body, text[body:]
    if near is not None:
        scope_start, _ = _place(outlet, text, near)
        scope = near
    found = _whole_words(scope, words)
    if len(found) != 1:
        raise Misplaced(f"{outlet}: {words!r} stands {len(found)} times in its text; give a longer 'surface' or 'near'")
    start = scope_start + found[0]
    return start, start + len(words)


def _whole_words(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(words) : start + len(words) + 2]
        inside_number = (before.isalnum() or before in {"£", "€", "$", "."}) or after[:1].isalnum()
        if not inside_number and not (after[:1] in {",", "."} and after[1:2].isdigit()):
            found.append(start)
        start = text.find(words, start + 1)
    return found
