import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Concept, Dimension, Modifier
from claims.comparison.figures import compare_figures
from claims.difference import Outcome
from tests.builders import a_figure_claim

RANGE = Concept(text="range of the rocket", head="range", property="range")


def length(value, unit, modifier=Modifier.EXACT):
    return a_figure_claim("62", value=value, unit=unit, dimension=Dimension.LENGTH, modifier=modifier, concept=RANGE)


def count(value, modifier=Modifier.EXACT, text=""):
    return a_figure_claim("62", value=value, modifier=modifier, modifier_text=text)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (length(300, "kilometre"), length(186, "mile"), Outcome.AGREE),
        (length(300, "kilometre"), length(200, "mile"), Outcome.AGREE),
        (length(300, "kilometre", Modifier.AT_MOST), length(305, "kilometre", Modifier.AT_MOST), Outcome.AGREE),
        (length(100, "kilometre", Modifier.AT_MOST), length(200, "mile"), Outcome.DIFFER),
        (count(10_000), count(11_000), Outcome.DIFFER),
        (count(10_000), count(11_000, Modifier.ABOUT, "estimate"), Outcome.DIFFER),
        (count(10_000, Modifier.ABOUT, "about"), count(11_000), Outcome.AGREE),
        (count(62), count(62, Modifier.AT_LEAST, "at least"), Outcome.AGREE),
        (count(60, Modifier.AT_LEAST, "at least"), count(62, Modifier.AT_LEAST, "at least"), Outcome.DIFFER),
        (count(50, Modifier.OVER, "more than"), count(62), Outcome.AGREE),
        (count(50, Modifier.OVER, "more than"), count(40), Outcome.DIFFER),
        (count(40, Modifier.OVER, "more than"), count(41, Modifier.AT_LEAST, "at least"), Outcome.AGREE),
        (count(40, Modifier.OVER, "more than"), count(43, Modifier.AT_LEAST, "at least"), Outcome.DIFFER),
        (count(12), count(13), Outcome.DIFFER),
        (count((10, 12)), count(11), Outcome.AGREE),
        (count(3, Modifier.UP), count(3, Modifier.DOWN), Outcome.DIFFER),
    ],
)
def test_two_figures_agree_when_both_can_be_right(a, b, outcome):
    assert compare_figures(a, b).outcome is outcome


figures = st.builds(
    lambda value, spread, modifier, text: count((value, value + spread) if spread else value, modifier, text),
    st.floats(min_value=0, max_value=1e12),
    st.sampled_from([0, 0, 5, 1000]),
    st.sampled_from(list(Modifier)),
    st.sampled_from(["", "about", "nearly", "just over", "estimate"]),
)


@settings(max_examples=150)
@given(figures, figures)
def test_comparison_is_symmetric(a, b):
    assert compare_figures(a, b) == compare_figures(b, a)


@settings(max_examples=150)
@given(figures)
def test_a_figure_agrees_with_itself(a):
    assert compare_figures(a, a).outcome is Outcome.AGREE
