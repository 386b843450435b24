"""Who hears of what an article raises."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.newsroom import Away
from handlers.telling import Telling, telling_of
from tests.builders import NOON, an_article
from tests.newsrooms import Clock, a_newsroom

DOWN = Away(since=NOON - timedelta(hours=6), until=NOON - timedelta(hours=1))


@pytest.mark.parametrize(
    ("minutes_ago", "away", "silent", "told"),
    [
        (30, None, False, Telling.NOW),
        (90, None, False, Telling.NOW),
        (90, DOWN, False, Telling.MISSED),
        (30, DOWN, False, Telling.NOW),
        (90, DOWN, True, Telling.SILENT),
        (60 * 49, DOWN, False, Telling.SILENT),
        (None, None, False, Telling.NOW),
        (None, DOWN, False, Telling.NOW),
        (None, replace(DOWN, until=NOON - timedelta(minutes=2)), False, Telling.MISSED),
    ],
)
async def test_what_was_news_while_the_bot_was_down_is_missed_and_what_is_old_is_silent(
    tmp_path, minutes_ago, away, silent, told
):
    async with a_newsroom(tmp_path, clock=Clock(), away=away) as newsroom:
        assert telling_of(an_article(minutes_ago=minutes_ago), newsroom, silent=silent) is told
