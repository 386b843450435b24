import logging

import pytest

from bot.redaction import RedactingFilter, redact, redact_event

SECRETS = [
    "xoxb-1111-2222-abcDEF",
    "xapp-1-A1-3333-abcdef0123",
    "xoxe.xoxp-1-abcdef",
    "MTA" + "w" * 21 + ".G" + "a1B2c" + "." + "z" * 38,
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("around", ["{}", "Bearer {}", "token={} was refused", "{{'Authorization': 'Bot {}'}}"])
def test_a_token_is_hidden_wherever_it_stands(secret, around):
    text = around.format(secret)
    assert secret not in redact(text)
    assert redact(text) == text.replace(secret, "[hidden]")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("wss://wss.slack.com/link/?ticket=abc-123&app_id=A1", "wss://wss.slack.com/link/?ticket=[hidden]&app_id=A1"),
        ("POST https://hooks.slack.com/commands/T1/22/Abc", "POST https://hooks.slack.com/[hidden]"),
        (f"PATCH /webhooks/1234/{'a' * 40}/messages/@original", "PATCH /webhooks/[hidden]/messages/@original"),
    ],
)
def test_an_address_that_answers_for_its_holder_is_hidden(text, kept):
    assert redact(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Deaths in Valencia: 62, EFE says 51",
        "https://example.com/a.b.c/2025-11-04/the-long-road-home.html",
        "C0123456789",
    ],
)
def test_ordinary_text_is_left_alone(text):
    assert redact(text) == text


def test_a_log_line_loses_its_secrets_and_keeps_its_sense():
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "refused %s for %s", (SECRETS[0], "C1"), None)
    assert RedactingFilter().filter(record)
    assert record.getMessage() == "refused [hidden] for C1"


def test_a_traceback_loses_its_secrets():
    error = RuntimeError(f"bad token {SECRETS[1]}")
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed", (), (RuntimeError, error, None))
    RedactingFilter().filter(record)
    line = logging.Formatter().format(record)
    assert SECRETS[1] not in line
    assert "RuntimeError: bad token [hidden]" in line


def test_a_structured_event_loses_its_secrets():
    event = {"event": "refused", "reason": f"token {SECRETS[0]}", "count": 3}
    assert redact_event(None, "error", event) == {"event": "refused", "reason": "token [hidden]", "count": 3}
