from claims.article import Span
from claims.claim import AsOf
from handlers.message import Paragraph, Table
from handlers.messages.figure import ROWS, figure_message, figure_words
from tests.builders import NOON, flood_sides, some_evidence


def reports():
    return [member for side in flood_sides() for member in side.members]


def table_of(message):
    [table] = [part for part in message.parts if isinstance(part, Table)]
    return table


def test_reports_stand_in_order_of_time():
    rows = table_of(figure_message("deaths Arden", reports()[::-1], now=NOON)).rows
    assert [row[1] for row in rows] == ["Northwire", "Southpress", "Arden Courier", "The Ledger"]
    assert [row[2] for row in rows] == ["10:00 UTC", "10:20 UTC", "10:30 UTC", "11:00 UTC"]


def test_a_column_nobody_fills_is_left_out():
    assert table_of(figure_message("deaths", reports(), now=NOON)).head == ("Figure", "Outlet", "Published", "Origin")


def test_who_gives_the_figure_and_as_of_when_are_shown():
    member = some_evidence(speaker="the regional government", as_of=AsOf(text="Tuesday", span=Span(0, 7)))
    table = table_of(figure_message("deaths", [member], now=NOON))
    assert table.rows == (("at least 62 people", "Northwire", "10:00 UTC", "Tuesday", "the regional government"),)


def test_first_and_last_are_named_and_the_undated_is_neither():
    message = figure_message(
        "deaths Arden", [*reports(), some_evidence(source="Channel Nine", minutes_ago=None)], now=NOON
    )
    assert message.parts[0] == Paragraph(
        text="First: at least 62 people, Northwire, 10:00 UTC. Last: at least 62 people, The Ledger, 11:00 UTC."
    )
    assert table_of(message).rows[-1][2] == "time not given"


def test_one_report_is_the_only_one():
    message = figure_message("deaths", reports()[:1], now=NOON)
    assert message.parts[0].text.startswith("Only: ")
    assert message.summary == "Deaths: at least 62 people by Northwire (1 report from 1 outlet)"


def test_the_newest_are_shown_and_the_earlier_counted():
    many = [some_evidence(source=f"Outlet {index}", minutes_ago=100 - index) for index in range(ROWS + 3)]
    message = figure_message("deaths", many, now=NOON)
    assert len(table_of(message).rows) == ROWS
    assert message.parts[-1] == Paragraph(text="3 earlier reports not listed.")


def test_nothing_found_says_what_to_try():
    message = figure_message("moon landing", [], now=NOON)
    assert message.summary == "No figure about moon landing is in the claim base."
    assert "fewer or plainer words" in message.parts[0].text


def test_a_bare_number_is_shown_with_what_it_counts():
    member = some_evidence("11000", 11000, text="11000 were moved.")
    assert figure_words(member) == "11,000 people"


def test_a_share_button_only_where_sharing_is_possible():
    assert figure_message("deaths", reports(), now=NOON).buttons == ()
    [share] = figure_message("deaths", reports(), now=NOON, share="figure deaths").buttons
    assert (share.action, share.value) == ("share", "figure deaths")
