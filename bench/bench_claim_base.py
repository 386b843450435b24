"""The claim look-up against the size of the base: ten times the claims must not cost ten times the time.

Synthetic claims with the key frequencies of news: a few keys on a tenth of all claims, most on a
handful. ``make bench`` prints both sizes side by side; only their ratio means anything.
"""

import asyncio
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claims.article import plain_article
from claims.claim import Concept, FigureClaim, FigureValue, Span
from storage.articles import save_article
from storage.claim_base import find_candidates, save_claims
from storage.database import Database, open_database

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLAIMS_PER_ARTICLE = 40
KEYS_PER_CLAIM = 5
SIZES = (10_000, 100_000)
MOST_GROWTH = 4.0
"""Times that ten times the base may cost; a scan would cost ten."""
SENTENCE = "The ministry said that 1,240 people had been displaced by flooding in the north, up from 980."


def a_claim(number: int) -> FigureClaim:
    """Return a claim of ordinary size."""
    return FigureClaim(
        surface="1,240 people",
        span=Span(23, 35),
        sentence=SENTENCE,
        sentence_span=Span(0, len(SENTENCE)),
        concept=Concept(text="people displaced", head="person", terms=("displace", str(number)), event="displace"),
        entities=("Northern Province",),
        value=FigureValue(low=1240, high=1240, nominal=1240),
    )


def some_keys(chance: random.Random) -> set[int]:
    """Return keys of one claim; small numbers are frequent ones."""
    return {int(chance.paretovariate(0.35)) % 2**62 for _ in range(KEYS_PER_CLAIM)}


async def fill(path: Path, claims: int) -> Database:
    """Return a database with so many claims."""
    database = await open_database(str(path))
    chance = random.Random(claims)  # noqa: S311
    article = plain_article(f"{SENTENCE}\n" * 20, uri="a", source="Northwire")
    body = [a_claim(number) for number in range(CLAIMS_PER_ARTICLE)]
    for start in range(0, claims // CLAIMS_PER_ARTICLE, 50):
        async with database.write() as session:
            for number in range(start, min(start + 50, claims // CLAIMS_PER_ARTICLE)):
                one = plain_article(article.text, uri=f"urn:bench:{number}", source="Northwire", published_at=NOW)
                saved = await save_article(session, one, now=NOW)
                keys = [some_keys(chance) for _ in body]
                await save_claims(session, article_id=saved.article_id, claims=body, keys=keys)
    return database


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[asyncio.Runner, dict[int, Database]]]:
    """Return a loop and a database of each size."""
    with asyncio.Runner() as runner:
        folder = tmp_path_factory.mktemp("bases")
        made = {size: runner.run(fill(folder / f"{size}.db", size)) for size in SIZES}
        yield runner, made
        for database in made.values():
            runner.run(database.close())


_MEDIANS: dict[int, float] = {}


@pytest.mark.parametrize("size", SIZES)
def test_looking_up_the_claims_of_one_article(size: int, bases: Any, benchmark: Callable[..., Any]) -> None:
    """Time the look-up of an article's forty claims, and hold its growth with the base."""
    runner, databases = bases
    chance = random.Random(1)  # noqa: S311

    async def look_up() -> int:
        async with databases[size].read() as session:
            keys = [some_keys(chance) for _ in range(CLAIMS_PER_ARTICLE)]
            return sum(map(len, await find_candidates(session, keys, now=NOW)))

    found = benchmark.pedantic(lambda: runner.run(look_up()), rounds=30, warmup_rounds=5)  # type: ignore[attr-defined]

    assert found > 0
    _MEDIANS[size] = benchmark.stats.stats.median  # type: ignore[attr-defined]
    if len(_MEDIANS) == len(SIZES):
        assert _MEDIANS[SIZES[1]] < MOST_GROWTH * _MEDIANS[SIZES[0]]
