"""The ten-topic suite is well formed. Only the files are read; nothing is scored here."""

import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "ten_topics"
TOPICS = (
    "companies",
    "courts",
    "crime",
    "diplomacy",
    "disasters",
    "elections",
    "health",
    "science",
    "sport",
    "weather",
)
KINDS = {
    "quote_variance",
    "status_conflict",
    "stale_fact",
    "scope",
    "attribution",
    "date_conflict",
    "name_spelling",
    "figure_conflict",
    "figure_update",
}
ALSO_ACCEPTED = KINDS | {"status_update", "certainty"}
FIELDS = {"id", "expect", "kind", "why", "a", "b"}
ALERT_FIELDS = FIELDS | {"accept", "severity", "span_a", "span_b"}


def _pairs_of(topic: str) -> list[dict]:
    return tomllib.loads((FOLDER / f"{topic}.toml").read_text(encoding="utf-8"))["pair"]


PAIRS = {topic: _pairs_of(topic) for topic in TOPICS}
ALL = [pair for pairs in PAIRS.values() for pair in pairs]
LOCKED = [
    line.strip()
    for line in (FOLDER / "locked.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def _is_about_half(part: int, whole: int) -> bool:
    return 0.45 <= part / whole <= 0.55


def _count(pairs: list[dict], expect: str) -> int:
    return sum(pair["expect"] == expect for pair in pairs)


def test_the_folder_holds_the_ten_topics_and_no_other():
    assert sorted(file.stem for file in FOLDER.glob("*.toml")) == list(TOPICS)


def test_ids_are_unique_and_begin_with_their_topic():
    assert len({pair["id"] for pair in ALL}) == len(ALL)
    for topic, pairs in PAIRS.items():
        assert all(pair["id"].startswith(f"{topic}-") for pair in pairs)


def test_there_are_enough_pairs():
    assert len(ALL) >= 150
    assert all(len(pairs) >= 14 for pairs in PAIRS.values())


def test_alert_and_quiet_are_balanced():
    assert _is_about_half(_count(ALL, "alert"), len(ALL))
    for pairs in PAIRS.values():
        assert _is_about_half(_count(pairs, "alert"), len(pairs))


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: pair["id"])
def test_a_pair_is_well_formed(pair):
    alert = pair["expect"] == "alert"
    assert pair["expect"] in ("alert", "quiet")
    assert pair["kind"] in KINDS
    assert pair["why"].strip()
    assert set(pair) - {"tolerate"} == (ALERT_FIELDS if alert else FIELDS)
    assert not (alert and "tolerate" in pair)
    assert set(pair.get("tolerate", [])) <= ALSO_ACCEPTED
    for side in ("a", "b"):
        article = pair[side]
        assert {"source", "title", "text"} <= set(article) <= {"source", "title", "text", "published"}
        assert all(article[field].strip() for field in ("source", "title", "text"))
        if "published" in article:
            assert datetime.fromisoformat(article["published"]).tzinfo is not None
    assert pair["a"]["text"] != pair["b"]["text"]


@pytest.mark.parametrize("pair", [pair for pair in ALL if pair["expect"] == "alert"], ids=lambda pair: pair["id"])
def test_an_alert_pair_says_what_differs(pair):
    assert pair["severity"] in ("high", "medium", "low")
    assert pair["kind"] in pair["accept"]
    assert set(pair["accept"]) <= ALSO_ACCEPTED
    assert pair["span_a"] != pair["span_b"]
    for side in ("a", "b"):
        assert pair[side]["text"].count(pair[f"span_{side}"]) == 1


def test_the_locked_half_is_a_half_of_everything():
    assert len(set(LOCKED)) == len(LOCKED)
    assert set(LOCKED) <= {pair["id"] for pair in ALL}
    assert abs(2 * len(LOCKED) - len(ALL)) <= 1
    for pairs in PAIRS.values():
        for expect in ("alert", "quiet"):
            ids = [pair["id"] for pair in pairs if pair["expect"] == expect]
            assert abs(2 * len(set(ids) & set(LOCKED)) - len(ids)) <= 1


def test_every_kind_is_met_on_both_sides():
    kinds = KINDS - {"figure_update"}
    for expect in ("alert", "quiet"):
        met = Counter(pair["kind"] for pair in ALL if pair["expect"] == expect)
        assert kinds <= set(met)
