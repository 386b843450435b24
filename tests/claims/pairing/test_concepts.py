import pytest

from claims.pairing.concepts import families_of, may_be_one, opposed


def test_words_of_one_family_meet():
    assert families_of(["toll"]) & families_of(["kill"])


@pytest.mark.parametrize(("a", "b"), [("kill", "injure"), ("revenue", "profit"), ("kill", "arrest")])
def test_opposed_families_never_measure_one_thing(a, b):
    assert opposed(families_of([a]), families_of([b]))
    assert opposed(families_of([b]), families_of([a]))


def test_a_shared_family_is_never_opposed():
    assert not opposed(families_of(["kill", "injure"]), families_of(["kill"]))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [("people", "protester", True), (None, "car", True), ("people", "car", False), ("house", "car", False)],
)
def test_people_may_be_any_kind_of_person(a, b, one):
    assert may_be_one(a, b) is one
