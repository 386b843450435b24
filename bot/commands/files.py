"""Files named on the command line, and progress bars for long work."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from bot.commands.output import Output
from claims.article import Article
from handlers.document import Document, UnreadableDocument
from handlers.formats import read_articles

T = TypeVar("T")

_SHOW_FROM = 8
"""Shorter work is done before a bar could be read."""


def documents(paths: Iterable[Path], out: Output) -> Iterator[Document]:
    """Yield each file as a document; ``-`` is standard input, a folder is every file in it."""
    for path in paths:
        if str(path) == "-":
            yield Document(name="-", data=sys.stdin.buffer.read(), received_at=datetime.now(UTC))
            continue
        for file in sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]:
            try:
                data = file.read_bytes()
            except OSError as problem:
                out.problem(f"{file}: {problem.strerror or problem}. Check the name and the permissions.")
                continue
            yield Document(name=str(file), data=data, received_at=datetime.now(UTC))


def load_articles(paths: Iterable[Path], out: Output) -> list[tuple[str, Article]]:
    """Return every readable article with its label: the path as given, ``path#uri`` inside a package."""
    found = []
    for document in documents(paths, out):
        read = read_articles(document)
        for one in read:
            if isinstance(one, UnreadableDocument):
                out.problem(str(one))
            else:
                label = document.name if len(read) == 1 else f"{document.name}#{one.article.uri}"
                found.append((label, one.article))
    return found


def progress(items: Sequence[T], what: str) -> Iterable[T]:
    """Return the items, with a progress bar on standard error where someone watches and it takes long."""
    console = Console(stderr=True)
    return track(items, description=what, console=console, transient=True) if _long(items, console) else items


def _long(items: Sequence[T], console: Console) -> bool:
    return len(items) >= _SHOW_FROM and console.is_terminal
