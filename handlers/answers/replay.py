"""``replay``: what a setting would have done on the stored archive."""

from dataclasses import replace

from handlers.answers.desks import NotWatchable, read_watch
from handlers.answers.page import Page
from handlers.desks.desk import Desk
from handlers.desks.known import desk_of
from handlers.desks.setting import SETTINGS, applied, check_setting
from handlers.desks.typed_hours import read_length
from handlers.desks.watch import EVERYTHING
from handlers.messages.notices import error_message
from handlers.messages.replay import replay_message
from handlers.newsroom import Newsroom
from handlers.replaying import MOST, CannotReplay, replay
from handlers.request import CommandRequest
from handlers.verbs import CommandNotUnderstood, parse_command

IN_CHAT = 300
"""Articles read again for an answer in a chat, which waits a quarter of an hour at most."""
_WEEK = "7d"


async def answer_replay(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``replay``: the posts that the channel would have had, set like this."""
    setting, value = request.options.get("setting", ""), request.options.get("value", "")
    try:
        length = read_length(request.options.get("since", _WEEK))
        if setting:
            check_setting(setting, value)
        desk, said = await _desk(request, newsroom)
        if setting:
            desk, said = applied(desk, {setting: value}), f"{said}with {setting} {value}"
        most = MOST if request.asker.platform == "terminal" else IN_CHAT
        found = await replay(newsroom, desk, since=newsroom.now() - length, most=most)
    except (ValueError, CannotReplay) as problem:
        what, dot, remedy = str(problem).partition(". ")
        return Page(message=error_message(what, remedy if dot else _example()), shareable=False)
    message = replay_message(found, setting=said or "as it is set", zone=request.asker.zone)
    return Page(message=message, shareable=True)


async def _desk(request: CommandRequest, newsroom: Newsroom) -> tuple[Desk, str]:
    """Return the desk as it is, or watching what was typed instead."""
    async with newsroom.database.read() as session:
        desk = await desk_of(session, newsroom, request.asker)
        typed = request.options.get("watch", "")
        if not typed:
            return (desk if desk.watches else replace(desk, watches=(EVERYTHING,))), ""
        try:
            _, options = parse_command(f"watch {typed}")
            watch = await read_watch(session, options, newsroom)
        except (CommandNotUnderstood, NotWatchable) as problem:
            raise ValueError(str(problem)) from None
    return replace(desk, watches=(watch,)), f"watching {watch.in_words} "


def _example() -> str:
    return f"Try: replay cap 5 since:7d. It can be set {', '.join(SETTINGS)}"
