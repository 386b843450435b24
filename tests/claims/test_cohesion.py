import random

from claims.article import plain_article
from claims.claim import Evidence, FigureClaim
from claims.cohesion import cohesive_facts, cohesive_groups
from claims.comparison.differences import find_differences
from claims.extract import read_claims
from claims.facts import evidence_key, gather_facts
from claims.pairing.pairs import pair_claims
from claims.parser import load_parser

RIOT = {
    "a": "Rioters in Marn set fire to three banks on Friday. Two police officers were hurt.",
    "b": "Two banks in Marn were set on fire by rioters. Four police officers were injured.",
    "c": "In Marn three banks and five shops burned. The riot left two officers hurt.",
    "d": "Five shops in Marn were set on fire by rioters, and four officers were injured.",
}


def figures(texts):
    found = []
    for uri, text in texts.items():
        article = plain_article(text, uri=uri)
        claims = read_claims(article, load_parser()).claims
        found += [Evidence(claim=one, article=article) for one in claims if isinstance(one, FigureClaim)]
    return found


def surfaces(group):
    return {f"{member.article.uri}: {member.claim.surface} {member.claim.concept.head}" for member in group}


def test_what_is_counted_side_by_side_is_not_one_thing():
    groups = [group for group in cohesive_groups(figures(RIOT)) if len(group) > 1]

    counted = [{member.claim.concept.head for member in group} for group in groups]
    assert counted
    assert not any({"bank", "officer"} <= heads or {"shop", "officer"} <= heads for heads in counted)


def test_every_claim_stands_in_one_group():
    claims = figures(RIOT)

    together = [evidence_key(member) for group in cohesive_groups(claims) for member in group]
    assert sorted(together) == sorted(evidence_key(one) for one in claims)


def test_the_order_of_the_claims_changes_no_group():
    claims, chance = figures(RIOT), random.Random(3)
    expected = [surfaces(group) for group in cohesive_groups(claims)]

    for _ in range(5):
        chance.shuffle(claims)
        assert [surfaces(group) for group in cohesive_groups(claims)] == expected


def test_one_thing_in_many_articles_stays_one_fact():
    texts = {
        "a": "Floods in Arden have killed 62 people, the government said.",
        "b": "The floods in Arden killed 51 people, emergency services said.",
        "c": "Floods in Arden killed 51 people, the mayor said.",
        "d": "At least 62 people were killed by the floods in Arden.",
    }
    claims = figures(texts)
    pairs = [
        pair for later in texts for earlier in texts if earlier < later
        for pair in pair_claims([one for one in claims if one.article.uri == earlier], [one for one in claims if one.article.uri == later])
    ]  # fmt: skip

    (fact,) = cohesive_facts(pairs)
    assert {member.article.uri for member in fact.members} == set(texts)
    assert [len(side.members) for side in find_differences(fact.members)[0].sides] == [2, 2]
    assert len(gather_facts(pairs)) == 1


def test_outlets_that_write_a_name_alike_stand_together_against_one_that_does_not():
    texts = {
        "a": "The climber Duncan Rait, 36, fell from a ridge in the park.",
        "b": "A climber, Duncan Raite, 36, fell from a ridge in the same park.",
        "c": "Duncan Rait, 36, died when the climber fell from a ridge in the park.",
        "d": "The climber who fell from a ridge in the park was Duncan Rait, 36.",
    }
    members = []
    for uri, text in texts.items():
        article = plain_article(text, uri=uri)
        claims = read_claims(article, load_parser()).claims
        members += [Evidence(claim=one, article=article) for one in claims if one.kind == "name" and "Dun" in one.form]
    pairs = [pair for number, a in enumerate(members) for b in members[:number] for pair in pair_claims([a], [b])]

    (fact,) = cohesive_facts(pairs)

    assert {member.article.uri for member in fact.members} == {"a", "b", "c", "d"}
