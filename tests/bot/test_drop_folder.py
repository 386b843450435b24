import asyncio
import errno
import os
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.drop_folder import watch_folder
from bot.drop_folder.moving import move_into
from bot.drop_folder.scanning import Settling, Signature, Waiting, scan
from bot.settings import FolderSettings
from handlers.document import Document, Taken, UnreadableDocument

SETTLE = timedelta(seconds=0.1)
LONG = 10.0


class Desk:
    """Takes documents in and remembers them; a text that begins with *bad* it cannot read, *down* fails once."""

    def __init__(self):
        self.taken: list[Document] = []
        self.in_hand = self.most_in_hand = 0
        self.pause = 0.0
        self.failures: list[Exception] = []

    async def take(self, document: Document) -> Taken:
        self.in_hand += 1
        self.most_in_hand = max(self.most_in_hand, self.in_hand)
        try:
            await asyncio.sleep(self.pause)
            if self.failures:
                raise self.failures.pop(0)
            self.taken.append(document)
            if document.data.startswith(b"bad"):
                raise UnreadableDocument(document.name, "title", "is bad", "mend it")
            return Taken(articles=1, problems=("one entry is bad",) if document.data.startswith(b"half bad") else ())
        finally:
            self.in_hand -= 1

    @property
    def names(self) -> list[str]:
        return [document.name for document in self.taken]


@pytest.fixture
def desk():
    return Desk()


def folders_in(folder: Path, **options) -> FolderSettings:
    return FolderSettings(**{"drop": folder / "drop", "settle": SETTLE, **options})


@asynccontextmanager
async def watching(folders: FolderSettings, desk: Desk, **options):
    stop, ready = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(watch_folder(folders, desk.take, stop, ready=ready, **options))
    await ready.wait()
    try:
        yield task
    finally:
        stop.set()
        await asyncio.wait_for(task, LONG)


async def until(condition):
    async with asyncio.timeout(LONG):
        while not condition():  # noqa: ASYNC110 - files ring no event
            await asyncio.sleep(0.01)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file() or path.is_symlink())


