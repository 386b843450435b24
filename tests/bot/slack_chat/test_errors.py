import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack_chat.errors import error_of_post, error_of_repeatable
from handlers.chat import ChatRefused, ChatUnavailable, OutcomeUnknown


def answered(status, data, **headers):
    response = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="x", req_args={}, data=data, headers=headers, status_code=status
    )
    return SlackApiError("x", response)


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (answered(200, {"ok": False, "error": "ratelimited"}), ChatUnavailable),
        (answered(200, {"ok": False, "error": "service_unavailable"}), ChatUnavailable),
        (answered(200, {"ok": False, "error": "fatal_error"}), OutcomeUnknown),
        (answered(200, {"ok": False, "error": "restricted_action"}), ChatRefused),
        (answered(200, {"ok": False, "error": "an_error_of_next_year"}), ChatRefused),
        (answered(504, {}), OutcomeUnknown),
        (SlackRequestError("not serialisable"), ChatRefused),
        (TimeoutError(), OutcomeUnknown),
        (ConnectionResetError(104, "reset"), OutcomeUnknown),
        (aiohttp.ServerDisconnectedError(), OutcomeUnknown),
    ],
)
def test_an_error_says_whether_the_post_is_there(error, meant):
    found = error_of_post(error, "C1")
    assert type(found) is meant
    assert str(found)


@pytest.mark.parametrize(("given", "seconds"), [("37", 37.0), ("soon", None)])
def test_the_wait_that_slack_asks_for_is_kept(given, seconds):
    found = error_of_post(answered(429, {}, **{"Retry-After": given}), "C1")
    assert isinstance(found, ChatUnavailable)
    assert found.retry_after == seconds


def test_what_may_be_repeated_is_never_unknown():
    assert type(error_of_repeatable(TimeoutError(), "C1")) is ChatUnavailable
    assert type(error_of_repeatable(answered(200, {"ok": False, "error": "is_archived"}), "C1")) is ChatRefused


def test_a_mistake_of_our_own_is_not_dressed_up():
    with pytest.raises(KeyError):
        error_of_post(KeyError("ts"), "C1")
