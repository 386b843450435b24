import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Span, plain_article
from claims.sentences import paragraphs
from claims.voice import QuoteMask, QuoteUse, quote_mask

S, C, T = QuoteUse.SPEECH, QuoteUse.SCARE, QuoteUse.TITLE

# text, outermost stretches in order: the words inside the marks and why they stand in them
CASES = [
    # straight and curly double marks
    ('"We will rebuild," the mayor said.', [("We will rebuild,", S)]),
    ("“We will rebuild,” the mayor said.", [("We will rebuild,", S)]),
    ('The mayor said: "We will rebuild."', [("We will rebuild.", S)]),
    ("The mayor said, “We will rebuild.”", [("We will rebuild.", S)]),
    ('"We will," she said, "rebuild every house."', [("We will,", S), ("rebuild every house.", S)]),
    ("„Wir bauen alles wieder auf“, sagte er.", [("Wir bauen alles wieder auf", S)]),
    ("«We shall rebuild the town», she said.", [("We shall rebuild the town", S)]),
    ("``We shall rebuild the town,'' she said.", [("We shall rebuild the town,", S)]),
    ('“We will rebuild," the mayor said.', [("We will rebuild,", S)]),
    ('"We will rebuild,” the mayor said.', [("We will rebuild,", S)]),
    ('He added:"We will rebuild the bridge."', [("We will rebuild the bridge.", S)]),
    ("(“We will rebuild,” the mayor said.)", [("We will rebuild,", S)]),
    ('"Why did nobody call us?" asked one resident.', [("Why did nobody call us?", S)]),
    ('"Never!" he shouted.', [("Never!", S)]),
    ('"No," she replied.', [("No,", S)]),
    ("\"I don't know, and we can't tell,\" he said.", [("I don't know, and we can't tell,", S)]),
    ("“I don’t know, and we can’t tell,” he said.", [("I don’t know, and we can’t tell,", S)]),
    # more than one in a paragraph
    ('"First," he said. Then: "Second thoughts are fine."', [("First,", S), ("Second thoughts are fine.", S)]),
    ("“One side lost.” “The other side won.”", [("One side lost.", S), ("The other side won.", S)]),
    ('She called it "a disgrace" and "a scandal for the city".', [("a disgrace", S), ("a scandal for the city", S)]),
    # nested
    ("\"He told us 'go home' and we did,\" she said.", [("He told us 'go home' and we did,", S)]),
    ("“He told us ‘go home’ and we did,” she said.", [("He told us ‘go home’ and we did,", S)]),
    ("‘He told us “go home” and we did,’ she said.", [("He told us “go home” and we did,", S)]),
    ('"I call it "madness" and I mean it," he said.', [('I call it "madness" and I mean it,', S)]),
    ("“I call it “madness” and I mean it,” he said.", [("I call it “madness” and I mean it,", S)]),
    ("“She said, ‘I’m done.’”", [("She said, ‘I’m done.’", S)]),
    # single marks
    ("‘We will rebuild,’ the mayor said.", [("We will rebuild,", S)]),
    ("'We will rebuild,' the mayor said.", [("We will rebuild,", S)]),
    ("‘We won’t rebuild the workers’ homes,’ the mayor said.", [("We won’t rebuild the workers’ homes,", S)]),
    ("'We won't rebuild the workers' homes,' the mayor said.", [("We won't rebuild the workers' homes,", S)]),
    ("The mayor spoke of a ‘difficult’ night.", [("difficult", C)]),
    ("The mayor spoke of a 'difficult' night.", [("difficult", C)]),
    # apostrophes, possessives, elisions
    ("The workers’ union said the plant’s owner wasn’t there.", []),
    ("The workers' union said the plant's owner wasn't there.", []),
    ("In the ’90s the band’s fans weren’t old.", []),
    ("In the '90s the band's fans weren't old.", []),
    ("Rock ’n’ roll isn’t dead.", []),
    ("They told 'em to wait 'til noon.", []),
    ("The Joneses’ dog and the Smiths’ cat ran away.", []),
    ("O’Brien and D'Angelo signed the players' letter.", []),
    # inches, feet, seconds
    ("He is 6'2\" and weighs 90kg.", []),
    ('The screen measures 12" across.', []),
    ('"He is 6\'2" and quick," the coach said.', [("He is 6'2\" and quick,", S)]),
    ('The 7" single and the 12" version sold out.', []),
    ("The board is 5′ 10″ long.", []),
    ('"I am 62," he said.', [("I am 62,", S)]),
    ('He wrote "call 911" on a card.', [("call 911", S)]),
    # unclosed, several paragraphs
    (
        "“We lost the house.\n“We lost the car,” she said.",
        [("We lost the house.", S), ("We lost the car,", S)],
    ),
    (
        '"We lost the house.\n\n"We lost the car," she said.',
        [("We lost the house.", S), ("We lost the car,", S)],
    ),
    (
        "She said: “We lost the house.\nThe fire began at noon.",
        [("We lost the house.", S)],
    ),
    ('The "old town was flooded at noon.\nNobody was hurt.', []),
    (
        '"We lost the house. We lost\nthe car," she said.',
        [("We lost the house. We lost", S), ("the car,", S)],
    ),
    (
        "“One.\n“Two.\n“Three,” he said.",
        [("One.", S), ("Two.", S), ("Three,", S)],
    ),
    ('Nothing was said" at the meeting.', []),
    ('"We are done, "said the coach.', [("We are done, ", S)]),
    ('"We are done , " said the coach.', [("We are done , ", S)]),
    # scare quotes
    ("The so-called “experts” were absent.", [("experts", C)]),
    ("His “victory plan” has five points.", [("victory plan", C)]),
    ("They want to “storm-proof” the coast.", [("storm-proof", C)]),
    ("They want to “Brexit-proof” the firm.", [("Brexit-proof", C)]),
    ("The ministry lists it as a “strategic asset”.", [("strategic asset", C)]),
    ("He left his “friends” behind.", [("friends", C)]),
    # partial quotations of a few words, tagged by a verb
    ("The minister said the talks were “very tense”.", [("very tense", S)]),
    ("The coach described the win as “a miracle”.", [("a miracle", S)]),
    ("The court found that the law “infringes the rights of tenants”.", [("infringes the rights of tenants", S)]),
    # titles and names
    ("The film “Night Train” opens on Friday.", [("Night Train", T)]),
    ("Her novel “A House by the Sea” won the prize.", [("A House by the Sea", T)]),
    ("The song, titled “never again”, was banned.", [("never again", C)]),
    ('The missile, of the "Falcon" series, failed.', [("Falcon", T)]),
    ("He directed “The Long Way Home” in 1999.", [("The Long Way Home", T)]),
    ('The president said: "The People Have Spoken."', [("The People Have Spoken.", S)]),
    # odds and ends
    ("", []),
    ("No marks at all.", []),
    ('""', []),
    ("“ ”", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_mask_finds_every_quoted_stretch_and_why_it_is_quoted(text, expected):
    mask = quote_mask(text, [span for span, _ in paragraphs(plain_article(text, uri="a"))])
    found = [(stretch.span.slice(text), stretch.use) for stretch in mask.stretches if stretch.depth == 0]
    assert found == expected


def test_the_table_is_large_enough_to_mean_something():
    assert len(CASES) >= 60


def test_a_quotation_that_goes_on_reopens_in_the_next_paragraph():
    text = "“We lost the house.\n“We lost the car,” she said."
    first, second = QuoteMask.of(plain_article(text, uri="a")).stretches
    assert (first.closed, first.reopens, second.closed, second.reopens) == (False, False, True, True)


def test_nested_stretches_know_their_depth():
    text = "“He told us ‘go home’ and we did,” she said."
    mask = quote_mask(text, [Span(0, len(text))])
    assert [(stretch.span.slice(text), stretch.depth) for stretch in mask.stretches] == [
        ("He told us ‘go home’ and we did,", 0),
        ("go home", 1),
    ]


def test_titles_are_the_outlets_own_words_and_scare_quotes_are_not():
    text = "His “victory plan” failed and the film “Night Train” opened."
    mask = quote_mask(text, [Span(0, len(text))])
    plan, train = text.index("plan"), text.index("Train")
    assert mask.is_quoted(Span(plan, plan + 4))
    assert not mask.is_quoted(Span(train, train + 5))
    assert not mask.is_quoted(Span(0, 3))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab c.,'’‘“”\"«»\n5", max_size=60))
def test_any_text_gives_stretches_inside_it_in_order_and_never_crossing(text):
    article = plain_article(text, uri="a")
    stretches = QuoteMask.of(article).stretches
    assert [s.outer for s in stretches] == sorted(s.outer for s in stretches)
    for stretch in stretches:
        assert stretch.outer.covers(stretch.span)
        assert stretch.span.slice(text).strip()
    for first in stretches:
        for second in stretches:
            apart = not first.outer.overlaps(second.outer)
            assert apart or first.outer.covers(second.outer) or second.outer.covers(first.outer)
