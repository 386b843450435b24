"""The second reader's suite is well formed. Only the files are read; nothing is scored here."""

import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
TOPICS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["pair"] for path in sorted(FOLDER.glob("*.toml"))}
ALL = [pair for pairs in TOPICS.values() for pair in pairs]
ALERTS = [pair for pair in ALL if pair["expect"] == "alert"]
LOCKED = [
    line
    for line in (FOLDER / "locked.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
KINDS = {
    "quote_variance",
    "status_conflict",
    "stale_fact",
    "scope",
    "attribution",
    "date_conflict",
    "name_spelling",
    "figure_conflict",
}
ALSO_ACCEPTED = KINDS | {"figure_update", "status_update", "certainty"}
FIELDS = {"id", "expect", "kind", "why", "a", "b"}
ALERT_FIELDS = FIELDS | {"accept", "severity", "span_a", "span_b"}


def _is_about_half(part: int, whole: int) -> bool:
    return 0.45 <= part / whole <= 0.55


def test_there_are_ten_topics_with_enough_pairs():
    assert len(TOPICS) == 10
    assert len(ALL) >= 150
    assert all(len(pairs) >= 14 for pairs in TOPICS.values())


def test_ids_are_unique_begin_with_their_topic_and_are_not_the_first_readers():
    ids = [pair["id"] for pair in ALL]
    assert len(set(ids)) == len(ids)
    for topic, pairs in TOPICS.items():
        assert all(pair["id"].startswith(f"{topic}-1") for pair in pairs)
        first = tomllib.loads((FOLDER.parent / f"{topic}.toml").read_text(encoding="utf-8"))["pair"]
        assert not {pair["id"] for pair in first} & set(ids)


def test_alert_and_quiet_are_balanced():
    for pairs in [ALL, *TOPICS.values()]:
        assert _is_about_half(sum(pair["expect"] == "alert" for pair in pairs), len(pairs))


def test_every_kind_is_met_equally_often_on_both_sides():
    for expect in ("alert", "quiet"):
        met = Counter(pair["kind"].replace("update", "conflict") for pair in ALL if pair["expect"] == expect)
        assert set(met) == KINDS
        assert max(met.values()) - min(met.values()) <= 2


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: pair["id"])
def test_a_pair_is_well_formed(pair):
    assert set(pair) == (ALERT_FIELDS if pair["expect"] == "alert" else FIELDS)
    assert pair["expect"] in ("alert", "quiet")
    assert pair["why"].strip()
    for side in ("a", "b"):
        article = pair[side]
        assert {"source", "title", "text"} <= set(article) <= {"source", "title", "text", "published"}
        assert all(value.strip() for value in article.values())
        if "published" in article:
            assert datetime.fromisoformat(article["published"]).tzinfo is not None
    assert pair["a"]["text"] != pair["b"]["text"]


@pytest.mark.parametrize("pair", ALERTS, ids=lambda pair: pair["id"])
def test_an_alert_pair_says_what_differs(pair):
    assert pair["severity"] in ("high", "medium", "low")
    assert pair["kind"] in pair["accept"]
    assert set(pair["accept"]) <= ALSO_ACCEPTED
    assert pair["span_a"] != pair["span_b"]
    for side in ("a", "b"):
        assert pair[side]["text"].count(pair[f"span_{side}"]) == 1


def test_the_locked_half_is_a_half_of_every_topic_and_side():
    assert len(set(LOCKED)) == len(LOCKED)
    assert 2 * len(LOCKED) == len(ALL)
    for pairs in TOPICS.values():
        for expect in ("alert", "quiet"):
            ids = {pair["id"] for pair in pairs if pair["expect"] == expect}
            assert 2 * len(ids & set(LOCKED)) == len(ids)
