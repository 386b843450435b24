"""Reported words by syntax: which part of a sentence someone is given as the source of."""

from dataclasses import dataclass

from claims.article import Span
from claims.attribution import cues
from claims.attribution.subjects import speaker_of, subject_of
from claims.attribution.tree import clause_of, has, negated, passive, runs, tokens_outside
from claims.claim import Attribution
from claims.parser import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Words that a sentence puts down to someone, or to nobody."""

    content: tuple[Span, ...]
    cue: str
    """The lemma that reports: *say*, *estimate*, *according to*."""
    family: str
    """What the cue commits the speaker to: say, claim, confirm, estimate…"""
    cue_span: Span
    speaker_span: Span | None = None
    speaker_head: int | None = None
    attribution: Attribution | None = None
    """None when the words are put down to nobody."""

    @property
    def agentless(self) -> bool:
        """Say whether nobody is named as the source: *is believed to*, *reportedly*."""
        return self.attribution is None

    def holds(self, span: Span) -> bool:
        """Say whether the reported words hold the middle of ``span``."""
        middle = (span.start + max(span.start, span.end - 1)) // 2
        return any(content.start <= middle < content.end for content in self.content)

    @property
    def length(self) -> int:
        """Return how many code points are reported."""
        return sum(content.end - content.start for content in self.content)


def attribution_of(sentence: Sentence, span: Span) -> Attribution | None:
    """Return who is given as the source of the words in ``span``, by this sentence alone.

    Where one report stands inside another (*Reuters said police believed…*), the inner one.
    """
    holding = [report for report in reported_in(sentence) if report.attribution and report.holds(span)]
    return min(holding, key=lambda report: report.length).attribution if holding else None


def is_agentless(sentence: Sentence, span: Span) -> bool:
    """Say whether the words in ``span`` are put down to nobody: *is believed to*, *reportedly*."""
    holding = [report for report in reported_in(sentence) if report.holds(span)]
    return bool(holding) and min(holding, key=lambda report: report.length).agentless


def reported_in(sentence: Sentence) -> tuple[Reported, ...]:
    """Return every report in the sentence, in the order of the words that report."""
    found: list[Reported] = []
    for token in sentence.tokens:
        word = token.text.lower()
        if word == "according":
            found += _according(sentence, token)
        elif word in cues.EVIDENTIAL_ADVERBS:
            found += _evidential(sentence, token)
        elif token.pos in {"VERB", "AUX"} and token.lemma in cues.VERBS:
            found += _by_passive(sentence, token) if passive(sentence, token) else _by_verb(sentence, token)
        elif token.pos == "NOUN" and token.lemma in cues.SPEECH_NOUNS:
            found += _by_noun(sentence, token)
    if sentence.in_headline and not found:
        found += _headline_tag(sentence)
    return tuple(found)


def _report(
    sentence: Sentence, cue: Token, name: str, content: list[int], speaker: int | None, *, agentless: bool = False
) -> list[Reported]:
    """Return the report as a list of one, or nothing where content or speaker is missing."""
    spans = runs(sentence, content)
    if not spans or (speaker is None and not agentless):
        return []
    attribution = where = None
    if speaker is not None and not agentless:
        where, named = speaker_of(sentence, speaker)
        if where is None:
            return []
        text = sentence.text[where.start - sentence.span.start : where.end - sentence.span.start]
        attribution = Attribution(speaker=text, cue=name, named=named)
    return [
        Reported(
            content=spans,
            cue=name,
            family=cues.FAMILY.get(name, "say"),
            cue_span=cue.span,
            speaker_span=where,
            speaker_head=speaker,
            attribution=attribution,
        )
    ]


# -- "X said that …", "…, said X", "X confirmed 12 deaths", "X framed it as …"


def _by_verb(sentence: Sentence, verb: Token) -> list[Reported]:
    if verb.lemma in {"quote", "cite"}:
        return _citing(sentence, verb)
    if negated(sentence, verb) or _withheld(sentence, verb):
        return []
    subject = subject_of(sentence, verb)
    if subject is None or _mute(sentence, verb, subject):
        return []
    content = _content(sentence, verb, subject)
    return _report(sentence, verb, verb.lemma, content, subject) if content else []


def _content(sentence: Sentence, verb: Token, subject: int) -> list[int]:
    family = cues.FAMILY[verb.lemma]
    content: list[int] = []
    clauses = [
        sentence.tokens[child] for child in sentence.children[verb.index] if sentence.tokens[child].dep == "ccomp"
    ]
    for number, clause in enumerate(clauses):
        if clause.index > verb.index and number and _independent(sentence, clause):
            continue
        if clause.index > verb.index and not _states(sentence, verb, clause):
            continue
        content += _without_concession(sentence, clause)
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        if (token.dep == "xcomp" and family in {"promise", "claim", "boast", "believe", "estimate"}) or (
            token.dep in {"oprd", "xcomp"} and verb.lemma in cues.COMPLEMENT_VERBS
        ):
            content += [below.index for below in sentence.subtree(child)]
    content += _framed_as(sentence, verb)
    if not clauses and verb.lemma in cues.OBJECT_VERBS:
        content += _object(sentence, verb)
    if not content:
        content = _tagged(sentence, verb, subject)
    inside = {token.index for token in sentence.subtree(subject)} if subject != verb.head else set()
    return [index for index in content if index != verb.index and index not in inside]


def _states(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Say whether the clause states something: *found that it was*, not *saw it fall*, *find it hard*."""
    if has(sentence, clause, "mark", {"that"}):
        return True
    if cues.FAMILY[verb.lemma] == "describe":
        return False
    if clause.tag in {"VBD", "VBZ", "VBP", "MD"} or clause.pos == "AUX":
        return True
    return any(
        sentence.tokens[child].dep in {"aux", "auxpass", "cop"}
        and sentence.tokens[child].tag in {"MD", "VBD", "VBZ", "VBP"}
        for child in sentence.children[clause.index]
    )


