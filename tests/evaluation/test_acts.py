"""The pairs about acts and limits are well formed. Only the files are read; nothing is scored here."""

from collections import Counter

from tests.evaluation.ten_topic_scores import ACTS, pairs

ALL = pairs(locked=False, folder=ACTS)
KINDS = ("status_conflict", "stale_fact", "scope")


def test_ids_are_unique_and_begin_with_their_topic():
    assert len({pair["id"] for pair in ALL}) == len(ALL) == 72
    assert {pair["id"].split("-")[0] for pair in ALL} == {file.stem for file in ACTS.glob("*.toml")}


def test_every_topic_has_one_pair_of_each_kind_either_way():
    counted = Counter((pair["id"].split("-")[0], pair["kind"], pair["expect"]) for pair in ALL)
    topics = {pair["id"].split("-")[0] for pair in ALL}
    assert counted == {(topic, kind, expect): 1 for topic in topics for kind in KINDS for expect in ("alert", "quiet")}


def test_the_words_that_differ_stand_once_in_their_passage():
    for pair in ALL:
        for side in ("a", "b"):
            if pair["expect"] == "alert":
                assert pair[side]["text"].count(pair[f"span_{side}"]) == 1, pair["id"]
