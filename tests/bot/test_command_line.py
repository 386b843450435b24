"""The command line as people use it: help, look-ups, upkeep, and clear words when something is wrong."""

import json
import os
import re
import subprocess
import sys

import pytest
from typer.main import get_command

from bot.command_line import app
from tests.bot_process import ROOT
from tests.command_line import SEEDS, crosswire
from tests.events import told

VERBS = (
    "run demo seed ingest check search figure story alerts why digest feeds sources watch unwatch list desk house trust wording read extract compare export merge split forget rebuild doctor db replay"
).split()


@pytest.fixture(autouse=True)
def plain_house(tmp_path, monkeypatch):
    """An installation of its own: settings by environment, everything below one folder."""
    for name in [name for name in os.environ if name.startswith("CROSSWIRE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("CROSSWIRE_DATABASE_URL", str(tmp_path / "base.db"))
    return tmp_path


def words(text: str) -> str:
    return " ".join(re.sub(r"[│┃╭╮╰╯─━*]", " ", text).split())


@pytest.fixture
def two_articles(tmp_path):
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text(told(0, count=62, source="Northwire"))
    second.write_text(told(0, count=89, source="Valley Herald", retold=True))
    return first, second


def test_every_verb_has_help_with_an_example():
    command = get_command(app)
    assert sorted(command.commands) == sorted(VERBS)
    overview = crosswire("--help").out
    for verb in VERBS:
        assert re.search(rf"│ {verb} +\w", overview), verb
        helped = crosswire(verb, "--help")
        assert helped.status == 0
        if verb != "db":
            assert f"Example: crosswire {verb}" in words(helped.out)
    assert "Example: crosswire db upgrade" in words(crosswire("db", "upgrade", "--help").out)


def test_the_version_is_shown():
    assert re.fullmatch(r"crosswire \d+\.\d+\.\d+\n", crosswire("--version").out)


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (["extract"], 2, "Name at least one FILE"),
        (["compare"], 2, "Name at least two FILEs"),
        (["compare", "missing-1.txt", "missing-2.txt"], 2, "missing-1.txt: there is no such file; check the name"),
        (["extract", "missing.txt"], 1, "missing.txt: there is no such file; check the name"),
        (["extract", "--jsonl", "missing.jsonl"], 2, "missing.jsonl: No such file"),
        (["read", "missing.txt"], 1, "missing.txt: there is no such file"),
        (["check", "missing.txt"], 2, "missing.txt: there is no such file"),
        (["ingest", "missing.txt"], 1, "missing.txt: there is no such file"),
        (["check", "--fail-on", "huge", "missing.txt"], 2, "'huge' is not one of 'high', 'medium', 'low'"),
        (["forget", "--yes", "urn:none"], 1, "urn:none: no such article"),
        (["story", "17"], 0, "17"),
        (["why", "17"], 0, "17"),
        (["seed", "--settings", "none.toml"], 2, "none.toml: there is no such settings file"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said_with_its_remedy(typed, status, said):
    ran = crosswire(*typed)
    assert said in words(ran.out + ran.err)
    assert ran.status == status


def test_a_setting_mistyped_stops_the_start_and_names_the_right_one(tmp_path, monkeypatch):
    (tmp_path / "crosswire.toml").write_text('[folders]\ndorp = "in"\n')
    for verb in (["run"], ["seed"], ["alerts"], ["doctor"], ["db", "upgrade"], ["feeds"]):
        ran = crosswire(*verb)
        assert ran.status == 2
        assert "dorp" in ran.err
        assert "drop" in ran.err
    (tmp_path / "crosswire.toml").unlink()
    monkeypatch.setenv("CROSSWIRE_FOLDERS_DORP", "in")
    ran = crosswire("alerts")
    assert ran.status == 2
    assert "CROSSWIRE_FOLDERS_DROP" in ran.err


def test_a_database_that_cannot_be_used_is_named_with_a_remedy(tmp_path, monkeypatch):
    (tmp_path / "base.db").write_bytes(b"this is no database, only words that look like nothing at all" * 20)
    for verb in (["run"], ["seed"], ["alerts"], ["db", "upgrade"]):
        ran = crosswire(*verb)
        assert ran.status == 2
        assert "base.db" in ran.err
        assert "Move it away" in ran.err
    monkeypatch.setenv("CROSSWIRE_DATABASE_URL", "postgresql://someone:s3cret@127.0.0.1:9/none")
    ran = crosswire("alerts")
    assert ran.status == 2
    assert "does not answer" in ran.err
    assert "s3cret" not in ran.err + ran.out


def test_seeding_twice_changes_nothing():
    first, second = crosswire("seed"), crosswire("seed")
    assert (first.status, second.status) == (0, 0)
    assert re.fullmatch(r"5 articles read, 5 new, [1-9]\d* claims stored, \d+ differences? among them\.\n", first.out)
    assert second.out == "5 articles read, 0 new, 0 claims stored, 0 differences among them.\n"
    assert crosswire("search", "missiles").out
    exported = crosswire("export").records
    extracted = crosswire("extract", "--json", *SEEDS).records
    assert len(exported) == sum(record["kind"] != "framing_profile" for record in extracted)
    assert {(one["surface"], one["start"]) for one in exported} == {
        (one["surface"], one["start"]) for one in extracted if one["kind"] != "framing_profile"
    }


def test_what_was_ingested_can_be_looked_up_checked_and_forgotten(two_articles, tmp_path):
    first, second = two_articles
    held = tmp_path / "held.md"
    held.write_text(first.read_text().replace("Northwire", "Holdwire").replace("url:", "embargoed: 2199-01-01\nurl:"))
    assert "1 new" in crosswire("ingest", held).out
    assert crosswire("export").out == ""
    assert "Holdwire" not in crosswire("search", "floods").out

    assert re.fullmatch(r"1 article read, 1 new, \d claims? stored, 0 alerts\.\n", crosswire("ingest", first).out)

    checked = crosswire("check", "--json", "--fail-on", "high", second)
    (difference,) = checked.records
    assert checked.status == 1
    assert (difference["kind"], difference["severity"]) == ("figure_conflict", "high")
    sides = {member["article"]: member["source"] for side in difference["sides"] for member in side["members"]}
    assert sides == {str(second): "Valley Herald", "https://northwire.example.com/0": "Northwire"}
    assert crosswire("check", "--fail-on", "low", first).status == 0
    assert "1 new" not in crosswire("ingest", first).out
    assert {record["article"] for record in crosswire("export").records} == {"https://northwire.example.com/0"}

    ingested = crosswire("ingest", second)
    assert "At least 89 people died in the floods at Arden" in words(ingested.out)
    assert "1 alert." in ingested.out
    assert "62 people" in words(crosswire("figure", "people", "killed", "--place", "Arden").out)
    found = words(crosswire("search", "floods").out)
    assert found.count("The floods in Arden have killed 62 people") == 1
    assert "Northwire" in found
    listed = crosswire("alerts").out
    number = re.search(r"alert (\d+)", listed)[1]
    assert "89 people" in words(crosswire("alerts", number).out)
    story = re.search(r"^(\d{15,})  .*Arden.* \(\d articles\)$", crosswire("story").out, re.MULTILINE)[1]
    for asked in (story, "floods Arden", "https://northwire.example.com/0"):
        assert "Northwire" in crosswire("story", asked).out
    assert "Valley Herald" in crosswire("sources").out
    assert "figure" in crosswire("why", number).out
    assert crosswire("digest").status == 0

    assert crosswire("forget", "https://northwire.example.com/0", given="n\n").status == 1
    gone = crosswire("forget", "--yes", "https://northwire.example.com/0")
    assert gone.status == 0
    assert number in gone.out
    assert "Northwire" not in crosswire("search", "floods").out
    left = {record["article"] for record in crosswire("export").records}
    assert left == {"https://valley-herald.example.com/0"}


def test_the_doctor_says_what_is_in_place_and_what_is_not(tmp_path, monkeypatch):
    fine = crosswire("doctor", "--quick")
    assert fine.status == 0
    assert "it holds 0 articles" in fine.out
    assert "CROSSWIRE_SLACK_BOT_TOKEN" in fine.out
    (tmp_path / "base.db").write_bytes(b"no database" * 100)
    (tmp_path / "file").touch()
    monkeypatch.setenv("CROSSWIRE_FOLDERS_DROP", str(tmp_path / "file" / "drop"))
    ill = crosswire("doctor", "--quick")
    assert ill.status == 1
    assert len(re.findall(r"^PROBLEM", ill.out, re.MULTILINE)) == 4
    assert "CROSSWIRE_FOLDERS_DROP" in ill.out


def test_the_database_is_upgraded_by_hand_and_again():
    assert crosswire("db", "upgrade").out == crosswire("db", "upgrade").out
    assert "revision" in crosswire("db", "upgrade").out


def test_an_answer_goes_to_a_pipe_in_unicode_and_a_reader_may_leave_early(tmp_path):
    (tmp_path / "story.md").write_text("Nine people died in Łódź, “the mayor” said.\n" * 1500, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    command = [sys.executable, "-m", "bot", "read", "--json", "story.md", "story.md", "story.md"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert "Łódź" in json.loads(running.stdout.readline())["text"]
        running.stdout.close()
        assert running.stderr.read() == b""
        running.wait(timeout=60)


def test_a_figure_is_drawn_into_a_file_and_told_in_words(two_articles, tmp_path):
    first, second = two_articles
    for file in (first, second):
        crosswire("ingest", file)
    ran = crosswire("figure", "people", "killed", "--picture", tmp_path / "killed.png")
    assert ran.status == 0
    assert (tmp_path / "killed.png").read_bytes().startswith(b"\x89PNG")
    assert "by 2 outlets: from 62 people (Northwire)" in words(ran.err)
    nothing = crosswire("figure", "zeppelins", "--picture", tmp_path / "none.png")
    assert nothing.status == 1
    assert "too little to draw" in nothing.err
