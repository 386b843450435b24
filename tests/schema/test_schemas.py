"""Every line the machine contract prints is what ``schema/`` says it is."""

import json
from functools import cache
from itertools import chain, permutations
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claims.difference import DifferenceKind
from tests.command_line import DROPPED, ORIGINALS, ROOT, SEEDS, crosswire

FILES = sorted((ROOT / "schema").glob("*.schema.json"))
ODD = {
    "empty-lines": "\n\n\n",
    "one-word": "Flood",
    "crlf": "Flood kills nine\r\n\r\nNine people died in Arden on Tuesday, the mayor said.\r\nAbout 300 were hurt.\r\n",
    "old-mac": "Nine people died in Arden.\rAbout 300 were hurt.\r",
    "astral": "🌊 Nine people 👩‍👩‍👧 died in Arden, said Zoë Ångström; 𝟙𝟚 boats sank. İstanbul sent £3.5m.",
    "quotes": '“Nine people died,” said the mayor, “and ‘about 300’ were hurt”. "We wait," she added.',
    "huge": f"Some 1{'0' * 400} people, or 10^400, were counted; 1e999 dollars and 99{',000' * 130} euros were paid.",
    "numbers": "1,2,3 4.5.6 7-8-9 £ $ % 10%% 1/0 3/4 −5C +44 20 7946 0958 5-4 0-0 1:2 12:30 1990s 9/11 007 1.000.000,5",
    "markup": "<b>Nine</b> people &amp; 3 dogs died. [link](http://x.example.com) | a | 1 |\n|---|---|\n| 5 | 6 |",
    "front-matter-look-alike": "---\nNine people died in Arden.\n---\nTwelve were hurt.",
    "no-full-stops": "nine people died in arden " * 200,
    "control": "Nine people\x0b died\x0c in\x85 Arden\u2028 on Tuesday.\u2029 About\u00a0300 were\u202fhurt.\ufeff Ten ran.",
    "rtl": "\u200fتسعة 9 people died in Arden\u200e, officials said.",
    "surrogate-pair-look": "Nine \\ud83d people died in Arden.",
}


@cache
def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8")))


def schema_of(record: dict) -> Draft202012Validator:
    if "error" in record:
        return schema("error")
    if "sides" in record:
        return schema("difference")
    if "relation" in record:
        return schema("claim_pair")
    if "format" in record:
        return schema("article")
    return schema("framing_profile" if record["kind"] == "framing_profile" else "claim")


def assert_valid(records: list[dict]) -> None:
    for record in records:
        problems = [f"{list(error.path)}: {error.message}" for error in schema_of(record).iter_errors(record)]
        assert not problems, (record, problems)


def spans(record: dict) -> list[tuple[int, int, str]]:
    """Every span of a claim or profile, with the words that must stand there."""
    if record["kind"] == "framing_profile":
        spanned = chain(record["characterisations"], record["loaded_words"], record["report_verbs"])
        return [(one["start"], one["end"], one["surface"]) for one in spanned]
    sentence = (record["sentence_start"], record["sentence_start"] + len(record["sentence"]), record["sentence"])
    as_of = record["as_of"]
    dated = [(as_of["start"], as_of["end"], as_of["text"])] if as_of else []
    return [(record["start"], record["end"], record["surface"]), sentence, *dated]


@pytest.fixture(scope="module")
def odd_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    for name, text in ODD.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / "marked.txt").write_bytes(b"\xef\xbb\xbf" + b"Nine people died in Arden, the mayor said.")
    (folder / "wide.txt").write_bytes("Nine people died in Arden, Zoë Åkesson said.".encode("utf-16"))
    (folder / "western.txt").write_bytes("Nine people died in the café, Zoë said on Tuesday.".encode("cp1252"))
    return sorted(folder.iterdir())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_schema_is_one(file):
    Draft202012Validator.check_schema(json.loads(file.read_text("utf-8")))


def test_the_schemas_know_the_closed_list_of_kinds():
    kinds = {str(kind) for kind in DifferenceKind}
    for name in ("difference", "claim_pair"):
        assert set(schema(name).schema["properties"]["kind"]["enum"]) - {None} == kinds


