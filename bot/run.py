"""The bot at work: chats, drop folder, feeds and clock around one newsroom, until told to stop."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog

from bot.asking import Forms
from bot.desks import WEBHOOK, desks_of
from bot.drop_folder import watch_folder
from bot.feed_memory import StoredFeedMemory
from bot.feeds import watch_feeds
from bot.newsroom import open_newsroom, wall_clock
from bot.schedule import start_schedule
from bot.settings import Settings
from bot.terminal.chat import TerminalChat
from handlers.alert_records import record_of_alert
from handlers.answers import answer
from handlers.catching_up import note_seen, time_away
from handlers.chat import Chat, ChatRefused
from handlers.deliver import deliver_forever
from handlers.document import Document, Taken
from handlers.embargo import release_embargoed
from handlers.formats import IntakeLimits
from handlers.home import home_message
from handlers.intake import take_document
from handlers.newsroom import Newsroom
from handlers.presses import press
from handlers.sent_forms import check_answers, send_form
from handlers.shortcuts import add_note, check_claims, draft
from handlers.suggesting import suggest
from storage.house_keeping import get_setting, set_setting
from storage.outbox import free_leases

log = structlog.get_logger()


async def run_bot(settings: Settings, *, now: Callable[[], datetime] = wall_clock) -> None:
    """Run until SIGINT or SIGTERM; what is in hand is finished first, and nothing is lost if it is not."""
    doorbell, stop = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with open_newsroom(settings, desks=desks_of(settings), doorbell=doorbell, now=now) as newsroom:
        async with newsroom.database.write() as session:
            await free_leases(session)  # we are the only worker: whoever held them was killed
        newsroom = replace(newsroom, away=await time_away(newsroom))  # noqa: PLW2901
        await note_seen(newsroom)
        await release_embargoed(newsroom)
        chats = open_chats(settings, newsroom)
        scheduler = start_schedule(newsroom)
        try:
            await _work(settings, newsroom, chats, doorbell, stop)
        finally:
            scheduler.shutdown(wait=False)


async def _work(
    settings: Settings, newsroom: Newsroom, chats: Mapping[str, Chat], doorbell: asyncio.Event, stop: asyncio.Event
) -> None:
    take = partial(_take, newsroom, settings)
    memory = StoredFeedMemory(newsroom)
    connections = [asyncio.create_task(_connected(chat)) for chat in chats.values() if hasattr(chat, "run")]
    delivery = asyncio.create_task(deliver_forever(newsroom, chats, doorbell))
    intake = [
        asyncio.create_task(watch_folder(settings.folders, take, stop, file_bytes=settings.limits.file_bytes)),
        asyncio.create_task(watch_feeds(settings.feeds, memory, take, stop, feed_bytes=settings.limits.feed_bytes)),
    ]
    stopping = asyncio.create_task(stop.wait())
    try:
        done, _ = await asyncio.wait({*intake, delivery, stopping, *connections}, return_when=asyncio.FIRST_COMPLETED)
        stop.set()
        await asyncio.gather(*intake)
        for task in done - {stopping}:
            task.result()
    finally:
        for task in (*connections, delivery, stopping, *intake):
            task.cancel()
        await asyncio.gather(*connections, delivery, stopping, *intake, return_exceptions=True)
        for chat in chats.values():
            close = getattr(chat, "close", None)
            if close is not None:
                await close()


async def _take(newsroom: Newsroom, settings: Settings, document: Document) -> Taken:
    limits = IntakeLimits(file_bytes=settings.limits.file_bytes, article_characters=settings.limits.article_characters)
    taken, _ = await take_document(document, newsroom, limits=limits)
    return taken


async def _connected(chat: Chat) -> None:
    """Keep a chat connected. A refused token stops that chat, not the bot: articles are still taken."""
    try:
        await chat.run()  # type: ignore[attr-defined]
    except ChatRefused as problem:
        log.error("chat refused", action="connect", chat=chat.name, reason=str(problem))  # noqa: TRY400
        await asyncio.Event().wait()


def open_chats(settings: Settings, newsroom: Newsroom) -> dict[str, Chat]:
    """Return the chats that are configured, by name; the terminal where none is."""
    chats: dict[str, Chat] = {}
    reply = lambda request: answer(request, newsroom)  # noqa: E731
    pressed = lambda request: press(request, newsroom)  # noqa: E731
    if settings.slack.on:
        from bot.slack_chat.client import SlackChat

        assert settings.slack.bot_token is not None
        assert settings.slack.app_token is not None
        chats["slack"] = SlackChat(
            bot_token=settings.slack.bot_token.get_secret_value(),
            app_token=settings.slack.app_token.get_secret_value(),
            answer=reply,
            press=pressed,
            forms=forms_of(newsroom, "slack"),
            admins=frozenset(settings.slack.admins),
            zone=newsroom.zone,
            api_url=settings.slack.api_url,
        )
    if settings.discord.on:
        from bot.discord_chat.client import DiscordChat

        assert settings.discord.token is not None
        chats["discord"] = DiscordChat(
            token=settings.discord.token.get_secret_value(),
            answer=reply,
            press=pressed,
            forms=forms_of(newsroom, "discord"),
            suggest=lambda verb, option, typed: suggest(verb, option, typed, newsroom),
            guild=str(settings.discord.guild) if settings.discord.guild else None,
            role=str(settings.discord.role) if settings.discord.role else None,
            admins=frozenset(settings.discord.admins),
            zone=newsroom.zone,
            recall=partial(_recall, newsroom),
            remember=partial(_remember, newsroom),
            api_url=settings.discord.api_url,
        )
    alone = not chats
    if settings.webhook.on:
        from bot.webhook import Webhook

        assert settings.webhook.url is not None
        assert settings.webhook.secret is not None
        chats[WEBHOOK] = Webhook(
            url=settings.webhook.url.get_secret_value(),
            secret=settings.webhook.secret.get_secret_value(),
            record_of=lambda alert_id: record_of_alert(alert_id, newsroom),
            now=newsroom.now,
        )
    if alone:
        chats["terminal"] = TerminalChat(zone=newsroom.zone)
    return chats


def forms_of(newsroom: Newsroom, chat: str) -> Forms:
    """Return the use cases behind a chat's forms, shortcuts and home page."""
    return Forms(
        check=lambda request: check_answers(request, newsroom),
        send=lambda request: send_form(request, newsroom),
        check_claims=lambda text: check_claims(text, newsroom),
        add_note=lambda text, channel, thread: add_note(text, chat, channel, thread, newsroom),
        draft=draft,
        home=lambda asker: home_message(asker, newsroom),
    )


async def _recall(newsroom: Newsroom, name: str) -> str | None:
    async with newsroom.database.read() as session:
        value = await get_setting(session, name)
    return None if value is None else str(value)


async def _remember(newsroom: Newsroom, name: str, value: str) -> None:
    async with newsroom.database.write() as session:
        await set_setting(session, name, value)


def run_until_stopped(settings: Settings) -> None:
    """Run the bot on an event loop of its own."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run_bot(settings))
