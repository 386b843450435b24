"""Secrets of the chats, taken out of whatever is about to be logged or shown."""

import logging
import re
import traceback
from collections.abc import MutableMapping
from typing import Any

_SECRET = re.compile(
    r"""
      \bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+              # Slack: bot, user, app and refresh tokens
    | (?<=[?&]ticket=)[\w-]+                               # Slack: the one-time ticket of a socket
    | (?<=hooks\.slack\.com/)[\w/-]+                       # Slack: a response_url answers for whoever holds it
    | \b[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}  # Discord: a bot token
    | (?<=/webhooks/)\d+/[\w-]{20,}                        # Discord: an interaction answers for whoever holds it
    | (?<=/interactions/)\d+/[\w-]{20,}
    """,
    re.VERBOSE,
)
HIDDEN = "[hidden]"


def redact(text: str) -> str:
    """Return the text with every token and every address that carries one hidden."""
    return _SECRET.sub(HIDDEN, text)


class RedactingFilter(logging.Filter):
    """Hides secrets in a record, its arguments and its traceback; put it on a handler, so that it sees all loggers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True: the record is kept, without its secrets."""
        record.msg, record.args = redact(record.getMessage()), ()
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = redact("".join(traceback.format_exception(*record.exc_info)).rstrip())
        return True


def redact_event(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Return a structlog event without secrets; stands before the renderer."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = redact(value)
    return event


def quiet_logger(name: str) -> logging.Logger:
    """Return a logger for a chat's library: warnings and worse, without secrets.

    The libraries write whole requests and answers at DEBUG, one-time addresses among them.
    """
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    if not any(isinstance(known, RedactingFilter) for known in logger.filters):
        logger.addFilter(RedactingFilter())
    return logger
