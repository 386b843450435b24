"""The annotated stories themselves: in place, whole and balanced."""

from collections import Counter

import pytest

from tests.evaluation.annotated import FOLDER, Misplaced, Story, stories, story

ALL = list(stories())


def test_there_are_enough_unlike_stories_and_pairs():
    assert len(ALL) >= 6
    assert sum(len(one.pairs) for one in ALL) >= 80
    assert all(2 <= len(one.texts) <= 4 for one in ALL)


def test_the_four_relations_are_all_well_represented():
    relations = Counter(pair.expect for one in ALL for pair in one.pairs)
    assert relations.keys() == {"agree", "differ", "scope", "unrelated"}
    assert min(relations.values()) >= 10
    assert max(relations.values()) < sum(relations.values()) / 2


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.topic)
def test_every_annotation_stands_where_it_says(one: Story):
    for figure in one.figures:
        assert one.texts[figure.article][figure.start : figure.end] == figure.surface
        assert figure.start <= figure.number_start < figure.number_end <= figure.end
        assert figure.low <= figure.high
    for article, start, end in one.not_figures:
        assert not any(
            figure.article == article and figure.start < end and start < figure.end for figure in one.figures
        )


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.topic)
def test_a_pair_joins_two_articles_once_and_gives_its_reason(one: Story):
    seen = [frozenset({(pair.a.article, pair.a.id), (pair.b.article, pair.b.id)}) for pair in one.pairs]
    assert len(seen) == len(set(seen))
    assert all(pair.a.article != pair.b.article and pair.why for pair in one.pairs)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.topic)
def test_every_number_in_an_article_is_annotated_one_way_or_the_other(one: Story):
    left = []
    for article, text in one.texts.items():
        taken = [(figure.start, figure.end) for figure in one.figures if figure.article == article]
        taken += [(start, end) for outlet, start, end in one.not_figures if outlet == article]
        body = text.index("---\n", 4) + 4
        left += [
            (article, text[index - 10 : index + 10])
            for index in range(body, len(text))
            if text[index].isdigit() and not any(start <= index < end for start, end in taken)
        ]
    assert left == []


def test_words_that_stand_twice_are_refused(tmp_path):
    (tmp_path / "echo.md").write_text("---\ntitle: x\n---\nTwo dogs and two dogs.\n", encoding="utf-8")
    (tmp_path / "expected.toml").write_text(
        '[[figures]]\narticle = "echo"\nlist = [{ id = "a", surface = "dogs", value = 2 }]\n[[pairs]]\nlist = []\n',
        encoding="utf-8",
    )
    with pytest.raises(Misplaced, match="stands 2 times"):
        story(tmp_path)


def test_the_folder_holds_nothing_that_is_not_read():
    assert {path.name for path in FOLDER.iterdir()} == {one.topic for one in ALL}
