"""Taking files as they come: oldest first, a few at a time, each until it is surely dealt with."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from watchfiles import awatch

from bot.drop_folder.moving import move_into, take_back_reason
from bot.drop_folder.reading import StillWritten, Vanished, read_file
from bot.drop_folder.scanning import Settling, Signature, Waiting, scan, signature_of
from bot.settings.values import FolderSettings
from handlers.document import Taken, UnreadableDocument, printable

log = structlog.get_logger()

Take = Callable[..., Awaitable[object]]
"""Takes a ``Document`` in. It may be called twice with one document: after a crash, after an error."""
_SWEEP = 1.0
"""Seconds between looks at the folder when nothing rings: some file systems tell nobody."""
_WAITS = (2.0, 10.0, 30.0, 120.0)
"""Seconds before each further try of a file that could not be taken in for no fault of its own."""
_STUCK_WAIT = 60.0
_WRITER_WAIT = 0.25
_DEBOUNCE_MS, _STEP_MS = 200, 50


@dataclass(frozen=True, slots=True)
class _Postponed:
    """A file that is to be tried again."""

    signature: Signature
    tries: int
    not_before: float


async def watch_folder(
    folders: FolderSettings,
    take: Take,
    stop: asyncio.Event,
    *,
    file_bytes: int = 20_000_000,
    ready: asyncio.Event | None = None,
) -> None:
    """Take every file of the drop folder, those that are there and those that come, until told to stop.

    A file leaves the folder only after ``take`` has returned (to ``done/``) or said why it never will (to
    ``failed/``, with a readable reason beside it). What was in hand when the process died is still there and is
    taken again at the next start. What is in hand when ``stop`` is set is finished first.

    Args:
        folders: The three folders; they are made if missing.
        take: What takes a document in; idempotent. ``UnreadableDocument`` means never, other exceptions not now.
        stop: Set it to end.
        file_bytes: The largest file read.
        ready: Set once the folder is watched.

    Raises:
        OSError: The folders cannot be made.
    """
    for folder in (folders.drop, folders.done, folders.failed):
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    work = _Work(folders, take, file_bytes)
    ringing = asyncio.create_task(_ring(folders, work.doorbell, stop))
    stopping = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            await work.look()
            if ready is not None:
                ready.set()
            await work.wait_for_change(stopping)
        await work.finish()
    finally:
        ringing.cancel()
        stopping.cancel()
        await work.abandon()
        with suppress(asyncio.CancelledError):
            await ringing


async def _ring(folders: FolderSettings, doorbell: asyncio.Event, stop: asyncio.Event) -> None:
    """Ring whenever something in the folder changes. Without it, the regular look still finds every file."""
    while not stop.is_set():
        try:
            async for _ in awatch(
                folders.drop,
                watch_filter=None,
                debounce=_DEBOUNCE_MS,
                step=_STEP_MS,
                stop_event=stop,
                recursive=False,
                force_polling=folders.polling or None,
                ignore_permission_denied=True,
            ):
                doorbell.set()
        except (OSError, RuntimeError, ExceptionGroup) as error:  # too many watches; a name that is not UTF-8
            reason = error.exceptions[0] if isinstance(error, ExceptionGroup) else error
            log.warning("drop folder not watched", action="watch", reason=str(reason), instead="looking every second")
        await asyncio.sleep(_SWEEP)


class _Work:
    """What is waiting, in hand and put off."""

    def __init__(self, folders: FolderSettings, take: Take, file_bytes: int) -> None:
        self.doorbell = asyncio.Event()
        self._folders = folders
        self._take = take
        self._file_bytes = file_bytes
        self._settling = Settling(folders.settle.total_seconds())
        self._unsettled = False
        self._queue: list[Waiting] = []
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._postponed: dict[str, _Postponed] = {}

    async def look(self) -> None:
        """Look through the folder and start on the oldest whole files."""
        self.doorbell.clear()
        try:
            files = await asyncio.to_thread(scan, self._folders.drop)
        except OSError as error:
            log.error("drop folder cannot be read", action="scan", reason=str(error))  # noqa: TRY400 - known cause
            with suppress(OSError):
                self._folders.drop.mkdir(parents=True, exist_ok=True)
            return
        whole = self._settling.whole(files, wall=time.time(), monotonic=time.monotonic())
        self._unsettled = len(whole) < len(files)
        present = {file.path.name for file in files}
        self._postponed = {name: put_off for name, put_off in self._postponed.items() if name in present}
        self._queue = [file for file in whole if self._may_start(file)]
        self._start()

    async def wait_for_change(self, stopping: asyncio.Task[bool]) -> None:
        """Wait until the folder is worth another look; keep starting queued files as hands come free."""
        pause = max(0.05, self._folders.settle.total_seconds() / 3) if self._unsettled else _SWEEP
        until = time.monotonic() + pause
        ringing = asyncio.create_task(self.doorbell.wait())
        try:
            while (left := until - time.monotonic()) > 0:
                waited_for = {ringing, stopping, *self._in_hand.values()}
                done, _ = await asyncio.wait(waited_for, timeout=left, return_when=asyncio.FIRST_COMPLETED)
                if ringing in done or stopping in done:
                    return
                self._start()
        finally:
            ringing.cancel()

    async def finish(self) -> None:
        """Wait for what is in hand."""
        if self._in_hand:
            await asyncio.wait(self._in_hand.values())

    async def abandon(self) -> None:
        """Drop what is in hand; its files are still in the folder."""
        tasks = list(self._in_hand.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _may_start(self, file: Waiting) -> bool:
        put_off = self._postponed.get(file.path.name)
        waits = put_off is not None and put_off.signature == file.signature and time.monotonic() < put_off.not_before
        return file.path.name not in self._in_hand and not waits

    def _start(self) -> None:
        while self._queue and len(self._in_hand) < self._folders.at_once:
            file = self._queue.pop(0)
            name = file.path.name
            if name not in self._in_hand:
                self._in_hand[name] = asyncio.create_task(self._handle(file))

    async def _handle(self, file: Waiting) -> None:
        """Take one file in and move it, or say why not."""
        try:
            await self._take_in(file)
        finally:
            del self._in_hand[file.path.name]

    async def _take_in(self, file: Waiting) -> None:
        signature = file.signature
        try:
            document, signature = await asyncio.to_thread(read_file, file.path, file_bytes=self._file_bytes)
            outcome = await self._take(document)
        except Vanished:
            return
        except StillWritten:
            self._postponed[file.path.name] = _Postponed(signature, 0, time.monotonic() + _WRITER_WAIT)
            asyncio.get_running_loop().call_later(_WRITER_WAIT, self.doorbell.set)
        except UnreadableDocument as error:
            await self._put_away(file.path, signature, self._folders.failed, (str(error),))
        except Exception as error:  # noqa: BLE001 - the document loop: one file's trouble must not stop the others
            await self._try_again(file.path, signature, error)
        else:
            problems = outcome.problems if isinstance(outcome, Taken) else ()
            await self._put_away(file.path, signature, self._folders.done, problems)

    async def _put_away(self, path: Path, signature: Signature, folder: Path, reasons: tuple[str, ...]) -> None:
        """Move a file that is dealt with, unless it has become another file in the meantime."""
        name = printable(path.name)
        try:
            place = await asyncio.to_thread(_move, path, signature, folder, reasons)
        except OSError as error:
            self._postponed[path.name] = _Postponed(signature, 0, time.monotonic() + _STUCK_WAIT)
            log.error(  # noqa: TRY400 - known cause
                "file cannot be moved", action="move", file=name, into=str(folder), reason=str(error)
            )
            return
        if place is None:
            log.info("file changed while it was taken in, or is gone", action="move", file=name)
            return
        self._postponed.pop(path.name, None)
        if folder == self._folders.failed:
            log.warning("file failed", action="take", file=name, moved_to=str(place), reason="; ".join(reasons))
        else:
            log.info("file taken", action="take", file=name, moved_to=str(place), problems=len(reasons))

    async def _try_again(self, path: Path, signature: Signature, error: Exception) -> None:
        before = self._postponed.get(path.name)
        tries = before.tries if before is not None and before.signature == signature else 0
        name = printable(path.name)
        if tries < len(_WAITS):
            log.warning("file not taken in", action="take", file=name, again_in=_WAITS[tries], exc_info=error)
            self._postponed[path.name] = _Postponed(signature, tries + 1, time.monotonic() + _WAITS[tries])
            return
        log.error("file given up", action="take", file=name, exc_info=error)
        reason = (
            f"{name}: could not be taken in after {tries + 1} tries ({type(error).__name__}); "
            "the bot's log says more. Drop it again once that is mended."
        )
        await self._put_away(path, signature, self._folders.failed, (reason,))


def _move(path: Path, signature: Signature, folder: Path, reasons: tuple[str, ...]) -> Path | None:
    """Move a file and write the reasons beside it; None, and nothing is moved, if it is not the file it was.

    Raises:
        OSError: The folder cannot be written to.
    """
    try:
        if signature_of(path.lstat()) != signature:
            return None
        place = move_into(folder, path, reason="".join(f"{reason}\n" for reason in reasons))
    except FileNotFoundError:
        return None
    moved = signature_of(place.lstat())
    if (moved.size, moved.modified_ns) != (signature.size, signature.modified_ns) and not place.is_symlink():
        # Another file came under its name between our look and our move: back with it, to be taken in its turn.
        take_back_reason(place)
        move_into(path.parent, place, name=path.name)
        return None
    return place
