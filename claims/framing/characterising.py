"""Characterisations: what an article calls the story's act, by the grammar that calls it so."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.article import Span
from claims.attribution.subjects import subject_of
from claims.attribution.tree import has, passive
from claims.certainty import polarity_of
from claims.claim import Polarity
from claims.framing import lexicon
from claims.framing.acts import Acts
from claims.framing.lexicon import Grade, grade_of
from claims.parser import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words that characterise the act, before their voice is known."""

    span: Span
    grade: Grade
    attached: bool
    """Whether the act they speak of is told by the sentence; else it is only probable."""


def characterise(sentence: Sentence, acts: Acts, *, lead: bool) -> list[Found]:
    """Return the characterisations of the story's act in one sentence, in text order."""
    found: dict[Span, Found] = {}
    for item in (*_by_grammar(sentence, acts, lead=lead), *_by_idiom(sentence, acts, lead=lead)):
        clash = next((span for span in found if span.overlaps(item.span)), None)
        if clash is None:
            found[item.span] = item
        elif found[clash].grade.strength < item.grade.strength:
            del found[clash]
            found[item.span] = item
    return sorted(found.values(), key=lambda item: item.span)


def _by_grammar(sentence: Sentence, acts: Acts, *, lead: bool) -> Iterator[Found]:
    for token in sentence.tokens:
        if token.pos in _NOMINAL:
            if acts.is_act(sentence, token.index):
                yield from _adjectives(sentence, token)
                yield from _appositions(sentence, token)
            yield from _in_a_reversal(sentence, acts, token)
        elif token.pos in {"VERB", "AUX"} and polarity_of(sentence, token.index) is Polarity.POSITIVE:
            yield from _verb(sentence, acts, token, lead=lead)


# -- "Biden's belated decision", "the decision, a major U-turn,"


def _adjectives(sentence: Sentence, noun: Token) -> Iterator[Found]:
    for child in sentence.children[noun.index]:
        word = sentence.tokens[child]
        grade = grade_of(sentence, word) if word.dep == "amod" and word.index < noun.index else None
        stopped = f"{word.text.lower()} {noun.lemma}" in lexicon.STOP_PHRASES
        if grade is not None and not stopped and word.pos in {"ADJ", "VERB", "NOUN", "ADV"}:
            first, _ = lexicon.whole_word(sentence, word)
            yield Found(span=Span(sentence.tokens[first].span.start, noun.span.end), grade=grade, attached=True)


def _appositions(sentence: Sentence, noun: Token) -> Iterator[Found]:
    for child in sentence.children[noun.index]:
        word = sentence.tokens[child]
        if word.dep == "appos" and word.pos in _NOMINAL:
            yield from _phrase(sentence, word)


# -- "In a reversal of previous policy, X has …"


def _in_a_reversal(sentence: Sentence, acts: Acts, noun: Token) -> Iterator[Found]:
    above = sentence.tokens[noun.head]
    if (
        noun.dep != "pobj"
        or above.lemma not in {"in", "as", "with"}
        or not has(sentence, noun, "det", {"a", "an", "what"})
    ):
        return
    verb = sentence.tokens[above.head]
    subject = subject_of(sentence, verb) if verb.pos in {"VERB", "AUX"} else None
    about_act = subject is not None and (acts.is_agent(sentence, subject) or acts.is_act(sentence, subject))
    if about_act and verb.lemma not in lexicon.VIEWING:
        yield from _phrase(sentence, noun)


# -- verbs


