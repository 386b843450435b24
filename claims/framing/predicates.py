"""Verbs that characterise the act: *marks a sharp escalation*, *described the closure as a gamble*."""

from collections.abc import Iterator
from dataclasses import replace

from claims.article import Span
from claims.attribution.subjects import subject_of
from claims.attribution.tree import has, passive
from claims.certainty import certainty_of
from claims.claim import Certainty
from claims.framing import lexicon
from claims.framing.acts import Acts, is_main
from claims.framing.phrases import Found, Place, phrase, widened
from claims.parser import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_TAKING_UP = frozenset({"it", "this", "that"})
"""Bare words that take up what the lead has just told, or in speech what is spoken of."""
_OPENING = frozenset({"“", '"', "‘", "'", "``"})


def by_verb(sentence: Sentence, acts: Acts, verb: Token, place: Place) -> Iterator[Found]:
    """Yield what the clause of ``verb``, which is not denied, calls the story's act."""
    subject = _stranded(sentence, acts, verb)
    subject = subject_of(sentence, verb) if subject is None else subject
    near = place is not Place.LATER
    act = subject is not None and _is_act_subject(sentence, acts, subject)
    agent = subject is not None and acts.is_agent(sentence, subject)
    named = agent and subject is not None and sentence.tokens[subject].pos == "PROPN"
    if verb.lemma in lexicon.VIEWING:
        viewer = None if passive(sentence, verb) else subject
        for found in _viewed(sentence, acts, verb, act=act, near=near):
            yield replace(found, viewer=viewer)
    if verb.lemma in lexicon.EQUATING or verb.lemma in lexicon.AMOUNTING:
        own = any(sentence.tokens[c].dep.startswith("nsubj") for c in sentence.children[verb.index])
        marking = verb.tag == "VBG" and not own and verb.dep in {"advcl", "acl"}
        doer = near and subject is not None and (agent or acts.is_act(sentence, subject))
        of_news = marking and near and is_main(sentence, sentence.tokens[verb.head])
        if act or of_news or (marking and (named or doer)) or _takes_up(sentence, verb, subject, place):
            yield from _complements(sentence, acts, verb, act=act)
    if verb.lemma in lexicon.LIGHT and (named or (agent and near and is_main(sentence, verb))):
        yield from _objects(sentence, acts, verb)
    if act and verb.lemma in lexicon.FOLLOWING:
        yield from _objects(sentence, acts, verb)
    taken_up = verb.lemma in lexicon.LIGHT and _takes_up(sentence, verb, subject, place)
    if verb.lemma in lexicon.BRINGING and (act or taken_up):
        yield from _objects(sentence, acts, verb, judging=True)
    if act and verb.tag == "VBN" and passive(sentence, verb):
        yield from _participle(sentence, acts, verb)
    if near and subject is not None and verb.lemma in lexicon.OCCURRING and verb.dep in {"ROOT", "conj", "ccomp"}:
        noun = sentence.tokens[subject]
        own_noun = noun.head == verb.index and has(sentence, noun, "det", {"a", "an"})
        if own_noun and not _objects_of(sentence, verb):
            yield from phrase(sentence, acts, noun)


def _stranded(sentence: Sentence, acts: Acts, verb: Token) -> int | None:
    """Return the act as the subject of a verb the parser hung elsewhere: *the decision to allow X was …*."""
    root = next((token for token in sentence.tokens if token.head == token.index), None)
    if root is None or root.pos not in _NOMINAL or root.index > verb.index or verb.tag not in {"VBN", "VBD", "VBZ"}:
        return None
    above = sentence.tokens[verb.head]
    hung = verb.dep == "ccomp" and above.dep in {"acl", "relcl"} and above.head == root.index
    return root.index if hung and acts.is_act(sentence, root.index) else None


def _is_act_subject(sentence: Sentence, acts: Acts, subject: int) -> bool:
    token = sentence.tokens[subject]
    return token.text.lower() not in lexicon.BARE_SUBJECTS and acts.is_act(sentence, subject)


def _takes_up(sentence: Sentence, verb: Token, subject: int | None, place: Place) -> bool:
    """Say whether *it was*, *this marks* takes up the act: stated flatly, right after the lead told of it."""
    if subject is None or sentence.tokens[subject].text.lower() not in _TAKING_UP:
        return False
    opens_speech = subject <= 1 and sentence.tokens[0].text in _OPENING
    if place is not Place.LEAD and not opens_speech:
        return False
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    expletive = any(word.dep in {"csubj", "ccomp", "xcomp", "advcl"} for word in below if word.index > verb.index)
    described = any(
        sentence.tokens[c].dep == "relcl" and sentence.tokens[c].tag != "VBG"
        for word in below
        if word.dep == "attr"
        for c in sentence.children[word.index]
        if has(sentence, sentence.tokens[c], "mark", {"that"})
    )
    nominal = any(word.dep in {"attr", "dobj"} and word.pos == "NOUN" for word in below)
    flat = certainty_of(sentence, verb.index) is Certainty.ASSERTED
    return nominal and flat and not expletive and not described and sentence.tokens[subject].dep != "expl"


