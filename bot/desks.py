"""The desks of the settings: the chats' own channels, those of ``[[desks]]``, else the terminal."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.settings import DigestSettings, Settings
from bot.settings.desks import read_watch_line
from handlers.desks.desk import Desk, DigestPlan
from handlers.desks.setting import applied

log = structlog.get_logger()

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEBHOOK = "webhook"
_WINDOW = timedelta(seconds=30)
"""Long enough for the other agencies' copies of one flash, short enough to be news."""
_CAP = 20
"""Cards an hour: one every three minutes is the most that anybody reads."""


def usual_desk(settings: Settings) -> Desk:
    """Return the settings of a desk that has set nothing."""
    return Desk(chat="", channel="", zone=ZoneInfo(settings.digest.zone), window=_WINDOW, cap=_CAP)


def desks_of(settings: Settings) -> tuple[Desk, ...]:
    """Return the channels that are told; the terminal where no chat is configured."""
    usual = replace(usual_desk(settings), digest=_plan(settings.digest))
    channels = []
    if settings.slack.on and settings.slack.channel:
        channels.append(("slack", settings.slack.channel))
    if settings.discord.on and settings.discord.channel:
        channels.append(("discord", str(settings.discord.channel)))
    desks = {key: replace(usual, chat=key[0], channel=key[1]) for key in channels}
    only = settings.digest.channels
    if only:
        desks = {key: desk if key[1] in only else replace(desk, digest=DigestPlan()) for key, desk in desks.items()}
        for channel in only:
            key = ("discord" if channel.isdigit() else "slack", channel)
            desks.setdefault(key, replace(usual, chat=key[0], channel=key[1], cards=False))
    on = {"slack": settings.slack.on, "discord": settings.discord.on, "terminal": True}
    for one in settings.desks:
        if not on[one.chat]:
            log.warning("desk left out", action="start", chat=one.chat, channel=one.channel, reason="no token")
            continue
        key = one.chat, one.channel
        desk = desks.get(key, replace(usual, chat=one.chat, channel=one.channel, digest=DigestPlan()))
        watches = desk.watches if one.watches is None else tuple(map(read_watch_line, one.watches))
        desks[key] = applied(replace(desk, watches=watches), one.stated)
    if not desks:
        # Nobody releases what a terminal holds back, and nobody scrolls it away.
        desks["terminal", "terminal"] = replace(
            usual, chat="terminal", channel="terminal", window=timedelta(0), cap=None
        )
    if settings.webhook.on:
        # A program wants everything at once; it neither sleeps nor tires.
        desks[WEBHOOK, WEBHOOK] = Desk(chat=WEBHOOK, channel=WEBHOOK, name="Webhook", threads=False)
    return tuple(desks.values())


def _plan(digest: DigestSettings) -> DigestPlan:
    return DigestPlan(times=(digest.time,), weekdays=frozenset(WEEKDAYS.index(day) for day in digest.weekdays))
