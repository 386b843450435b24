from itertools import permutations

import pytest

from storage.evidence import evidence_where
from storage.facts import facts_of_claims
from storage.tables import ClaimRow
from tests.claims.test_cohesion import RIOT
from tests.newsrooms import a_newsroom, take


async def facts(newsroom):
    async with newsroom.database.read() as session:
        found = await evidence_where(session, ClaimRow.fact_id.is_not(None))
        of = await facts_of_claims(session, [one.claim_id for one in found])
    together = {}
    for one in found:
        together.setdefault(of[one.claim_id], set()).add(f"{one.article.source}: {one.claim.kind} {one.claim.surface}")
    return sorted(sorted(members) for members in together.values())


@pytest.fixture(scope="module")
def expected():
    return []


@pytest.mark.parametrize("order", list(permutations(RIOT))[::7], ids="".join)
async def test_any_order_of_arrival_gives_the_same_facts(tmp_path, order, expected):
    async with a_newsroom(tmp_path) as newsroom:
        for name in order:
            await take(newsroom, f"Riot in Marn\n\n{RIOT[name]}", source=f"Outlet {name}")
        found = await facts(newsroom)

    expected.append(found)
    assert sum(len(members) > 1 for members in found) >= 2
    assert found == expected[0]
