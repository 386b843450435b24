"""Statuses: who has or has not done what, and how far an act has come."""

from claims.statuses.extraction import status_claims
from claims.statuses.stages import Degree

__all__ = ["Degree", "status_claims"]
