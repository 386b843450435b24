"""An invented report and what a desk may do to it."""

from dataclasses import replace

from bot.reading_pool import read_here
from claims.article import Article, plain_article
from claims.claim import Evidence
from claims.revisions import revision_differences

LANDSLIDE = """Landslide buries homes above Corra

A landslide buried 14 homes above the town of Corra on Friday, killing at least nine people, the regional prefect said.

Rescue teams with dogs searched the slope through the night. About 300 residents were moved to a school gym.

"We heard a roar and then there was nothing but mud," said Ilse Tarn, a baker who lost her house.

The government has approved emergency aid of 4.2 million euros. The mountain road will stay closed until Monday.
"""
CLINIC = """Clinic chain to shut eight sites

Marrow Health will close eight of its 31 clinics by the end of June, the company said on Wednesday.

Some 640 nurses and doctors will lose their jobs, and patients will be sent to hospitals up to 45 km away.

"Nobody will be left without care," chief executive Dana Oruko told reporters in Belford.

The health ministry has not approved the plan. Shares in Marrow Health fell 12 percent to $18.40.
"""


def edited(text: str, *changes: str) -> str:
    """Return a text with each of the words given, in pairs, replaced."""
    for was, becomes in zip(changes[::2], changes[1::2], strict=True):
        assert was in text, was
        text = text.replace(was, becomes)
    return text


def version(text: str, **fields: object) -> Article:
    return replace(plain_article(text, uri="https://northwire.example/1", source="Northwire"), **fields)


def evidence(article: Article) -> list[Evidence]:
    return [Evidence(claim=claim, article=article) for claim in read_here(article).claims]


def changes(before: str, after: str, **fields: object):
    """Return the differences between two versions."""
    first, second = version(before), version(after, **fields)
    return revision_differences(first, second, evidence(first), evidence(second))[0]
