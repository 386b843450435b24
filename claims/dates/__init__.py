"""Dates: found in raw text by a grammar of our own, resolved against the article's day, tied to events."""

from claims.dates.dated import as_of
from claims.dates.expressions import DateKind, DateMention
from claims.dates.finding import find_dates
from claims.dates.reading import date_claims
from claims.dates.resolving import resolve

__all__ = ["DateKind", "DateMention", "as_of", "date_claims", "find_dates", "resolve"]
