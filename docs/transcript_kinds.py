"""A sample card of every kind of difference. Every event, outlet and person is invented."""

from collections.abc import Iterator, Mapping

from claims.difference import Difference, DifferenceKind, Severity
from tests.builders import a_difference, a_side, some_evidence

KINDS: Mapping[DifferenceKind, tuple[str, str, Severity, tuple[tuple[str, str, str], ...]]] = {
    DifferenceKind.SCOPE: (
        "how far the Sund fishing ban reaches",
        "one side states the ban for the whole strait, the other for its northern part until June",
        Severity.HIGH,
        (
            ("Northwire", "the strait", "The ministry has closed the strait to trawlers."),
            (
                "Southpress",
                "the northern strait until 1 June",
                "Trawlers are barred from the northern strait until 1 June.",
            ),
        ),
    ),
    DifferenceKind.STATUS_UPDATE: (
        "the charge against the mayor of Halden",
        "the later account is a later stage: charged, then convicted",
        Severity.MEDIUM,
        (
            ("Southpress", "charged", "The mayor of Halden was charged with fraud."),
            ("Northwire", "convicted", "A court has convicted the mayor of Halden of fraud."),
        ),
    ),
    DifferenceKind.DATE_CONFLICT: (
        "when the Arden dam opens",
        "12 May and 21 May are no one day",
        Severity.MEDIUM,
        (
            ("Northwire", "12 May", "The Arden dam will open on 12 May."),
            ("Southpress", "21 May", "The dam at Arden opens on 21 May, the company said."),
        ),
    ),
    DifferenceKind.NAME_SPELLING: (
        "the name of the head of the inquiry",
        "one letter apart, in one story and one role",
        Severity.LOW,
        (
            ("Northwire", "Mira Osei", "Mira Osei heads the inquiry."),
            ("Southpress", "Mira Ossei", "The inquiry is led by Mira Ossei."),
        ),
    ),
    DifferenceKind.STALE_FACT: (
        "the vote of Halden Rail’s board",
        "it is still to come here, and was held by Tuesday there",
        Severity.HIGH,
        (
            ("Southpress", "will vote", "The board will vote on Tuesday."),
            ("Northwire", "has voted", "The board of Halden Rail voted for the sale on Tuesday."),
        ),
    ),
    DifferenceKind.OMISSION: (
        "that the levee was known to be weak",
        "5 of 6 outlets carry it; this article does not",
        Severity.LOW,
        (
            (
                "Northwire",
                "known to be weak",
                "Engineers had called the levee weak a year ago, five outlets report.",
            ),
        ),
    ),
    DifferenceKind.FRAMING: (
        "how the Sund ban is called",
        "The Ledger calls it a climb-down in its own voice; 4 peers do not",
        Severity.MEDIUM,
        (
            ("The Ledger", "a humiliating climb-down", "The ban is a humiliating climb-down for the ministry."),
            ("Northwire", "a temporary measure", "The ministry announced the ban, a temporary measure."),
        ),
    ),
    DifferenceKind.REVISION: (
        "deaths in the Arden floods",
        "the same article said 51 at 10:00 and says 62 now",
        Severity.MEDIUM,
        (
            ("Southpress", "51", "The floods have killed 51 people."),
            ("Southpress", "62", "The floods have killed 62 people."),
        ),
    ),
    DifferenceKind.INTERNAL_CONFLICT: (
        "the people evacuated from Arden",
        "the headline and the body of one article cannot both hold",
        Severity.HIGH,
        (
            ("Valley Press", "4,000", "4,000 leave their homes in Arden"),
            ("Valley Press", "400", "Some 400 people were evacuated from Arden overnight."),
        ),
    ),
    DifferenceKind.CORRECTION: (
        "jobs to go at Halden Rail",
        "Northwire corrected its figure from 1,200 to 120",
        Severity.HIGH,
        (
            ("Northwire", "1,200", "Halden Rail will cut 1,200 jobs."),
            ("Northwire", "120", "CORRECTED: Halden Rail will cut 120 jobs."),
        ),
    ),
}
"""Subject, reason, severity, and of each side: outlet, what it says, its sentence. Other kinds have samples beside."""


def kind_samples() -> Iterator[tuple[str, Difference]]:
    """Return title and difference of every kind in the table."""
    for kind, (subject, why, severity, sides) in KINDS.items():
        members = (
            a_side(says, some_evidence(words, 0, text=sentence, source=source, minutes_ago=60 - 20 * place))
            for place, (source, says, sentence) in enumerate(sides)
            for words in [says if says in sentence else sentence]
        )
        yield (
            kind.value.replace("_", " ").capitalize(),
            a_difference(
                tuple(members),
                kind=kind,
                severity=severity,
                subject=subject,
                why=why,
                summary="",
                rule=kind.value.replace("_", "-"),
            ),
        )
