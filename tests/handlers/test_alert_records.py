import csv
import io
from datetime import timedelta

import pytest

from handlers.alert_records import COLUMNS, Exported, csv_cells, csv_line, exported
from tests.alerts import differing, raise_alert
from tests.handlers.test_ingest import FIRST, SECOND
from tests.newsrooms import Clock, a_newsroom, take


@pytest.fixture
async def newsroom(tmp_path):
    async with a_newsroom(tmp_path, clock=Clock()) as opened:
        yield opened


async def records(newsroom, what):
    return [record async for record in exported(what, newsroom)]


async def test_alerts_are_handed_out_with_both_sides(newsroom):
    alert_id = await raise_alert(newsroom, differing("died in Arden"))
    (record,) = await records(newsroom, Exported.ALERTS)
    assert record["alert"] == alert_id
    row = dict(zip(COLUMNS[Exported.ALERTS], csv_cells(Exported.ALERTS, record), strict=True))
    assert row["sides"] == "62 (Northwire) | 51 (Southpress)"
    assert (row["state"], row["severity"], row["kind"]) == ("open", "high", "figure_conflict")


@pytest.mark.parametrize("what", Exported)
async def test_every_line_of_csv_has_as_many_cells_as_the_head(newsroom, what):
    await take(newsroom, FIRST, source="Northwire")
    await take(newsroom, SECOND, source="Valley Press")
    for record in await records(newsroom, what):
        (cells,) = csv.reader(io.StringIO(csv_line(csv_cells(what, record))))
        assert len(cells) == len(COLUMNS[what])


async def test_an_alert_that_shows_an_embargoed_article_is_not_handed_out(newsroom):
    until = newsroom.now() + timedelta(hours=2)
    difference = differing("died in Arden")
    from dataclasses import replace

    side = difference.sides[0]
    held = replace(side.members[0], article=replace(side.members[0].article, embargoed=until))
    sides = (replace(side, members=(held,)), difference.sides[1])
    await raise_alert(newsroom, replace(difference, sides=sides))
    assert await records(newsroom, Exported.ALERTS) == []
    newsroom.now.forward(hours=3)
    assert len(await records(newsroom, Exported.ALERTS)) == 1


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-2+3", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(cell):
    assert csv_line([cell]).strip('"').startswith("'")
    assert csv_line([-5]) == "-5"
