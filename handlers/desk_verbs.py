"""The verbs of desks: what a channel is told of, how, and what the house has settled on."""

from handlers.desks.setting import SETTINGS
from handlers.desks.watch import KINDS, SEVERITIES
from handlers.verb import Option, OptionKind, Verb

DIGEST_WHAT = ("now", "set", "pause", "resume")
DESK_VERBS: tuple[Verb, ...] = (
    Verb(
        name="watch",
        help="Tell this channel of what you name, and of nothing else you did not name",
        example='source:"Valley Press" kind:figures severity:high',
        options=(
            Option(name="topic", help="Words of the subject or headline; everything for all", suggested=True),
            Option(name="source", help="An outlet, by its whole name", suggested=True),
            Option(name="feed", help="A feed, by its name in the settings"),
            Option(
                name="story", help="A story: its number, an article's address, or words of its title", suggested=True
            ),
            Option(name="entity", help="Somebody or something named in the passages"),
            Option(name="place", help="A place"),
            Option(name="kind", help="What differs", kind=OptionKind.CHOICE, choices=tuple(KINDS)),
            Option(name="severity", help="The least severity", kind=OptionKind.CHOICE, choices=SEVERITIES),
            Option(name="own", help="Only with our own copy on a side", kind=OptionKind.CHOICE, choices=("yes",)),
        ),
    ),
    Verb(
        name="unwatch",
        help="Tell this channel no longer of something it watches",
        example="2",
        options=(Option(name="which", help="Its number in the list, or all", required=True),),
    ),
    Verb(name="list", help="What this channel watches, how it is told, and about how often", example=""),
    Verb(
        name="desk",
        help="How this channel is told: quiet hours, severity, cap and more",
        example="quiet 22:00-07:00",
        options=(
            Option(
                name="setting",
                help="What to set; leave out to see them all",
                kind=OptionKind.CHOICE,
                choices=tuple(SETTINGS),
                one_word=True,
            ),
            Option(name="value", help="What to set it to; default takes it back"),
        ),
    ),
    Verb(
        name="house",
        help="The figures the house uses, and which articles differ from them",
        example='set 184620 at least 62 source:"Arden ministry" until:3d',
        options=(
            Option(
                name="what",
                help="list, set or end; leave out for the list",
                kind=OptionKind.CHOICE,
                choices=("list", "set", "end"),
                one_word=True,
            ),
            Option(name="alert", help="The alert's number, at the foot of its card", one_word=True, suggested=True),
            Option(name="value", help="The figure the house uses"),
            Option(name="source", help="Where it is from"),
            Option(name="until", help="Until when: 12h, 3d or a day as 2026-12-24"),
        ),
    ),
    Verb(
        name="trust",
        help="How many alerts of each rule and source people kept; where a rule's differences go",
        example="figure-value digest",
        options=(
            Option(name="rule", help="A rule, as it stands at the foot of a card", one_word=True),
            Option(
                name="to",
                help="channel, digest, or pilot for a trial in the digest",
                kind=OptionKind.CHOICE,
                choices=("channel", "digest", "pilot"),
            ),
        ),
    ),
    Verb(
        name="replay",
        help="What a setting would have done: the archive told again to this channel, set otherwise",
        example="cap 5 since:7d",
        options=(
            Option(
                name="setting",
                help="What to set; leave out for the channel as it is",
                kind=OptionKind.CHOICE,
                choices=tuple(SETTINGS),
                one_word=True,
            ),
            Option(name="value", help="What to set it to"),
            Option(name="since", help="How far back: 7d, 24h"),
            Option(name="watch", help="What it would watch instead, as typed after watch"),
        ),
    ),
    Verb(
        name="digest",
        help="What differed since the last digest; or when this channel gets it",
        example="set 07:00 Europe/Madrid weekdays",
        options=(
            Option(
                name="what",
                help="now, set, pause or resume; leave out for now",
                kind=OptionKind.CHOICE,
                choices=DIGEST_WHAT,
                one_word=True,
            ),
            Option(name="when", help="For set: 07:00 Europe/Madrid weekdays. For pause: 3d, or a day as 2026-12-24"),
        ),
    ),
)
"""In the order in which help lists them."""
