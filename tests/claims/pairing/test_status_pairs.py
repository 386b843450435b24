"""Which statuses are of one act, and what the two say of each other."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.article import Article, Span
from claims.difference import DifferenceKind, Route
from claims.extract import read_claims
from claims.parser import load_parser
from handlers.comparing import compare_readings

MORNING = datetime(2026, 5, 4, 8, tzinfo=UTC)
KINDS = {DifferenceKind.STATUS_CONFLICT, DifferenceKind.STATUS_UPDATE, DifferenceKind.STALE_FACT}


def article(uri, text, published_at=None):
    return Article(uri=uri, source=uri, text=text, body_span=Span(0, len(text)), published_at=published_at)


def differences(*articles):
    found = compare_readings(articles, [read_claims(one, load_parser()) for one in articles]).differences
    told = [one for one in found if one.kind in KINDS and one.route is not Route.NOWHERE]
    return [one for one in told if not one.rule.startswith("date")]


CONFLICTS = [
    (
        "Halden Optics kept its full-year forecast for sales.",
        "Halden Optics scrapped its forecast for full-year sales.",
    ),
    (
        "Orvane will close its plant in Harsfeld by next spring.",
        "The Harsfeld plant will stay open, the company said.",
    ),
    ("The tanker Orla passed a safety inspection in May.", "The tanker Orla failed a safety inspection in May."),
    (
        "Leonard Askwith, the former harbour master, was cleared on Monday of taking bribes.",
        "A former harbour master has been found guilty of taking bribes.",
    ),
    ("Goran Tulic has resigned as head coach.", "Goran Tulic is refusing to resign as head coach."),
    (
        "The flood warning for Haddle Bridge has been cancelled by the River Authority.",
        "The River Authority's flood warning for Haddle Bridge is still in force.",
    ),
    (
        "The defence ministry of Velmora confirmed that its minister had met General Reyl.",
        "The defence ministry of Velmora denied that its minister had met General Reyl.",
    ),
    (
        "Shareholders of Larkin approved the sale of the outlet stores.",
        "Shareholders of Larkin rejected the sale of the outlet stores.",
    ),
    (
        "The abbey of Sant Ferriol has agreed to lend the silver altar to Marlport.",
        "The abbey of Sant Ferriol has refused to lend the silver altar to Marlport.",
    ),
    (
        "Vantia imposed a levy on imported glassware on Tuesday.",
        "The government of Vantia ruled out imposing a levy on imported glassware.",
    ),
    (
        "The 40 horses of the Sallow stud near Kell were slaughtered on Monday.",
        "The horses of the Sallow stud near Kell were not slaughtered, its owner said.",
    ),
    (
        "The union of ferrymen at Kell said that its members had turned down an offer of 4 per cent more pay.",
        "Ferrymen at Kell have accepted an offer of 4 per cent more pay.",
    ),
    (
        "The demolition of the Marrow chimney in Kell was halted on Monday.",
        "The Marrow chimney in Kell was demolished on Monday.",
    ),
    (
        "Government troops captured the town of Sefra on Friday.",
        "The rebels repelled an assault by government troops on the town of Sefra.",
    ),
    (
        "The central bank of Norland raised interest rates to 4 per cent on Thursday.",
        "The central bank of Norland left interest rates unchanged on Thursday.",
    ),
    (
        "The striker Milo Tarr has signed for Holme United from Tarn Rovers.",
        "The striker Milo Tarr has turned down a move to Holme United.",
    ),
    (
        "Firefighters have brought the blaze on Mount Arda under control.",
        "The blaze on Mount Arda is still burning out of control, firefighters said.",
    ),
    (
        "The hostages held in Dara were released on Sunday.",
        "The hostages in Dara are still being held, their families said on Sunday.",
    ),
    (
        "Ordania expelled the ambassador of Sembral on Friday.",
        "Ordania has decided against expelling the ambassador of Sembral.",
    ),
    (
        "Lorne withdrew from the climate treaty on Thursday.",
        "Lorne will stay in the climate treaty, its prime minister said on Thursday.",
    ),
    (
        "The government lifted the state of emergency in Kolm on Monday.",
        "The state of emergency in Kolm was extended on Monday for another month.",
    ),
    ("The museum has recovered the stolen Vermeer.", "The stolen Vermeer is still missing, the museum said."),
]


@pytest.mark.parametrize(("first", "second"), CONFLICTS)
def test_what_cannot_both_be_so_is_a_conflict(first, second):
    (found,) = differences(article("a", first, MORNING), article("b", second, MORNING))

    assert found.kind is DifferenceKind.STATUS_CONFLICT
    assert found.route is Route.CHANNEL
    assert {member.article.uri for member in found.members} == {"a", "b"}


AGREEING = [
    ("The board approved the sale of the stores.", "The sale of the stores was approved by the board."),
    ("Solvang conceded the governorship on Monday.", "Henrik Solvang acknowledged defeat on Monday."),
    (
        "The ministry initially refused to allow the march through Brode.",
        "The ministry has allowed the march through Brode.",
    ),
    ("Ana Ruiz was acquitted of fraud.", "Ana Ruiz was found guilty of arson."),
    ("Norway has responded to the offer.", "Iceland has not responded to the offer."),
    ("Five otters were released in the Sorrow valley.", "Two more otters will be released in the Sorrow valley."),
    ("The Kell road will stay closed until Sunday.", "The Kell road is closed until Sunday."),
    ("Ferrant has recalled 900 kettles.", "The company Ferrant is recalling 900 kettles."),
    (
        "The hostages held in Dara were released on Sunday.",
        "Two other hostages are still being held in Kolm, officials said on Sunday.",
    ),
    (
        "Sarn Steel has reached an agreement with its creditors.",
        "The makers of Sarn Steel have not reached an agreement with their workers, who want more.",
    ),
    (
        "The regulator approved the merger of Bolt and Kern after a year of talks.",
        "A year of talks is over. The regulator rejected complaints about the merger of Bolt and Kern.",
    ),
    ("The bank neither admitted nor denied wrongdoing.", "The bank did not admit wrongdoing."),
]


@pytest.mark.parametrize(("first", "second"), AGREEING)
def test_what_can_both_be_so_is_no_difference(first, second):
    assert not differences(article("a", first), article("b", second))


def test_an_open_question_told_after_it_was_settled_is_stale():
    won = "Anka Perrault won Sunday's run-off for mayor of Brode."
    open_still = "If Anka Perrault wins Sunday's run-off, she will govern Brode."

    (found,) = differences(article("a", won, MORNING), article("b", open_still, MORNING + timedelta(hours=3)))

    assert found.kind is DifferenceKind.STALE_FACT
    assert not differences(article("a", won, MORNING), article("b", open_still, MORNING - timedelta(hours=3)))


def test_a_plan_told_before_it_is_carried_out_is_no_difference():
    ahead = "The presidents of Halmark and Ordania will sign the border treaty in Varga."
    done = "The presidents of Halmark and Ordania signed the border treaty in Varga."

    assert not differences(article("a", ahead, MORNING), article("b", done, MORNING + timedelta(days=1)))
    (found,) = differences(article("a", ahead, MORNING + timedelta(days=1)), article("b", done, MORNING))
    assert found.kind is DifferenceKind.STALE_FACT


def test_a_search_still_told_after_the_find_is_stale():
    found = article("a", "Anselm Dery, nine, was found alive on Saturday in a hut.", MORNING)
    behind = article(
        "b", "Rescue teams are still searching for Anselm Dery, nine, who is lost.", MORNING + timedelta(hours=9)
    )

    assert [one.kind for one in differences(found, behind)] == [DifferenceKind.STALE_FACT]


def test_an_article_that_tells_the_later_stage_too_is_not_held_to_the_earlier_one():
    both = article("a", "Goran Tulic refused to resign on Sunday. On Monday Goran Tulic resigned as head coach.")
    done = article("b", "Goran Tulic resigned as head coach.")

    assert not differences(both, done)


CALLED_OFF = [
    (
        "Bakers plan to block the bridge at Kell on Thursday with their vans.",
        "Bakers called off their blockade of the bridge at Kell on Wednesday.",
    ),
    (
        "Commuters will be glad when the new tram makes its first run tomorrow.",
        "The first run of the new tram has been postponed until June.",
    ),
    ("Percy Noon, the founder, is expected to step down next year.", "Percy Noon stepped down on Tuesday."),
    (
        "Pilots at Harrow Air will walk out on Friday if they do not reach a deal with the airline.",
        "Pilots at Harrow Air reached a deal with the airline on Thursday.",
    ),
]


@pytest.mark.parametrize(("ahead", "settled"), CALLED_OFF)
def test_what_is_told_as_ahead_after_it_was_called_off_or_done_is_stale(ahead, settled):
    known = article("a", settled, MORNING)

    (found,) = differences(known, article("b", ahead, MORNING + timedelta(hours=3)))

    assert found.kind is DifferenceKind.STALE_FACT
    assert found.route is Route.CHANNEL
    assert not differences(known, article("b", ahead, MORNING - timedelta(hours=9)))


@pytest.mark.parametrize(("first", "second"), CONFLICTS + AGREEING)
def test_the_order_of_articles_changes_nothing(first, second):
    a, b = article("a", first, MORNING), article("b", second, MORNING)

    assert differences(a, b) == differences(b, a)
