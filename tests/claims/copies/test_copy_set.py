"""The copy set: every copy found, no independent report called one, every changed figure shown."""

from itertools import permutations

import pytest

from claims.copies import CopyKind, copy_of, credited_agency, fingerprint, lookup_shingles
from tests.claims.copies import wire_set

CASES = list(wire_set.cases())
WIRES = [fingerprint(wire_set.wire(topic)) for topic in wire_set.topics()]


def named(cases):
    return pytest.mark.parametrize("case", cases, ids=[f"{case.topic}-{case.treatment}" for case in cases])


def test_the_set_is_as_large_as_promised():
    assert len(CASES) >= 60
    assert len(wire_set.topics()) == 8


@named([case for case in CASES if case.is_copy])
def test_a_copy_is_found_among_all_agency_texts(case):
    verdict = copy_of(fingerprint(case.article), WIRES)
    assert verdict is not None
    assert verdict.original == f"{case.topic}/wire"


@named([case for case in CASES if not case.is_copy])
def test_an_independent_report_is_no_copy(case):
    assert copy_of(fingerprint(case.article), WIRES) is None


def test_independent_reports_are_no_copies_of_each_other():
    prints = [fingerprint(case.article) for case in CASES if not case.is_copy]
    assert [(a.uri, b.uri) for a, b in permutations(prints, 2) if copy_of(a, [b])] == []


@named([case for case in CASES if case.is_copy])
def test_storage_finds_a_copy_by_its_look_up_shingles(case):
    mine = lookup_shingles(fingerprint(case.article))
    wire = next(wire for wire in WIRES if wire.uri == f"{case.topic}/wire")
    assert len(mine & lookup_shingles(wire)) >= 2


@named([case for case in CASES if case.treatment == "figure changed"])
def test_a_changed_figure_is_the_one_thing_not_shared(case):
    verdict = copy_of(fingerprint(case.article), WIRES)
    assert verdict.kind is CopyKind.WHOLE
    assert len(verdict.changed) == 1
    assert verdict.changed[0].figures_changed
    assert verdict.changed[0].span.slice(case.article.text) == verdict.changed[0].text
    assert verdict.changed[0].text != verdict.changed[0].original_text
    assert not verdict.added


@named([case for case in CASES if case.treatment in {"whole", "re-headlined", "re-ordered"}])
def test_text_carried_over_is_shared_word_for_word(case):
    verdict = copy_of(fingerprint(case.article), WIRES)
    assert verdict.kind is CopyKind.WHOLE
    assert verdict.containment == 1
    assert not verdict.changed
    assert not verdict.added
    assert all(verdict.is_shared(span) for span in verdict.shared)


@named([case for case in CASES if case.treatment == "lightly edited"])
def test_light_edits_change_sentences_but_no_figures(case):
    verdict = copy_of(fingerprint(case.article), WIRES)
    assert verdict.kind is CopyKind.WHOLE
    assert verdict.changed
    assert not any(sentence.figures_changed for sentence in verdict.changed)


@named([case for case in CASES if case.treatment == "cut"])
def test_a_cut_copy_is_called_cut(case):
    assert copy_of(fingerprint(case.article), WIRES).kind is CopyKind.CUT


@named([case for case in CASES if case.treatment in {"part", "extended"}])
def test_the_sentences_a_desk_added_are_its_own(case):
    verdict = copy_of(fingerprint(case.article), WIRES)
    assert verdict.kind is CopyKind.PART
    assert len(verdict.added) == 6
    assert not any(verdict.is_shared(span) for span in verdict.added)


@pytest.mark.parametrize("topic", wire_set.topics(), ids=lambda topic: topic["name"])
def test_the_agency_text_names_its_agency(topic):
    assert credited_agency(wire_set.wire(topic)) == topic["agency"]


@named([case for case in CASES if case.treatment == "credit removed" or not case.is_copy])
def test_without_a_credit_no_agency_is_named(case):
    assert credited_agency(case.article) is None
