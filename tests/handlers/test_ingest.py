import pytest

from claims.alert import AlertState
from claims.difference import DifferenceKind, Route
from storage.alerts import load_alert, open_alerts
from storage.articles import Arrival, count_articles
from storage.claim_base import count_claims
from tests.newsrooms import Clock, a_newsroom, take

FIRST = """Floods in Arden

At least 62 people have died in the floods in Arden, the regional government said on Tuesday.
Some 4,000 people were evacuated from the valley below the Marn dam."""
SECOND = """Arden counts its dead

The floods in Arden have killed 51 people, emergency services said on Tuesday.
Rescuers evacuated about 4,000 people from the valley below the Marn dam."""


async def alerts_of(newsroom):
    async with newsroom.database.read() as session:
        return [record.alert for record in await open_alerts(session, route=None)]


async def test_two_outlets_that_cannot_both_be_right_are_set_against_each_other_word_for_word(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        (alert,) = await alerts_of(newsroom)

    (difference,) = alert.differences
    assert second.alert_ids == (alert.alert_id,)
    assert difference.kind is DifferenceKind.FIGURE_CONFLICT
    assert difference.route is Route.CHANNEL
    assert alert.state is AlertState.OPEN
    assert {member.article.source: member.claim.sentence for member in difference.members} == {
        "Northwire": "At least 62 people have died in the floods in Arden, the regional government said on Tuesday.",
        "Valley Press": "The floods in Arden have killed 51 people, emergency services said on Tuesday.",
    }


async def test_what_both_outlets_round_alike_is_kept_quiet_with_a_reason(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")

    assert [quiet.members[0].claim.surface for quiet in second.kept_quiet] == ["about 4,000"]


async def test_taking_the_same_article_twice_changes_nothing(tmp_path):
    async with a_newsroom(tmp_path) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        again = await take(newsroom, FIRST, source="Northwire")
        async with newsroom.database.read() as session:
            articles, claims = await count_articles(session), await count_claims(session)

    assert again.arrival is Arrival.SAME
    assert articles == 1
    assert claims >= 2


async def test_an_article_older_than_two_days_joins_the_base_silently(tmp_path):
    clock = Clock()
    async with a_newsroom(tmp_path, clock=clock) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        old = await take(newsroom, SECOND, source="Valley Press", published="2026-03-01T11:00:00Z")
        from storage.outbox import counts

        async with newsroom.database.read() as session:
            waiting = await counts(session)

    assert old.alert_ids
    assert not any(waiting.values())


async def test_the_order_of_arrival_does_not_change_the_sides(tmp_path):
    third = "Arden floods\n\nFloods in Arden killed 51 people, the mayor of Arden said on Tuesday evening."
    told = [(FIRST, "Northwire"), (SECOND, "Valley Press"), (third, "Arden Echo")]
    found = []
    for number, order in enumerate([(0, 1, 2), (2, 1, 0), (1, 2, 0)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with a_newsroom(folder) as newsroom:
            for index in order:
                await take(newsroom, told[index][0], source=told[index][1])
            found.append(
                {
                    frozenset(member.article.source for member in side.members)
                    for alert in await alerts_of(newsroom)
                    for side in alert.differences[0].sides
                }
            )

    assert found[0] == {frozenset({"Northwire"}), frozenset({"Valley Press", "Arden Echo"})}
    assert found[1] == found[2] == found[0]


async def test_an_alert_that_gains_a_member_stays_the_same_alert(tmp_path):
    third = "Arden floods\n\nFloods in Arden killed 51 people, the mayor of Arden said on Tuesday evening."
    async with a_newsroom(tmp_path) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        second = await take(newsroom, SECOND, source="Valley Press")
        later = await take(newsroom, third, source="Arden Echo")
        async with newsroom.database.read() as session:
            record = await load_alert(session, second.alert_ids[0])

    assert later.alert_ids == second.alert_ids
    assert record is not None
    assert sorted(len(side.members) for side in record.alert.differences[0].sides) == [1, 2]


@pytest.mark.parametrize("status", ["canceled", "withheld"])
async def test_an_article_that_may_not_be_used_raises_nothing(tmp_path, status):
    async with a_newsroom(tmp_path) as newsroom:
        await take(newsroom, FIRST, source="Northwire")
        held = await take(newsroom, SECOND, source="Valley Press", pub_status=status)

        assert held.alert_ids == ()
        assert await alerts_of(newsroom) == []


async def test_a_copy_is_no_new_voice_but_its_changed_figure_is_alerted(tmp_path):
    whole = "\n".join(
        [
            "At least 62 people have died in the floods in Arden, the regional government said on Tuesday.",
            "The water rose in the night and took two bridges on the road to the coast.",
            "Schools stay closed until Friday, and trains to the north run only as far as Marn.",
            "The army has sent boats and helicopters to villages that no road reaches any more.",
            "Rain is forecast to ease on Wednesday, the weather service said.",
        ]
    )
    async with a_newsroom(tmp_path) as newsroom:
        await take(newsroom, f"Arden floods\n\n{whole}", source="Northwire")
        copied = await take(newsroom, f"Floods hit Arden\n\n{whole}", source="Coast Echo")
        changed = await take(newsroom, f"Arden under water\n\n{whole.replace('62', '26')}", source="Hill Post")
        (alert,) = await alerts_of(newsroom)

    assert copied.alert_ids == ()
    assert "word for word" in copied.kept_quiet[0].why
    assert changed.alert_ids == (alert.alert_id,)
    assert {member.claim.surface for member in alert.differences[0].members} == {"At least 62", "At least 26"}
