import pytest

from claims.difference import DifferenceKind, Route, Severity
from tests.claims.revisions.texts import CLINIC, LANDSLIDE, changes, edited

CHANGED = {
    "a figure": (LANDSLIDE, ("14 homes", "41 homes"), "14 homes", "41 homes", Severity.HIGH),
    "a toll that grew": (LANDSLIDE, ("at least nine", "at least 12"), "nine", "12", Severity.MEDIUM),
    "an amount": (LANDSLIDE, ("4.2 million", "2.4 million"), "4.2 million", "2.4 million", Severity.HIGH),
    "a share": (CLINIC, ("fell 12 percent", "fell 21 percent"), "12 percent", "21 percent", Severity.HIGH),
    "a price, slightly": (CLINIC, ("$18.40", "$18.90"), "$18.40", "$18.90", Severity.MEDIUM),
    "one of two figures": (CLINIC, ("eight of its 31", "eight of its 37"), "31", "37", Severity.HIGH),
    "a unit": (CLINIC, ("45 km", "45 miles"), "45 km", "45 miles", Severity.HIGH),
    "a quotation": (LANDSLIDE, ("nothing but mud", "nothing but dust"), "mud", "dust", Severity.MEDIUM),
    "a quotation's no": (CLINIC, ("will be left", "will not be left"), "will be", "will not be", Severity.HIGH),
    "a status": (LANDSLIDE, ("has approved", "is considering"), "has approved", "is considering", Severity.HIGH),
    "a status's not": (CLINIC, ("has not approved", "has approved"), "has not", "has approved", Severity.HIGH),
    "a day": (LANDSLIDE, ("until Monday", "until Tuesday"), "Monday", "Tuesday", Severity.MEDIUM),
    "the headline": (LANDSLIDE, ("Landslide buries", "Mudslide sweeps"), "Landslide", "Mudslide", Severity.MEDIUM),
}
SAME = {
    "nothing": (),
    "white space": ("\n\n", "\n\n\n", "Rescue teams", "  Rescue  teams"),
    "quotation marks": ('"We heard', "“We heard", 'mud,"', "mud,”"),
    "a time stamp": ("Corra\n\nA", "Corra\n\nUpdated: 14:05 GMT, 7 March 2026\n\nA"),
    "advertisements": ("Rescue", "ADVERTISEMENT\n\nSign up to our newsletter and save 50% of $120\n\nRescue"),
    "a paragraph of background": ("The mountain", "In 2011 a landslide nearby killed 25 people. The mountain"),
    "the order of two sentences": (
        "Rescue teams with dogs searched the slope through the night. About 300 residents were moved to a school gym.",
        "About 300 residents were moved to a school gym. Rescue teams with dogs searched the slope through the night.",
    ),
    "a round figure said exactly": ("About 300", "312"),
    "a number in letters": ("at least nine", "at least 9"),
    "a label on the headline": ("Landslide buries", "UPDATE: Landslide buries"),
    "the day somebody spoke": ("the regional prefect said", "the regional prefect said late on Friday"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_change_is_told_once_with_both_versions(what):
    text, change, was, now, severity = CHANGED[what]
    (found,) = changes(text, edited(text, *change))
    assert found.kind is DifferenceKind.REVISION
    assert found.route is Route.CHANNEL
    assert found.severity is severity
    before, after = found.sides
    assert was in before.says
    assert now in after.says
    for side, article in ((before, text), (after, edited(text, *change))):
        for member in side.members:
            assert member.article.text == article
            assert member.claim.span.slice(article) == member.claim.surface


@pytest.mark.parametrize("what", SAME)
def test_what_says_the_same_is_silent(what):
    assert changes(LANDSLIDE, edited(LANDSLIDE, *SAME[what])) == []


def test_a_paragraph_cut_is_no_change():
    start, end = LANDSLIDE.index("Rescue"), LANDSLIDE.index('"We')
    assert changes(LANDSLIDE, LANDSLIDE[:start] + LANDSLIDE[end:]) == []


def test_one_change_in_headline_and_lead_is_told_once():
    both = edited(CLINIC, "shut eight sites", "shut nine sites", "close eight of", "close nine of")
    (found,) = changes(CLINIC, both)
    assert len(found.sides[1].members) == 2


def test_a_lead_written_anew_is_held_against_the_old_one():
    lead = LANDSLIDE.split("\n")[2]
    anew = "The landslide above Corra has killed 13 people, the prefect said on Saturday. It buried 14 homes."
    (found,) = changes(LANDSLIDE, LANDSLIDE.replace(lead, anew))
    assert [side.says for side in found.sides] == ["at least nine people", "13 people"]


def test_a_figure_left_behind_elsewhere_does_not_hide_the_change():
    twice = CLINIC.rstrip() + " Marrow Health will keep paying rent for the eight clinics.\n"
    (found,) = changes(twice, twice.replace("will close eight", "will close 11"))
    assert "11" in found.sides[1].says


@pytest.mark.parametrize(
    ("end", "fields"),
    [
        ("\nCorrection: An earlier version of this article gave the wrong number of homes.\n", {}),
        ("\nThis story has been corrected: the landslide buried 41 homes, not 14.\n", {}),
        ("\n(Corrects number of homes in first paragraph)\n", {}),
        ("", {"ed_note": "CORRECTION: number of homes"}),
    ],
)
def test_a_version_that_announces_its_correction_is_a_correction(end, fields):
    found = changes(LANDSLIDE, edited(LANDSLIDE, "14 homes", "41 homes") + end, **fields)
    assert [(one.kind, one.severity) for one in found] == [(DifferenceKind.CORRECTION, Severity.HIGH)]
    assert "correct" in found[0].why.lower()


def test_a_correction_of_what_is_no_claim_is_told_with_its_announcement():
    note = "This article has been amended to correct the occupation of Ilse Tarn."
    (found,) = changes(LANDSLIDE, edited(LANDSLIDE, "a baker", "a teacher") + f"\n{note}\n")
    assert found.kind is DifferenceKind.CORRECTION
    assert found.sides[0].says == note


def test_an_announcement_that_stood_there_before_is_no_news():
    corrected = LANDSLIDE + "\nCorrection: An earlier version of this article gave the wrong number of homes.\n"
    (found,) = changes(corrected, edited(corrected, "at least nine", "at least 12"))
    assert found.kind is DifferenceKind.REVISION


@pytest.mark.parametrize(
    "text",
    [
        "The company said it would correct the figures in its annual report.",
        "Corrections officers at the prison called off their strike.",
        "The minister apologised for the error and promised a new count.",
        "The earlier version of the law was struck down by the court.",
    ],
)
def test_news_of_a_correction_elsewhere_announces_none(text):
    assert changes(LANDSLIDE, f"{LANDSLIDE}\n{text}\n") == []
