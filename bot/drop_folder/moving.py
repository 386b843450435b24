"""Moving a file out of the drop folder without ever losing or overwriting one."""

import errno
import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Lock

from bot.drop_folder.scanning import REASON_SUFFIX

_one_at_a_time = Lock()
_LONGEST_NAME = 240
"""Bytes; most file systems take 255, and a reason's ending must still fit behind a counter."""


def move_into(folder: Path, path: Path, *, name: str = "", reason: str = "") -> Path:
    """Move a file into a folder under its own name, or with a counter if the name is taken, and return where it is.

    The reason is there before the file is: nobody finds a failed file and no reason, whenever we are killed.

    Args:
        folder: Made if missing.
        path: The file.
        name: Its name there, if another.
        reason: What to write beside it for people, in ``NAME.reason.txt``.

    Raises:
        OSError: The folder cannot be written to, or the file is gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time:  # between finding a free name and taking it, no other file of ours may
        place = _free_place(folder, name or path.name, may_have_reason=bool(reason))
        try:
            if reason:
                _write_reason(place, reason)
            _rename(path, place)
        except OSError:
            take_back_reason(place)
            raise
    return place


def take_back_reason(place: Path) -> None:
    """Remove the reason that stands beside a file that is not there after all."""
    with suppress(OSError):
        _reason_of(place).unlink(missing_ok=True)


def _write_reason(place: Path, reason: str) -> None:
    target = _reason_of(place)
    unfinished = target.with_name(f".{_cut(target.name, 10)}.part")
    unfinished.write_text(reason, encoding="utf-8", errors="backslashreplace")
    unfinished.replace(target)


def _free_place(folder: Path, name: str, *, may_have_reason: bool) -> Path:
    """Return a path in the folder that nothing has: *report.txt*, else *report.2.txt*, and so on.

    Without a reason of its own, a file must not come to lie beside one left over from another.
    """
    stem, dot, extension = name.rpartition(".")
    if not stem:
        stem, dot, extension = name, "", ""
    for number in count(1):
        behind = f"{'' if number == 1 else f'.{number}'}{dot}{extension}"
        place = folder / f"{_cut(stem, len(os.fsencode(behind)))}{behind}"
        if not os.path.lexists(place) and (may_have_reason or not os.path.lexists(_reason_of(place))):
            return place
    raise AssertionError


def _rename(path: Path, place: Path) -> None:
    """Put a file in its place; on another disk it is copied first."""
    try:
        path.rename(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(path, place)
        path.unlink()


def _copy(path: Path, place: Path) -> None:
    """Put a file on another disk: under a hidden name first, so that no half of it is ever seen."""
    unfinished = place.with_name(f".{_cut(place.name, 10)}.part")
    shutil.copy2(path, unfinished, follow_symlinks=False)
    unfinished.rename(place)


def _reason_of(place: Path) -> Path:
    """Return where the reason stands that goes with a file."""
    return place.with_name(f"{_cut(place.name, len(REASON_SUFFIX))}{REASON_SUFFIX}")


def _cut(name: str, room: int) -> str:
    """Return a name cut so that ``room`` more bytes fit behind it."""
    raw = os.fsencode(name)
    if len(raw) + room <= _LONGEST_NAME:
        return name
    return raw[: _LONGEST_NAME - room].decode("utf-8", "ignore") or "file"