def _without_concession(sentence: Sentence, clause: Token) -> list[int]:
    """Return the clause without a trailing *, though …*: that is the outlet's word, not the speaker's."""
    dropped: set[int] = set()
    for child in sentence.children[clause.index]:
        token = sentence.tokens[child]
        if token.dep == "advcl" and child > clause.index and has(sentence, token, "mark", {"though", "although"}):
            dropped.update(below.index for below in sentence.subtree(child))
    return tokens_outside(sentence, clause.index, dropped)


def _independent(sentence: Sentence, clause: Token) -> bool:
    """Say whether a second clause after *, and* stands on its own: *X estimates A, and B is expected*."""
    below = sentence.subtree(clause.index)
    if any(token.dep == "mark" and token.head == clause.index for token in below):
        return False
    first = below[0].index
    before = sentence.tokens[first - 1] if first else None
    return before is not None and before.dep == "cc"


def _framed_as(sentence: Sentence, verb: Token) -> list[int]:
    if verb.lemma not in cues.AS_VERBS:
        return []
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    below += [
        sentence.tokens[child] for token in below if token.dep == "dobj" for child in sentence.children[token.index]
    ]
    return [
        token.index
        for link in below
        if link.lemma == "as" and link.dep == "prep" and link.index > verb.index
        for token in sentence.subtree(link.index)
        if token.index != link.index
    ]


def _object(sentence: Sentence, verb: Token) -> list[int]:
    """Return the object of *confirmed*, *announced*, *put … at* with what hangs on it."""
    objects = [
        sentence.tokens[child] for child in sentence.children[verb.index] if sentence.tokens[child].dep == "dobj"
    ]
    if not objects or objects[0].lemma in cues.NOT_OBJECTS or objects[0].pos == "PRON":
        return []
    at = [
        child
        for child in sentence.children[verb.index]
        if sentence.tokens[child].dep == "prep" and child > objects[0].index
    ]
    if verb.lemma == "put" and not any(sentence.tokens[child].lemma == "at" for child in at):
        return []
    return [token.index for child in [objects[0].index, *at] for token in sentence.subtree(child)]


