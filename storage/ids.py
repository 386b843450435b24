"""Identifiers: 63-bit integers of our own making that sort by the time they were made.

The upper 41 bits are milliseconds since 2020-01-01 (they last until 2089), the lower 22 bits tell
apart what was made within one millisecond, here or in another process. Because they sort by time,
the newest postings of a key are its highest ids, and a table can later be split by month.
"""

import random
from collections.abc import Callable

from sqlmodel.ext.asyncio.session import AsyncSession

EPOCH = 1_577_836_800
"""2020-01-01 in Unix seconds: with 1970 as the start, 41 bits of milliseconds would end in 2039."""
SEQUENCE_BITS = 22
_SESSION_KEY = "crosswire_ids"


class IdMaker:
    """Makes ids that only ever go up within a process, even when the clock steps back."""

    def __init__(self, clock: Callable[[], float], chance: random.Random | None = None) -> None:
        self._clock = clock
        self._chance = chance or random.Random()  # noqa: S311  # tells processes apart; nothing secret
        self._last = -1

    def take(self, count: int = 1) -> list[int]:
        """Return ``count`` new ids in ascending order."""
        milliseconds = max(0, int((self._clock() - EPOCH) * 1000))
        # A random start in the lower half leaves room to count up and keeps two processes apart.
        start = (milliseconds << SEQUENCE_BITS) + self._chance.getrandbits(SEQUENCE_BITS - 1)
        if milliseconds <= self._last >> SEQUENCE_BITS:
            start = self._last + 1
        self._last = start + count - 1
        return list(range(start, start + count))


def seconds_of_id(number: int) -> float:
    """Return the Unix time, in seconds, at which an id was made."""
    return (number >> SEQUENCE_BITS) / 1000 + EPOCH


def session_info(ids: IdMaker) -> dict[str, IdMaker]:
    """Return the ``info`` of a session that can make ids."""
    return {_SESSION_KEY: ids}


def new_ids(session: AsyncSession, count: int) -> list[int]:
    """Return ``count`` new ids, ascending."""
    maker: IdMaker = session.info[_SESSION_KEY]
    return maker.take(count)


def new_id(session: AsyncSession) -> int:
    """Return one new id."""
    return new_ids(session, 1)[0]
