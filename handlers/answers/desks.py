"""``watch``, ``unwatch``, ``list`` and ``desk``: what a channel is told of, and how."""

import re

from rapidfuzz import fuzz, process
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.answers.page import Page, article_named
from handlers.desks.desk import Desk
from handlers.desks.expected import expected_alerts
from handlers.desks.known import desk_at, desk_of, take_over_watches
from handlers.desks.setting import SETTINGS, check_setting
from handlers.desks.watch import CONDITIONS, EVERYTHING, Watch, watch_of
from handlers.messages.desk_list import desk_message
from handlers.messages.notices import error_message
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from storage.desks import add_watch, remove_watch, set_on_desk
from storage.outlets import outlets
from storage.stories import load_story

_NAMED = re.compile(r"\b([a-z]{3,})[:=](?=\S)", re.IGNORECASE)
_ALL = "everything"
_OWN = re.compile(r"\bown-only\b", re.IGNORECASE)
_MOST_WATCHES = 50
_LONGEST = 200
DEFAULT = "default"


class NotWatchable(ValueError):
    """What was typed names nothing a desk can watch; the text says what to type."""


async def answer_watch(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``watch``: the channel is told of exactly what was typed, and shown all it is told of."""
    async with newsroom.database.write() as session:
        try:
            watch = await read_watch(session, request.options, newsroom)
        except NotWatchable as problem:
            return _refused(str(problem))
        desk = await desk_of(session, newsroom, request.asker)
        if any(known.conditions == watch.conditions for known in desk.watches):
            return await _listed(session, desk, newsroom, done=f"this channel watches {watch.in_words} already")
        if len(desk.watches) >= _MOST_WATCHES:
            return _refused(
                f"This channel has {_MOST_WATCHES} watches, which is the most. Take one off with: unwatch 1"
            )
        by, now = request.asker.user_name, newsroom.now()
        await take_over_watches(session, desk, newsroom, by=by)
        await add_watch(session, desk.chat, desk.channel, watch.conditions, by=by, now=now)
        desk = await desk_at(session, newsroom, desk.chat, desk.channel)
        notes = await _notes(session, watch, newsroom)
        if len(desk.watches) > 1 and any(not known.conditions for known in desk.watches):
            place = next(place for place, known in enumerate(desk.watches, start=1) if not known.conditions)
            notes.append(f"It still watches everything. To be told of the rest only: unwatch {place}")
        return await _listed(session, desk, newsroom, done=f"now watched: {watch.in_words}", notes=notes)


async def answer_unwatch(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``unwatch``: one watch, or all of them, taken off the channel."""
    wanted = request.options.get("which", "").strip().casefold()
    async with newsroom.database.write() as session:
        desk = await desk_of(session, newsroom, request.asker)
        count = len(desk.watches)
        number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else 0
        if not count:
            return _refused("This channel watches nothing. Try: watch everything")
        if wanted != "all" and not 1 <= number <= count:
            return _refused(f"“{wanted[:40]}” is no number from 1 to {count}. Type list to see them, or unwatch all")
        await take_over_watches(session, desk, newsroom, by=request.asker.user_name)
        desk = await desk_at(session, newsroom, desk.chat, desk.channel)
        off = desk.watches if wanted == "all" else desk.watches[number - 1 : number]
        for watch in off:
            assert watch.watch_id is not None
            await remove_watch(session, watch.watch_id)
        desk = await desk_at(session, newsroom, desk.chat, desk.channel)
        said = "everything it watched" if wanted == "all" else off[0].in_words
        return await _listed(session, desk, newsroom, done=f"no longer watched: {said}")


async def answer_list(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``list``: what the channel watches and how it is told."""
    async with newsroom.database.read() as session:
        return await _listed(session, await desk_of(session, newsroom, request.asker), newsroom)


async def answer_desk(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``desk``: one setting changed, or all of them shown."""
    name, value = request.options.get("setting", "").casefold(), request.options.get("value", "").strip()
    if not name:
        return await answer_list(request, newsroom)
    if not value and name in SETTINGS:
        setting = SETTINGS[name]
        return _refused(f"{setting.help}. Type a value, as in: desk {name} {setting.example}")
    back = value.casefold() == DEFAULT
    try:
        check_setting(name, SETTINGS[name].example if back and name in SETTINGS else value)
    except ValueError as problem:
        return _refused(str(problem))
    async with newsroom.database.write() as session:
        desk = await desk_of(session, newsroom, request.asker)
        settings = {name: None if back else value}
        by, now = request.asker.user_name, newsroom.now()
        await set_on_desk(session, desk.chat, desk.channel, settings, by=by, now=now)
        desk = await desk_at(session, newsroom, desk.chat, desk.channel)
        return await _listed(session, desk, newsroom, done=f"{name} is now {'as usual' if back else value[:80]}")


async def read_watch(session: AsyncSession, options: dict[str, str], newsroom: Newsroom) -> Watch:
    """Return the watch that was typed.

    Raises:
        NotWatchable: it names nothing, or something that is not there; the text says what to type.
    """
    given = {name: " ".join(value.split()) for name, value in options.items() if name in CONDITIONS}
    topic = given.get("topic", "")
    if _OWN.search(topic):
        topic, given["own"] = " ".join(_OWN.sub(" ", topic).split()), "yes"
    for word in _NAMED.findall(topic):
        close = process.extractOne(word.casefold(), CONDITIONS, scorer=fuzz.ratio, score_cutoff=70)
        if close is not None:
            raise NotWatchable(f"“{word}:” is nothing to watch. Did you mean {close[0]}:?")
    given["topic"] = topic
    given = {name: value for name, value in given.items() if value}
    if not given:
        raise NotWatchable(
            'Say what to watch: words of a topic, source:"Valley Press", place:Arden, kind:figures, severity:high, '
            "own:yes, or everything"
        )
    if any(len(value) > _LONGEST for value in given.values()):
        raise NotWatchable(f"That is too long: at most {_LONGEST} characters each")
    if given.get("topic", "").casefold() == _ALL:
        del given["topic"]
        return watch_of(given) if given else EVERYTHING
    if "story" in given:
        given["story"] = await _story(session, given["story"], newsroom)
    if "feed" in given and given["feed"].casefold() not in {name.casefold() for name in newsroom.feed_names.values()}:
        known = ", ".join(sorted(set(newsroom.feed_names.values()))[:10]) or "none"
        raise NotWatchable(f"There is no feed “{given['feed'][:60]}”. The settings have: {known}")
    return watch_of(given)


async def _story(session: AsyncSession, typed: str, newsroom: Newsroom) -> str:
    """Return a story as it is kept: its number, or words of its title."""
    if typed.isascii() and typed.isdigit() and len(typed) < 19:
        if await load_story(session, int(typed)) is None:
            raise NotWatchable(f"There is no story {typed}. story and words of it shows its number")
        return typed
    if "://" in typed:
        stored = await article_named(session, typed, now=newsroom.now())
        if stored is None or stored.story_id is None:
            raise NotWatchable("No article with that address is in the claim base. Type words of the story's title")
        return str(stored.story_id)
    return typed


async def _notes(session: AsyncSession, watch: Watch, newsroom: Newsroom) -> list[str]:
    """Return what somebody should know about what they typed: an outlet that has sent nothing yet."""
    if watch.own and not newsroom.own_sources:
        return ["The settings name no outlet as our own (sources.own), so this finds nothing yet"]
    if not watch.source:
        return []
    names = [one.source for one in await outlets(session, now=newsroom.now(), limit=1000)]
    if watch.source.casefold() in {name.casefold() for name in names}:
        return []
    close = process.extractOne(watch.source.casefold(), names, scorer=fuzz.WRatio, score_cutoff=70)
    meant = f'. Did you mean source:"{close[0]}"?' if close else ""
    return [f"No article of “{watch.source}” has come yet{meant}"]


async def _listed(
    session: AsyncSession, desk: Desk, newsroom: Newsroom, *, done: str = "", notes: list[str] | None = None
) -> Page:
    expected = await expected_alerts(session, desk, newsroom)
    return Page(message=desk_message(desk, expected=expected.in_words, done=done, notes=notes or []), shareable=False)


def _refused(said: str) -> Page:
    what, dot, remedy = said.partition(". ")
    return Page(message=error_message(what, remedy if dot else ""), shareable=False)
