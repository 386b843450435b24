"""A file of the drop folder as a document."""

import errno
import fcntl
import os
import signal
import stat
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.drop_folder.scanning import Signature, signature_of
from handlers.document import Document, UnreadableDocument
from handlers.formats.reading import too_large

_NO_PERMISSION = "let the bot's user read it (chmod a+r) and drop it again"


_WRITER_PATIENCE = 30.0
"""Seconds without a change after which a file is read although a program still holds it open for writing."""


class StillWritten(Exception):
    """Some program has the file open for writing: it may not be whole."""


class Vanished(Exception):
    """The file is gone, or no longer the one that was seen: nothing is to be done about it."""


def read_file(path: Path, *, file_bytes: int) -> tuple[Document, Signature]:
    """Return a file as a document, with the signature of what was read.

    Links are never followed, and nothing but a plain file is opened: a pipe would hold us for ever, a link could
    lead to any file of the machine.

    Args:
        path: The file.
        file_bytes: The largest size taken.

    Raises:
        UnreadableDocument: A link, no permission, too large, a broken disk.
        StillWritten: Another program is at it.
        Vanished: It is gone, or was written to while it was read.
    """
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise Vanished from error
    except PermissionError as error:
        raise UnreadableDocument(path.name, None, "may not be read by the bot", _NO_PERMISSION) from error
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.EMLINK}:
            raise UnreadableDocument(path.name, None, "is a symbolic link", "drop the file itself") from error
        raise UnreadableDocument(
            path.name, None, f"cannot be opened: {error.strerror}", "check the disk and drop it again"
        ) from error
    with open(number, "rb", closefd=True) as file:  # noqa: PTH123 - of a file descriptor, not of a path
        before = os.fstat(number)
        if not stat.S_ISREG(before.st_mode):
            raise Vanished
        if before.st_size > file_bytes:
            raise too_large(path.name, before.st_size, file_bytes)
        if time.time() - before.st_mtime < _WRITER_PATIENCE and _has_writers(number):
            raise StillWritten
        try:
            data = file.read(file_bytes + 1)
        except OSError as error:
            raise UnreadableDocument(
                path.name, None, f"cannot be read: {error.strerror}", "check the disk and drop it again"
            ) from error
        if signature_of(os.fstat(number)) != signature_of(before) or len(data) != before.st_size:
            raise Vanished
    document = Document(name=_name(path), data=data, received_at=datetime.now(UTC))
    return document, signature_of(before)


def _name(path: Path) -> str:
    """Return a file's name as text; the odd bytes of a name that is not UTF-8 as escapes, so that two stay two."""
    return os.fsencode(path.name).decode("utf-8", "backslashreplace")


def _has_writers(number: int) -> bool:
    """Say whether any program has an open file open for writing; False where the system cannot tell.

    Linux grants a read lease on a file only while nobody can write to it, which no look at sizes and times can tell:
    a slow writer pauses. The lease is given back at once.
    """
    if sys.platform != "linux":
        return False
    try:
        # A lease that is broken sends a signal; this one is ignored unless somebody asks for it, the default kills.
        fcntl.fcntl(number, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # a network share, or somebody else's file
        return False
    return False
