"""Whose words an article carries: copies, whole or in part, agencies credited, publisher families."""

from claims.copies.comparing import ChangedSentence, CopyKind, CopyVerdict, copy_of
from claims.copies.credits import credited_agency
from claims.copies.families import family_of
from claims.copies.fingerprints import Fingerprint, fingerprint, lookup_shingles, shingles

__all__ = [
    "ChangedSentence",
    "CopyKind",
    "CopyVerdict",
    "Fingerprint",
    "copy_of",
    "credited_agency",
    "family_of",
    "fingerprint",
    "lookup_shingles",
    "shingles",
]