def _verb(sentence: Sentence, acts: Acts, verb: Token, *, lead: bool) -> Iterator[Found]:
    subject = subject_of(sentence, verb)
    act = subject is not None and _is_act_subject(sentence, acts, subject)
    agent = subject is not None and acts.is_agent(sentence, subject) and sentence.tokens[subject].pos == "PROPN"
    if verb.lemma in lexicon.VIEWING:
        yield from _viewed(sentence, acts, verb, act=act)
    if verb.lemma in lexicon.EQUATING or verb.lemma in lexicon.AMOUNTING:
        own = any(sentence.tokens[c].dep.startswith("nsubj") for c in sentence.children[verb.index])
        marking = verb.tag == "VBG" and not own and verb.dep in {"advcl", "acl"}
        if act or (marking and (agent or (lead and subject is not None and _is_doer(sentence, acts, subject)))):
            yield from _complements(sentence, verb)
    if agent and verb.lemma in lexicon.LIGHT:
        yield from _objects(sentence, verb, shells=True)
    if act and (verb.lemma in lexicon.FOLLOWING or verb.lemma in lexicon.BRINGING):
        yield from _objects(sentence, verb, shells=False)
    if act and verb.tag == "VBN" and passive(sentence, verb):
        yield from _participle(sentence, verb)
    if lead and subject is not None and verb.lemma in lexicon.OCCURRING and verb.dep in {"ROOT", "conj", "ccomp"}:
        noun = sentence.tokens[subject]
        own_noun = noun.head == verb.index and has(sentence, noun, "det", {"a", "an"})
        if own_noun and not _objects_of(sentence, verb):
            yield from _phrase(sentence, noun)


def _is_act_subject(sentence: Sentence, acts: Acts, subject: int) -> bool:
    token = sentence.tokens[subject]
    return token.text.lower() not in lexicon.BARE_SUBJECTS and acts.is_act(sentence, subject)


def _is_doer(sentence: Sentence, acts: Acts, subject: int) -> bool:
    return acts.is_agent(sentence, subject) or acts.is_act(sentence, subject)


def _complements(sentence: Sentence, verb: Token) -> Iterator[Found]:
    """Yield what stands after *is*, *marks*, *amounts to*."""
    for child in sentence.children[verb.index]:
        word = sentence.tokens[child]
        if child < verb.index:
            continue
        if word.dep in {"attr", "dobj", "oprd"} and word.pos in _NOMINAL:
            yield from _phrase(sentence, word)
        elif word.dep in {"acomp", "oprd"} and word.pos in {"ADJ", "VERB"}:
            grade = grade_of(sentence, word)
            if grade is not None and grade.strength > 1:
                yield Found(span=_widened(sentence, word), grade=grade, attached=True)
        elif word.dep == "prep" and (verb.lemma in lexicon.AMOUNTING or word.lemma == "as"):
            for below in sentence.children[child]:
                if sentence.tokens[below].dep == "pobj":
                    yield from _phrase(sentence, sentence.tokens[below])


def _viewed(sentence: Sentence, acts: Acts, verb: Token, *, act: bool) -> Iterator[Found]:
    """Yield *Y* of *described X as Y*, *X is seen as Y*, *called X Y* where X is the act."""
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    objects = [word for word in below if word.dep in {"dobj", "nsubj"} and word.index > verb.index]
    objects += [
        sentence.tokens[c]
        for word in below
        if word.dep in {"ccomp", "xcomp"}
        for c in sentence.children[word.index]
        if sentence.tokens[c].dep == "nsubj"
    ]
    gerund = any(word.dep in {"csubj", "csubjpass"} and word.tag == "VBG" for word in below)
    is_passive = passive(sentence, verb)
    about = (act or gerund) if is_passive else any(_is_act_subject(sentence, acts, word.index) for word in objects)
    if not about:
        return
    links = [word for word in below if word.lemma == "as"]
    links += [
        sentence.tokens[c]
        for word in objects
        for c in sentence.children[word.index]
        if sentence.tokens[c].lemma == "as"
    ]
    for link in links:
        for child in sentence.children[link.index]:
            word = sentence.tokens[child]
            if word.pos in _NOMINAL:
                yield from _phrase(sentence, word, attached=not gerund)
            elif word.pos == "ADJ" and (grade := grade_of(sentence, word)) is not None:
                yield Found(span=_widened(sentence, word), grade=grade, attached=not gerund)
    for word in below:
        if word.dep == "oprd" and word.pos in _NOMINAL | {"ADJ"}:
            yield from _phrase(sentence, word)
        if word.dep in {"ccomp", "xcomp"} and word.pos in _NOMINAL | {"ADJ"}:
            yield from _phrase(sentence, word)


