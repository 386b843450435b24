"""Reports without a speaking verb: *is believed to*, *reportedly*, *according to X*, *X's estimate*, headline tags."""

from claims.attribution import cues
from claims.attribution.report import Reported, report
from claims.attribution.tree import clause_of, has, negated, tokens_outside
from claims.parser import Sentence, Token


def by_passive(sentence: Sentence, verb: Token) -> list[Reported]:
    """Return what a passive reports: *is believed to …* for nobody, *was estimated by X at …* for X."""
    if verb.lemma not in cues.EVIDENTIAL_PASSIVES | cues.OBJECT_VERBS or verb.dep == "amod" or negated(sentence, verb):
        return []
    below = [sentence.tokens[child] for child in sentence.children[verb.index]]
    by = next((token.index for token in below if token.dep == "agent"), None)
    agent = None
    excluded = {verb.index}
    if by is not None:
        excluded.update(token.index for token in sentence.subtree(by))
        agent = next((child for child in sentence.children[by] if sentence.tokens[child].dep == "pobj"), None)
    content = tokens_outside(sentence, verb.index, excluded)
    if agent is not None:
        return report(sentence, verb, verb.lemma, content, agent)
    if verb.lemma not in cues.EVIDENTIAL_PASSIVES or not _says_what(below):
        return []
    return report(sentence, verb, verb.lemma, content, None, agentless=True)


def _says_what(below: list[Token]) -> bool:
    """Say whether a passive has something it reports: *to have died*, *as a risk*, *at 40 million*, *that …*."""
    if any(token.dep == "ccomp" for token in below):
        # "reporters were told that" reports to them; "it is said that" reports
        return all(token.text.lower() == "it" for token in below if token.dep.startswith("nsubj"))
    return any(
        token.dep in {"xcomp", "oprd"} or (token.dep == "prep" and token.lemma in {"as", "at"}) for token in below
    )


def by_adverb(sentence: Sentence, adverb: Token) -> list[Reported]:
    """Return the clause an adverb puts down to nobody: *reportedly*."""
    clause = clause_of(sentence, adverb.head)
    content = tokens_outside(sentence, clause.index, {adverb.index})
    return report(sentence, adverb, adverb.text.lower(), content, None, agentless=True)


_NOT_SPEAKERS = frozenset({"plan", "schedule", "law", "rule", "tradition", "size", "age", "need", "type", "custom"})


def by_according(sentence: Sentence, word: Token) -> list[Reported]:
    """Return the clause that *according to X* gives to X."""
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
    return report(sentence, word, "according to", tokens_outside(sentence, clause.index, own), speaker)


def by_noun(sentence: Sentence, noun: Token) -> list[Reported]:
    """Return what a noun reports: *reports that …*, *X's estimate of …*."""
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
        return report(sentence, noun, noun.lemma, content, noun.index if speaker is None else speaker)
    if speaker is None or noun.lemma not in {"estimate", "forecast", "projection", "claim", "prediction", "assessment"}:
        return []
    for child in sentence.children[noun.index]:
        if sentence.tokens[child].dep == "prep" and sentence.tokens[child].lemma in {"of", "for"}:
            content += [below.index for below in sentence.subtree(child) if below.index != child]
    return report(sentence, noun, noun.lemma, content, speaker)


def by_headline_tag(sentence: Sentence) -> list[Reported]:
    """Return what a label or tag of a headline reports: *Police: five dead*, *Five dead – officials*."""
    tokens = sentence.tokens
    for token in tokens:
        before, after = tokens[: token.index], tokens[token.index + 1 :]
        if token.text == ":" and 0 < len(before) <= 4 and len(after) >= 2 and _speaks(before):
            return report(sentence, token, ":", [word.index for word in after], before[-1].index)
        if token.text in {":", "–", "—", "-"} and 0 < len(after) <= 3 and len(before) >= 3 and _speaks(after):
            return report(sentence, token, token.text, [word.index for word in before], after[-1].index)
    return []


def _speaks(tokens: tuple[Token, ...]) -> bool:
    known = (
        tokens[-1].lemma in cues.ROLES or tokens[-1].lemma in cues.DOCUMENTS or tokens[-1].lemma in {"us", "un", "uk"}
    )
    return known and all(token.pos in {"NOUN", "PROPN", "ADJ", "DET", "NUM"} for token in tokens)
