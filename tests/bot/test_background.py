import asyncio

from structlog.testing import capture_logs

from bot.background import Background, Seen


async def test_draining_waits_for_the_work_in_hand():
    done = []

    async def work():
        await asyncio.sleep(0.02)
        done.append(True)

    background = Background()
    background.start(work())
    await background.drain(within=1)
    assert done == [True]


async def test_work_that_takes_too_long_is_cancelled():
    cancelled = []

    async def work():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    background = Background()
    background.start(work())
    await background.drain(within=0.02)
    assert cancelled == [True]


async def test_work_that_fails_is_logged_without_its_secrets_and_hinders_nothing():
    async def work():
        raise RuntimeError("refused xoxb-1-2-secret")

    background = Background()
    with capture_logs() as logs:
        background.start(work())
        await background.drain(within=1)
    (entry,) = logs
    assert "RuntimeError: refused [hidden]" in entry["problem"]


async def test_draining_nothing_is_nothing():
    await Background().drain(within=0)


def test_an_id_is_new_once_and_the_oldest_is_forgotten_first():
    seen = Seen(most=2)
    assert [seen.is_new(name) for name in ("a", "a", "b", "c", "a")] == [True, False, True, True, True]
