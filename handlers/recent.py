"""What was asked lately, so that a button under an answer can ask for its next page or share it.

Kept in memory only: private answers do not outlive the program either, and a pasted draft is stored nowhere.
"""

import secrets
from collections import OrderedDict

from handlers.request import Asker, CommandRequest

_MOST = 2000
"""Answers whose buttons work; older ones say that they are too old."""


class RecentRequests:
    """The last requests by a short name that fits every chat's button."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, CommandRequest] = OrderedDict()

    def keep(self, request: CommandRequest) -> str:
        """Return the name under which a request is found again."""
        name = secrets.token_hex(8)
        self._kept[name] = request
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return name

    def find(self, name: str, asker: Asker) -> CommandRequest | None:
        """Return what somebody asked, for nobody but them; None when it is too long ago."""
        request = self._kept.get(name)
        own = request is not None and (request.asker.platform, request.asker.user_id) == (asker.platform, asker.user_id)
        return request if own else None