def check_files(files: list[Path]) -> int:
    """Check ``read`` and ``extract`` on files; return the number of claims."""
    read = crosswire("read", "--json", *files)
    assert_valid(read.records)
    texts = {record["file"]: record["text"] for record in read.records if "text" in record}
    assert {record["file"] for record in read.records} == {str(file) for file in files}
    extracted = crosswire("extract", "--json", *files)
    assert_valid(extracted.records)
    for record in extracted.records:
        text = texts[record["article"]]
        for start, end, surface in spans(record):
            assert text[start:end] == surface
    profiles = [record["article"] for record in extracted.records if record["kind"] == "framing_profile"]
    assert profiles == list(texts)
    return sum(record["kind"] != "framing_profile" for record in extracted.records)


@pytest.mark.parametrize(
    "files",
    [
        SEEDS + DROPPED,
        pytest.param(
            ORIGINALS, marks=pytest.mark.skipif(not ORIGINALS, reason="the originals are not beside this checkout")
        ),
    ],
    ids=["seeds", "originals"],
)
def test_every_line_about_the_seeds_is_valid_and_every_span_holds_its_words(files):
    assert check_files(list(files)) > 40


def test_every_line_about_odd_texts_is_valid_and_every_span_holds_its_words(odd_files):
    assert check_files(odd_files) > 10


def test_the_text_of_a_plain_file_is_the_file_itself(odd_files):
    texts = {
        Path(record["file"]).stem: record.get("text") for record in crosswire("read", "--json", *odd_files).records
    }
    for name in ("crlf", "old-mac", "astral", "control"):
        assert texts[name] == ODD[name]
    assert texts["marked"] == "Nine people died in Arden, the mayor said."


def test_comparing_gives_valid_lines_whose_members_are_on_one_side_only():
    compared = crosswire("compare", "--json", "--all", *SEEDS)
    assert compared.status == 0
    assert compared.records
    assert_valid(compared.records)
    for record in compared.records:
        members = [(one["article"], one["start"], one["end"]) for side in record["sides"] for one in side["members"]]
        assert len(members) == len(set(members))
        assert len(record["sides"]) > 1
        for side in record["sides"]:
            for member in side["members"]:
                text = Path(member["article"]).read_text("utf-8")
                assert text[member["start"] : member["end"]] == member["surface"]
                assert member["sentence"] in text


def test_pairs_are_valid_lines():
    pairs = crosswire("compare", "--pairs", "--json", *SEEDS).records
    assert {"agree", "differ"} <= {pair["relation"] for pair in pairs}
    assert_valid(pairs)
    assert all((pair["kind"] is None) == (pair["relation"] == "agree") for pair in pairs)


@pytest.mark.parametrize("pairs", [(), ("--pairs",)], ids=["differences", "pairs"])
def test_the_order_of_the_files_changes_nothing(pairs):
    orders = [SEEDS, SEEDS[::-1], [*SEEDS[3:], *SEEDS[:3]]]
    first, *others = [crosswire("compare", "--json", "--all", *pairs, *order).out for order in orders]
    assert first
    assert others == [first, first]


FLOODS = (
    "At least 62 people have died in the floods in Arden, the regional government said.",
    "The floods in Arden have killed 51 people, emergency services said.",
    "The floods in Arden have killed 47 people, a charity said.",
)


def cases(*lines: object) -> bytes:
    return b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)


def test_cases_are_answered_in_order_each_line_with_its_id(tmp_path):
    given = cases({"id": "b", "text": FLOODS[0]}, b"\n", {"id": 7, "text": FLOODS[1]}, {"id": "a", "text": "Nothing."})
    file = tmp_path / "cases.jsonl"
    file.write_bytes(given)
    ran = crosswire("extract", "--jsonl", file)
    assert ran.status == 0
    assert_valid(ran.records)
    assert list(dict.fromkeys(record["id"] for record in ran.records)) == ["b", 7, "a"]
    assert {record["id"]: record["article"] for record in ran.records} == {"b": "b", 7: "7", "a": "a"}
    assert [record["id"] for record in ran.records if record["kind"] == "figure"] == ["b", 7]
    assert crosswire("extract", "--jsonl", "-", given=given).out == ran.out


