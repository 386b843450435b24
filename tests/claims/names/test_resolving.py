"""The names of an article and whose they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span, plain_article
from claims.names import NameKind, resolve_names
from claims.parser import load_parser
from claims.sentences import sentence_spans
from tests.builders import an_article


def names_of(text, headline=""):
    article = an_article(text, headline=headline)
    return article, resolve_names(article, load_parser().parse(article.text, sentence_spans(article)))


@pytest.mark.parametrize(
    ("text", "form", "canonical"),
    [
        ("Mayor Elin Harrow opened the bridge. Harrow said it was safe.", "Harrow", "Elin Harrow"),
        ("The plan of Elin Harrow failed. It was Harrow's third.", "Harrow's", "Elin Harrow"),
        ("They met Brian G. Nichols. Later Brian Nichols left.", "Brian G. Nichols", "Brian Nichols"),
        ("Mo Cheeks is back. The team hired Maurice Cheeks in May.", "Mo Cheeks", "Maurice Cheeks"),
        ("They saw J. Bodiford in court. The judge, James Bodiford, left.", "J. Bodiford", "James Bodiford"),
        ("Aid came from the Coastal Relief Fund (CRF). The CRF sent food.", "CRF", "Coastal Relief Fund"),
        (
            "They sent Army Tactical Missile Systems (ATACMS). Few ATACMS remain.",
            "ATACMS",
            "Army Tactical Missile Systems",
        ),
        ("The New Harbour Police Department came. The NHPD left.", "NHPD", "New Harbour Police Department"),
        ("He works for Orrin Foods. On Monday Orrin said no.", "Orrin", "Orrin Foods"),
        ("He works for Halden Inc. Everyone likes Halden.", "Halden Inc", "Halden"),
        ("They quoted Volodymyr Zelensky. Then Volodymyr Zelenskyy left.", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Troops of the US left. The U.S. is far. The United States agreed.", "U.S.", "United States"),
        ("They flew to Britain. In the UK it rained.", "UK", "United Kingdom"),
        ("About 400 North Korean soldiers came.", "North Korean", "North Korea"),
        ("They met in the Kursk region.", "Kursk region", "Kursk"),
        ("They live in Staunton, Va., and like it.", "Va", "Virginia"),
        ("They climbed Mount Harrow. Then Mt Harrow closed.", "Mt Harrow", "Mount Harrow"),
        ("Officials of the UN spoke. The United Nations agreed.", "UN", "United Nations"),
    ],
)
def test_forms_of_one_bearer_are_joined(text, form, canonical):
    _, names = names_of(text)
    assert names.canonical(form) == canonical
    assert canonical in names.all()


def test_two_bearers_of_one_surname_stay_two():
    _, names = names_of("Mark Vinar fell. Miles Vinar watched him. On Monday Vinar spoke. Later Mark Vinar was found.")
    assert {"Mark Vinar", "Miles Vinar"} <= set(names.all())
    assert [m.canonical for m in names.mentions] == ["Mark Vinar", "Miles Vinar", "Miles Vinar", "Mark Vinar"]


@pytest.mark.parametrize(
    ("text", "canonical", "title"),
    [
        ("On Monday President Elin Harrow spoke.", "Elin Harrow", "President"),
        ("It was former Prime Minister Elin Harrow.", "Elin Harrow", "Prime Minister"),
        ("On Friday Deputy Prime Minister Elin Harrow spoke.", "Elin Harrow", "Deputy Prime Minister"),
        ("They met President-elect Elin Harrow.", "Elin Harrow", "President-elect"),
        ("They asked Dr Elin Harrow.", "Elin Harrow", "Dr"),
        ("They asked Gen. Elin Harrow.", "Elin Harrow", "Gen"),
    ],
)
def test_titles_are_kept_apart(text, canonical, title):
    _, names = names_of(text)
    (mention,) = [m for m in names.mentions if m.canonical == canonical]
    assert mention.title == title
    assert names.all()[canonical].titles == (title,)
    assert names.kind_of(canonical) is NameKind.PERSON


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Ukrainian President Elin Harrow.", ["Ukraine", "Elin Harrow"]),
        ("They met US President Elin Harrow.", ["United States", "Elin Harrow"]),
        ("They met Fulton County District Attorney Paul Howard.", ["Fulton County", "Paul Howard"]),
        ("Shares of General Motors fell.", ["General Motors"]),
        ("It was British Airways that paid.", ["British Airways"]),
        ("On Monday the Ministry of Defence spoke.", ["Ministry of Defence"]),
        ("She left the Department of Health and Human Services.", ["Department of Health and Human Services"]),
        ("They flew from France and Germany.", ["France", "Germany"]),
        ("It happened in Rio de Janeiro on Tuesday.", ["Rio de Janeiro"]),
        ("He met Bashar al-Assad there.", ["Bashar al-Assad"]),
        ("A London-based firm paid.", ["London"]),
        ("The Russian-Ukrainian border was shut.", ["Russia", "Ukraine"]),
        ("They flew F-16 jets.", ["F-16"]),
        ("They watched the Philadelphia 76ers.", ["Philadelphia 76ers"]),
        ("They met Theresa May in May 2018.", ["Theresa May"]),
    ],
)
def test_names_begin_and_end_where_they_should(text, expected):
    _, names = names_of(text)
    assert list(names.all()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday it rained. Climbers were lost. Meanwhile the sun came out.",
        "Police arrested three men on Monday. Police said so in November.",
        "However, the bridge held. Officials were glad. They went home on Friday, Nov. 5, at 3 PM ET.",
        "Thousands marched. \u201cWe want bread,\u201d they shouted. One reason: Hunger.",
        "They said: We're late. It’s over, and I'm glad they'll go.",
        "It cost $334M and used 16GB at 2.7GHz.",
        "Prime Minister or President, it does not matter.",
    ],
)
def test_ordinary_words_are_no_names(text):
    _, names = names_of(text)
    assert names.all() == {}


def test_an_opening_word_is_a_name_when_the_article_shows_it():
    _, names = names_of("Seacom was down. The network of Seacom failed. Harrow Telecom paid.")
    assert names.all()["Seacom"].count == 2


def test_a_headline_in_title_case_makes_no_names_of_ordinary_words():
    _, names = names_of(
        "A man was held in Staunton after a shooting, police said. Elin Harrow, 41, was hurt.",
        headline="Man Held After Deadly Shooting In Staunton Leaves Harrow Hurt",
    )
    in_headline = [m.surface for m in names.mentions if m.span.end <= 60]
    assert in_headline == ["Staunton", "Harrow"]
    assert names.canonical("Harrow") == "Elin Harrow"
    assert "Shooting" not in names.all()


def test_a_headline_in_capitals_names_whom_the_body_names():
    _, names = names_of("The chief of Seacom left Kenya on Monday.", headline="SEACOM CHIEF LEAVES KENYA")
    assert [m.canonical for m in names.mentions][:2] == ["Seacom", "Kenya"]


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("Elin Harrow, 41, was hurt.", "Elin Harrow", NameKind.PERSON),
        ("They met in Ankara.", "Ankara", NameKind.PLACE),
        ("They met in Wexville, a small town in Wexville County.", "Wexville County", NameKind.PLACE),
        ("The profits of Orrin Holdings fell.", "Orrin Holdings", NameKind.ORGANISATION),
        ("She left the University of Arden.", "University of Arden", NameKind.ORGANISATION),
    ],
)
def test_the_kind_of_a_bearer_is_told(text, canonical, kind):
    _, names = names_of(text)
    assert names.kind_of(canonical) is kind


def test_names_in_a_span_come_in_order_and_once():
    article, names = names_of("France met Germany. Germany thanked France and the French.")
    assert names.names_in(article.body_span) == ("France", "Germany")
    start = article.text.index("thanked")
    assert names.names_in(Span(start, len(article.text))) == ("France",)
    assert names.names_in(Span(0, 0)) == ()
    assert [m.demonym for m in names.mentions] == [False, False, False, False, True]


def test_names_are_found_without_a_parse():
    names = resolve_names(plain_article("On Monday Elin Harrow met Starvik of Orrin Foods in Oslo.", uri="x"))
    assert list(names.all()) == ["Elin Harrow", "Starvik", "Orrin Foods", "Oslo"]


def test_nothing_is_known_of_a_name_that_is_not_there():
    _, names = names_of("It rained.")
    assert names.canonical("Oslo") is None
    assert names.kind_of("Oslo") is NameKind.UNKNOWN


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("AbCdé .,'’\u201c\u201d()-\n1$U.S"), max_size=200) | st.text(max_size=200))
def test_mentions_slice_to_their_surface_and_never_overlap(text):
    article = plain_article(text, uri="x")
    names = resolve_names(article)
    end = 0
    for mention in names.mentions:
        assert mention.span.slice(text) == mention.surface
        assert mention.span.start >= end
        assert mention.canonical in names.all()
        end = mention.span.end
