"""What lies in the drop folder, and which of it is whole."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", "~")
"""What programs call a file they are still writing."""
REASON_SUFFIX = ".reason.txt"
_EMPTY_PATIENCE = 2.0
"""Seconds an empty file may stay empty: between making a file and writing it, some programs think."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Tells one content of a file from the next without reading it."""

    inode: int
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file in the drop folder."""

    path: Path
    signature: Signature
    is_link: bool = False

    @property
    def age_key(self) -> tuple[int, str]:
        """Return what sorts files oldest first."""
        return self.signature.modified_ns, self.path.name


def scan(folder: Path) -> list[Waiting]:
    """Return the files of a folder that may be articles, oldest first; folders, pipes and unfinished files left out.

    Raises:
        OSError: The folder cannot be read.
    """
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_passed_over(entry.name):
                continue
            try:
                about = entry.stat(follow_symlinks=False)
            except OSError:  # gone since it was listed
                continue
            if stat.S_ISREG(about.st_mode) or stat.S_ISLNK(about.st_mode):
                found.append(
                    Waiting(
                        path=folder / entry.name, signature=signature_of(about), is_link=stat.S_ISLNK(about.st_mode)
                    )
                )
    return sorted(found, key=lambda waiting: waiting.age_key)


def is_passed_over(name: str) -> bool:
    """Say whether a name is that of a hidden or unfinished file, or of one of our own reasons."""
    return name.startswith(".") or name.lower().endswith(_UNFINISHED) or name.endswith(REASON_SUFFIX)


def signature_of(about: os.stat_result) -> Signature:
    """Return the signature of a file."""
    return Signature(inode=about.st_ino, size=about.st_size, modified_ns=about.st_mtime_ns)


class Settling:
    """Remembers since when each file has been as it is, to tell the whole ones from those still being written."""

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._seen: dict[str, tuple[Signature, float]] = {}

    def whole(self, files: list[Waiting], *, wall: float, monotonic: float) -> list[Waiting]:
        """Return the files that are whole.

        A file is whole if its last change is older than the settling time (so is a finished one that was renamed
        into place), or if it has been seen unchanged for that long, whatever its clock says.

        Args:
            files: The folder as it is now; files not among them are forgotten.
            wall: The present moment, in seconds since 1970, as file times are.
            monotonic: A clock that is never set.
        """
        seen = {}
        ready = []
        for file in files:
            name = file.path.name
            before = self._seen.get(name)
            since = before[1] if before is not None and before[0] == file.signature else monotonic
            seen[name] = (file.signature, since)
            wanted = self._settle if file.signature.size or file.is_link else max(self._settle, _EMPTY_PATIENCE)
            # A time in the future says nothing; then only watching does.
            age = wall - file.signature.modified_ns / 1e9
            if monotonic - since >= wanted or (age >= wanted and file.signature.size):
                ready.append(file)
        self._seen = seen
        return ready
