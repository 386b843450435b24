"""Every desk there is: those of the settings file, with what was set in chat, and those made in chat."""

from dataclasses import replace

from sqlmodel.ext.asyncio.session import AsyncSession

from claims.alert import Alert
from handlers.desks.desk import Desk
from handlers.desks.setting import applied
from handlers.desks.watch import Surroundings, Watch, watch_of
from handlers.newsroom import Newsroom
from handlers.request import Asker
from storage.desks import StoredDesk, add_watch, own_watches, stored_desks
from storage.stories import load_story

TERMINAL = "terminal"
"""From a terminal one asks on behalf of any desk, named as *slack:C0123456789*."""


async def known_desks(session: AsyncSession, newsroom: Newsroom) -> list[Desk]:
    """Return every desk as it stands; what was set in chat goes before the settings file."""
    stored = {(one.chat, one.channel): one for one in await stored_desks(session)}
    configured = {(desk.chat, desk.channel): desk for desk in newsroom.desks}
    made = {
        key: replace(newsroom.usual, chat=key[0], channel=key[1], watches=())
        for key, one in stored.items()
        if key not in configured
    }
    found = []
    for key, desk in (configured | made).items():
        found.append(await _with_stored(session, desk, stored.get(key)))
    return found


async def desk_at(session: AsyncSession, newsroom: Newsroom, chat: str, channel: str) -> Desk:
    """Return the desk of a channel; one with the usual settings and no watch where it is none."""
    desks = await known_desks(session, newsroom)
    here = (desk for desk in desks if (desk.chat, desk.channel) == (chat, channel))
    return next(here, replace(newsroom.usual, chat=chat, channel=channel, watches=()))


async def desk_of(session: AsyncSession, newsroom: Newsroom, asker: Asker) -> Desk:
    """Return the desk of the channel somebody asks from, which the settings may call by its name."""
    if asker.platform == TERMINAL and ":" in asker.channel:
        chat, _, channel = asker.channel.partition(":")
        return await desk_at(session, newsroom, chat, channel)
    desks = await known_desks(session, newsroom)
    names = {asker.channel}
    if asker.channel_name:
        names |= {asker.channel_name, f"#{asker.channel_name}"}
    here = (desk for desk in desks if desk.chat == asker.platform and desk.channel in names)
    return next(here, replace(newsroom.usual, chat=asker.platform, channel=asker.channel, watches=()))


async def take_over_watches(session: AsyncSession, desk: Desk, newsroom: Newsroom, *, by: str) -> None:
    """Store the watches a desk has by the settings file, so that they can be added to and taken from in chat."""
    now = newsroom.now()
    if await own_watches(session, desk.chat, desk.channel, by=by, now=now):
        for watch in desk.watches:
            await add_watch(session, desk.chat, desk.channel, watch.conditions, by=by, now=now)


async def surroundings(session: AsyncSession, alert: Alert, newsroom: Newsroom) -> Surroundings:
    """Return what a watch may ask for beyond an alert itself."""
    story = None if alert.story_id is None else await load_story(session, alert.story_id)
    return Surroundings(
        own_sources=newsroom.own_sources,
        feed_names=newsroom.feed_names,
        story_title=story.title if story is not None else "",
    )


async def _with_stored(session: AsyncSession, desk: Desk, stored: StoredDesk | None) -> Desk:
    watches = desk.watches
    if stored is not None:
        desk = applied(desk, stored.settings)
        if stored.watches is not None:
            watches = tuple(watch_of(one.conditions, one.watch_id) for one in stored.watches)
    return replace(desk, watches=tuple([await _present(session, watch) for watch in watches]))


async def _present(session: AsyncSession, watch: Watch) -> Watch:
    """Return a watch with its story under the number it goes by today."""
    if not watch.story.isdigit() or len(watch.story) > 18:
        return watch
    story = await load_story(session, int(watch.story))
    return watch if story is None else replace(watch, story=str(story.story_id))
