"""Values to JSON and back, without loss.

A stored value may have been written by an older engine, or by a newer one that was since taken
back. The rule for both: a field that is unknown now is dropped; a field that is missing takes its
default; what still cannot be read (a field without a default, a word no longer in its list) raises
:class:`UnreadableValue`. Claims that cannot be read are left out of look-ups until
``crosswire rebuild`` has read their article again.

PostgreSQL can hold neither NUL nor half a surrogate pair. Both become U+FFFD on the way in, in
articles and claims alike, one code point for one, so that every span stays true.
"""

import math
import re
from collections.abc import Callable
from typing import Any, assert_never

from pydantic import TypeAdapter, ValidationError

from claims.article import Article
from claims.claim import (
    LISTED,
    AnyClaim,
    ClaimKind,
    DateClaim,
    FigureClaim,
    LimitClaim,
    NameClaim,
    QuoteClaim,
    StatementClaim,
    StatusClaim,
    WordingClaim,
)
from claims.framing.profile import FramingProfile

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ADAPTERS: dict[ClaimKind, TypeAdapter[Any]] = {
    ClaimKind.FIGURE: TypeAdapter(FigureClaim),
    ClaimKind.QUOTE: TypeAdapter(QuoteClaim),
    ClaimKind.STATUS: TypeAdapter(StatusClaim),
    ClaimKind.DATE: TypeAdapter(DateClaim),
    ClaimKind.NAME: TypeAdapter(NameClaim),
    ClaimKind.STATEMENT: TypeAdapter(StatementClaim),
    ClaimKind.LIMIT: TypeAdapter(LimitClaim),
    ClaimKind.WORDING: TypeAdapter(WordingClaim),
}
_PROFILES = TypeAdapter(FramingProfile)
_ARTICLES = TypeAdapter(Article)


class UnreadableValue(ValueError):
    """A stored value does not fit the values of this engine."""


def encode_claim(claim: AnyClaim) -> dict[str, Any]:
    """Return the claim, whole, as JSON; its ``kind`` tells the kinds apart."""
    return {"kind": claim.kind.value, **_json(_ADAPTERS[claim.kind], claim)}


def decode_claim(body: Any) -> AnyClaim:
    """Return the claim that :func:`encode_claim` wrote.

    Raises:
        UnreadableValue: see the module's rule.
    """
    kind = body.get("kind") if isinstance(body, dict) else None
    claim: AnyClaim = _value(_adapter(kind).validate_python, body)
    return claim


def parse_claim(kind: str, body: str) -> AnyClaim:
    """Return the claim whose JSON is still text: twice as quick as taking the JSON apart first.

    Raises:
        UnreadableValue: see the module's rule.
    """
    claim: AnyClaim = _value(_adapter(kind).validate_json, body)
    return claim


def _adapter(kind: Any) -> TypeAdapter[Any]:
    try:
        return _ADAPTERS[kind]
    except (KeyError, TypeError):
        raise UnreadableValue("a stored claim has no kind that is known") from None


def encode_profile(profile: FramingProfile) -> dict[str, Any]:
    """Return the framing profile as JSON."""
    return _json(_PROFILES, profile)


def decode_profile(body: Any) -> FramingProfile:
    """Return the framing profile that :func:`encode_profile` wrote.

    Raises:
        UnreadableValue: see the module's rule.
    """
    profile: FramingProfile = _value(_PROFILES.validate_python, body)
    return profile


def encode_article(article: Article) -> dict[str, Any]:
    """Return the article as JSON."""
    return _json(_ARTICLES, article)


def decode_article(body: Any) -> Article:
    """Return the article that :func:`encode_article` wrote.

    Raises:
        UnreadableValue: see the module's rule.
    """
    article: Article = _value(_ARTICLES.validate_python, body)
    return article


def storable(text: str) -> str:
    """Return the text with what PostgreSQL cannot hold replaced, code point for code point."""
    return _UNSTORABLE.sub("\ufffd", text)


def search_terms(claim: AnyClaim) -> str:
    """Return the words by which a person would look for the claim: its sentence and its resolved names.

    Kinds that are not listed are not found by words either; the claims beside them are.
    """
    if claim.kind not in LISTED:
        return ""
    words = [claim.concept.text, claim.concept.property, claim.concept.event, claim.place, *claim.entities]
    if claim.attribution is not None:
        words.append(claim.attribution.speaker)
    match claim:
        case FigureClaim():
            words.append(claim.unit)
        case QuoteClaim():
            words += [claim.speaker, claim.content]
        case StatusClaim():
            words += [claim.agent, claim.theme]
        case NameClaim():
            words += [claim.form, claim.title]
        case DateClaim() | StatementClaim() | LimitClaim() | WordingClaim():
            pass
        case _:
            assert_never(claim)
    said = claim.sentence.casefold()
    added = dict.fromkeys(word for word in words if word and word.casefold() not in said)
    return storable(" ".join((claim.sentence, *added)))


def _json(adapter: TypeAdapter[Any], value: Any) -> dict[str, Any]:
    cleaned: dict[str, Any] = _cleaned(adapter.dump_python(value, mode="json"))
    return cleaned


def _value(validate: Callable[[Any], Any], body: Any) -> Any:
    try:
        return validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise UnreadableValue(f"a stored value cannot be read: {where}: {first['msg']}") from None


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return storable(value)
        case dict():
            return {storable(str(key)): _cleaned(item) for key, item in value.items()}
        case list() | tuple():
            return [_cleaned(item) for item in value]
        case float() if not math.isfinite(value):
            return str(value)
        case _:
            return value
