"""What is suggested while somebody types an option: from what was written lately and may be shown now."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from handlers.messages.finding import finding
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import counted, shortened
from handlers.newsroom import Newsroom
from handlers.verbs import VERBS
from storage.alerts import open_alerts
from storage.lately import headlines_lately, sources_lately, topics_lately

MOST = 25
"""As many as Discord shows."""
LONGEST = 100
"""Characters of a suggestion and of its value, as Discord takes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that could be meant: what is shown, and what is sent when it is chosen."""

    shown: str
    value: str


async def suggest(verb: str, option: str, typed: str, newsroom: Newsroom) -> list[Suggestion]:
    """Return what could be meant by what was typed so far, the likeliest first; nothing for an option without any."""
    found = SUGGESTERS.get(_SAME_AS.get((verb, option), option))
    if found is None:
        return []
    return _matching(await found(newsroom), typed)


async def _topics(newsroom: Newsroom) -> list[Suggestion]:
    async with newsroom.database.read() as session:
        said = await topics_lately(session, now=newsroom.now())
    # The newest spelling stands for all; a Counter keeps the newest first among equals.
    counted_by = Counter(safe_line(text).casefold() for text in said)
    words = {safe_line(text).casefold(): safe_line(text) for text in reversed(said)}
    return [Suggestion(shown=words[key], value=words[key]) for key, _ in counted_by.most_common() if key]


async def _stories(newsroom: Newsroom) -> list[Suggestion]:
    async with newsroom.database.read() as session:
        headlines = await headlines_lately(session, now=newsroom.now())
    articles = Counter(story_id for story_id, _ in headlines)
    newest = dict(reversed(headlines))
    return [
        Suggestion(
            shown=f"{shortened(safe_line(newest[one]), 80)} · {counted(articles[one], 'article')}", value=str(one)
        )
        for one in articles
    ]


async def _sources(newsroom: Newsroom) -> list[Suggestion]:
    async with newsroom.database.read() as session:
        return [Suggestion(shown=name, value=name) for name in await sources_lately(session, now=newsroom.now())]


async def _alerts(newsroom: Newsroom) -> list[Suggestion]:
    async with newsroom.database.read() as session:
        records = await open_alerts(session, limit=2 * MOST)
    return [
        Suggestion(shown=finding(one.alert.differences[0], limit=LONGEST), value=str(one.alert.alert_id))
        for one in records
    ]


async def _lists_of_alerts(newsroom: Newsroom) -> list[Suggestion]:
    lists = [Suggestion(shown=f"{name}: {what}", value=name) for name, what in _LISTS.items()]
    return [*lists, *await _alerts(newsroom)]


async def _verbs(_: Newsroom) -> list[Suggestion]:
    return [
        Suggestion(shown=shortened(f"{verb.name}: {verb.help}", LONGEST), value=verb.name)
        for verb in VERBS
        if not verb.admin
    ]


_LISTS = {"open": "all that wait for a decision", "mine": "those you have taken"}
SUGGESTERS: Mapping[str, Callable[[Newsroom], Awaitable[list[Suggestion]]]] = {
    "topic": _topics,
    "story": _stories,
    "source": _sources,
    "alert": _alerts,
    "list of alerts": _lists_of_alerts,
    "verb": _verbs,
}
"""By the name of the option; every option that says it is suggested has one."""
_SAME_AS = {
    ("story", "which"): "story",
    ("merge", "first"): "story",
    ("merge", "second"): "story",
    ("alerts", "which"): "list of alerts",
}


def has_suggester(verb: str, option: str) -> bool:
    """Say whether anything is ever suggested for an option."""
    return _SAME_AS.get((verb, option), option) in SUGGESTERS


def _matching(known: Iterable[Suggestion], typed: str) -> list[Suggestion]:
    """Return those in which every typed word starts a word or the value, in their order, each value once."""
    wanted = typed.casefold().split()
    fitting: dict[str, Suggestion] = {}
    for one in known:
        words = [*one.shown.casefold().split(), one.value.casefold()]
        if all(any(word.startswith(start) for word in words) for start in wanted) and _is_sendable(one):
            fitting.setdefault(one.value, one)
        if len(fitting) == MOST:
            break
    return list(fitting.values())


def _is_sendable(one: Suggestion) -> bool:
    return 0 < len(one.shown) <= LONGEST and 0 < len(one.value) <= LONGEST
