import pytest

from claims.revisions.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Updated 14:05 GMT, 7 March 2026",
        "Last updated: March 7, 2026 at 2:05 p.m. EST",
        "First published on Sat 7 Mar 2026 09.30 GMT",
        "ADVERTISEMENT",
        "Read more: what we know so far",
        "7 March 2026",
        "3 hours ago",
        "1" * 80,
    ],
)
def test_stamps_and_advertisements_belong_to_the_page(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated figures from the ministry show that 41 homes were buried on Friday, seven more than thought.",
        "The town published a list of 41 homes.",
        "Monday's count found 12 dead.",
    ],
)
def test_sentences_of_an_article_do_not(line):
    assert not is_furniture(line)
