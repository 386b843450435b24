"""Article fields out of what a document says about itself, the same for every format."""

import re
from datetime import datetime, timedelta
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import urlsplit, urlunsplit

from claims.article import PubStatus
from handlers.document import Document, UnreadableDocument, printable
from handlers.formats.moments import HOW_TO_WRITE, LATEST_ZONE, read_moment

_LONGEST_URL = 2000
_UNSAFE_IN_URL = re.compile(r"[\x00-\x20\x7f<>\"\ud800-\udfff]")
_STATUSES = {"usable": PubStatus.USABLE, "withheld": PubStatus.WITHHELD, "canceled": PubStatus.CANCELED,
             "cancelled": PubStatus.CANCELED}  # fmt: skip
_CLOCKS_DIFFER = timedelta(days=1)


def uri_of_file(name: str) -> str:
    """Return the uri of a file without an address of its own: dropped again under its name, it is a new version."""
    return f"file:{PurePosixPath(name)}"


def web_address(text: str | None) -> str | None:
    """Return a text as an http or https address, None if it is none: nothing else is ever made a link."""
    address = (text or "").strip()
    if not address or len(address) > _LONGEST_URL or _UNSAFE_IN_URL.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()))


def stated_url(document: Document, written: str) -> str:
    """Return the address a file names as its own.

    Raises:
        UnreadableDocument: It is no web address.
    """
    address = web_address(written)
    if address is None:
        raise UnreadableDocument(
            document.name,
            "url",
            f'"{printable(written, longest=60)}" is not a web address',
            "write it whole, beginning with https://",
        )
    return address


def stated_moment(document: Document, field: str, written: str) -> tuple[datetime, tuple[str, ...]]:
    """Return a moment a file states, in UTC, and warnings about what was assumed.

    Raises:
        UnreadableDocument: It is no date.
    """
    moment = read_moment(written)
    if moment is None:
        raise _no_date(document, field, written)
    warnings = []
    if not moment.zoned and ":" in written:
        warnings.append(f"{field}: no time zone is given, read as UTC; {HOW_TO_WRITE}")
    if moment.at > document.received_at + _CLOCKS_DIFFER:
        warnings.append(f"{field}: {moment.at:%Y-%m-%d} lies in the future")
    return moment.at, tuple(warnings)


def stated_embargo(document: Document, written: str) -> tuple[datetime, tuple[str, ...]]:
    """Return the end of an embargo, in UTC.

    Without a time zone it is held until the moment has passed everywhere: late is a nuisance, early a breach.

    Raises:
        UnreadableDocument: It is no date.
    """
    moment = read_moment(written)
    if moment is None:
        raise _no_date(document, "embargoed", written)
    if moment.zoned:
        return moment.at, ()
    latest = moment.at.replace(tzinfo=LATEST_ZONE).astimezone(moment.at.tzinfo)
    warning = (
        f"embargoed: no time zone is given, so it is held until {latest:%Y-%m-%d %H:%M} UTC, when that moment "
        f"has passed everywhere; {HOW_TO_WRITE}"
    )
    return latest, (warning,)


def stated_status(document: Document, written: str) -> PubStatus:
    """Return an article's publishing status.

    Raises:
        UnreadableDocument: It is not one of the three.
    """
    word = written.strip().lower().removeprefix("stat:")
    if word in _STATUSES:
        return _STATUSES[word]
    close = get_close_matches(word, _STATUSES, n=1)
    known = ", ".join(status.value for status in PubStatus)
    raise UnreadableDocument(
        document.name,
        "pub_status",
        f'"{printable(written, longest=40)}" is not known',
        f'did you mean "{_STATUSES[close[0]].value}"? Known are {known}' if close else f"write one of {known}",
    )


def _no_date(document: Document, field: str, written: str) -> UnreadableDocument:
    return UnreadableDocument(
        document.name, field, f'"{printable(written, longest=60)}" is not a date we can read', HOW_TO_WRITE
    )
