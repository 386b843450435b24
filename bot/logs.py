"""Structured logs on standard error; every line carries an ``action`` to search by."""

import logging
import sys
from typing import TextIO

import structlog

from bot.redaction import RedactingFilter, redact_event


def configure_logs(*, verbose: bool = False, as_json: bool = False) -> None:
    """Set up logging for this process: warnings and worse unless ``verbose``, JSON for machines."""
    level = logging.INFO if verbose else logging.WARNING
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,  # as text: pictures of local variables could show a token
            redact_event,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(file=sys.stderr),  # asked for at each line: see below
        cache_logger_on_first_use=False,
    )
    handler = _StandardError()
    handler.addFilter(RedactingFilter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is at the moment of writing.

    Whoever redirects it (a test runner, a supervisor) may close the one that stood when logging was set up,
    and a log line must never be what fails.
    """

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        """Return the standard error of now."""
        return sys.stderr
