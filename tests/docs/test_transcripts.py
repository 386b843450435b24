import pytest

from docs.make_transcripts import FOLDER, transcripts
from docs.transcript_messages import samples
from handlers.messages.kinds import KIND_WORDS


@pytest.mark.parametrize(("name", "content"), transcripts().items(), ids=list(transcripts()))
def test_the_transcripts_are_up_to_date(name, content):
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == content, "run: python docs/make_transcripts.py"


def test_no_transcript_is_left_over():
    assert {path.name for path in FOLDER.glob("*.md")} == set(transcripts())


def test_every_kind_of_difference_has_a_card():
    cards = str([message for name, _, message in samples() if name == "alert"])
    assert [kind for kind, words in KIND_WORDS.items() if words.plain not in cards] == []
