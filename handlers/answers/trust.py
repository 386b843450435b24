"""``trust``: what people made of each rule and source, and where a rule's differences go."""

from rapidfuzz import fuzz, process

from handlers.answers.page import Page
from handlers.messages.notices import acknowledgement, error_message
from handlers.messages.trust import trust_message
from handlers.newsroom import Newsroom
from handlers.request import CommandRequest
from handlers.trust import LOOKED_BACK, place_rule, rates_of_rules, rates_of_sources
from storage.rule_trust import RulePlace, rule_trusts, rules_seen


async def answer_trust(request: CommandRequest, newsroom: Newsroom) -> Page:
    """Answer ``trust``: the keep rates, or a rule sent to the channels, the digest or a trial."""
    rule, to = request.options.get("rule", "").strip(), request.options.get("to", "").strip().casefold()
    since = newsroom.now() - LOOKED_BACK
    if not rule:
        async with newsroom.database.read() as session:
            rules, placed = await rates_of_rules(session, since), await rule_trusts(session)
            sources = await rates_of_sources(session, since)
        return Page(message=trust_message(rules, sources, placed))
    if to not in {place.value for place in RulePlace}:
        return _refused("Say where the rule's differences go: channel, digest or pilot", f"Try: trust {rule} pilot")
    if not request.asker.is_admin:
        return _refused("Only admins move a rule", "An admin is named in the bot's settings")
    async with newsroom.database.write() as session:
        known = {*await rules_seen(session), *await rule_trusts(session)}
        if rule not in known:
            close = process.extractOne(rule, sorted(known), scorer=fuzz.ratio, score_cutoff=50)
            meant = f"Did you mean {close[0]}?" if close else "trust lists the rules that have raised something"
            return _refused(f"No alert was ever raised by a rule “{rule[:60]}”", meant)
        by = request.asker.user_name
        await place_rule(session, rule, RulePlace(to), newsroom, by=by, reason="")
    newsroom.ring()
    return Page(message=acknowledgement(f"rule {rule}: {to}; every desk is told"), shareable=False)


def _refused(what: str, remedy: str) -> Page:
    return Page(message=error_message(what, remedy), shareable=False)
