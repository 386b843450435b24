"""Logs go to what standard error is when a line is written, whatever it was when logging was set up."""

import contextlib
import io
import logging

import pytest
import structlog

from bot.logs import configure_logs
from tests.bot.test_redaction import SECRETS


@pytest.fixture(autouse=True)
def logging_as_it_was():
    """Logging is the whole process's: give it back."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.configure(**before)
    root.handlers[:] = handlers
    root.setLevel(level)


WRITERS = {
    "structlog": lambda line: structlog.get_logger().warning(line, action="try"),
    "structlog, taken at import": lambda line: LOG.warning(line, action="try"),
    "logging": lambda line: logging.getLogger("anybody").warning(line),
}
LOG = structlog.get_logger()


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_log_line_reaches_the_standard_error_of_its_own_moment(write):
    first, second = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(first):
        configure_logs()
        write("early")
    first_text = first.getvalue()
    first.close()
    with contextlib.redirect_stderr(second):
        write("late")
    assert "early" in first_text
    assert "late" in second.getvalue()


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_no_log_line_holds_a_token(write):
    shown = io.StringIO()
    with contextlib.redirect_stderr(shown):
        configure_logs()
        for secret in SECRETS:
            write(f"refused {secret}")
    assert shown.getvalue().count("[hidden]") == len(SECRETS)
    assert not any(secret in shown.getvalue() for secret in SECRETS)