def put(folder: Path, name: str, text: str = "Twelve died.", *, age: float = 60) -> Path:
    """Write a file that was finished some seconds ago."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text)
    moment = path.stat().st_mtime - age
    os.utime(path, (moment, moment))
    return path


async def test_what_is_there_at_the_start_is_taken_oldest_first(tmp_path, desk):
    folders = folders_in(tmp_path, at_once=1)
    for name, age in (("b.txt", 50), ("a.txt", 40), ("c.txt", 60)):
        put(folders.drop, name, age=age)
    async with watching(folders, desk):
        await until(lambda: names_in(folders.done) == ["a.txt", "b.txt", "c.txt"])
    assert desk.names == ["c.txt", "b.txt", "a.txt"]


async def test_a_dropped_file_is_taken_within_a_second(tmp_path, desk):
    folders = folders_in(tmp_path, settle=timedelta(seconds=0.3))
    loop = asyncio.get_running_loop()
    async with watching(folders, desk):
        began = loop.time()
        (folders.drop / "a.txt").write_text("Twelve died.")
        await until(lambda: desk.taken)
        assert loop.time() - began < 1.5
        await until(lambda: names_in(folders.done) == ["a.txt"])
    document = desk.taken[0]
    assert (document.name, document.data, document.source) == ("a.txt", b"Twelve died.", None)


async def test_a_file_that_fails_lies_in_failed_with_its_reason_beside_it(tmp_path, desk):
    folders = folders_in(tmp_path)
    put(folders.drop, "a.txt", "bad")
    put(folders.drop, "b.txt", "half bad")
    async with watching(folders, desk):
        await until(lambda: len(names_in(folders.failed)) == 2 and len(names_in(folders.done)) == 2)
    assert (folders.failed / "a.txt.reason.txt").read_text() == "a.txt: title: is bad; mend it.\n"
    assert (folders.done / "b.txt.reason.txt").read_text() == "one entry is bad\n"
    assert names_in(folders.drop) == []


async def test_a_name_that_is_taken_gets_a_counter(tmp_path, desk):
    folders = folders_in(tmp_path)
    async with watching(folders, desk):
        for number in range(3):
            put(folders.drop, "a.txt", f"text {number}")
            await until(lambda number=number: len(names_in(folders.done)) == number + 1)
    assert names_in(folders.done) == ["a.2.txt", "a.3.txt", "a.txt"]
    assert (folders.done / "a.txt").read_text() == "text 0"
    assert desk.names == ["a.txt"] * 3


async def test_a_file_that_is_still_written_is_left_until_it_is_closed(tmp_path, desk):
    folders = folders_in(tmp_path)
    async with watching(folders, desk):
        with (folders.drop / "a.txt").open("w") as file:
            file.write("Twelve ")
            file.flush()
            await asyncio.sleep(0.8)
            assert desk.taken == []
            file.write("died.")
        await until(lambda: desk.taken)
    assert desk.taken[0].data == b"Twelve died."


@pytest.mark.parametrize("name", ["a.txt.part", "a.tmp", ".a.txt", "a.txt~", "a.txt.reason.txt", "A.CRDOWNLOAD"])
async def test_an_unfinished_name_is_left_until_it_is_renamed(tmp_path, desk, name):
    folders = folders_in(tmp_path)
    put(folders.drop, name)
    async with watching(folders, desk):
        await asyncio.sleep(0.3)
        assert desk.taken == []
        (folders.drop / name).rename(folders.drop / "final.txt")
        await until(lambda: desk.names == ["final.txt"])


async def test_two_hundred_files_at_once_are_all_accounted_for_a_few_at_a_time(tmp_path, desk):
    folders = folders_in(tmp_path, at_once=3)
    async with watching(folders, desk):
        for number in range(200):
            (folders.drop / f"{number:03}.txt").write_text("bad" if number % 10 == 0 else "Twelve died.")
        await until(lambda: len(names_in(folders.done)) == 180 and len(names_in(folders.failed)) == 40)
    assert sorted(desk.names) == [f"{number:03}.txt" for number in range(200)]
    assert desk.most_in_hand == 3
    assert names_in(folders.drop) == []


async def test_what_is_in_hand_is_finished_before_the_end(tmp_path, desk):
    folders = folders_in(tmp_path)
    put(folders.drop, "a.txt")
    desk.pause = 0.3
    async with watching(folders, desk):
        await until(lambda: desk.in_hand)
    assert names_in(folders.done) == ["a.txt"]


async def test_what_was_in_hand_when_it_died_is_taken_again(tmp_path, desk):
    folders = folders_in(tmp_path)
    put(folders.drop, "a.txt")
    desk.pause = LONG
    task = asyncio.create_task(watch_folder(folders, desk.take, asyncio.Event()))
    await until(lambda: desk.in_hand)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert names_in(folders.drop) == ["a.txt"]
    desk.pause = 0
    async with watching(folders, desk):
        await until(lambda: names_in(folders.done) == ["a.txt"])


async def test_an_error_that_is_not_the_files_fault_is_waited_out(tmp_path, desk, monkeypatch):
    monkeypatch.setattr("bot.drop_folder.watching._WAITS", (0.05, 0.05))
    folders = folders_in(tmp_path)
    desk.failures = [OSError("database is down"), RuntimeError("still")]
    put(folders.drop, "a.txt")
    async with watching(folders, desk):
        await until(lambda: names_in(folders.done) == ["a.txt"])
    assert desk.names == ["a.txt"]


async def test_a_file_is_given_up_after_the_last_try(tmp_path, desk, monkeypatch):
    monkeypatch.setattr("bot.drop_folder.watching._WAITS", (0.01,))
    folders = folders_in(tmp_path)
    desk.failures = [OSError("s3cret")] * 2
    put(folders.drop, "a.txt")
    async with watching(folders, desk):
        await until(lambda: len(names_in(folders.failed)) == 2)
    reason = (folders.failed / "a.txt.reason.txt").read_text()
    assert "after 2 tries (OSError)" in reason
    assert "s3cret" not in reason


async def test_a_file_that_is_replaced_while_it_is_taken_is_taken_again(tmp_path, desk):
    folders = folders_in(tmp_path)
    put(folders.drop, "a.txt", "first")
    desk.pause = 0.3
    async with watching(folders, desk):
        await until(lambda: desk.in_hand)
        put(folders.drop, "b.part", "second").rename(folders.drop / "a.txt")
        await until(lambda: names_in(folders.done) == ["a.txt"])
    assert [document.data for document in desk.taken] == [b"first", b"second"]
    assert (folders.done / "a.txt").read_text() == "second"


async def test_a_file_that_disappears_while_it_is_taken_harms_nothing(tmp_path, desk):
    folders = folders_in(tmp_path)
    gone = put(folders.drop, "a.txt")
    desk.pause = 0.2
    async with watching(folders, desk):
        await until(lambda: desk.in_hand)
        gone.unlink()
        put(folders.drop, "b.txt")
        await until(lambda: names_in(folders.done) == ["b.txt"])


async def test_links_pipes_and_folders_are_never_followed(tmp_path, desk):
    folders = folders_in(tmp_path)
    secret = put(tmp_path, "secret.txt", "s3cret")
    folders.drop.mkdir()
    (folders.drop / "link.txt").symlink_to(secret)
    (folders.drop / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (folders.drop / "folder").mkdir()
    os.mkfifo(folders.drop / "pipe.txt")
    async with watching(folders, desk):
        put(folders.drop, "a.txt")
        await until(lambda: names_in(folders.done) == ["a.txt"] and len(names_in(folders.failed)) == 4)
    assert desk.names == ["a.txt"]
    assert "is a symbolic link" in (folders.failed / "link.txt.reason.txt").read_text()
    assert secret.read_text() == "s3cret"


async def test_a_file_that_is_too_large_is_not_even_read(tmp_path, desk):
    folders = folders_in(tmp_path)
    path = put(folders.drop, "a.txt")
    os.truncate(path, 50_000_000)
    async with watching(folders, desk):
        await until(lambda: len(names_in(folders.failed)) == 2)
    assert "is 50.0 MB; at most 20.0 MB are taken" in (folders.failed / "a.txt.reason.txt").read_text()
    assert desk.taken == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_without_permission_fails_with_the_remedy(tmp_path, desk):
    folders = folders_in(tmp_path)
    put(folders.drop, "a.txt").chmod(0)
    async with watching(folders, desk):
        await until(lambda: len(names_in(folders.failed)) == 2)
    assert "may not be read by the bot; let the bot's user read it" in (folders.failed / "a.txt.reason.txt").read_text()


async def test_names_of_any_kind_are_moved_and_reported(tmp_path, desk):
    folders = folders_in(tmp_path)
    long = "n" * 251 + ".txt"
    put(folders.drop, long, "bad")
    put(folders.drop, os.fsdecode(b"\xff\xfe.txt"))
    put(folders.drop, "line\nbreak.txt", "bad")
    async with watching(folders, desk):
        await until(lambda: len(names_in(folders.failed)) == 4 and len(names_in(folders.done)) == 1)
    assert sorted(desk.names) == sorted([long, "\\xff\\xfe.txt", "line\nbreak.txt"])
    assert names_in(folders.drop) == []


async def test_an_empty_file_gets_time_to_be_written(tmp_path, desk):
    folders = folders_in(tmp_path)
    async with watching(folders, desk):
        (folders.drop / "a.txt").touch()
        await asyncio.sleep(0.6)
        assert desk.taken == []
        (folders.drop / "a.txt").write_text("Twelve died.")
        await until(lambda: desk.taken)
    assert desk.taken[0].data == b"Twelve died."


async def test_the_folder_may_be_deleted_and_comes_back(tmp_path, desk):
    folders = folders_in(tmp_path, done=tmp_path / "done", failed=tmp_path / "failed")
    async with watching(folders, desk):
        folders.drop.rmdir()
        await until(folders.drop.is_dir)
        put(folders.drop, "a.txt")
        await until(lambda: names_in(folders.done) == ["a.txt"])


async def test_polling_serves_where_nobody_tells_of_changes(tmp_path, desk):
    folders = folders_in(tmp_path, polling=True)
    async with watching(folders, desk):
        put(folders.drop, "a.txt")
        await until(lambda: names_in(folders.done) == ["a.txt"])


async def test_a_folder_that_cannot_be_written_to_is_no_endless_loop(tmp_path, desk):
    folders = folders_in(tmp_path, done=tmp_path / "done")
    put(folders.drop, "a.txt")
    async with watching(folders, desk):
        folders.done.rmdir()
        folders.done.write_text("a file where the folder should be")
        await until(lambda: desk.taken)
        await asyncio.sleep(0.5)
    assert desk.names == ["a.txt"]
    assert (folders.drop / "a.txt").exists()


def test_a_file_is_whole_once_it_is_old_enough_or_has_been_still(tmp_path):
    def file(size: int, modified: float) -> Waiting:
        return Waiting(path=tmp_path / "a", signature=Signature(inode=1, size=size, modified_ns=int(modified * 1e9)))

    settling = Settling(0.3)
    assert settling.whole([file(5, 99)], wall=100, monotonic=0) != []
    assert settling.whole([file(5, 99.9)], wall=100, monotonic=0) == []
    assert settling.whole([file(5, 200)], wall=100, monotonic=1) == [], "a time in the future says nothing"
    assert settling.whole([file(5, 200)], wall=100, monotonic=1.4) != []
    assert settling.whole([file(6, 200)], wall=100, monotonic=1.5) == [], "it has grown"
    assert settling.whole([file(0, 90)], wall=100, monotonic=2) == [], "empty files get longer"
    assert settling.whole([file(0, 90)], wall=100, monotonic=4.1) != []


def test_a_folder_is_scanned_oldest_first(tmp_path):
    for name, age in (("b", 2), ("a", 2), ("c", 5)):
        put(tmp_path, name, age=age)
    stamp = (tmp_path / "a").stat()
    os.utime(tmp_path / "b", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert [file.path.name for file in scan(tmp_path)] == ["c", "a", "b"]


def test_nothing_is_overwritten_and_old_reasons_stay_with_their_file(tmp_path):
    done = tmp_path / "done"
    move_into(done, put(tmp_path, "a.txt", "1"), reason="old\n").unlink()
    without = move_into(done, put(tmp_path, "a.txt", "2"))
    assert without.name == "a.2.txt"
    assert (done / "a.txt.reason.txt").read_text() == "old\n"
    again = move_into(done, put(tmp_path, "a.txt", "3"), reason="new\n")
    assert again.name == "a.txt"
    assert (done / "a.txt.reason.txt").read_text() == "new\n"
    with pytest.raises(FileNotFoundError):
        move_into(done, tmp_path / "gone.txt", reason="no\n")
    assert names_in(done) == ["a.2.txt", "a.txt", "a.txt.reason.txt"]


def test_a_file_goes_whole_to_another_disk(tmp_path, monkeypatch):
    rename = Path.rename

    def refuse(self, target):
        if self.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    path = put(tmp_path, "a.txt", "Twelve died.")
    modified = path.stat().st_mtime_ns
    place = move_into(tmp_path / "done", path)
    assert place.read_text() == "Twelve died."
    assert place.stat().st_mtime_ns == modified
    assert names_in(tmp_path) == []
    assert names_in(tmp_path / "done") == ["a.txt"]
