"""One article against itself."""

import pytest

from claims.article import plain_article
from claims.claim import Evidence
from claims.comparison.internal import internal_conflicts
from claims.extract import read_claims
from claims.parser import load_parser


def conflicts(text):
    article = plain_article(text, uri="a")
    evidence = [Evidence(claim=claim, article=article) for claim in read_claims(article, load_parser()).claims]
    return [(one.rule, *(side.members[0].claim.surface for side in one.sides)) for one in internal_conflicts(evidence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Ferry fire off Brennick kills 14 people\n\n"
                "A fire on a ferry off Brennick killed 41 people on Monday, the coastguard said."
            ),
            [("internal-headline", "14", "41")],
        ),
        (
            "Ferry fire off Brennick\n\nThe fire killed 14 people, including 19 children, the coastguard said.",
            [("internal-part", "14", "19")],
        ),
    ],
)
def test_what_cannot_both_be_right_in_one_article_is_found(text, expected):
    assert conflicts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # the body repeats the headline, and tells an earlier count beside it
        (
            "Ferry fire off Brennick kills 14 people\n\nFourteen people died on a ferry off Brennick. "
            "The coastguard had said on Monday that the ferry fire off Brennick killed 11 people."
        ),
        # killed in the headline, hurt in the body
        "Ferry fire off Brennick kills 14 people\n\nThe fire on a ferry off Brennick injured 40 people.",
        # a part below its whole
        "Ferry fire off Brennick\n\nThe fire killed 14 people, including three children.",
        # rounding
        "Quake in Arden kills 2,800 people\n\nThe quake in Arden killed 2,799 people, officials said.",
        # another place
        "Storm kills 12 people in Peru\n\nThe storm had killed 30 people in Chile on Friday.",
    ],
)
def test_what_can_all_be_right_is_not_raised(text):
    assert conflicts(text) == []
