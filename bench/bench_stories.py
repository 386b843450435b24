"""What an arriving article costs: names, terms, story and copy check, at 1,000 and 100,000 stored articles.

The look-ups that storage does by key are stood in for by dictionaries, so that what is measured is
the engine's own work on the candidates they bring: it must hardly grow with what is stored.
"""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest

from claims.article import Article, plain_article
from claims.copies import Fingerprint, copy_of, fingerprint, lookup_shingles
from claims.names import resolve_names
from claims.stories import StorySketch, assign_story, grown, lookup_keys, new_sketch, story_terms

SIZES = (1_000, 100_000)
MOST_GROWTH = 3.0
"""Times that a hundred times the articles may cost."""
ARTICLES_PER_STORY = 8
MODELLED = 600
"""Articles really read; the rest of the base stands under random keys, as in a newsroom's memory."""
CANDIDATES = 20
WORDS = 380
_SYLLABLES = "bar cel dor fen gal hin jor kel lam mor nes pol rin sul tav ven wil zor".split()
_COMMON = (
    "the government said on monday that people in the city had been told to leave after the river rose and officials "
    "from the ministry expected more rain while the company and its workers waited for a decision of the court"
).split()


@dataclass
class Base:
    """What storage would hold, by key."""

    stories: dict[int, StorySketch] = field(default_factory=dict)
    by_key: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    prints: dict[str, Fingerprint] = field(default_factory=dict)
    by_shingle: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


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
    return plain_article(" ".join(words), uri=f"urn:bench:{story}:{number}", source=f"Outlet {number}")


def fill(size: int) -> Base:
    """Return a base of so many articles."""
    base = Base()
    chance = random.Random(size)  # noqa: S311
    modelled = min(size, MODELLED)
    for number in range(modelled):
        story, article = number // ARTICLES_PER_STORY, an_article(number // ARTICLES_PER_STORY, number)
        terms = story_terms(article)
        known = base.stories.get(story)
        base.stories[story] = new_sketch(story, terms, None) if known is None else grown(known, terms, None)
        printed = fingerprint(article)
        base.prints[article.uri] = printed
        for shingle in lookup_shingles(printed):
            base.by_shingle[shingle].append(article.uri)
    for story in list(base.stories):
        for key in lookup_keys(base.stories[story].terms):
            base.by_key[key].append(story)
    frequent = [key for key, _ in Counter({key: len(held) for key, held in base.by_key.items()}).most_common(400)]
    models = list(base.stories)
    for story in range(modelled // ARTICLES_PER_STORY, size // ARTICLES_PER_STORY):
        base.stories[story] = base.stories[chance.choice(models)]
        for key in chance.sample(frequent, 3):
            base.by_key[key].append(story)
    return base


def place(base: Base, article: Article) -> None:
    """Do what the arrival of an article asks of the engine, its claims apart."""
    terms = story_terms(article, names=resolve_names(article))
    shared = Counter(story for key in lookup_keys(terms) for story in base.by_key.get(key, ())[-200:])
    assign_story(terms, None, [base.stories[story] for story, _ in shared.most_common(CANDIDATES)])
    printed = fingerprint(article)
    copies = Counter(uri for shingle in lookup_shingles(printed) for uri in base.by_shingle.get(shingle, ()))
    copy_of(printed, [base.prints[uri] for uri, count in copies.most_common(10) if count > 1])


@pytest.fixture(scope="module", params=SIZES)
def base(request: pytest.FixtureRequest) -> tuple[int, Base]:
    """Give a base of each size."""
    return request.param, fill(request.param)


SECONDS: dict[int, float] = {}


def test_placing_an_article(benchmark: Any, base: tuple[int, Base]) -> None:
    """Measure names, terms, story and copies of one article."""
    size, filled = base
    arriving = [an_article(number % 60, 10_000 + number) for number in range(40)]
    position = iter(range(10**9))
    benchmark.group = "an article placed"
    benchmark.extra_info["stored articles"] = size
    benchmark.pedantic(lambda: place(filled, arriving[next(position) % len(arriving)]), rounds=60, warmup_rounds=5)
    SECONDS[size] = benchmark.stats.stats.median
    if len(SECONDS) == len(SIZES):
        assert SECONDS[SIZES[1]] < MOST_GROWTH * SECONDS[SIZES[0]], SECONDS
