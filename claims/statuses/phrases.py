"""The words of a noun phrase, and of what an act is about beside its bearer."""

from collections.abc import Iterable, Sequence

from claims.article import Article
from claims.attribution.tree import runs
from claims.parser import Sentence, Token

_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "punct", "cc", "ccomp"})
_THEME = frozenset(
    "dobj dative prep xcomp oprd attr acomp agent pobj pcomp npadvmod acl nmod compound amod poss".split()
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today tomorrow yesterday tonight morning afternoon evening night week month year day "
    "hour minute mr mrs ms next last".split()
)


def phrase(sentence: Sentence, head: int) -> list[int]:
    """Return the tokens of the noun phrase at ``head``, without clauses that hang on it."""
    found = [head]
    stack = [head]
    while stack:
        for child in sentence.children[stack.pop()]:
            if sentence.tokens[child].dep not in _CLAUSES:
                found.append(child)
                stack.append(child)
    return sorted(found)


def content(sentence: Sentence, indexes: Iterable[int]) -> tuple[str, ...]:
    """Return the content lemmas at ``indexes``, in order, without words of the calendar."""
    lemmas = (sentence.tokens[index] for index in indexes)
    kept = (token.lemma for token in lemmas if token.pos in _CONTENT and token.lemma not in _DAYS)
    return tuple(dict.fromkeys(word for word in kept if any(char.isalnum() for char in word)))


def theme_of(sentence: Sentence, token: Token, bearer: int | None, agent: int | None) -> tuple[int, ...]:
    """Return the tokens of everything the act is about but its bearer and its agent."""
    left_out: set[int] = set()
    for head in {bearer, agent} - {None}:
        if head is not None and head != token.index and token.index not in phrase(sentence, head):
            left_out.update(phrase(sentence, head))
    found: set[int] = set()
    stack = [
        child
        for child in sentence.children[token.index]
        if not set(sentence.children[child]) & left_out or sentence.tokens[child].dep not in {"agent", "prep"}
        if sentence.tokens[child].dep in _THEME | {"ccomp", "nsubjpass"} and child not in left_out
        if child > token.index or sentence.tokens[child].dep in {"nsubjpass", "compound", "amod"}
    ]
    while stack:
        index = stack.pop()
        if index in left_out:
            continue
        found.add(index)
        stack += [
            child
            for child in sentence.children[index]
            if sentence.tokens[child].dep not in {"advcl", "parataxis", "punct", "relcl"} and child not in left_out
        ]
    return tuple(sorted(found))


def words_of(article: Article, sentence: Sentence, indexes: Sequence[int]) -> str | None:
    """Return the article's words at ``indexes``, gaps closed by a space; None where there are none."""
    spans = runs(sentence, indexes)
    return " ".join(span.slice(article.text) for span in spans) or None


def joined(sentence: Sentence, head: int) -> list[int]:
    """Return the heads that *and* or *or* joins to this one."""
    found = []
    stack = [head]
    while stack:
        for child in sentence.children[stack.pop()]:
            if sentence.tokens[child].dep == "conj" and sentence.tokens[child].pos in {"NOUN", "PROPN"}:
                found.append(child)
                stack.append(child)
    return found
