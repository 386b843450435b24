"""Hypothesis strategies for messages made of the worst text an article can hold."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from claims.article import Span
from claims.difference import Severity
from handlers.message import (
    Button,
    ButtonStyle,
    ChatMessage,
    ComparedValue,
    Comparison,
    Facts,
    Heading,
    Listing,
    ListItem,
    Moment,
    Paragraph,
    Picture,
    Quotation,
    Table,
)

NASTY = (
    "",
    " ",
    "\x00",
    "<!channel>",
    "<!here|x>",
    "<!everyone>",
    "<@U012AB3CD>",
    "<#C012AB3CD>",
    "<!subteam^S1>",
    "<https://evil.example|https://bank.test>",
    "&lt;!channel&gt;",
    "&amp;",
    "@everyone",
    "@here",
    "<@123456789012345678>",
    "<@&123456789012345678>",
    "<#123456789012345678>",
    "<t:0:R>",
    "<:x:123456789012345678>",
    "[bank](https://evil.example)",
    "[a](<https://evil.example>)",
    "https://evil.example/a_b_c",
    "discord.gg/abc",
    "DISCORD.COM/invite/abc",
    "```",
    "`",
    "``` ```",
    "*bold* _it_ ~s~ ||spoiler|| __u__ **b**",
    "\\",
    "\\*",
    "\\<@1>",
    "\n> quote\n>>> all\n# head\n-# small\n- item\n1. item",
    "> start",
    "\r\n",
    "\u2028\u2029",
    "\u202eevil\u202c",
    "\u2066\u2069\u200f",
    "\u200b",
    "\ufeff",
    "a\u0301\u0302\u0303\u0304\u0305\u0306",
    "👩\u200d👩\u200d👧\u200d👦",
    "🏴\U000e0067\U000e0062\U000e007f",
    "\ud800",
    "[red]x[/red]",
    "[/]",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x9b2J",
    "\x9d0;title\x9c",
    ":tada:",
    ":a:b:",
    "ﷺ",
    "None",
)

texts = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=30)), max_size=8).map(" ".join),
    st.tuples(st.sampled_from(NASTY), st.integers(1, 700)).map(lambda pair: (pair[0] or "x") * pair[1]),
    st.tuples(st.sampled_from("x&<*👩é\n"), st.integers(1, 7000)).map(lambda pair: pair[0] * pair[1]),
    st.text(max_size=200),
)
moments = st.one_of(
    st.none(),
    st.datetimes(timezones=st.sampled_from([UTC, None])),
    st.sampled_from(
        [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), datetime(2026, 3, 10, tzinfo=UTC)]
    ),
)
urls = st.one_of(
    st.none(),
    texts,
    st.sampled_from(
        [
            "https://a.example/x(1)",
            "javascript:alert(1)",
            "https://a.example/" + "y" * 3000,
            "https://u@evil.example",
            "https://[x",
        ]
    ),
)
marks = st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300)).map(lambda pair: Span(*pair)), max_size=5).map(
    tuple
)

_parts = st.one_of(
    st.builds(Paragraph, text=texts),
    st.builds(Heading, text=texts),
    st.builds(Quotation, text=texts, source=texts, at=moments, url=urls, marks=marks, note=texts),
    st.builds(
        Comparison,
        values=st.lists(st.builds(ComparedValue, label=texts, value=texts, at=moments, note=texts), max_size=14).map(
            tuple
        ),
    ),
    st.builds(Facts, pairs=st.lists(st.tuples(texts, texts), max_size=6).map(tuple)),
    st.builds(
        Table,
        head=st.lists(texts, max_size=5).map(tuple),
        rows=st.lists(st.lists(texts, max_size=5).map(tuple), max_size=8).map(tuple),
    ),
    st.builds(
        Listing,
        items=st.lists(st.builds(ListItem, text=texts, detail=texts, at=moments, url=urls), max_size=25).map(tuple),
        first=st.one_of(st.none(), st.integers(0, 40)),
    ),
    st.builds(Picture, name=st.just("rarity.png"), png=st.just(b""), alt_text=texts),
    st.builds(Moment, label=texts, at=moments.filter(bool)),
)
_buttons = st.builds(
    Button,
    label=texts,
    action=st.sampled_from(["take", "mute", "share"]),
    value=st.one_of(st.integers(0, 2**63).map(str), texts),
    style=st.sampled_from(ButtonStyle),
    confirm=texts,
)
messages = st.builds(
    ChatMessage,
    title=texts,
    summary=texts,
    severity=st.one_of(st.none(), st.sampled_from(Severity)),
    state=texts,
    parts=st.lists(_parts, max_size=9).map(tuple),
    buttons=st.lists(_buttons, max_size=6).map(tuple),
    menu=st.lists(_buttons, max_size=7).map(tuple),
    footer=texts,
    more=texts,
)
"""Any message at all."""

flood_of_parts = st.builds(
    ChatMessage,
    title=texts,
    summary=texts,
    parts=st.lists(_parts, min_size=30, max_size=70).map(tuple),
)
"""Messages far over every limit."""
