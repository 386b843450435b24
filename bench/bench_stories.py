"""What an arriving article costs beside its claims: story, copy and version checks at 1,000 and 100,000 stored.

A real SQLite base, filled with articles under keys as a newsroom's memory holds them: what is measured
is the whole of ``place_in_story`` and the look for earlier versions, in one transaction.
"""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import insert

from claims.article import Article, plain_article
from claims.copies import fingerprint, lookup_shingles
from claims.framing.profile import FramingProfile
from claims.names import resolve_names
from claims.reading import Reading
from claims.stories import grown, lookup_keys, new_sketch, story_terms
from handlers.newsroom import Newsroom
from handlers.story_desk import place_in_story
from storage.articles import last_usable_before, save_article
from storage.database import Database, open_database
from storage.tables import ArticleRow, ShingleRow, StoryKeyRow, StoryRow

SIZES = (1_000, 100_000)
MOST_GROWTH = 3.0
"""Times that a hundred times the articles may cost."""
ARTICLES_PER_STORY = 8
MODELLED = 600
"""Articles really read; the rest of the base repeats their texts and terms under keys of its own."""
AT_ONCE = 20_000
WORDS = 380
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
_SYLLABLES = "bar cel dor fen gal hin jor kel lam mor nes pol rin sul tav ven wil zor".split()
_COMMON = (
    "the government said on monday that people in the city had been told to leave after the river rose and officials "
    "from the ministry expected more rain while the company and its workers waited for a decision of the court"
).split()


def invented(chance: random.Random) -> str:
    """Return a word no one has read before."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(3))


def an_article(story: int, number: int) -> Article:
    """Return an article of ordinary length about one of the stories."""
    own = random.Random(story)  # noqa: S311
    names = [invented(own).title() for _ in range(12)]
    figures = [str(own.randint(100, 9999)) for _ in range(6)]
    chance = random.Random(f"{story} {number}")  # noqa: S311
    words = []
    for index in range(WORDS):
        draw = chance.random()
        word = chance.choice(names) if draw < 0.08 else chance.choice(figures) if draw < 0.1 else chance.choice(_COMMON)
        words.append(word + "." if index % 19 == 18 else word)
    return plain_article(
        " ".join(words), uri=f"urn:bench:{story}:{number}", source=f"Outlet {number}", published_at=NOON
    )


@dataclass(frozen=True)
class Model:
    """What was really read: each story's terms, keys and one text with its shingles."""

    terms: dict[str, float]
    keys: frozenset[int]
    text: str
    shingles: int


def models() -> list[Model]:
    """Return the stories that the base is made of."""
    found = []
    for story in range(MODELLED // ARTICLES_PER_STORY):
        articles = [an_article(story, number) for number in range(ARTICLES_PER_STORY)]
        read = [story_terms(article) for article in articles]
        sketch = new_sketch(story, read[0], NOON)
        for terms in read[1:]:
            sketch = grown(sketch, terms, NOON)
        keys = frozenset().union(*map(lookup_keys, read))
        shingles = len(lookup_shingles(fingerprint(articles[0])))
        found.append(Model(dict(sketch.terms), keys, articles[0].text, shingles))
    return found


async def fill(database: Database, size: int) -> None:
    """Store so many articles, in stories found by keys of which a few are common."""
    chance = random.Random(size)  # noqa: S311
    made = models()
    common = sorted({key for model in made for key in model.keys})[:400]
    for start in range(0, size // ARTICLES_PER_STORY, AT_ONCE // ARTICLES_PER_STORY):
        stories = range(start, min(start + AT_ONCE // ARTICLES_PER_STORY, size // ARTICLES_PER_STORY))
        rows: dict[Any, list[dict[str, Any]]] = {StoryRow: [], StoryKeyRow: [], ArticleRow: [], ShingleRow: []}
        for story in stories:
            model = made[story % len(made)]
            own = model.keys if story < len(made) else frozenset(chance.getrandbits(62) for _ in model.keys)
            keys = own | set(chance.sample(common, 4))
            rows[StoryRow].append(_story_row(story + 1, model))
            rows[StoryKeyRow] += [{"key": key, "story_id": story + 1} for key in keys]
            for number in range(ARTICLES_PER_STORY):
                article_id = story * ARTICLES_PER_STORY + number + 1
                rows[ArticleRow].append(_article_row(article_id, story + 1, model.text))
                held = {chance.getrandbits(62) for _ in range(model.shingles)}
                rows[ShingleRow] += [{"key": key, "article_id": article_id} for key in held]
        async with database.write() as session:
            for table, given in rows.items():
                await session.exec(insert(table), params=given)


def _story_row(story_id: int, model: Model) -> dict[str, Any]:
    return {"id": story_id, "title": "A story", "terms": model.terms, "article_count": ARTICLES_PER_STORY,
            "first_at": NOON, "last_at": NOON, "merged_into": None}  # fmt: skip


def _article_row(article_id: int, story_id: int, text: str) -> dict[str, Any]:
    return {
        "id": article_id, "uri": f"urn:{article_id}", "uri_hash": article_id, "source": "Outlet", "headline": "",
        "text": text, "body_start": 0, "body_end": len(text), "language": "en", "pub_status": "usable",
        "fingerprint": "", "received_at": NOON, "story_id": story_id, "is_current": True, "published_at": NOON,
        "engine_version": "", "model_version": "", "url": None, "url_hash": None,
    }  # fmt: skip


@dataclass
class Base:
    """A filled base, and a newsroom over it."""

    size: int
    newsroom: Newsroom
    loop: asyncio.AbstractEventLoop


@pytest.fixture(scope="module", params=SIZES)
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    """Give a base of each size."""
    loop = asyncio.new_event_loop()
    path: Path = tmp_path_factory.mktemp("base") / "bench.db"
    database = loop.run_until_complete(open_database(str(path)))
    loop.run_until_complete(fill(database, request.param))
    newsroom = Newsroom(database=database, read=_unread, now=lambda: NOON + timedelta(hours=1))
    yield Base(request.param, newsroom, loop)
    loop.run_until_complete(database.close())
    loop.close()


async def _unread(_: Article) -> Reading:
    raise AssertionError("articles are read beforehand")


async def _place(base: Base, article: Article, reading: Reading) -> None:
    async with base.newsroom.database.write() as session:
        saved = await save_article(session, article, now=base.newsroom.now())
        await place_in_story(session, article, reading, base.newsroom, saved)
        await last_usable_before(session, saved.article_id)


SECONDS: dict[int, float] = {}


def test_placing_an_article(benchmark: Any, base: Base) -> None:
    """Measure story, copy and versions of one article."""
    arriving = []
    for number in range(60):
        article = an_article(number % 60, 10_000 + number)
        terms = story_terms(article, names=resolve_names(article))
        arriving.append((article, Reading(claims=(), profile=FramingProfile(), terms=terms)))
    position = iter(range(10**9))
    benchmark.group = "an article placed"
    benchmark.extra_info["stored articles"] = base.size

    def place() -> None:
        base.loop.run_until_complete(_place(base, *arriving[next(position) % len(arriving)]))

    benchmark.pedantic(place, rounds=55, warmup_rounds=4)
    SECONDS[base.size] = benchmark.stats.stats.median
    if len(SECONDS) == len(SIZES):
        assert SECONDS[SIZES[1]] < MOST_GROWTH * SECONDS[SIZES[0]], SECONDS
