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
from handlers.formats import IntakeLimits, read_articles
from handlers.formats.reading import too_large

T = TypeVar("T")

_SHOW_FROM = 8
"""Shorter work is done before a bar could be read."""
_MOST_BYTES = IntakeLimits().file_bytes


def documents(paths: Iterable[Path], out: Output) -> Iterator[Document]:
    """Yield each file as a document; ``-`` is standard input, a folder is every file in it but hidden ones."""
    for path in paths:
        if str(path) == "-":
            yield Document(name="-", data=sys.stdin.buffer.read(_MOST_BYTES + 1), received_at=datetime.now(UTC))
            continue
        for file in _files_in(path) if path.is_dir() else [path]:
            try:
                yield Document(name=str(file), data=_bytes_of(file), received_at=datetime.now(UTC))
            except UnreadableDocument as problem:
                out.unreadable(problem)


def load_articles(paths: Iterable[Path], out: Output) -> list[tuple[str, Article]]:
    """Return every readable article with its label: the path as given, ``path#uri`` inside a package."""
    found = []
    for document in documents(paths, out):
        read = read_articles(document)
        for one in read:
            if isinstance(one, UnreadableDocument):
                out.unreadable(one)
            else:
                label = document.name if len(read) == 1 else f"{document.name}#{one.article.uri}"
                found.append((label, one.article))
    return found


def progress(items: Sequence[T], what: str) -> Iterable[T]:
    """Return the items, with a progress bar on standard error where someone watches and it takes long."""
    console = Console(stderr=True)
    return track(items, description=what, console=console, transient=True) if _long(items, console) else items


def _files_in(folder: Path) -> list[Path]:
    inside = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file for file in inside if not any(part.startswith(".") for part in file.relative_to(folder).parts))


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableDocument(str(file), None, "there is no such file", "check the name and the folder") from error
    except PermissionError as error:
        raise UnreadableDocument(str(file), None, "may not be read", "let this user read it (chmod u+r)") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableDocument(str(file), None, f"cannot be read: {reason}", "check the file") from error
    if len(data) > _MOST_BYTES:
        raise too_large(str(file), max(len(data), file.stat().st_size), _MOST_BYTES)
    return data


def _long(items: Sequence[T], console: Console) -> bool:
    return len(items) >= _SHOW_FROM and console.is_terminal