def _tagged(sentence: Sentence, verb: Token, subject: int) -> list[int]:
    """Return what a tag at the edge of a clause reports: *…, police said*, *…, notes the expert*, *as X put it*."""
    own = {token.index for token in sentence.subtree(verb.index)}
    if verb.dep in {"parataxis", "advcl"} and has(sentence, verb, "mark", {"as"}) | (verb.dep == "parataxis"):
        clause = sentence.tokens[verb.head]
        return tokens_outside(sentence, clause.index, own)
    inverted = subject > verb.index and sentence.tokens[subject].head == verb.index
    if inverted and _preceded_by_stop(sentence, verb.index):
        return list(range(verb.index - 1))
    first = min(subject, verb.index)
    while first and sentence.tokens[first - 1].index in {token.index for token in sentence.subtree(subject)}:
        first -= 1
    ends = all(
        token.pos in {"PUNCT", "ADV", "ADP", "NOUN", "PROPN", "DET", "ADJ", "NUM", "PART", "PRON"}
        for token in sentence.tokens[verb.index + 1 :]
    )
    if not inverted and ends and _preceded_by_stop(sentence, first) and verb.dep in {"ROOT", "conj", "ccomp", "advcl"}:
        return list(range(first - 1))
    return []


def _preceded_by_stop(sentence: Sentence, index: int) -> bool:
    return index > 1 and sentence.tokens[index - 1].text in {",", "”", '"', "’", "'", "—", "–", "?", "!", "''"}


def _withheld(sentence: Sentence, verb: Token) -> bool:
    """Say whether the verb is what somebody would not do: *declined to say*, *refused to confirm*."""
    above = sentence.tokens[verb.head]
    return verb.dep == "xcomp" and above.lemma in {"decline", "refuse", "fail", "stop", "unable", "want"}


def _mute(sentence: Sentence, verb: Token, subject: int) -> bool:
    token = sentence.tokens[subject]
    word = token.text.lower()
    if word in {"i", "we", "you", "one", "me", "us"}:
        return True
    if word in {"it", "this", "that", "these", "which", "what", "there"}:
        return word != "it" or cues.FAMILY[verb.lemma] != "say" or token.head != verb.index
    if cues.FAMILY[verb.lemma] == "show":
        return token.lemma not in cues.DOCUMENTS and token.lemma not in cues.ROLES and token.pos != "PROPN"
    return token.lemma in cues.MUTE_SUBJECTS


def _citing(sentence: Sentence, verb: Token) -> list[Reported]:
    objects = [child for child in sentence.children[verb.index] if sentence.tokens[child].dep == "dobj"]
    if not objects or verb.dep not in {"advcl", "acl", "prep", "pcomp"}:
        return []
    own = {token.index for token in sentence.subtree(verb.index)}
    clause = clause_of(sentence, verb.head)
    return _report(sentence, verb, verb.lemma, tokens_outside(sentence, clause.index, own), objects[0])


# -- "is believed to …", "was estimated by X at …", "reportedly"


def _by_passive(sentence: Sentence, verb: Token) -> list[Reported]:
    if verb.lemma not in cues.EVIDENTIAL_PASSIVES and verb.lemma not in cues.OBJECT_VERBS:
        return []
    agent = None
    complement = expletive = False
    excluded: set[int] = set()
    for child in sentence.children[verb.index]:
        token = sentence.tokens[child]
        if token.dep == "agent":
            excluded.update(below.index for below in sentence.subtree(child))
            agent = next((below for below in sentence.children[child] if sentence.tokens[below].dep == "pobj"), None)
        elif token.dep in {"xcomp", "ccomp", "oprd"} or (token.dep == "prep" and token.lemma in {"as", "at"}):
            complement = True
            expletive |= token.dep == "ccomp"
    if verb.dep == "amod" or negated(sentence, verb):
        return []
    # "it is believed that": the subject must be the empty it, or a person was told something
    if verb.lemma in cues.NEED_COMPLEMENT and not complement and agent is None:
        return []
    subject = next((c for c in sentence.children[verb.index] if sentence.tokens[c].dep.startswith("nsubj")), None)
    if expletive and subject is not None and sentence.tokens[subject].text.lower() != "it":
        return []
    if not complement and agent is None:
        return []
    content = tokens_outside(sentence, verb.index, excluded | {verb.index})
    if agent is not None:
        return _report(sentence, verb, verb.lemma, content, agent)
    if verb.lemma not in cues.EVIDENTIAL_PASSIVES:
        return []
    return _report(sentence, verb, verb.lemma, content, None, agentless=True)


