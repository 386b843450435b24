import pytest

from handlers.document import UnreadableDocument
from handlers.formats import check_language, language_of
from tests.intake import the_article

FRENCH = "Le président a déclaré lundi que les secours poursuivaient leurs recherches dans la région."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (FRENCH, None, "fr"),
        ("Президент заявил в понедельник, что поиски продолжаются по всему региону.", None, "ru"),
        ("Der Präsident sagte am Montag, dass die Suche in der ganzen Region weitergeht.", None, "de"),
        ("The president said on Monday that the search went on across the region.", None, "en"),
        ("Kursk", None, "en"),
        ("Zelenskyy, Kyiv, Kursk, Donetsk, Zaporizhzhia, Pokrovsk, Kupiansk", None, "en"),
        ("Kursk", "fr-FR", "fr"),
        (FRENCH, "en", "fr"),
        ("Quake", "???", "en"),
    ],
)
def test_the_language_is_told_where_there_is_enough_to_tell(text, declared, language):
    assert language_of(text, declared) == language


def test_an_article_in_another_language_is_refused_with_the_way_out():
    read = the_article(FRENCH)
    with pytest.raises(UnreadableDocument, match=r"report.txt: language: is in French \(fr\), and only English"):
        check_language(read)
    check_language(the_article(f"---\nlanguage: en\n---\n{FRENCH}"))
