import random

from claims.article import plain_article
from claims.claim import Evidence
from claims.comparison.differences import find_differences
from claims.extract import read_claims
from claims.facts import evidence_key, fact_family, gather_facts
from claims.pairing.pairs import pair_claims
from claims.parser import load_parser

TOLD = {
    "a": "Floods in Arden have killed 62 people, the government said.",
    "b": "The floods in Arden killed 51 people, emergency services said.",
    "c": "Floods in Arden killed 51 people, the mayor said.",
    "d": "A strike at the port of Marn has stopped 40 ships.",
}


def told():
    found = {}
    for uri, text in TOLD.items():
        article = plain_article(text, uri=uri)
        found[uri] = [Evidence(claim=one, article=article) for one in read_claims(article, load_parser()).claims]
    return found


def facts_in_order(order):
    evidence, pairs = told(), []
    for index, later in enumerate(order):
        for earlier in order[:index]:
            pairs += pair_claims(evidence[later], evidence[earlier])
    return gather_facts(pairs)


def test_paired_claims_make_one_fact_and_others_stay_out():
    (fact,) = facts_in_order(list(TOLD))

    assert [member.article.uri for member in fact.members] == ["a", "b", "c"]
    assert fact_family(fact) == "killed"


def test_any_order_of_arrival_gives_the_same_facts_and_sides():
    seen = set()
    chance = random.Random(7)
    for _ in range(6):
        order = list(TOLD)
        chance.shuffle(order)
        for fact in facts_in_order(order):
            (difference,) = find_differences(fact.members)
            sides = tuple(tuple(evidence_key(member) for member in side.members) for side in difference.sides)
            seen.add((difference.kind, difference.severity, difference.confidence, difference.summary, sides))

    assert len(seen) == 1


def test_quotations_that_nobody_is_named_for_are_compared_too():
    said = "“We will never again build {} houses beside this river, whatever the council says about it tomorrow.”"
    evidence = []
    for uri, count in (("a", 11), ("b", 22)):
        article = plain_article(f"Floods in Arden.\n\n{said.format(count)}", uri=uri)
        evidence.append([Evidence(claim=one, article=article) for one in read_claims(article, load_parser()).claims])
    facts = gather_facts(pair_claims(*evidence))

    assert any(find_differences(fact.members) for fact in facts)
