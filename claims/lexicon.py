"""The engine's word lists and tables, read once from the package's own ``data`` folder."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=64)
def table(name: str) -> dict[str, Any]:
    """Return the table ``claims/data/<name>.toml``.

    Raises:
        ValueError: the file is missing or is not TOML; the message names it.
    """
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"claims/data/{name}.toml is not valid TOML: {error}") from error


@lru_cache(maxsize=64)
def words(name: str, key: str) -> frozenset[str]:
    """Return the list ``key`` of a table as a set; a table of lists gives the words of all of them.

    Args:
        name: the file, without ``.toml``.
        key: a key of it, or a dotted path of keys.
    """
    value: Any = table(name)
    for part in key.split("."):
        if part not in value:
            raise ValueError(f"claims/data/{name}.toml has no entry {key!r}")
        value = value[part]
    return frozenset(_flat(value))


@lru_cache(maxsize=8)
def sections(name: str) -> dict[str, frozenset[str]]:
    """Return a plain word list ``claims/data/<name>.txt`` whose sections are headed by ``# title`` lines."""
    found: dict[str, frozenset[str]] = {}
    title = ""
    for line in _read(f"{name}.txt").splitlines():
        if line.startswith("#"):
            title = line.lstrip("# ").strip()
        elif line.strip():
            found[title] = found.get(title, frozenset()) | frozenset(line.split())
    return found


def _flat(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for part in value.values() for word in _flat(part)]
    return [str(word) for word in value]


def _read(name: str) -> str:
    try:
        return files("claims").joinpath("data", name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ValueError(f"claims/data/{name} is missing: reinstall Crosswire") from error