def _objects_of(sentence: Sentence, verb: Token) -> list[Token]:
    found = [sentence.tokens[c] for c in sentence.children[verb.index] if sentence.tokens[c].dep == "dobj"]
    for child in sentence.children[verb.index]:
        word = sentence.tokens[child]
        if word.dep == "prep" and word.lemma in {"to", "into", "in"} and verb.lemma in lexicon.BRINGING:
            found += [sentence.tokens[c] for c in sentence.children[child] if sentence.tokens[c].dep == "pobj"]
    return found


def _objects(sentence: Sentence, verb: Token, *, shells: bool) -> Iterator[Found]:
    for noun in _objects_of(sentence, verb):
        if noun.pos in _NOMINAL:
            yield from _phrase(sentence, noun)
            if shells and noun.lemma in lexicon.SHELL_NOUNS:
                yield from _adjectives(sentence, noun)


def _participle(sentence: Sentence, verb: Token) -> Iterator[Found]:
    """Yield *carefully considered*, *rushed through*."""
    manner = [
        child
        for child in sentence.children[verb.index]
        if child == verb.index - 1 and sentence.tokens[child].text.endswith("ly")
    ]
    grade = grade_of(sentence, verb)
    if grade is None:
        for child in manner:
            word = sentence.tokens[child].text.lower().removesuffix("ly")
            grade = grade or lexicon.grades().get(word)
        if grade is None:
            return
    elif grade.strength == 1 and not manner:
        return
    start = min([verb.index, *manner])
    yield Found(span=Span(sentence.tokens[start].span.start, verb.span.end), grade=grade, attached=True)


def _phrase(sentence: Sentence, noun: Token, *, attached: bool = True) -> Iterator[Found]:
    """Yield a noun phrase that characterises: by its noun (*escalation*) or its adjective (*a bold step*)."""
    grade = grade_of(sentence, noun)
    if grade is None:
        graded = [
            found
            for child in sentence.children[noun.index]
            if sentence.tokens[child].dep in {"amod", "compound"}
            and f"{sentence.tokens[child].text.lower()} {noun.lemma}" not in lexicon.STOP_PHRASES
            and (found := grade_of(sentence, sentence.tokens[child])) is not None
            and (found.strength > 1 or noun.lemma in lexicon.SHELL_NOUNS)
        ]
        grade = max(graded, key=lambda found: found.strength, default=None)
    if grade is not None:
        yield Found(span=_widened(sentence, noun), grade=grade, attached=attached)


def _widened(sentence: Sentence, word: Token) -> Span:
    """Return the word with its article and what describes it: *a potentially significant escalation*."""
    first, last = lexicon.whole_word(sentence, word)
    own = {token.index for token in sentence.subtree(word.index)}
    while first and first - 1 in own:
        before = sentence.tokens[first - 1]
        possessive = before.dep in {"poss", "case"} or before.text.lower() in {"the", "its", "his", "their"}
        if possessive or before.pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}:
            break
        first -= 1
    return Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)


# -- "too little, too late"


def _by_idiom(sentence: Sentence, acts: Acts, *, lead: bool) -> Iterator[Found]:
    for idiom in lexicon.idioms():
        for match in idiom.pattern.finditer(sentence.text):
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            about = lead or any(
                acts.is_act(sentence, token.index) for token in sentence.tokens if token.pos in _NOMINAL
            )
            if about:
                yield Found(span=span, grade=idiom.grade, attached=True)
