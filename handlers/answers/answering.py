"""Answering a command, the next page of an answer, and an answer shared with the channel."""

from collections.abc import Mapping
from dataclasses import replace

import structlog

from handlers.answers.alerts import answer_alerts, answer_mute, answer_why
from handlers.answers.claims import answer_check, answer_claim, answer_figure
from handlers.answers.desks import answer_desk, answer_list, answer_unwatch, answer_watch
from handlers.answers.digests import answer_digest
from handlers.answers.house import answer_house
from handlers.answers.page import Answer, Page
from handlers.answers.replay import answer_replay
from handlers.answers.stories import answer_compare, answer_sources, answer_story
from handlers.answers.story_edits import answer_merge, answer_split
from handlers.answers.trust import answer_trust
from handlers.answers.upkeep import answer_feeds, answer_help, verb_help
from handlers.message import Button, ChatMessage, Showing
from handlers.messages.buttons import MORE, SHARE, button
from handlers.messages.notices import error_message, unknown_verb_message
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import shortened
from handlers.newsroom import Newsroom
from handlers.request import Asker, CommandRequest

log = structlog.get_logger()

_TOO_OLD = error_message("This answer is too old for its buttons.", "Ask again; the buttons of the new answer work")


async def answer(request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Return the answer to a command. An unexpected failure is logged with a reference and answered with it."""
    function = ANSWERS.get(request.verb)
    if function is None:
        return unknown_verb_message(request.verb, verb_help())
    try:
        page = await function(request, newsroom)
    except Exception:
        reference = f"{newsroom.now():%H%M%S}"
        log.exception("command failed", action="command", verb=request.verb, reference=reference)
        return error_message("Something went wrong with this command.", reference=reference)
    return _with_buttons(page, request, newsroom)


async def another_page(name: str, asker: Asker, newsroom: Newsroom) -> ChatMessage:
    """Return the next page of an answer, to be shown in its place."""
    request = newsroom.recent.find(name, asker)
    if request is None:
        return _TOO_OLD
    following = replace(request, page=request.page + 1)
    return replace(await answer(following, newsroom), shown=Showing.IN_PLACE)


async def shared(name: str, asker: Asker, newsroom: Newsroom) -> ChatMessage:
    """Return an answer anew for everyone in the channel, with who shared it."""
    request = newsroom.recent.find(name, asker)
    if request is None:
        return _TOO_OLD
    message = await answer(request, newsroom)
    by = f"Shared by {shortened(safe_line(asker.user_name), 60)}"
    return replace(
        message,
        shown=Showing.PUBLIC,
        buttons=tuple(one for one in message.buttons if one.action not in {MORE, SHARE}),
        footer=" · ".join(filter(None, (by, message.footer))),
    )


def _with_buttons(page: Page, request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Return the message with what asks for its next page and what shares it, where there is somebody to press."""
    if not (page.more or page.shareable) or request.asker.platform == "terminal":
        return page.message
    name = newsroom.recent.keep(request)
    extra: tuple[Button, ...] = (button(MORE, name),) if page.more else ()
    if page.shareable:
        extra += (button(SHARE, name),)
    return replace(page.message, buttons=(*page.message.buttons, *extra))


ANSWERS: Mapping[str, Answer] = {
    "figure": answer_figure,
    "claim": answer_claim,
    "story": answer_story,
    "compare": answer_compare,
    "check": answer_check,
    "alerts": answer_alerts,
    "why": answer_why,
    "watch": answer_watch,
    "unwatch": answer_unwatch,
    "list": answer_list,
    "desk": answer_desk,
    "house": answer_house,
    "replay": answer_replay,
    "trust": answer_trust,
    "mute": answer_mute,
    "digest": answer_digest,
    "feeds": answer_feeds,
    "sources": answer_sources,
    "merge": answer_merge,
    "split": answer_split,
    "help": answer_help,
}
