"""The answers to the verbs: a command request in, a message out, whoever asks from wherever."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import timedelta

import structlog

from claims.claim import ClaimKind
from claims.difference import Route
from handlers.cards import card_of
from handlers.digest import compose_digest
from handlers.message import ChatMessage
from handlers.messages.alerts_listing import alerts_message
from handlers.messages.figure import figure_message
from handlers.messages.notices import VerbHelp, error_message, help_message, unknown_verb_message
from handlers.newsroom import Desk, Newsroom
from handlers.origins import origins_of
from handlers.request import CommandRequest
from handlers.verbs import VERBS, Verb, find_verb, usage
from storage.alerts import load_alert, open_alerts
from storage.claim_search import search_claims

log = structlog.get_logger()

Answer = Callable[[CommandRequest, Newsroom], Awaitable[ChatMessage]]

_DIGEST_WINDOW = timedelta(days=1)
_SHOWN = 20


async def answer(request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Return the answer to a command. An unexpected failure is logged with a reference and answered with it."""
    function = ANSWERS.get(request.verb)
    if function is None:
        return unknown_verb_message(request.verb, _verb_help())
    try:
        return await function(request, newsroom)
    except Exception:
        reference = f"{newsroom.now():%H%M%S}"
        log.exception("command failed", action="command", verb=request.verb, reference=reference)
        return error_message("Something went wrong with this command.", reference=reference)


async def answer_figure(request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Answer ``figure``: what every source gives for one figure, over time."""
    topic = request.options.get("topic", "").strip()
    place = request.options.get("place", "").strip()
    if not topic:
        return error_message(
            "Which figure?", "Name what is counted: /crosswire figure deaths, or figure deaths place:Tamar"
        )
    now = newsroom.now()
    async with newsroom.database.read() as session:
        found = await search_claims(session, f"{topic} {place}".strip(), now=now, limit=_SHOWN, kind=ClaimKind.FIGURE)
    return figure_message(topic, found, now=now, zone=request.asker.zone, origins=origins_of(found))


async def answer_alerts(request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Answer ``alerts``: the open ones, or one of them when its number is given."""
    wanted = request.options.get("which", "").strip()
    async with newsroom.database.read() as session:
        if wanted.isdigit():
            record = await load_alert(session, int(wanted))
            if record is None:
                return error_message(f"There is no alert {wanted}.", "List the open ones with: alerts")
            return await card_of(session, record, newsroom, zone=request.asker.zone)
        records = await open_alerts(session, limit=_SHOWN, route=Route.CHANNEL)
    return alerts_message(records, zone=request.asker.zone)


async def answer_digest(request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Answer ``digest``: the digest of the last day, now."""
    now = newsroom.now()
    desk = Desk(chat=request.asker.platform, channel=request.asker.channel)
    return await compose_digest(newsroom, desk, since=now - _DIGEST_WINDOW, until=now)


async def answer_help(request: CommandRequest, newsroom: Newsroom) -> ChatMessage:
    """Answer ``help``: every verb with an example."""
    del newsroom
    asked = find_verb(request.options.get("verb", ""))
    return help_message(_verb_help([asked] if asked else VERBS))


def _verb_help(verbs: Iterable[Verb] = VERBS) -> list[VerbHelp]:
    return [
        VerbHelp(verb=verb.name, usage=usage(verb), summary=f"{verb.help} For example: {verb.example}")
        for verb in verbs
    ]


ANSWERS: Mapping[str, Answer] = {
    "figure": answer_figure,
    "alerts": answer_alerts,
    "digest": answer_digest,
    "help": answer_help,
}
