"""Statuses: who has or has not done what, and how far an act has come."""

from claims.statuses.degrees import Degree
from claims.statuses.extraction import status_claims

__all__ = ["Degree", "status_claims"]
