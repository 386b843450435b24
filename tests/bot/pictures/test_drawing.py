"""Pictures as a phone shows them: no text over another, none cut off, none too small or too faint."""

from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from matplotlib.text import Text

from bot.pictures.drawing import drawn, png
from bot.pictures.style import ACCENT, FAINT, GROUND, INK, WARNING
from handlers.drawings import BySource, Course, CoursePoint, Day, Mark, PerDay, SourceDot
from tests.builders import NOON


def dots(*values, long=False):
    return tuple(
        SourceDot(
            source="Arden Evening Courier on" if long else f"Outlet {place}",
            value=value,
            low=value * 0.9,
            high=value * 1.2,
            says="at least 11,000,000 p" if long else f"{value:,g}",
            as_of="Wednesday evening" if long else "10 Mar, 14:05",
            ours=place == 1,
        )
        for place, value in enumerate(values)
    )


def course(*values, minutes=60, marks=(Mark.REPORT,)):
    return tuple(
        CoursePoint(
            at=NOON + timedelta(minutes=minutes * place), value=value, source="x", mark=marks[place % len(marks)]
        )
        for place, value in enumerate(values)
    )


def days(*counts):
    groups = ("figures", "quotations", "statuses", "framing", "other")
    return tuple(
        Day(
            day=date(2026, 3, 2) + timedelta(days=place),
            counts={group: (total + at) // 5 for at, group in enumerate(groups) if (total + at) // 5},
            kept=total // 2,
            decided=total,
        )
        for place, total in enumerate(counts)
    )


ALT = "What it shows."
PICTURES = {
    "two outlets": BySource(title="Deaths in the Arden floods", dots=dots(62, 51), alt_text=ALT),
    "eight outlets, long names": BySource(
        title="People displaced by the floods in the valley of the river Marn and its side valleys",
        dots=dots(11e6, 10e6, 9e6, 8e6, 7e6, 6e6, 5e6, 4e6, long=True),
        alt_text=ALT,
    ),
    "one value": BySource(title="Deaths", dots=dots(62, 62), alt_text=ALT),
    "a course": Course(
        title="Deaths in the Arden floods", points=course(12, 30, 30, 62, 58, marks=tuple(Mark)), alt_text=ALT
    ),
    "a course of one moment": Course(title="Deaths", points=course(12, 30, minutes=0), alt_text=ALT),
    "a course that stands still": Course(title="Deaths", points=course(1_250_000, 1_250_000), alt_text=ALT),
    "a week": PerDay(title="Alerts per day, 7 days", days=days(4, 9, 0, 12, 7, 1, 3), alt_text=ALT),
    "a busy week": PerDay(title="Alerts per day, 7 days", days=days(140, 99, 250, 312, 187, 100, 143), alt_text=ALT),
}


def texts(figure):
    figure.canvas.draw()
    found = [one for one in figure.findobj(Text) if one.get_visible() and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent(), one.get_fontsize()) for one in found]


def assert_legible(drawing):
    with drawn(drawing) as figure:
        width, height = figure.canvas.get_width_height()
        shown = texts(figure)
    assert shown
    for said, box, size in shown:
        assert box.x0 >= 0, said
        assert box.y0 >= 0, said
        assert box.x1 <= width, said
        assert box.y1 <= height, said
        assert size >= 7
    for (one, a, _), (other, b, _) in combinations(shown, 2):
        apart = a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0
        assert apart, f"“{one}” stands over “{other}”"


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_stands_over_another_or_is_cut_off_at_a_phones_width(name):
    assert_legible(PICTURES[name])


@given(st.lists(st.integers(0, 2_000_000), min_size=2, max_size=8))
@settings(max_examples=6, deadline=None)
def test_whatever_the_values_are_the_texts_stay_apart(values):
    assert_legible(BySource(title="Deaths in the floods", dots=dots(*sorted(values, reverse=True)), alt_text=ALT))
    assert_legible(Course(title="Deaths in the floods", points=course(*values, marks=tuple(Mark)), alt_text=ALT))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_png_of_a_phones_width_with_its_finding_in_it(name):
    data = png(PICTURES[name])
    assert imread(BytesIO(data)).shape[1] == 720
    assert ALT.encode() in data


@pytest.mark.parametrize("ink", [INK, FAINT, ACCENT, WARNING])
def test_everything_stands_out_from_the_ground(ink):
    assert contrast(ink, GROUND) >= 4.5


def test_signs_that_no_font_has_and_signs_of_mathematics_are_drawn_as_they_are():
    title = "价格 $x^2$ <!channel> 🌊"
    assert png(BySource(title=title, dots=dots(1, 2), alt_text=ALT))


def contrast(a, b):
    def luminance(colour):
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_clock_of_a_course_is_the_readers():
    at = datetime.fromisoformat("2026-03-10T14:05:00+01:00")
    points = (CoursePoint(at=at, value=1, source="x"), CoursePoint(at=at + timedelta(hours=2), value=2, source="x"))
    with drawn(Course(title="Deaths", points=points, alt_text=ALT)) as figure:
        assert "10 Mar 14:05" in [said for said, _, _ in texts(figure)]
