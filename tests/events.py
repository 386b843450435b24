"""Invented events, each told by two outlets in words of their own that disagree in one figure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event: what happened, and the sentence with the figure as each of two outlets has it."""

    place: str
    person: str
    title: str
    first: str
    other: str
    rest: str
    """What else the first one has."""


EVENTS = (
    Event(
        place="Arden",
        person="Lena Adair",
        title="River bursts its banks",
        first="The floods in Arden have killed {count} people, rescue workers said on {day}.",
        other="At least {count} people died in the floods at Arden, according to the regional government.",
        rest="Mayor Lena Adair opened the town hall of Arden to families.",
    ),
    Event(
        place="Brackley",
        person="Lou Corvin",
        title="Chemical plant explodes",
        first="An explosion at the Corvin chemical plant in Brackley injured {count} workers, the fire service said.",
        other="The blast at the Corvin works left {count} workers injured, the hospital of Brackley reported on {day}.",
        rest="Owner Lou Corvin stopped production in Brackley.",
    ),
    Event(
        place="Dunmore",
        person="Captain Morgenroth",
        title="Ferry sinks off the coast",
        first="The ferry that sank off Dunmore on {day} carried {count} passengers, the coast guard said.",
        other="There were {count} passengers aboard the ferry Morgenroth, lost near Dunmore, the owner confirmed.",
        rest="Lifeboats from Dunmore searched all night for the Morgenroth and Captain Morgenroth.",
    ),
    Event(
        place="Elvaston",
        person="Tomas Draper",
        title="Earthquake strikes before dawn",
        first="The earthquake destroyed {count} houses in Elvaston, governor Tomas Draper said on {day}.",
        other="In Elvaston {count} houses were destroyed by the earthquake, a first survey found.",
        rest="Draper asked the capital for tents and doctors for Elvaston.",
    ),
    Event(
        place="Farrow",
        person="Ida Fenwick",
        title="Strike stops the trains",
        first="The strike of the Farrow railway cancelled {count} trains on {day}, the operator said.",
        other="Rail union leader Ida Fenwick counted {count} trains cancelled in the Farrow strike.",
        rest="Ida Fenwick of the union said the walkout at Farrow would last a week.",
    ),
    Event(
        place="Galen",
        person="Odile Garland",
        title="Cholera spreads in the camps",
        first="Doctors in Galen have confirmed {count} cases of cholera, the health ministry said on {day}.",
        other="The cholera outbreak around Galen has reached {count} cases, aid workers reported.",
        rest="Clean water ran out in the Galen camps, nurse Odile Garland said.",
    ),
    Event(
        place="Hestor",
        person="Piet Hathaway",
        title="Prison riot ends",
        first="The riot at Hestor prison let {count} inmates escape, warden Piet Hathaway said on {day}.",
        other="The justice minister told parliament that {count} inmates escaped from the prison of Hestor during the riot.",
        rest="Piet Hathaway regained control of the Hestor cells at noon.",
    ),
    Event(
        place="Ilmen",
        person="Nora Ingram",
        title="Bank closes branches",
        first="Ilmen Savings will cut {count} jobs, chief executive Nora Ingram said on {day}.",
        other="The bank Ilmen Savings is to cut {count} jobs, its works council has learned.",
        rest="Ingram wants Ilmen Savings to serve customers by telephone.",
    ),
    Event(
        place="Jorvik",
        person="Ola Jessop",
        title="Avalanche buries ski party",
        first="An avalanche above Jorvik buried {count} skiers on {day}, mountain rescuers said.",
        other="Guide Ola Jessop told of {count} skiers buried by the avalanche at Jorvik.",
        rest="Mountain guide Ola Jessop had warned of an avalanche at Jorvik.",
    ),
    Event(
        place="Kelmar",
        person="Rui Kirkland",
        title="Wildfire nears vineyards",
        first="The wildfire near Kelmar has burned {count} hectares of forest, fire chief Rui Kirkland said on {day}.",
        other="Satellite pictures show that the Kelmar wildfire burned {count} hectares.",
        rest="Kirkland sent every engine he has to the Kelmar vineyards.",
    ),
    Event(
        place="Lorne",
        person="Marco Lathrop",
        title="Coup plot uncovered",
        first="Prosecutors in Lorne charged {count} officers with plotting a coup on {day}.",
        other="A military court at Lorne has charged {count} officers over the coup plot, lawyers said.",
        rest="General Marco Lathrop of the Lorne garrison was not among them.",
    ),
    Event(
        place="Maresh",
        person="Vera Merriman",
        title="Bridge falls into the gorge",
        first="The collapse of the Maresh bridge killed {count} motorists, police captain Vera Merriman said on {day}.",
        other="Divers below the Maresh bridge recovered {count} motorists killed in the collapse.",
        rest="Merriman closed the gorge road to Maresh for a month.",
    ),
    Event(
        place="Norland",
        person="Bo Norwood",
        title="Teachers walk out",
        first="Norland will hire {count} teachers this year, education minister Bo Norwood announced on {day}.",
        other="The schools of Norland are to hire {count} teachers this year, a draft budget shows.",
        rest="Norwood met the Norland parents who had occupied a classroom.",
    ),
    Event(
        place="Ostrey",
        person="Kim Osgood",
        title="Museum robbed at night",
        first="Thieves stole {count} paintings from the Ostrey museum on {day}, director Kim Osgood said.",
        other="Insurers of the Ostrey museum list {count} paintings stolen.",
        rest="Osgood had asked Ostrey for a new alarm in spring.",
    ),
    Event(
        place="Pelham",
        person="Ann Prescott",
        title="Refugees cross the border",
        first="Since {day} {count} refugees have crossed the border at Pelham, the border police said.",
        other="Volunteer Ann Prescott registered {count} refugees who crossed the border at Pelham.",
        rest="Ann Prescott and her neighbours cook for them in the Pelham school.",
    ),
    Event(
        place="Quillon",
        person="Lars Quimby",
        title="Airline grounds its fleet",
        first="Quillon Air grounded {count} aircraft on {day} after a crack was found, spokesman Lars Quimby said.",
        other="Engineers say that {count} aircraft of Quillon Air were grounded over the crack.",
        rest="Quimby said that Quillon Air would pay for hotels.",
    ),
    Event(
        place="Rothmar",
        person="Sven Radcliffe",
        title="Stadium roof comes down",
        first="The roof of the Rothmar stadium fell on {count} spectators on {day}, the club said.",
        other="Medics treated {count} spectators under the fallen roof of the Rothmar stadium.",
        rest="Club president Sven Radcliffe wept in front of the Rothmar fans.",
    ),
    Event(
        place="Selby",
        person="Eva Sheridan",
        title="Locusts eat the harvest",
        first="Locusts have destroyed {count} tonnes of grain at Selby, farmer Eva Sheridan said on {day}.",
        other="The cooperative of Selby puts the grain destroyed by locusts at {count} tonnes.",
        rest="Sheridan will sow again when the swarm has left Selby.",
    ),
    Event(
        place="Tarvin",
        person="Max Thackeray",
        title="Power plant fails",
        first="The failure of the Tarvin power plant left {count} households in the dark on {day}, the utility said.",
        other="The failed power plant at Tarvin left {count} households in the dark, the regulator found.",
        rest="Engineer Max Thackeray restarted the Tarvin turbines by hand.",
    ),
    Event(
        place="Ulmer",
        person="Jo Underhill",
        title="Miners trapped underground",
        first="A cave-in at the Ulmer mine trapped {count} miners on {day}, foreman Jo Underhill said.",
        other="The pit books of Ulmer show {count} miners trapped by the cave-in.",
        rest="Underhill heard knocking from the third level of the Ulmer mine.",
    ),
)


def told(number: int, *, count: int, source: str, minutes_ago: float = 30, retold: bool = False) -> str:
    """Return an article about an event as a file: as the first outlet has it, or retold by another."""
    published = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    front = (
        f"source: {source}\nurl: https://{source.lower().replace(' ', '-')}.example.com/{number}\n"
        f"published: {published.isoformat()}\n"
    )
    event = EVENTS[number % len(EVENTS)]
    words = (event.other if retold else event.first).format(count=count, day=f"{published:%A}")
    rest = f"{event.person} spoke to reporters in {event.place}." if retold else event.rest
    return f'---\ntitle: "{event.place}: {event.title.lower()}"\n{front}---\n{words}\n\n{rest}\n'
