"""An outlet takes an article back: killed, or withheld after it had been used."""

from claims.article import Article, PubStatus
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from claims.revisions.passages import headline_of

KILLED, WITHHELD = "article-killed", "article-withheld"
_WORDS = {PubStatus.CANCELED: "withdrew", PubStatus.WITHHELD: "withheld"}


def withdrawal(before: Article | None, after: Article) -> Difference | None:
    """Return that an article was taken back, or None where it was not, or was never there to be used.

    Of the article only the headline is shown: its passages may not be used any more.
    """
    if before is None or after.pub_status not in _WORDS or before.pub_status is after.pub_status:
        return None
    did = _WORDS[after.pub_status]
    named = " ".join((after.headline or before.headline).split())
    subject = f"“{named}”" if named else after.uri
    note = " ".join((after.ed_note or "").split())
    said = f"{after.source} {did} its article"
    return Difference(
        kind=DifferenceKind.CORRECTION,
        severity=Severity.HIGH,
        confidence=1.0,
        route=Route.CHANNEL,
        subject=subject,
        sides=(Side(says=f"{did} by the outlet" if did == "withheld" else "withdrawn by the outlet",
                    members=(headline_of(after),)),),
        rule=KILLED if after.pub_status is PubStatus.CANCELED else WITHHELD,
        why=f"{said}: {note}" if note else f"{said}; do not use it, nor what rests on it alone",
        summary=f"{said} {subject}",
    )  # fmt: skip
