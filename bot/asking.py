"""Asking the use cases on behalf of a chat: an answer always comes back, whatever goes wrong."""

import traceback
import uuid
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.redaction import redact
from handlers.message import ChatMessage
from handlers.messages.notices import error_message
from handlers.request import CommandRequest, PressRequest
from handlers.verbs import Verb, find_verb, may_use

log = structlog.get_logger()

Answer = Callable[[CommandRequest], Awaitable[ChatMessage]]
"""Answers a verb; shown in private to who asked."""

Press = Callable[[PressRequest], Awaitable[ChatMessage | None]]
"""Carries out a button press; None when the changed card says it all."""


async def ask(answer: Answer, request: CommandRequest, verbs: Sequence[Verb]) -> ChatMessage:
    """Return the answer to a request, or a message that says why there is none."""
    verb = find_verb(request.verb, verbs)
    if verb is not None and not may_use(verb, request.asker):
        return error_message(f"“{verb.name}” is for admins", "An admin is named in the bot's settings.")
    try:
        return await answer(request)
    except Exception as problem:  # noqa: BLE001 (one failed answer must not take the chat down)
        return _failed(problem, request.asker.platform, request.verb)


async def carry_out(press: Press, request: PressRequest) -> ChatMessage | None:
    """Return what a press has to say; a message that says so when it failed."""
    try:
        return await press(request)
    except Exception as problem:  # noqa: BLE001
        return _failed(problem, request.asker.platform, request.action)


def _failed(problem: Exception, platform: str, what: str) -> ChatMessage:
    reference = uuid.uuid4().hex[:8]
    log.error(
        "no answer",
        action="answer",
        chat=platform,
        asked=what,
        reference=reference,
        # As text: a traceback drawn with its local variables would show secrets and hold up the event loop.
        problem=redact("".join(traceback.format_exception(problem))),
    )
    return error_message("Something went wrong here", "Nothing was changed. Try again.", reference=reference)
