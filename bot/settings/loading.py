"""Reading the settings: the file, the environment over it, and every mistake in one message."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from dotenv import dotenv_values
from pydantic import BaseModel, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import EnvSettingsSource

from bot.settings.values import FolderSettings, Settings

FILE_NAME = "crosswire.toml"
FILE_VARIABLE = "CROSSWIRE_SETTINGS"
"""The environment variable that names the settings file."""
_PREFIX = "CROSSWIRE_"
_LISTS = frozenset({"feeds", "desks"})
"""Sections that are lists of tables; in the environment, each is one variable that holds JSON."""


class SettingsError(Exception):
    """The settings cannot be used. The message lists every mistake, one a line, with where it stands."""


def load_settings(file: Path | None = None, *, environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of this installation; what the environment says goes before the file.

    Args:
        file: The settings file. Without it, the one ``CROSSWIRE_SETTINGS`` names, else ``crosswire.toml`` in the
            present folder if there is one. A ``.env`` beside it counts as environment.
        environment: Given, it replaces the process's own, and nothing else on the machine is looked at but ``file``.

    Raises:
        SettingsError: A name is unknown or a value cannot be used; no value is ever quoted, for it may be a secret.
    """
    process = os.environ if environment is None else environment
    path = _settings_file(file, process, look_around=environment is None)
    home = (path.parent if path else Path()).resolve()
    variables = {**(_dotenv(home / ".env") if environment is None else {}), **process}
    # A container's file often sets what it has no value for to nothing.
    variables = {name: value for name, value in variables.items() if value.strip()}
    stated = _read_toml(path) if path else {}
    problems = [*_unknown_keys(stated, path), *_unknown_variables(variables)]
    if problems:
        raise SettingsError("\n".join(problems))
    source = EnvSettingsSource(Settings)
    try:
        source.env_vars = {name.lower(): value for name, value in variables.items()}
        overriding = source()
    except ValueError as error:
        name = "DESKS" if "desks" in str(error) else "FEEDS"
        raise SettingsError(
            f"{_PREFIX}{name}: must be a JSON list; it is easier to write [[{name.lower()}]] in a file"
        ) from error
    try:
        settings = Settings(**_merged(stated, overriding))
    except ValidationError as error:
        raise SettingsError("\n".join(_explained(detail, overriding, path) for detail in error.errors())) from None
    return _anchored(settings, home)


def environment_names() -> tuple[str, ...]:
    """Return the name of every environment variable that is read, in the order of the sections."""
    names = [FILE_VARIABLE]
    for section, info in Settings.model_fields.items():
        fields = _section_fields(info)
        names += [f"{_PREFIX}{section}_{key}".upper() for key in fields] if fields else [f"{_PREFIX}{section}".upper()]
    return tuple(names)


def _settings_file(file: Path | None, variables: Mapping[str, str], *, look_around: bool) -> Path | None:
    named = file or (Path(variables[FILE_VARIABLE]) if variables.get(FILE_VARIABLE) else None)
    if named is not None:
        if not named.is_file():
            raise SettingsError(f"{named}: there is no such settings file; copy seeds/crosswire.example.toml there")
        return named
    found = Path(FILE_NAME)
    return found if look_around and found.is_file() else None


def _dotenv(file: Path) -> dict[str, str]:
    """Return what a ``.env`` file says about us."""
    if not file.is_file():
        return {}
    try:
        values = dotenv_values(file, interpolate=False)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file}: cannot be read: {error}") from error
    return {name: value for name, value in values.items() if name.upper().startswith(_PREFIX) and value is not None}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from error


def _unknown_keys(stated: dict[str, Any], path: Path | None) -> Iterator[str]:
    """Yield a sentence about each key of the file that is no setting."""
    known_sections = list(Settings.model_fields)
    for section, value in stated.items():
        info = Settings.model_fields.get(section)
        if info is None:
            owners = [name for name, its in Settings.model_fields.items() if section in _section_fields(its)]
            hint = f"; it belongs under [{owners[0]}]" if owners else _closest(section, known_sections)
            yield f"{path}: {section}: is not a setting{hint}"
            continue
        fields = _section_fields(info) or _item_fields(info)
        tables = value if isinstance(value, list) else [value]
        for number, table in enumerate(tables):
            place = f"{section}[{number + 1}]" if isinstance(value, list) else section
            if isinstance(table, dict):
                yield from (
                    f"{path}: {place}.{key}: is not a setting{_closest(key, fields)}"
                    for key in table
                    if key not in fields
                )


def _unknown_variables(variables: Mapping[str, str]) -> Iterator[str]:
    known = environment_names()
    for name in variables:
        if name.upper().startswith(_PREFIX) and name.upper() not in known:
            yield f"{name} (environment): is not a setting{_closest(name.upper(), known)}"


def _closest(name: str, known: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else f"; known are {', '.join(known)}"


def _explained(detail: ErrorDetails, overriding: dict[str, Any], path: Path | None) -> str:
    """Return a sentence about a value that cannot be used: where it stands and how to write it, never the value."""
    location = [part for part in detail["loc"] if isinstance(part, int) or not part.startswith("function-")]
    section, key = str(location[0]), str(location[1]) if len(location) > 1 else ""
    from_environment = section in overriding and (not key or key in overriding[section] or section in _LISTS)
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "model_type":
        message = f"must be a table: write [{section}] and its keys below it"
    message = (
        message
        if detail["type"] in {"value_error", "model_type"}
        else f"cannot be used: {message[:1].lower()}{message[1:]}"
    )
    if from_environment:
        return (
            f"{_PREFIX}{section.upper()}{f'_{key.upper()}' if section not in _LISTS else ''} (environment): {message}"
        )
    name = ""
    for part in location:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return f"{path or 'settings'}: {name}: {message}"


def _merged(stated: dict[str, Any], overriding: dict[str, Any]) -> dict[str, Any]:
    """Return the file's values with the environment's over them, section by section."""
    merged = dict(stated)
    for section, values in overriding.items():
        below = stated.get(section)
        merged[section] = {**below, **values} if isinstance(below, dict) and isinstance(values, dict) else values
    return merged


def _anchored(settings: Settings, home: Path) -> Settings:
    """Return the settings with their relative paths read from the settings file's folder."""
    folders = FolderSettings(
        **{
            **dict(settings.folders),
            **{name: home / getattr(settings.folders, name) for name in ("drop", "done", "failed")},
        }
    )
    url = settings.database.url.get_secret_value()
    anchored = settings.database.model_copy(update={"url": SecretStr(_anchored_url(url, home))})
    words = settings.framing.words
    framing = settings.framing.model_copy(update={"words": None if words is None else home / words})
    return settings.model_copy(update={"folders": folders, "database": anchored, "framing": framing})


def _anchored_url(url: str, home: Path) -> str:
    """Return a database's address with a relative SQLite path made absolute."""
    if url == ":memory:" or url.endswith((":///:memory:", "://")):
        return url
    if "://" not in url:
        return str(home / url)
    scheme, _, path = url.partition(":///")
    return f"{scheme}:///{home / path}" if scheme.startswith("sqlite") and path else url


def _section_fields(info: FieldInfo) -> dict[str, FieldInfo]:
    """Return the keys of a section; none for a list of tables."""
    kind = info.annotation
    return kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}


def _item_fields(info: FieldInfo) -> dict[str, FieldInfo]:
    """Return the keys of each table in a list of tables."""
    item = next(iter(get_args(info.annotation)), None)
    return item.model_fields if isinstance(item, type) and issubclass(item, BaseModel) else {}
