"""The clock: jobs that only put idempotent rows, rebuilt from the settings at every start."""

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.settings import Settings
from handlers.daily_digest import missed, put_digests
from handlers.desks.holding import release_held
from handlers.muting import end_mutes
from handlers.newsroom import Newsroom

HELD_EVERY = 5
"""Seconds between two looks for alerts that have waited long enough."""
MUTES_EVERY = 30
"""Seconds between two looks for mutes that are over."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def start_schedule(settings: Settings, newsroom: Newsroom) -> AsyncIOScheduler:
    """Start the scheduler on the running event loop; the caller shuts it down.

    A digest missed while the bot was down is put at once, if it is not too late for it.
    """
    digest = settings.digest
    scheduler = AsyncIOScheduler(
        timezone=newsroom.zone, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600}
    )
    trigger = CronTrigger(
        day_of_week=",".join(digest.weekdays),
        hour=digest.time.hour,
        minute=digest.time.minute,
        timezone=newsroom.zone,
    )
    scheduler.add_job(put_digests, trigger, args=[newsroom], id="digest")
    scheduler.add_job(release_held, "interval", args=[newsroom], id="held", seconds=HELD_EVERY)
    scheduler.add_job(end_mutes, "interval", args=[newsroom], id="mutes", seconds=MUTES_EVERY)
    weekdays = frozenset(WEEKDAYS.index(day) for day in digest.weekdays)
    if missed(newsroom.now().astimezone(newsroom.zone), digest.time, weekdays):
        scheduler.add_job(put_digests, args=[newsroom], id="digest catch-up")
    scheduler.start()
    return scheduler
