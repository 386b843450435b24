"""The place for a second opinion: nothing stands there by default."""

import asyncio

from handlers.contradiction import weighed


class Doubter:
    async def weigh(self, differences):
        return [one for one in differences if one != "sure"]


def test_without_a_model_everything_stays():
    assert asyncio.run(weighed(None, ["sure", "unsure"])) == ["sure", "unsure"]


def test_a_model_may_leave_differences_out():
    assert asyncio.run(weighed(Doubter(), ["sure", "unsure"])) == ["unsure"]
