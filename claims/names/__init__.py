"""Proper names of an article: every mention, and which mentions are of one bearer."""

from claims.names.reading import name_claims
from claims.names.resolving import resolve_names
from claims.names.same import name_key, same_name
from claims.names.values import Mention, Name, NameKind, Names

__all__ = ["Mention", "Name", "NameKind", "Names", "name_claims", "name_key", "resolve_names", "same_name"]
