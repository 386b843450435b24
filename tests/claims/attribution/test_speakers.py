import pytest

from claims.attribution import person_name, surname

NAMES = [
    ("Ukrainian security expert Serhiy Kuzan", "Serhiy Kuzan"),
    ("Executive Director of the Harbour Centre, Maria Lind", "Maria Lind"),
    ("John Smith, 42", "John Smith"),
    ("Mr Smith", "Smith"),
    ("Dr. Ana María López", "Ana María López"),
    ("Prime Minister Jean van Dijk", "Jean van Dijk"),
    ("Sen. Ruth O’Neil", "Ruth O’Neil"),
    ("the expert", None),
    ("One senior official", None),
    ("the Kiel Institute for the World Economy", None),
    ("she", None),
    ("", None),
]


@pytest.mark.parametrize(("phrase", "name"), NAMES)
def test_a_speakers_phrase_gives_the_persons_name(phrase, name):
    assert person_name(phrase) == name


@pytest.mark.parametrize(
    ("name", "last"), [("John Smith", "smith"), ("John Smith Jr", "smith"), ("Smith’s", "smith"), ("", "")]
)
def test_the_surname_is_the_last_name_without_suffix(name, last):
    assert surname(name) == last
