import io

import pytest
from rich.console import Console

from bot.terminal.chat import TerminalChat
from handlers.chat import ChatUnavailable, Post
from handlers.messages.alert import alert_message
from tests.builders import NOON, an_alert

POST = Post(channel="desk", message=alert_message(an_alert(), now=NOON), key="alert:1842:desk")


def chat():
    console = Console(file=io.StringIO(), width=80, color_system=None)
    return TerminalChat(console), console.file


async def test_a_post_is_printed_with_the_alerts_id():
    terminal, out = chat()
    posted = await terminal.post(POST)
    assert "Alert 1842" in out.getvalue()
    assert (posted.chat, posted.channel, posted.remote_id) == ("terminal", "desk", "alert:1842:desk")


async def test_an_edit_is_a_line_that_says_what_the_card_says_now():
    terminal, out = chat()
    posted = await terminal.post(POST)
    await terminal.edit(posted, POST.message)
    assert out.getvalue().count("Alert 1842") == 1
    said = " ".join(out.getvalue().split())
    assert said.endswith(
        "Card updated [open]: Deaths in the Arden floods: at least 62 (Northwire and 2 more), 51 (Southpress)"
    )


async def test_a_terminal_cannot_be_asked_what_it_shows():
    terminal, _ = chat()
    await terminal.post(POST)
    assert await terminal.find("desk", POST.key, since=NOON) is None


async def test_a_terminal_that_is_gone_is_unavailable():
    class Gone(io.StringIO):
        def write(self, _text):
            raise OSError(5, "Input/output error")

    with pytest.raises(ChatUnavailable, match="cannot be written to"):
        await TerminalChat(Console(file=Gone(), width=80)).post(POST)
