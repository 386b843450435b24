"""What a person is called beside the name, in small letters, stands as the title."""

import pytest

from claims.article import plain_article
from claims.extract import read_claims
from claims.parser import load_parser

ROLES = [
    ("Ukrainian security expert Serhiy Kuzan doubts it.", "Serhiy Kuzan", "security expert"),
    ("Peter Lindqvist, a malaria researcher who was not involved, spoke.", "Peter Lindqvist", "malaria researcher"),
    ("Beatriz Nogueira, the club's chairwoman, resigned.", "Beatriz Nogueira", "chairwoman"),
    ("Trump communications director Steven Cheung did not respond.", "Steven Cheung", "communications director"),
    ("Dr Peter Lindqvist, a malaria researcher, spoke.", "Peter Lindqvist", "Dr"),
    ("Tom Rasch, who was hurt, left the pitch.", "Tom Rasch", None),
    ("The man Tom Rasch hit left the pitch.", "Tom Rasch", None),
]


@pytest.mark.parametrize(("text", "form", "title"), ROLES)
def test_the_role_beside_a_name_is_its_title(text, form, title):
    claims = read_claims(plain_article(text, uri="test"), load_parser()).claims

    (found,) = [claim for claim in claims if claim.kind == "name" and claim.form == form]

    assert found.title == title
    assert text[found.span.start : found.span.end] == found.surface
