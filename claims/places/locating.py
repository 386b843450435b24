"""Where the thing said at a span is or happens: the nearest place a preposition ties to it."""

from collections.abc import Iterator

from claims.article import Span
from claims.gazetteer import is_place
from claims.names.lists import word_list
from claims.names.values import NameKind, Names
from claims.parser import Sentence, Token

_STRONG = frozenset({"in", "near", "at", "outside", "across", "off", "inside", "throughout", "around", "within"})
_WEAK = frozenset({"on", "over", "along", "above", "beneath", "under", "toward", "towards", "through", "between"})
_VERBS = frozenset({"VERB", "AUX"})
_CLAUSE = 5
"""Steps that crossing into the clause above counts for."""
_DEEPEST = 2
"""Steps from a shared word down to what a place phrase hangs on: *sent soldiers to fight in X* is one."""


def place_of(sentence: Sentence, span: Span, names: Names, *, dateline: str | None = None) -> str | None:
    """Return the canonical name of the place where the thing at ``span`` is or happens.

    The phrase that hangs on the thing itself comes first (*troops in Kursk*), then those on its
    verb and the verbs above it, then ``dateline``.

    Args:
        sentence: the parsed sentence.
        span: where the claim stands, in code points of the article.
        names: the article's names.
        dateline: the place to fall back on; None for no fallback.
    """
    inside = sentence.tokens_in(span)
    if not inside:
        return dateline
    phrases = list(_place_phrases(sentence, names))
    if not phrases:
        return _modifying_place(sentence, inside, names) or _struck_place(sentence, inside, names) or dateline
    path = _path(sentence, inside)
    ranked = []
    for preposition, place in phrases:
        depth = _depth(sentence, path, _holder(sentence, preposition))
        if depth is None:
            continue
        before = preposition.span.start < span.start
        ranked.append((depth, before, abs(preposition.index - inside[-1].index), place))
    return min(ranked)[3] if ranked else _struck_place(sentence, inside, names) or dateline


def _path(sentence: Sentence, inside: list[Token]) -> dict[int, int]:
    """Return how many steps up each token is from the span; a step over a clause counts more."""
    steps = {token.index: 0 for token in inside}
    top = min(inside, key=lambda token: len(sentence.ancestors(token.index)))
    cost = 0
    for token in sentence.ancestors(top.index):
        cost += 1
        steps.setdefault(token.index, cost)
        if token.pos in _VERBS and token.dep in {"ccomp", "advcl", "relcl", "parataxis", "conj"}:
            cost += _CLAUSE
    return steps


def _depth(sentence: Sentence, path: dict[int, int], holder: int) -> int | None:
    """Return how far the holder of a place phrase is from the span, over the first token they share.

    None for a phrase deep inside a clause of its own: it places what that clause tells.
    """
    for below, token in enumerate([sentence.tokens[holder], *sentence.ancestors(holder)]):
        if token.index in path:
            deepest = _DEEPEST if path[token.index] < _CLAUSE else 0
            return path[token.index] + below if below <= deepest else None
    return None


def _modifying_place(sentence: Sentence, inside: list[Token], names: Names) -> str | None:
    """Return the place before the subject or object of the span's verb: *the Athens riots left 40 hurt*."""
    verb = next((token for word in inside for token in sentence.ancestors(word.index) if token.pos in _VERBS), None)
    if verb is None:
        return None
    nouns = [sentence.tokens[child] for child in sentence.children[verb.index]]
    for noun in nouns:
        if noun.pos != "NOUN" or noun.lemma in _PEOPLE:
            continue
        for child in sentence.children[noun.index]:
            word = sentence.tokens[child]
            if word.dep not in {"compound", "nmod", "poss"}:
                continue
            for mention in names.mentions_in(word.span):
                if is_place(mention.canonical) and not mention.demonym:
                    return mention.canonical
    return None


def _struck_place(sentence: Sentence, inside: list[Token], names: Names) -> str | None:
    """Return the place that is the object of a verb above the span: *a storm hit Peru, killing 10*."""
    for verb in sentence.ancestors(inside[0].index):
        if verb.lemma not in _STRIKING:
            continue
        for child in sentence.children[verb.index]:
            noun = sentence.tokens[child]
            if noun.dep == "dobj":
                for mention in names.mentions_in(noun.span):
                    if is_place(mention.canonical) and not mention.demonym:
                        return mention.canonical
    return None


def _holder(sentence: Sentence, preposition: Token) -> int:
    """Return the token a place phrase hangs on; a chain of phrases hangs on its first holder."""
    head = sentence.tokens[preposition.head]
    while head.dep == "pobj" and sentence.tokens[head.head].lemma in _STRONG | {"of"}:
        head = sentence.tokens[sentence.tokens[head.head].head]
    return head.index


def _place_phrases(sentence: Sentence, names: Names) -> Iterator[tuple[Token, str]]:
    for token in sentence.tokens:
        if token.pos != "ADP" or token.lemma not in _STRONG | _WEAK:
            continue
        below = [sentence.tokens[child] for child in sentence.children[token.index]]
        for noun in below:
            if noun.dep == "pobj" and (place := _place_in(sentence, noun, token, names)):
                yield token, place


def _place_in(sentence: Sentence, noun: Token, preposition: Token, names: Names) -> str | None:
    """Return the place named by the object of a preposition: its head's name, else its first one."""
    phrase = Span(min(noun.span.start, preposition.span.end), noun.span.end)
    mentions = [mention for mention in names.mentions_in(phrase) if not mention.demonym]
    for mention in reversed(mentions):
        if _may_be_place(mention.canonical, preposition, names):
            return mention.canonical
        if preposition.lemma == "at" and noun.pos == "NOUN" and noun.lemma in word_list("place_words") | _BUILDINGS:
            return mention.canonical
    for child in sentence.children[noun.index]:
        below = sentence.tokens[child]
        if below.lemma == "of" and below.dep == "prep":
            for part in sentence.children[below.index]:
                if found := _place_in(sentence, sentence.tokens[part], preposition, names):
                    return found
    demonyms = names.mentions_in(phrase)
    if demonyms and noun.lemma in word_list("place_words") | {"soil", "capital", "waters", "water"}:
        return demonyms[-1].canonical
    return None


def _may_be_place(canonical: str, preposition: Token, names: Names) -> bool:
    if is_place(canonical):
        return True
    kind = names.kind_of(canonical)
    if kind is NameKind.PLACE:
        return True
    if kind is NameKind.PERSON or preposition.lemma not in _STRONG:
        return False
    if preposition.lemma == "at":
        return kind is NameKind.UNKNOWN or canonical.lower().split()[-1] in word_list("place_words") | _BUILDINGS
    return kind is NameKind.UNKNOWN


_STRIKING = frozenset("hit strike rock shake batter lash pound jolt sweep devastate flood ravage engulf reach".split())
_PEOPLE = frozenset(
    "official government president minister police policy leader spokesman army military company".split()
)
_BUILDINGS = frozenset(
    "hospital university school college clinic theatre theater museum court plant factory mine mall store shop".split()
)
