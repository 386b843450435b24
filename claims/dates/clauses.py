"""Where a date stands in its sentence: the clause it belongs to, the verb that governs it, and its tense."""

from claims.article import Span
from claims.parser import Sentence, Token

_FUTURE_WORDS = frozenset(
    """will shall would could may might should must can upcoming forthcoming incoming coming planned scheduled expected
    due slated set likely next future eventual prospective proposed promised """.split()
)
_PLANNING = frozenset(
    """plan expect schedule intend hope aim promise pledge vow prepare seek want propose slate set project forecast
    predict await face threaten urge call agree offer decide begin-to""".split()
)
_TIMETABLE = frozenset(
    """begin start open close end arrive leave take expire run come vote meet face host return resume launch play travel
    visit fall go head convene reconvene kick elect""".split()
)
"""Verbs whose present tense tells of what is arranged: *the trial opens on Monday*."""
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj"})


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """Return the highest token of a span: the one whose own head lies outside it."""
    inside = sentence.tokens_in(span)
    indexes = {token.index for token in inside}
    for token in inside:
        if token.head not in indexes or token.head == token.index:
            return token
    return inside[0] if inside else None


def path_up(sentence: Sentence, token: Token) -> list[Token]:
    """Return the token and every head above it, nearest first."""
    return [token, *sentence.ancestors(token.index)]


def is_verb(token: Token) -> bool:
    """Say whether a token heads a clause."""
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}


def verb_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the verb whose clause the token stands in: itself, or the nearest verb above it."""
    return next((step for step in path_up(sentence, token) if is_verb(step)), None)


def auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the auxiliaries of a verb, in order."""
    children = (sentence.tokens[index] for index in sentence.children[verb.index])
    return [child for child in children if child.dep in {"aux", "auxpass"}]


def is_future(sentence: Sentence, span: Span) -> bool | None:
    """Say whether the clause around a date speaks of what is to come; None where it does not tell.

    Read from the date upwards: the first finite verb decides, and nouns and adjectives on the way
    that look ahead (*the incoming government in January*) decide before it.
    """
    token = head_of(sentence, span)
    if token is None:
        return None
    for step in path_up(sentence, token):
        if step.pos in {"NOUN", "PROPN"} and _looks_ahead(sentence, step, span):
            return True
        if not is_verb(step):
            continue
        verdict = _tense(sentence, step)
        if verdict is not None:
            return verdict
    return None


def _looks_ahead(sentence: Sentence, noun: Token, span: Span) -> bool:
    children = (sentence.tokens[index] for index in sentence.children[noun.index])
    return any(
        child.lemma in _FUTURE_WORDS and child.dep in {"amod", "compound"} and not span.overlaps(child.span)
        for child in children
    )


def _tense(sentence: Sentence, verb: Token) -> bool | None:
    """Return True for future, False for past, None for a verb that leaves it open."""
    helpers = auxiliaries(sentence, verb)
    lemmas = {helper.lemma for helper in helpers}
    perfect = verb.tag == "VBN" and "have" in lemmas
    if any(helper.tag == "MD" or helper.lemma in {"will", "shall"} for helper in helpers):
        return not perfect or "will" in lemmas
    if any(helper.tag == "VBD" for helper in helpers) or (perfect and helpers):
        return False
    if verb.tag == "VBD":
        return False
    if verb.lemma in _PLANNING and (verb.tag in {"VBZ", "VBP", "VBG"} or {"be", "'s"} & lemmas):
        return True
    if verb.tag == "VBN" and _is_bare(sentence, verb):
        return True if verb.lemma in {"schedule", "plan", "expect", "slate", "due", "set"} else None
    if verb.tag in {"VBZ", "VBP"}:
        due = any(
            sentence.tokens[index].lemma in {"due", "likely", "set", "ready"} for index in sentence.children[verb.index]
        )
        return True if due or verb.lemma in _TIMETABLE else None
    return None


def _is_bare(sentence: Sentence, verb: Token) -> bool:
    return not auxiliaries(sentence, verb)
