"""How framing does: characterisations found and alerts raised on the seeds and on our own stories."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from claims.article import Article, Span, plain_article
from claims.claim import Evidence
from claims.difference import Difference
from claims.extract import read_claims
from claims.framing.comparison import framing_differences
from claims.framing.evidence import ProfiledArticle
from claims.parser import load_parser
from tests.evaluation.gold import GOLD, SHARED, load_lines

STORIES = Path(__file__).with_name("framing_stories")
_MARK = re.compile(r"\{([^{}|]*)(?:\|(\w+))?\}|\[([^\[\]]*)\]")
SEED_DECOYS = ("marked a significant escalation", "recent move", "a costly mistake", "massive strikes")
"""What the study's prototype took for characterisations of the act in the seeds."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words annotated by hand."""

    span: Span
    voice: str
    wanted: bool
    """False for a decoy."""


@dataclass(slots=True)
class FramingStory:
    """One annotated story: its articles by outlet, and the outlet that words it otherwise."""

    name: str
    odd: str
    articles: dict[str, Article] = field(default_factory=dict)
    marked: dict[str, list[Marked]] = field(default_factory=dict)


@dataclass(slots=True)
class FramingScores:
    """Everything measured; lists hold 0 or 1 an item."""

    found: list[int] = field(default_factory=list)
    voices: list[int] = field(default_factory=list)
    precise: list[int] = field(default_factory=list)
    """For every characterisation attached to the act, whether a reader marked it."""
    decoys: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    """For every oddly worded article, whether it raised its alert."""
    false: list[int] = field(default_factory=list)
    """For every other article, whether it raised one."""
    errors: list[str] = field(default_factory=list)


def framing_stories() -> Iterator[FramingStory]:
    """Yield our own annotated stories, their marks taken out of the texts."""
    for path in sorted(STORIES.glob("*.txt")):
        head, *parts = re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)
        story = FramingStory(path.stem, head.removeprefix("odd:").strip())
        for part in parts:
            outlet, _, text = part.partition("\n")
            plain, marked = _unmark(text.rstrip() + "\n")
            story.articles[outlet] = plain_article(plain, uri=f"{path.stem}/{outlet}", source=outlet)
            story.marked[outlet] = marked
        yield story


def _unmark(text: str) -> tuple[str, list[Marked]]:
    plain, marked, last = "", [], 0
    for found in _MARK.finditer(text):
        plain += text[last : found.start()]
        words = found[3] if found[3] is not None else found[1]
        span = Span(len(plain), len(plain) + len(words))
        marked.append(Marked(span, found[2] or "own", found[3] is None))
        plain += words
        last = found.end()
    return plain + text[last:], marked


def profiled(article: Article) -> ProfiledArticle:
    """Return an article with its profile."""
    return ProfiledArticle(article=article, profile=read_claims(article, load_parser()).profile)


def score_stories() -> FramingScores:
    """Return the scores on our own stories."""
    scores = FramingScores()
    for story in framing_stories():
        told = {outlet: profiled(article) for outlet, article in story.articles.items()}
        for outlet, one in told.items():
            _score_profile(f"{story.name}/{outlet}", one, story.marked[outlet], scores)
        raised = {
            difference.sides[0].members[0].article.source: difference
            for difference in framing_differences(list(told.values()))
        }
        for outlet in told:
            if outlet == story.odd:
                scores.told.append(int(outlet in raised))
                if outlet not in raised:
                    scores.errors.append(f"framing not told of: {story.name}/{outlet}")
            else:
                scores.false.append(int(outlet in raised))
                if outlet in raised:
                    scores.errors.append(f"framing alert too much: {story.name} {raised[outlet].summary}")
    return scores


def _score_profile(name: str, one: ProfiledArticle, marked: list[Marked], scores: FramingScores) -> None:
    text = one.article.text
    attached = [item for item in one.profile.characterisations if item.target is not None]
    for mark in marked:
        hits = [item for item in attached if item.span.overlaps(mark.span)]
        if not mark.wanted:
            scores.decoys.append(int(bool(hits)))
            if hits:
                scores.errors.append(f"decoy attached: {name} {hits[0].surface!r}")
            continue
        scores.found.append(int(bool(hits)))
        if not hits:
            scores.errors.append(f"characterisation missed: {name} {mark.span.slice(text)!r}")
            continue
        right = any(item.voice == mark.voice for item in hits)
        scores.voices.append(int(right))
        if not right:
            scores.errors.append(f"voice: {name} {hits[0].surface!r} {hits[0].voice}, not {mark.voice}")
    for item in attached:
        right = any(mark.wanted and mark.span.overlaps(item.span) for mark in marked)
        scores.precise.append(int(right))
        if not right:
            scores.errors.append(f"characterisation not marked: {name} {item.surface!r} ({item.family})")


def score_seeds() -> tuple[dict[str, float], list[str]]:
    """Return the framing scores on the five originals, and a line for everything missed or wrong."""
    gold = load_lines(GOLD / "seeds" / "framing.jsonl")
    wanted = {one["seed"]: one["decision_characterised_as"] for one in gold if one["type"] == "seed_frame"}
    told = [
        profiled(plain_article(path.read_text("utf-8"), uri=path.name, source=path.name))
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    ]
    scores = {"characterisations found": 0, "forbidden decoys": 0}
    errors = []
    for one in told:
        spans = [item.span for item in one.profile.characterisations if item.target is not None]
        for entry in wanted[one.article.uri]:
            hit = any(span.overlaps(Span(entry["span_start"], entry["span_end"])) for span in spans)
            scores["characterisations found"] += hit
            if not hit:
                errors.append(f"seed characterisation missed: {one.article.uri} {entry['span']!r}")
        for words in SEED_DECOYS:
            start = one.article.text.find(words)
            hit = start >= 0 and any(span.overlaps(Span(start, start + len(words))) for span in spans)
            scores["forbidden decoys"] += hit
            if hit:
                errors.append(f"seed decoy attached: {one.article.uri} {words!r}")
    apart = _apart(framing_differences(told))
    for entry in (entry for entry in gold if entry["type"] == "contrast"):
        name = "contrasts raised" if entry["merits_alert"] else "forbidden contrasts"
        raised = frozenset(entry["seeds"]) in apart
        scores[name] = scores.get(name, 0) + raised
        if raised != entry["merits_alert"]:
            errors.append(f"seed contrast {'raised' if raised else 'missed'}: {entry['id']}")
    return {name: float(value) for name, value in scores.items()}, errors


def _apart(differences: list[Difference]) -> set[frozenset[str]]:
    """Return the pairs of articles that stand on different sides of one difference."""

    def articles(members: tuple[Evidence, ...]) -> set[str]:
        return {member.article.uri for member in members}

    return {
        frozenset((left, right))
        for difference in differences
        for one, other in combinations(difference.sides, 2)
        for left in articles(one.members)
        for right in articles(other.members)
    }


if __name__ == "__main__":
    found = score_stories()
    seeds, missed = score_seeds()
    for name in ("found", "voices", "precise", "decoys", "told", "false"):
        hits = getattr(found, name)
        print(f"{name:8} {sum(hits)}/{len(hits)}")
    print(seeds)
    print("\n".join([*found.errors, *missed]))
