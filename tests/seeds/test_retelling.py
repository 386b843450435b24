"""The seeds are our own sentences, and complete in facts."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES = ROOT / "seeds" / "articles"
SHARED = ROOT.parent / "shared"
ORIGINALS = SHARED / "seeds"
DIFFERENCES = SHARED / "gold" / "seeds" / "differences.jsonl"
CLAIMS = SHARED / "gold" / "seeds" / "claims.jsonl"
KEPT = tomllib.loads((HERE / "kept_facts.toml").read_text("utf-8"))
LONGEST_RUN = 8
"""Words in a row that would be copying; quotations are outside the count, they must not change."""

needs_originals = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the originals are not beside this checkout")
needs_gold = pytest.mark.skipif(not DIFFERENCES.is_file(), reason="the annotated sets are not beside this checkout")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[’'‘]|(?<=\d),(?=\d)", "", text.lower()))


def runs(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[i : i + LONGEST_RUN]) for i in range(len(found) - LONGEST_RUN + 1)}


def shared_runs(ours: str, original: str) -> set[str]:
    """Runs of words in both, the quotations of ours cut out; a run never spans a cut."""
    pieces = re.split(r"“[^”]*”|\"[^\"\n]*\"", ours)
    return set().union(*(runs(piece) for piece in pieces)) & runs(original)


def parts(path: Path) -> tuple[dict, str]:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def kept_claims(name: str) -> dict[str, str]:
    return {claim: words for group in KEPT[name].values() if isinstance(group, dict) for claim, words in group.items()}


@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_fact_of_the_table_stands_in_the_retelling(name):
    _, body = parts(ARTICLES / f"{name}.md")
    assert [words for words in kept_claims(name).values() if words not in body] == []


@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_retelling_names_an_invented_outlet_and_its_time(name):
    front, _ = parts(ARTICLES / f"{name}.md")
    assert {"title", "source", "url", "published", "author"} <= front.keys()
    assert re.match(r"https://[a-z-]+\.example\.com/", front["url"])
    assert front["published"].utcoffset() is not None


def test_the_table_covers_every_retelling():
    assert {path.stem for path in ARTICLES.glob("*.md")} == set(KEPT)


def test_a_copied_run_of_words_is_found():
    original = "The mayor said on Monday that the old bridge over the river would stay shut until spring."
    copied = "Nobody is pleased: the old bridge over the river would stay shut for now."
    assert shared_runs(copied, original) == {
        "the old bridge over the river would stay",
        "old bridge over the river would stay shut",
    }
    assert shared_runs("Drivers heard that “the old bridge over the river would stay shut” for now.", original) == set()


@needs_originals
@pytest.mark.parametrize("path", sorted((ROOT / "seeds").rglob("*.md")), ids=lambda path: path.stem)
def test_no_run_of_eight_words_is_shared_with_an_original(path):
    copied = {
        run: original.name
        for original in sorted(ORIGINALS.glob("*.txt"))
        for run in shared_runs(path.read_text("utf-8"), original.read_text("utf-8"))
    }
    assert copied == {}


@needs_gold
@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_claim_that_takes_part_in_a_difference_is_in_the_table(name):
    wanted = set()
    for line in DIFFERENCES.read_text("utf-8").splitlines():
        for member in json.loads(line)["members"]:
            if member["seed"] == KEPT[name]["original"]:
                wanted.add(member["claim"].split(".", 1)[1])
    assert wanted - kept_claims(name).keys() == set()


@needs_gold
@pytest.mark.parametrize("name", sorted(KEPT))
def test_figures_and_quotations_are_kept_to_the_letter(name):
    changed = []
    for line in CLAIMS.read_text("utf-8").splitlines():
        claim = json.loads(line)
        key = claim["id"].split(".", 1)[1]
        if claim["seed"] != KEPT[name]["original"] or claim["kind"] not in {"figure", "quote"}:
            continue
        ours = kept_claims(name).get(key)
        if ours is not None and words(claim["span"]) != words(ours):
            changed.append((claim["span"], ours))
    assert changed == []
