"""What is shipped is what runs: the wheel is built, installed elsewhere, and shows its demonstration."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.bot_process import ROOT

SHIPPED = ("bot", "handlers", "storage", "claims", "seeds")


def run(*command: object, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSWIRE_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd, env=environment | {"PYTHONUTF8": "1"}, capture_output=True, text=True, encoding="utf-8", check=False,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy so that the checkout stays as it is."""
    place = tmp_path_factory.mktemp("wheel")
    for package in SHIPPED:
        shutil.copytree(ROOT / package, place / "source" / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, place / "source")
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "wheel", "-q", *offline, "-w", place, "./source", cwd=place)
    (built,) = place.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        str(file.relative_to(ROOT))
        for package in SHIPPED
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert names == expected
    assert any(name.startswith("claims/data/") for name in names)
    assert "storage/migrations/script.py.mako" in names
    assert any(name.startswith("storage/migrations/versions/0001") for name in names)
    for folder in ("articles", "demo"):
        assert sum(name.startswith(f"seeds/{folder}/") for name in names) >= 5


def test_the_installed_wheel_shows_its_demonstration_from_any_folder(wheel, tmp_path):
    house, elsewhere = tmp_path / "house", tmp_path / "elsewhere"
    elsewhere.mkdir()
    venv.create(house, with_pip=False, symlinks=True)
    python = house / "bin" / "python"
    offline = ("--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", f"--python={python}", "install", "-q", *offline, wheel, cwd=elsewhere)
    # The libraries are those at hand; their own .pth files, and with them a checkout installed for editing, are not read.
    (site,) = house.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")

    where = run(
        python, "-c", "import bot, claims, seeds; print(bot.__file__, claims.__file__, seeds.__file__)", cwd=elsewhere
    )
    assert all(Path(file).is_relative_to(site) for file in where.split())
    shown = " ".join(re.sub(r"[│┃*]", " ", run(house / "bin" / "crosswire", "demo", cwd=elsewhere)).split())
    assert "Ukraine estimates that 11,000 North Korean soldiers are in Kursk." in shown
    assert "Kept quiet, and why" in shown
    assert list(elsewhere.iterdir()) == []
