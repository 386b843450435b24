"""``compare`` with files that are versions of one article, copies, and texts their outlet took back."""

from itertools import permutations

import pytest

from tests.claims.revisions.texts import CLINIC, LANDSLIDE, edited
from tests.command_line import crosswire

OTHER = """Village counts losses after slope gives way

The landslide above Corra buried 14 homes and killed nine people on Friday, firefighters said.
"""


@pytest.fixture
def file(tmp_path):
    def write(name, text, **front):
        matter = "\n".join(f"{key}: {value}" for key, value in front.items())
        path = tmp_path / name
        path.write_text(f"---\n{matter}\n---\n{text}" if front else text)
        return path

    return write


def compare(*paths):
    ran = crosswire("compare", "--json", *paths)
    assert ran.status == 0
    return ran.records


def found(*paths):
    """What differs, without numbers and order."""
    return sorted(
        (one["kind"], one["severity"], one["summary"], str([side["says"] for side in one["sides"]]))
        for one in compare(*paths)
    )


URL = "https://northwire.example/landslide"


def test_versions_of_one_address_differ_by_revisions_only(file):
    first = file("first.md", LANDSLIDE, url=URL, source="Northwire", published="2026-03-06T10:00:00Z")
    text = edited(LANDSLIDE, "14 homes", "41 homes", "has approved", "has not approved")
    second = file("second.md", text, url=URL, source="Northwire", published="2026-03-06T12:00:00Z")
    records = compare(first, second)
    assert [one["kind"] for one in records] == ["revision", "revision"]
    homes = next(one for one in records if "14 homes" in one["summary"])
    assert [side["says"] for side in homes["sides"]] == ["14 homes", "41 homes"]
    assert [side["members"][0]["article"] for side in homes["sides"]] == [str(first), str(second)]
    assert homes["route"] == "channel"


def test_the_latest_version_speaks_for_the_article_whatever_the_order(file):
    paths = [
        file("a.md", LANDSLIDE, url=URL, source="Northwire", published="2026-03-06T10:00:00Z"),
        file("b.md", edited(LANDSLIDE, "14 homes", "41 homes"), url=URL, source="Northwire",
             published="2026-03-06T10:00:00Z", updated="2026-03-06T13:00:00Z"),
        file("c.md", OTHER, url="https://other.example/1", source="Valley Herald", published="2026-03-06T11:00:00Z"),
    ]  # fmt: skip
    orders = [found(*order) for order in permutations(paths)]
    assert all(order == orders[0] for order in orders)
    assert [kind for kind, *_ in orders[0]] == ["figure_conflict", "revision"]
    assert "41 homes" in orders[0][0][2]


def test_undated_versions_come_out_the_same_in_either_order(file):
    first = file("a.md", CLINIC, url=URL, version="1")
    second = file("b.md", edited(CLINIC, "640 nurses", "460 nurses"), url=URL, version="2")
    assert found(first, second) == found(second, first)
    assert compare(second, first)[0]["sides"][0]["says"] == "Some 640 nurses"


def test_a_version_without_changes_is_silent(file):
    first = file("a.md", CLINIC, url=URL, source="Northwire")
    assert compare(first, file("b.md", CLINIC, url=URL, source="Northwire")) == []
    assert compare(first, file("c.md", CLINIC.replace("\n\n", "\n\n\n"), url=URL, source="Northwire")) == []


def test_a_killed_version_is_a_correction_and_holds_against_nobody(file):
    first = file("a.md", LANDSLIDE, url=URL, source="Northwire", published="2026-03-06T10:00:00Z")
    killed = file("b.md", edited(LANDSLIDE, "14 homes", "41 homes"), url=URL, source="Northwire",
                  published="2026-03-06T11:00:00Z", pub_status="canceled")  # fmt: skip
    other = file("c.md", OTHER, url="https://other.example/1", source="Valley Herald")
    (only,) = compare(first, killed, other)
    assert only["kind"] == "correction"
    assert only["rule"] == "article-killed"


def test_a_copy_with_one_figure_changed_is_said_to_be_one(file):
    wire = file("wire.md", LANDSLIDE, source="Northwire", published="2026-03-06T10:00:00Z")
    copy = file("copy.md", edited(LANDSLIDE, "14 homes", "44 homes"), source="Corra Post",
                published="2026-03-06T12:00:00Z")  # fmt: skip
    whole = file("whole.md", LANDSLIDE, source="Coast Echo", published="2026-03-06T12:30:00Z")
    (only,) = compare(copy, whole, wire)
    assert (only["kind"], only["rule"], only["severity"]) == ("figure_conflict", "copy-figure", "high")
    assert only["why"].startswith("Corra Post carries the text of Northwire with another figure")
