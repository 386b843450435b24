"""The clock: jobs that only look for what is due and put idempotent rows."""

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from handlers.catching_up import note_seen, tell_missed
from handlers.daily_digest import put_digests
from handlers.desks.holding import release_held
from handlers.embargo import release_embargoed
from handlers.muting import end_mutes
from handlers.newsroom import Newsroom
from handlers.retention import drop_old_texts

HELD_EVERY = 5
"""Seconds between two looks for alerts that have waited long enough."""
MUTES_EVERY = 30
"""Seconds between two looks for mutes that are over."""
DIGESTS_EVERY = 20
"""Seconds between two looks for digests that are due; each desk has its own times and zone."""
EMBARGOES_EVERY = 15
"""Seconds between two looks for embargoes that have ended."""
TEXTS_EVERY = 3600
"""Seconds between two looks for texts that may be kept no longer."""
SEEN_EVERY = 60
"""Seconds between two notes that the bot runs."""
MISSED_EVERY = 10
"""Seconds between two looks whether everything missed is in."""


def start_schedule(newsroom: Newsroom) -> AsyncIOScheduler:
    """Start the scheduler on the running event loop; the caller shuts it down.

    A digest missed while the bot was down is put at once, if it is not too late for it.
    """
    scheduler = AsyncIOScheduler(
        timezone=newsroom.zone, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600}
    )
    scheduler.add_job(put_digests, "interval", args=[newsroom], id="digests", seconds=DIGESTS_EVERY)
    scheduler.add_job(put_digests, args=[newsroom], id="digests at start")
    scheduler.add_job(release_held, "interval", args=[newsroom], id="held", seconds=HELD_EVERY)
    scheduler.add_job(end_mutes, "interval", args=[newsroom], id="mutes", seconds=MUTES_EVERY)
    scheduler.add_job(release_embargoed, "interval", args=[newsroom], id="embargoes", seconds=EMBARGOES_EVERY)
    scheduler.add_job(drop_old_texts, "interval", args=[newsroom], id="texts", seconds=TEXTS_EVERY)
    scheduler.add_job(note_seen, "interval", args=[newsroom], id="seen", seconds=SEEN_EVERY)
    scheduler.add_job(tell_missed, "interval", args=[newsroom], id="missed", seconds=MISSED_EVERY)
    scheduler.start()
    return scheduler
