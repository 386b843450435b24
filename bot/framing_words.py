"""The newsroom's own list of framing words, read from its file."""

from pathlib import Path

from bot.settings import SettingsError
from claims.framing.house_words import NO_CHANGES, HouseWords, UnreadableWords, read_house_words


def house_words(file: Path | None) -> HouseWords:
    """Return the changes written down in a file; none where there is no file.

    Raises:
        SettingsError: the file cannot be read, or says something that cannot be used.
    """
    if file is None:
        return NO_CHANGES
    try:
        return read_house_words(file.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise SettingsError(f"{file}: cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise SettingsError(f"{file}: is not UTF-8; save it as UTF-8") from problem
    except UnreadableWords as problem:
        raise SettingsError(f"{file}: {problem}") from problem
