"""Statements: what an article says is so, how firmly, and on whose word."""

from claims.statements.extraction import statement_claims
from claims.statements.footing import Footing, footing_of

__all__ = ["Footing", "footing_of", "statement_claims"]
