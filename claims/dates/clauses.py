"""Where a date stands in its sentence: the clause it belongs to, the verb that governs it, and its tense."""

from claims.article import Span
from claims.lexicon import table
from claims.parser import Sentence, Token


def _listed(key: str) -> frozenset[str]:
    return frozenset(table("dates")["future"][key].split())


_MODIFIERS = _listed("modifiers")
_PLANNING = _listed("planning")
_TIMETABLE = _listed("timetable")
_ARRANGED = _listed("arranged")
_AHEAD = _listed("ahead")


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
        if step.tag in {"VBZ", "VBP"}:
            break
    return True if _noun_before_looks_ahead(sentence, token) else None


def _noun_before_looks_ahead(sentence: Sentence, token: Token) -> bool:
    """Say whether the noun phrase just before a date looks ahead, whatever the parse hangs the date on."""
    for before in reversed(sentence.tokens[max(0, token.index - 6) : token.index]):
        if before.pos in {"PUNCT", "AUX"} or (before.pos == "VERB" and is_verb(before)):
            return False
        if before.lemma in _MODIFIERS and before.dep in {"amod", "compound"}:
            return True
    return False


def _looks_ahead(sentence: Sentence, noun: Token, span: Span) -> bool:
    children = (sentence.tokens[index] for index in sentence.children[noun.index])
    return any(
        child.lemma in _MODIFIERS and child.dep in {"amod", "compound"} and not span.overlaps(child.span)
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
    if verb.tag == "VB" and "to" in lemmas and _is_about_to(sentence.tokens[verb.head]):
        return True
    if verb.tag == "VBN" and _is_bare(sentence, verb):
        return True if verb.lemma in _ARRANGED else None
    if verb.tag in {"VBZ", "VBP"}:
        due = any(sentence.tokens[index].lemma in _AHEAD for index in sentence.children[verb.index])
        return True if due or verb.lemma in _TIMETABLE else None
    return None


def _is_about_to(above: Token) -> bool:
    """Say whether the verb above an infinitive makes it a plan: *talks are to begin on Wednesday*."""
    return above.lemma == "be" and above.tag in {"VBZ", "VBP"}


def _is_bare(sentence: Sentence, verb: Token) -> bool:
    return not auxiliaries(sentence, verb)
