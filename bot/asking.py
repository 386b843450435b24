"""Asking the use cases on behalf of a chat: an answer always comes back, whatever goes wrong."""

import traceback
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.redaction import redact
from handlers.forms import Form, FormRefused, FormRequest
from handlers.message import ChatMessage
from handlers.messages.notices import error_message
from handlers.request import Asker, CommandRequest, PressRequest
from handlers.verbs import Verb, find_verb, may_use

log = structlog.get_logger()

Answer = Callable[[CommandRequest], Awaitable[ChatMessage]]
"""Answers a verb; shown in private to who asked."""

Press = Callable[[PressRequest], Awaitable[ChatMessage | Form | None]]
"""Carries out a button press; a form is to be filled in; None when the changed card says it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The use cases behind forms, shortcuts and the home page; a chat shows as many as it can."""

    check: Callable[[FormRequest], None]
    """Looks at the answers at once; raises `FormRefused`."""
    send: Callable[[FormRequest], Awaitable[ChatMessage]]
    check_claims: Callable[[str], Awaitable[ChatMessage]]
    """Compares a message's text with the base."""
    add_note: Callable[[str, str, str], Awaitable[Form]]
    """Opens the form that adds a text to a story: text, channel, and the message whose thread it stands in."""
    draft: Callable[[], Form]
    home: Callable[[Asker], Awaitable[ChatMessage]]


async def ask(answer: Answer, request: CommandRequest, verbs: Sequence[Verb]) -> ChatMessage:
    """Return the answer to a request, or a message that says why there is none."""
    verb = find_verb(request.verb, verbs)
    if verb is not None and not may_use(verb, request.asker):
        return error_message(f"“{verb.name}” is for admins", "An admin is named in the bot's settings.")
    try:
        return await answer(request)
    except Exception as problem:  # noqa: BLE001 (one failed answer must not take the chat down)
        return _failed(problem, request.asker.platform, request.verb)


async def carry_out(press: Press, request: PressRequest) -> ChatMessage | Form | None:
    """Return what a press has to say; a message that says so when it failed."""
    try:
        return await press(request)
    except Exception as problem:  # noqa: BLE001
        return _failed(problem, request.asker.platform, request.action)


async def send(forms: Forms, request: FormRequest) -> ChatMessage:
    """Return what came of a form; a message that says so when it failed."""
    try:
        return await forms.send(request)
    except FormRefused as problem:
        return error_message(str(problem), "Open the form again; nothing was changed")
    except Exception as problem:  # noqa: BLE001
        return _failed(problem, request.asker.platform, request.name)


async def guarded(work: Awaitable[ChatMessage], platform: str, what: str) -> ChatMessage:
    """Return a message, or one that says that it could not be made."""
    try:
        return await work
    except Exception as problem:  # noqa: BLE001
        return _failed(problem, platform, what)


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