def _evidential(sentence: Sentence, adverb: Token) -> list[Reported]:
    clause = clause_of(sentence, adverb.head)
    content = tokens_outside(sentence, clause.index, {adverb.index})
    return _report(sentence, adverb, adverb.text.lower(), content, None, agentless=True)


# -- "according to X", "reports that …", "X's estimate of …"

_NOT_SPEAKERS = frozenset({"plan", "schedule", "law", "rule", "tradition", "size", "age", "need", "type", "custom"})


def _according(sentence: Sentence, word: Token) -> list[Reported]:
    to = next((child for child in sentence.children[word.index] if sentence.tokens[child].lemma == "to"), None)
    if to is None and word.index + 1 < len(sentence.tokens) and sentence.tokens[word.index + 1].lemma == "to":
        to = word.index + 1
    speaker = next((c for c in sentence.children[to] if sentence.tokens[c].dep == "pobj"), None) if to else None
    if speaker is None or sentence.tokens[speaker].lemma in _NOT_SPEAKERS:
        return []
    own = {token.index for token in sentence.subtree(word.index)} | {word.index, to or 0}
    own |= {token.index for token in sentence.subtree(speaker)}
    clause = clause_of(sentence, word.head)
    if clause.index in own:
        clause = next(token for token in sentence.tokens if token.head == token.index)
    return _report(sentence, word, "according to", tokens_outside(sentence, clause.index, own), speaker)


def _by_noun(sentence: Sentence, noun: Token) -> list[Reported]:
    content: list[int] = []
    speaker = None
    for child in sentence.children[noun.index]:
        token = sentence.tokens[child]
        if token.dep == "poss":
            speaker = child
        elif token.dep == "prep" and token.lemma in {"by", "from"}:
            speaker = next((c for c in sentence.children[child] if sentence.tokens[c].dep == "pobj"), speaker)
        elif token.dep in {"acl", "ccomp", "relcl"} and has(sentence, token, "mark", {"that"}):
            content += [below.index for below in sentence.subtree(child)]
    if content:
        return _report(sentence, noun, noun.lemma, content, noun.index if speaker is None else speaker)
    if speaker is None or noun.lemma not in {"estimate", "forecast", "projection", "claim", "prediction", "assessment"}:
        return []
    for child in sentence.children[noun.index]:
        if sentence.tokens[child].dep == "prep" and sentence.tokens[child].lemma in {"of", "for"}:
            content += [below.index for below in sentence.subtree(child) if below.index != child]
    return _report(sentence, noun, noun.lemma, content, speaker)


# -- headlines: "Police: five dead", "Five dead, police say" (by syntax), "Five dead – officials"


def _headline_tag(sentence: Sentence) -> list[Reported]:
    tokens = sentence.tokens
    for token in tokens:
        before, after = tokens[: token.index], tokens[token.index + 1 :]
        if token.text == ":" and 0 < len(before) <= 4 and len(after) >= 2 and _speaks(before):
            return _report(sentence, token, ":", [word.index for word in after], before[-1].index)
        if token.text in {":", "–", "—", "-"} and 0 < len(after) <= 3 and len(before) >= 3 and _speaks(after):
            return _report(sentence, token, token.text, [word.index for word in before], after[-1].index)
    return []


def _speaks(tokens: tuple[Token, ...]) -> bool:
    known = (
        tokens[-1].lemma in cues.ROLES or tokens[-1].lemma in cues.DOCUMENTS or tokens[-1].lemma in {"us", "un", "uk"}
    )
    return known and all(token.pos in {"NOUN", "PROPN", "ADJ", "DET", "NUM"} for token in tokens)
