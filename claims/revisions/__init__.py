"""What a new version of an article says otherwise than the one before."""

from claims.revisions.announcing import announced_correction
from claims.revisions.changes import Alignment, related_claims
from claims.revisions.copied import carries_both, copy_changes, copy_difference, not_covered
from claims.revisions.differences import revision_differences
from claims.revisions.versions import edited_sentences, in_order, may_be_used, versions_of
from claims.revisions.withdrawing import withdrawal

__all__ = [
    "Alignment",
    "announced_correction",
    "carries_both",
    "copy_changes",
    "copy_difference",
    "edited_sentences",
    "in_order",
    "may_be_used",
    "not_covered",
    "related_claims",
    "revision_differences",
    "versions_of",
    "withdrawal",
]
