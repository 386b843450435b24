"""Scores story assignment on annotated articles, one by one, in several arrival orders."""

import itertools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.article import plain_article
from claims.parser import load_parser
from claims.sentences import sentence_spans
from claims.stories import StorySketch, assign_story, grown, merged, new_sketch, story_terms
from tests.evaluation.gold import GOLD

SOURCE = GOLD / "figure_pairs" / "stories.jsonl"


@dataclass(frozen=True, slots=True)
class AnnotatedStory:
    """An article, its terms and the story a reader put it in."""

    uri: str
    story: str
    terms: dict[str, float]

    @property
    def topic(self) -> str:
        """Return what it shares with the like event of the same kind."""
        return self.story.rstrip("+")


@dataclass(frozen=True, slots=True)
class StoryScore:
    """How well the clusters fit the stories."""

    precision: float
    recall: float
    f1: float
    mixing: float
    """Share of the joined pairs of articles that join two like events."""
    stories: float


def is_available() -> bool:
    """Say whether the annotated articles are there."""
    return SOURCE.is_file()


@lru_cache(maxsize=2)
def annotated_stories(topics: frozenset[str] = frozenset()) -> tuple[AnnotatedStory, ...]:
    """Return the annotated articles, those of some topics if any are given, with their terms."""
    parser = load_parser()
    found = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if topics and entry["story"].rstrip("+") not in topics:
            continue
        article = plain_article("\n".join(part["text"] for part in entry["sentences"]), uri=entry["id"])
        sentences = parser.parse(article.text, sentence_spans(article))
        found.append(AnnotatedStory(entry["id"], entry["story"], story_terms(article, sentences)))
    return tuple(found)


def shuffled(articles: Sequence[AnnotatedStory], seed: int) -> list[AnnotatedStory]:
    """Return the articles in one arrival order."""
    order = list(articles)
    random.Random(seed).shuffle(order)
    return order


def cluster(articles: Sequence[AnnotatedStory], weights: Sequence[float] | None = None) -> dict[str, int]:
    """Return the story each article ends in, given them one by one."""
    stories: dict[int, StorySketch] = {}
    members: dict[int, list[str]] = defaultdict(list)
    for number, article in enumerate(articles):
        assignment = assign_story(article.terms, None, list(stories.values()), weights=weights)
        if assignment.story_id is None:
            stories[number] = new_sketch(number, article.terms, None)
            members[number].append(article.uri)
            continue
        story = stories[assignment.story_id]
        for other in assignment.merges:
            story = merged(story, stories.pop(other))
            members[story.story_id] += members.pop(other)
        stories[story.story_id] = grown(story, article.terms, None)
        members[story.story_id].append(article.uri)
    return {uri: story for story, uris in members.items() for uri in uris}


def score(articles: Sequence[AnnotatedStory], found: dict[str, int]) -> StoryScore:
    """Return B-cubed precision, recall and F1, and the share of joined pairs that mix like events."""
    clusters: dict[int, list[AnnotatedStory]] = defaultdict(list)
    for article in articles:
        clusters[found[article.uri]].append(article)
    sizes = Counter(article.story for article in articles)
    precision = recall = 0.0
    joined = mixed = 0
    for members in clusters.values():
        shares = Counter(article.story for article in members)
        for story, count in shares.items():
            precision += count * count / len(members)
            recall += count * count / sizes[story]
        for a, b in itertools.combinations(members, 2):
            joined += 1
            mixed += a.story != b.story and a.topic == b.topic
    precision, recall = precision / len(articles), recall / len(articles)
    f1 = 2 * precision * recall / (precision + recall)
    return StoryScore(precision, recall, f1, mixed / max(joined, 1), len(clusters))


def mean_score(
    articles: Sequence[AnnotatedStory], *, orders: int = 3, weights: Sequence[float] | None = None
) -> StoryScore:
    """Return the scores averaged over arrival orders."""
    scores = [score(articles, cluster(shuffled(articles, seed), weights)) for seed in range(orders)]
    return mean_of(scores)


def mean_of(scores: Sequence[StoryScore]) -> StoryScore:
    """Return the mean of several scores."""
    names = StoryScore.__dataclass_fields__
    return StoryScore(*(sum(getattr(one, name) for one in scores) / len(scores) for name in names))
