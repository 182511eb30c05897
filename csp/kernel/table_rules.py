"""The lists of responsible authorities as the Act had them, from a day to a day, each entry with its source.

Every entry says how its days are known. ``is_read`` means that the words of the Act, or a written statement of what
it said, were read for these days; the others are from knowledge and are marked so on the page. Where the list as it
was on a day was read: 1 April 2013 and 20 December 2023 (the Act as revised on those days).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

UNITARY, TWO_TIER, COMBINED, COUNTY_GROUP, WALES = "unitary", "two_tier", "combined", "county_group", "wales"
ENGLAND = (UNITARY, TWO_TIER, COMBINED)
ALL = (*ENGLAND, WALES)

IN_FORCE = date(1998, 9, 30)  # section 5 as enacted; the day is from knowledge
ALL_READ_FROM = date(2013, 4, 1)  # since then, every entry has been read in the Act's own words
POLICE_AUTHORITIES = (date(2003, 4, 1), date(2012, 11, 21))  # paragraph (c); the last day is from knowledge


@dataclass(frozen=True)
class Rule:
    """One entry of the list: what sort of body, for which kinds of partnership, from when to when."""

    paragraph: str
    called: str
    who: str
    kinds: tuple[str, ...]
    answered_by: tuple[str, ...]
    since: date
    source: str
    until: date | None = None
    is_read: bool = True
    took_over_from: tuple[str, ...] = ()
    least: int = 1
    too_few: str = ""
    or_by: tuple[str, ...] = ()  # enough bodies of these kinds answer to it as well
    or_least: int = 0

    def holds_on(self, day: date) -> bool:
        """Return whether the Act had this entry on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


_AS_ENACTED = "The Act as enacted"
_COMBINED_AREAS = "The Act as it was on 16 January 2012"

RULES = (
    # One council for the whole area: of a unitary district, a London borough, a county that is unitary.
    Rule(
        "(a)",
        called="council",
        who="The council",
        kinds=(UNITARY,),
        answered_by=("unitary_council", "district_council", "county_council"),
        since=IN_FORCE,
        source=_AS_ENACTED,
    ),
    # A district whose council is not a unitary authority: that council, and the county council.
    Rule(
        "(a)",
        called="district council",
        who="The district council",
        kinds=(TWO_TIER,),
        answered_by=("district_council",),
        since=IN_FORCE,
        source=_AS_ENACTED,
    ),
    Rule(
        "(a)",
        called="county council",
        who="The county council",
        kinds=(TWO_TIER,),
        answered_by=("county_council",),
        since=IN_FORCE,
        source=_AS_ENACTED,
    ),
    # In areas that act as one, all who are responsible in any of them: section 5(1BA).
    Rule(
        "(a)",
        called="council of an area",
        who="The council of each area",
        kinds=(COMBINED,),
        answered_by=("district_council", "unitary_council"),
        since=IN_FORCE,
        source=_COMBINED_AREAS,
        least=2,
        too_few="Each of the areas has a council of its own.",
    ),
    # Areas that are all unitary have no county council.
    Rule(
        "(a)",
        called="county council",
        who="The county council",
        kinds=(COMBINED,),
        answered_by=("county_council",),
        since=IN_FORCE,
        source=_COMBINED_AREAS,
        or_by=("unitary_council",),
        or_least=2,
    ),
    # In Wales an area is a county or a county borough: section 5(4)(b).
    Rule(
        "(a)",
        called="county or county borough council",
        who="The county or county borough council",
        kinds=(WALES,),
        answered_by=("unitary_council", "county_council"),
        since=IN_FORCE,
        source=_AS_ENACTED,
    ),
    # The words were read (the Act as it was on 16 January 2012); that they came into force on 1 April 2010 was read
    # in a second-hand report only. From 2014 to 2021 most areas had two such providers.
    Rule(
        "(aa)",
        called="provider of probation services",
        who="Every provider of probation services that is here and that its arrangements make responsible",
        kinds=ALL,
        answered_by=("probation",),
        since=date(2010, 4, 1),
        source="Policing and Crime Act 2009, section 108",
        is_read=False,
    ),
    Rule(
        "(b)",
        called="police force",
        who="The chief officer of every police force any part of whose area is here",
        kinds=ALL,
        answered_by=("police",),
        since=IN_FORCE,
        source=_AS_ENACTED,
    ),
    # The day: written answer of 16 June 2004, House of Commons (Hansard volume 422, columns 981 and 982).
    Rule(
        "(d)",
        called="fire and rescue authority",
        who="Every fire and rescue authority any part of whose area is here",
        kinds=ALL,
        answered_by=("fire",),
        since=date(2003, 4, 1),
        source="Police Reform Act 2002, section 97",
    ),
    # The first day: the same answer. The last: on 1 April 2013 the Act names the groups instead.
    Rule(
        "(e)",
        called="primary care trust",
        who="Every primary care trust any part of whose area is here",
        kinds=ENGLAND,
        answered_by=("primary_care_trust",),
        since=date(2004, 4, 30),
        until=date(2013, 3, 31),
        source="Police Reform Act 2002, section 97",
    ),
    Rule(
        "(e)",
        called="clinical commissioning group",
        who="Every clinical commissioning group any part of whose area is here",
        kinds=ENGLAND,
        answered_by=("clinical_commissioning_group",),
        since=date(2013, 4, 1),
        until=date(2022, 6, 30),
        source="The Act as it was on 1 April 2013",
        took_over_from=("primary_care_trust",),
    ),
    Rule(
        "(e)",
        called="integrated care board",
        who="Every integrated care board any part of whose area is here",
        kinds=ENGLAND,
        answered_by=("integrated_care_board",),
        since=date(2022, 7, 1),
        source="The Act as it was on 20 December 2023",
        took_over_from=("clinical_commissioning_group", "primary_care_trust"),
    ),
    # Until 1 April 2007 the Act said “health authority”; the boards began on 1 April 2003 (SI 2003/148 (W. 18),
    # SI 2007/961 (W. 85)). That the one meant the other on this list too is from knowledge.
    Rule(
        "(f)",
        called="Local Health Board",
        who="Every Local Health Board any part of whose area is here",
        kinds=(WALES,),
        answered_by=("local_health_board",),
        since=date(2003, 4, 1),
        source="Police Reform Act 2002, section 97",
        is_read=False,
    ),
)


def _by_kind() -> Mapping[str, list[Rule]]:
    named: dict[str, list[Rule]] = {}
    for rule in RULES:
        for kind in rule.answered_by:
            named.setdefault(kind, []).append(rule)
    return named


NAMED_BY_KIND = _by_kind()
