"""Limits: how far a measure reaches, whom it binds, where and until when."""

from claims.limits.extraction import limit_claims

__all__ = ["limit_claims"]
