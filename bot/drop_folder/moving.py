"""Moving a file out of the drop folder without ever losing or overwriting one."""

import errno
import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from bot.drop_folder.scanning import REASON_SUFFIX

_LONGEST_NAME = 240
"""Bytes; most file systems take 255, and a reason's ending must still fit behind a counter."""


def move_into(folder: Path, path: Path, name: str = "") -> Path:
    """Move a file into a folder under its own name, or with a counter if the name is taken, and return where it is.

    Args:
        folder: Made if missing.
        path: The file.
        name: Its name there, if another.

    Raises:
        OSError: The folder cannot be written to, or the file is gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = _reserve(folder, name or path.name)
    try:
        _replace(path, place)
    except OSError:
        with suppress(OSError):
            place.unlink()
        raise
    return place


def write_reason(place: Path, reason: str) -> None:
    """Write why a file failed beside it, for people: same name, ``.reason.txt`` behind it.

    Raises:
        OSError: The folder cannot be written to.
    """
    stem = _cut(place.name, len(REASON_SUFFIX))
    target = place.with_name(f"{stem}{REASON_SUFFIX}")
    unfinished = place.with_name(f".{_cut(target.name, 10)}.part")
    unfinished.write_text(reason, encoding="utf-8", errors="backslashreplace")
    unfinished.replace(target)


def _reserve(folder: Path, name: str) -> Path:
    """Return a path of our own in the folder: *report.txt*, else *report.2.txt*, and so on."""
    stem, dot, extension = name.rpartition(".")
    if not stem:
        stem, dot, extension = name, "", ""
    for number in count(1):
        behind = f"{'' if number == 1 else f'.{number}'}{dot}{extension}"
        place = folder / f"{_cut(stem, len(os.fsencode(behind)))}{behind}"
        # A reason that is left over from an earlier file of this name would be read as this one's.
        if place.with_name(f"{place.name}{REASON_SUFFIX}").exists():
            continue
        try:
            os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o644))
        except FileExistsError:
            continue
        return place
    raise AssertionError


def _replace(path: Path, place: Path) -> None:
    """Put a file in a reserved place; copied first where that is on another disk."""
    try:
        path.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(path, place, follow_symlinks=False) if not path.is_symlink() else _copy_link(path, place)
        path.unlink()


def _copy_link(path: Path, place: Path) -> None:
    """Put a link in a reserved place; a link cannot be copied over a file."""
    place.unlink()
    place.symlink_to(path.readlink())


def _cut(name: str, room: int) -> str:
    """Return a name cut so that ``room`` more bytes fit behind it."""
    raw = os.fsencode(name)
    if len(raw) + room <= _LONGEST_NAME:
        return name
    return raw[: _LONGEST_NAME - room].decode("utf-8", "ignore") or "file"
