"""The copy set: eight agency texts, what desks do with them, and independent reports of the same events."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.article import Article, Span

_OWN_WORDS = (
    "Our correspondent in the region has followed events since the first reports came in.",
    "Neighbouring countries offered their help, and the foreign ministry set up a telephone line.",
    "The topic will be on the agenda when ministers meet for their regular talks next month.",
    "Readers who want to tell us what they saw can write to the newsdesk at any time.",
    "This newspaper reported last year on similar cases and on what was promised afterwards.",
    "Local associations have called a public meeting in the town hall for the coming weekend.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """An article of the set, and whether it is a copy of its topic's agency text."""

    topic: str
    treatment: str
    article: Article
    is_copy: bool


@lru_cache(maxsize=1)
def topics() -> tuple[dict, ...]:
    return tuple(tomllib.loads((Path(__file__).parent / "wire_topics.toml").read_text(encoding="utf-8"))["topic"])


def wire(topic: dict) -> Article:
    return _article(topic, "wire", topic["headline"], topic["wire"].strip())


def cases() -> Iterator[Case]:
    for topic in topics():
        paragraphs = topic["wire"].strip().split("\n")
        for treatment, headline, body in _copies(topic, paragraphs):
            yield Case(topic["name"], treatment, _article(topic, treatment, headline, body), is_copy=True)
        for number, text in enumerate(topic["independent"]):
            name = f"independent {number}"
            yield Case(topic["name"], name, _article(topic, name, "", text.strip()), is_copy=False)


def _copies(topic: dict, paragraphs: list[str]) -> Iterator[tuple[str, str, str]]:
    headline, body = topic["headline"], "\n".join(paragraphs)
    yield "whole", headline, body
    yield "cut", headline, "\n".join(paragraphs[:5])
    yield "re-headlined", "What you need to know this morning", body
    yield "re-ordered", headline, "\n".join(paragraphs[:1] + paragraphs[:0:-1])
    edited = body
    for old, new in topic["edits"]:
        assert old in edited, (topic["name"], old)
        edited = edited.replace(old, new, 1)
    yield "lightly edited", headline, edited
    yield "credit removed", headline, _without_credit(body)
    old, new = topic["figure"]
    assert old in body
    yield "figure changed", headline, body.replace(old, new)
    yield "part", headline, "\n".join([*_OWN_WORDS[:3], *paragraphs[1:5], *_OWN_WORDS[3:]])
    yield "extended", headline, body + "\n" + "\n".join(_OWN_WORDS)


def _without_credit(body: str) -> str:
    first, _, rest = body.partition("\n")
    start = next((i for i, mark in enumerate(first) if mark in "-—" and i < 60 and first[i - 1] in " -"), -1)
    return f"{first[start + 1 :].strip()}\n{rest}" if start >= 0 else body.replace(" (PA)", "")


def _article(topic: dict, treatment: str, headline: str, body: str) -> Article:
    text = f"{headline}\n\n{body}" if headline else body
    start = len(text) - len(body)
    return Article(
        uri=f"{topic['name']}/{treatment}",
        source=treatment,
        text=text,
        headline=headline,
        headline_span=Span(0, len(headline)) if headline else None,
        body_span=Span(start, len(text)),
    )