def _complements(sentence: Sentence, acts: Acts, verb: Token, *, act: bool) -> Iterator[Found]:
    """Yield what stands after *is*, *marks*, *amounts to*."""
    for child in sentence.children[verb.index]:
        word = sentence.tokens[child]
        if child < verb.index:
            continue
        if word.dep in {"attr", "dobj", "oprd"} and word.pos in _NOMINAL:
            yield from phrase(sentence, acts, word)
        elif act and word.dep in {"acomp", "oprd"} and word.pos in {"ADJ", "VERB"}:
            grade = acts.words.grade_of(sentence, word)
            infinitive = any(sentence.tokens[c].dep == "xcomp" for c in sentence.children[child])
            if grade is not None and not (grade.strength == 1 and infinitive):
                yield Found(span=widened(sentence, word), grade=grade, attached=True)
        elif word.dep == "prep" and (verb.lemma in lexicon.AMOUNTING or word.lemma == "as"):
            for below in sentence.children[child]:
                if sentence.tokens[below].dep == "pobj":
                    yield from phrase(sentence, acts, sentence.tokens[below])


def _viewed(sentence: Sentence, acts: Acts, verb: Token, *, act: bool, near: bool) -> Iterator[Found]:
    """Yield *Y* of *described X as Y*, *X is seen as Y*, *called X Y* where X is the act."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    objects = [word for word in below if word.dep in {"dobj", "nsubj"} and word.index > verb.index]
    objects += [
        sentence.tokens[c]
        for word in below
        if word.dep in {"ccomp", "xcomp", "oprd"}
        for c in sentence.children[word.index]
        if sentence.tokens[c].dep == "nsubj" and c > verb.index
    ]
    gerund = any(word.dep in {"csubj", "csubjpass"} and word.tag == "VBG" for word in below)
    is_passive = passive(sentence, verb)
    about = (act or gerund) if is_passive else any(_is_viewed(sentence, acts, word, near=near) for word in objects)
    if not about:
        return
    for word in _after_as(sentence, below, objects):
        yield from _said(sentence, acts, word, attached=not gerund)
    for word in below:
        if word.index > verb.index and word.dep in {"oprd", "ccomp", "xcomp"} and word.pos in _NOMINAL | {"ADJ"}:
            yield from _said(sentence, acts, word, attached=True)
    for word in objects:
        if word.dep == "dobj" and has(sentence, word, "det", {"a", "an"}):
            yield from phrase(sentence, acts, word)


def _is_viewed(sentence: Sentence, acts: Acts, word: Token, *, near: bool) -> bool:
    new = near and word.dep == "dobj" and has(sentence, word, "det", {"a", "an"}) and acts.names_act(word)
    return new or word.text.lower() in {"it", "this"} or _is_act_subject(sentence, acts, word.index)


def _after_as(sentence: Sentence, below: list[Token], objects: list[Token]) -> Iterator[Token]:
    links = [word for word in below if word.lemma == "as"]
    links += [
        sentence.tokens[c]
        for word in objects
        for c in sentence.children[word.index]
        if sentence.tokens[c].lemma == "as"
    ]
    for link in links:
        yield from (sentence.tokens[child] for child in sentence.children[link.index])


def _said(sentence: Sentence, acts: Acts, word: Token, *, attached: bool) -> Iterator[Found]:
    if word.pos in _NOMINAL:
        yield from phrase(sentence, acts, word, attached=attached)
    elif word.pos in {"ADJ", "VERB"} and (grade := acts.words.grade_of(sentence, word)) is not None:
        yield Found(span=widened(sentence, word), grade=grade, attached=attached)


def _objects_of(sentence: Sentence, verb: Token) -> list[Token]:
    found = [sentence.tokens[c] for c in sentence.children[verb.index] if sentence.tokens[c].dep == "dobj"]
    for child in sentence.children[verb.index]:
        word = sentence.tokens[child]
        brings = word.lemma in {"to", "into", "in"} and verb.lemma in lexicon.BRINGING
        if word.dep == "prep" and (brings or word.lemma == "through"):
            found += [sentence.tokens[c] for c in sentence.children[child] if sentence.tokens[c].dep == "pobj"]
    return found


def _objects(sentence: Sentence, acts: Acts, verb: Token, *, judging: bool = False) -> Iterator[Found]:
    """Yield what a verb makes of the act; with ``judging`` only nouns that judge, not *bring empty flats back*."""
    for noun in _objects_of(sentence, verb):
        if noun.pos in _NOMINAL and not (judging and acts.words.grade_of(sentence, noun) is None):
            yield from phrase(sentence, acts, noun)


def _participle(sentence: Sentence, acts: Acts, verb: Token) -> Iterator[Found]:
    """Yield *carefully considered*, *rushed through*, *widely expected*."""
    manner = [
        child
        for child in sentence.children[verb.index]
        if child == verb.index - 1 and sentence.tokens[child].dep == "advmod"
    ]
    grade = acts.words.grade_of(sentence, verb)
    for child in manner if grade is None else ():
        grade = grade or acts.words.grades.get(sentence.tokens[child].text.lower().removesuffix("ly"))
    infinitive = any(sentence.tokens[c].dep == "xcomp" for c in sentence.children[verb.index])
    if grade is None or (grade.strength == 1 and infinitive):
        return
    start = min([verb.index, *manner])
    yield Found(span=Span(sentence.tokens[start].span.start, verb.span.end), grade=grade, attached=True)
