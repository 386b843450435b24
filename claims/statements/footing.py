"""On what a statement stands: the outlet's own word, a plain credit, an allegation, a guess."""

from enum import StrEnum

from claims.claim import Attribution, Certainty, Claim, StatementClaim, Voice
from claims.lexicon import words

_ALLEGING = words("footing", "cues.alleging")
_PARTIES = words("footing", "speakers.parties")
_COUNTING = words("footing", "cues.counting")
_UNNAMED_ALONE = words("footing", "speakers.unnamed_alone")
_UNNAMED = words("footing", "speakers.unnamed")
_INVESTIGATORS = words("footing", "speakers.investigators")
_DEEDS = words("footing", "deeds.verbs")
_FORECASTING = words("footing", "cues.forecasting")
_NOT_ONLY_FORECASTING = frozenset({"warn", "warning", "outlook"})
_FORECASTERS = words("footing", "speakers.forecasters")
_SAYING = frozenset({"say", "tell", "according to", "state", "report"})
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "who", "which", "that", "this", "one"})
"""Speakers that name nobody by themselves."""
_ONE = frozenset({"a", "an", "one", "another"})
_FIRM = frozenset({Certainty.ASSERTED, Certainty.FUTURE})


class Footing(StrEnum):
    """How a statement is put before the reader, from the firmest."""

    FLAT = "flat"
    """In the outlet's own voice, without a doubt."""
    CREDITED = "credited"
    """Given to somebody who can be taken at their word."""
    ALLEGED = "alleged"
    """Given to somebody who accuses, guesses, argues, or is not named."""
    HEDGED = "hedged"
    """*may have*, *is believed to*, *the likely cause*."""


def footing_of(claim: Claim) -> Footing | None:
    """Return the footing of a claim; None for a condition, whose truth nobody states."""
    if claim.certainty is Certainty.CONDITIONAL:
        return None
    if claim.certainty not in _FIRM or claim.voice is Voice.AGENTLESS:
        return Footing.HEDGED
    if claim.attribution is not None:
        return Footing.ALLEGED if _alleges(claim, claim.attribution) else Footing.CREDITED
    return Footing.FLAT if claim.voice is Voice.OWN else None


def is_partys_word(claim: Claim) -> bool:
    """Say whether a party or an estimate is the named source: *Ukraine estimates*, *prosecutors say*."""
    attribution = claim.attribution
    return attribution is not None and (
        attribution.cue in _COUNTING | _FORECASTING or (attribution.cue in _SAYING and _role(attribution) in _PARTIES)
    )


def is_unnamed(attribution: Attribution) -> bool:
    """Say whether the speaker is a source that the article does not name: *an official*, *sources*."""
    if attribution.named:
        return False
    role = _role(attribution)
    return role in _UNNAMED or (role in _UNNAMED_ALONE and attribution.speaker.split()[0].lower() in _ONE)


def speaker_words(attribution: Attribution) -> frozenset[str]:
    """Return the words of a speaker's phrase by which it is known again, in small letters."""
    return frozenset(word for word in _bare(attribution.speaker) if len(word) > 3)


def _alleges(claim: Claim, attribution: Attribution) -> bool:
    if attribution.cue in _ALLEGING or _role(attribution) in _PARTIES or is_unnamed(attribution):
        return True
    if attribution.cue in _FORECASTING - _NOT_ONLY_FORECASTING:
        return True
    if claim.certainty is Certainty.FUTURE and (attribution.cue in _FORECASTING or _role(attribution) in _FORECASTERS):
        return True
    if claim.concept.event not in _DEEDS or not isinstance(claim, StatementClaim) or not claim.doer:
        return False
    speaker = {_singular(word) for word in _bare(attribution.speaker)}
    # the police on their officers, the army on its soldiers: that is an admission, not an accusation
    return bool(_INVESTIGATORS & speaker) and not (speaker | _INVESTIGATORS | {"police", "soldier"}) & set(claim.doer)


def _role(attribution: Attribution) -> str:
    phrase = _bare(attribution.speaker.split(" who ")[0].split(",")[0].split(" of ")[0].split(" in ")[0])
    return _singular(phrase[-1]) if phrase else ""


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _bare(phrase: str) -> list[str]:
    return [word.strip(".,’'“”\"").removesuffix("’s").removesuffix("'s") for word in phrase.lower().split()]
