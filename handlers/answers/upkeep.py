"""``feeds`` and ``help``: how the house is doing, and what can be asked."""

from collections.abc import Iterable

from handlers.answers.page import ROWS, Page, rows_of
from handlers.messages.house_lists import feeds_message
from handlers.messages.notices import VerbHelp, help_message
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from handlers.verbs import VERBS, Verb, find_verb, may_use, usage
from storage.feeds import all_feeds

ADMIN_COMMANDS = {"discord": "/crosswire-admin"}
"""Where admin verbs are typed after a command of their own; a test holds it to the one that is registered."""


async def answer_feeds(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``feeds``: the health of every feed, the failing ones first."""
    now = newsroom.now()
    async with newsroom.database.read() as session:
        feeds = sorted(await all_feeds(session), key=lambda feed: -feed.error_count)
    shown, more = rows_of(feeds, request.page)
    message = feeds_message(
        shown,
        start=request.page * ROWS,
        total=len(feeds),
        failing=sum(feed.error_count > 0 for feed in feeds),
        names=newsroom.feed_names,
        now=now,
        zone=request.asker.zone,
    )
    return Page(message=message, more=more, shareable=bool(feeds))


async def answer_help(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``help``: every verb the asker may use, with an example."""
    del newsroom
    asked = find_verb(request.options.get("verb", ""))
    allowed = [verb for verb in VERBS if may_use(verb, request.asker)]
    shown = verb_help([asked] if asked in allowed else allowed, platform=request.asker.platform)
    return Page(message=help_message(shown), shareable=False)


def verb_help(verbs: Iterable[Verb | None] = VERBS, *, platform: str = "") -> list[VerbHelp]:
    """Return the verbs as help lists them, each after the command under which the platform has it."""
    return [
        VerbHelp(
            verb=verb.name,
            usage=usage(verb),
            command=ADMIN_COMMANDS.get(platform, "") if verb.admin else "",
            summary=f"{verb.help}{f'. For example: {verb.name} {verb.example}' if verb.example else ''}",
        )
        for verb in verbs
        if verb is not None
    ]
