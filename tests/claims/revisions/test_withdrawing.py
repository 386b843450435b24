from claims.article import PubStatus
from claims.difference import DifferenceKind, Route, Severity
from claims.revisions import withdrawal
from tests.claims.revisions.texts import LANDSLIDE, version


def test_a_kill_is_said_out_loud_and_repeats_no_passage():
    killed = version(LANDSLIDE, pub_status=PubStatus.CANCELED, ed_note="The prefect's office denies the report.")
    found = withdrawal(version(LANDSLIDE), killed)
    assert (found.kind, found.severity, found.route) == (DifferenceKind.CORRECTION, Severity.HIGH, Route.CHANNEL)
    assert "withdrew" in found.summary
    assert "denies the report" in found.why
    (member,) = found.members
    assert member.claim.sentence == "Landslide buries homes above Corra"


def test_an_article_withheld_after_it_was_used_is_told_of_and_one_never_used_is_not():
    held = version(LANDSLIDE, pub_status=PubStatus.WITHHELD)
    assert "withheld" in withdrawal(version(LANDSLIDE), held).summary
    assert withdrawal(None, held) is None


def test_a_version_that_may_be_used_is_no_withdrawal():
    assert withdrawal(version(LANDSLIDE), version(LANDSLIDE)) is None
