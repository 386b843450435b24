from claims.article import plain_article
from claims.claim import ClaimKind
from claims.extract import read_claims
from claims.pairing.keys import claim_keys
from claims.parser import load_parser


def keys_of(text):
    claims = read_claims(plain_article(text, uri="t"), load_parser()).claims
    (claim,) = [one for one in claims if one.kind is ClaimKind.FIGURE]
    return claim_keys(claim)


def test_two_wordings_of_one_figure_share_keys():
    a = keys_of("Floods in Arden have killed 62 people.")
    b = keys_of("The death toll from the floods in Arden stands at 51.")

    assert len(a & b) >= 2


def test_keys_fit_a_signed_63_bit_column_and_never_change():
    keys = keys_of("Floods in Arden have killed 62 people.")

    assert all(0 <= key < 2**63 for key in keys)
    assert keys == keys_of("Floods in Arden have killed 62 people.")