def test_each_case_of_a_comparison_stands_alone():
    ran = crosswire(
        "compare", "--jsonl", "-", given=cases({"id": 1, "texts": FLOODS[:2]}, {"id": 2, "texts": FLOODS[:1]})
    )
    assert ran.status == 0
    assert_valid(ran.records)
    (difference,) = ran.records
    assert difference["id"] == 1
    assert {one["article"] for side in difference["sides"] for one in side["members"]} == {"0", "1"}


def test_the_order_of_a_case_s_texts_changes_only_their_names():
    orders = list(permutations(range(3)))
    given = cases(*({"id": number, "texts": [FLOODS[i] for i in order]} for number, order in enumerate(orders)))
    found = {}
    for record in crosswire("compare", "--jsonl", "-", given=given).records:
        order = orders[record["id"]]
        sides = frozenset(frozenset(order[int(one["article"])] for one in side["members"]) for side in record["sides"])
        found.setdefault(record["id"], set()).add((record["kind"], sides))
    assert len(found) == len(orders)
    assert len({frozenset(one) for one in found.values()}) == 1


BAD_CASES = [
    (b'{"id": "bad", "text": "cut off\n', None, "is not JSON"),
    (b"[1, 2]\n", None, "an object"),
    (b'{"text": "no id"}\n', None, '"id" is missing'),
    (b'{"id": "bad"}\n', "bad", "is missing"),
    (b'{"id": "bad", "text": 5, "texts": [5]}\n', "bad", "must be a string"),
    (b'{"id": "bad", "text": null, "texts": "abc"}\n', "bad", "must be a"),
    (b'{"id": "bad", "text": "Nine \\ud800 people died.", "texts": ["Nine \\ud800 people died."]}\n', "bad", "no Unicode"),
    (b'{"id": "bad", "text": "caf\xe9", "texts": ["caf\xe9"]}\n', None, "no Unicode"),
]  # fmt: skip


@pytest.mark.parametrize("verb", ["extract", "compare"])
def test_a_case_that_fails_is_told_and_the_others_are_run(verb):
    good = {"id": "good", "text": FLOODS[0], "texts": FLOODS[:2]}
    ran = crosswire(verb, "--jsonl", "-", given=cases(*(bad for bad, _, _ in BAD_CASES), good))
    assert ran.status == 1
    assert_valid(ran.records)
    failed = ran.records[: len(BAD_CASES)]
    assert [record["id"] for record in failed] == [name for _, name, _ in BAD_CASES]
    for number, (record, (_, _, problem)) in enumerate(zip(failed, BAD_CASES, strict=True), start=1):
        assert f"line {number}: " in record["error"]
        assert problem in record["error"]
    rest = ran.records[len(BAD_CASES) :]
    assert {record["id"] for record in rest} == {"good"}
    assert not any("error" in record for record in rest)


def test_files_that_cannot_be_read_are_told_and_the_others_are_read(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0 not words")
    (tmp_path / "date.md").write_text("---\npublished: someday\n---\nNine people died in Arden.\n")
    (tmp_path / "good.txt").write_text(FLOODS[0])
    names = ["missing.txt", "empty.txt", "picture.jpg", "date.md", "good.txt"]
    ran = crosswire("read", "--json", *(tmp_path / name for name in names))
    assert ran.status == 1
    assert_valid(ran.records)
    assert [Path(record["file"]).name for record in ran.records] == names
    assert ["error" in record for record in ran.records] == [True, True, True, True, False]
    assert "published" in ran.records[3]["error"]


@pytest.mark.parametrize("verb", ["read", "extract"])
def test_a_dash_is_standard_input(verb):
    ran = crosswire(verb, "--json", "-", given=FLOODS[0])
    assert ran.status == 0
    assert {record.get("article", record.get("file")) for record in ran.records} == {"-"}


def test_one_half_of_a_comparison_may_come_from_standard_input(tmp_path):
    (tmp_path / "a.txt").write_text(FLOODS[0])
    ran = crosswire("compare", "--json", tmp_path / "a.txt", "-", given=FLOODS[1])
    (difference,) = ran.records
    assert {one["article"] for side in difference["sides"] for one in side["members"]} == {str(tmp_path / "a.txt"), "-"}
