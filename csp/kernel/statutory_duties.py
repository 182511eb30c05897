"""What the law asks of a community safety partnership: each duty in plain words, and where it stands.

Only what was read in the law itself is in the list; “read in part” marks what was not read whole there. The
regulations for Wales are read as they were made in 2007.
"""

from dataclasses import dataclass

ENGLAND, WALES, COUNTY_GROUP = "england", "wales", "county_group"
_ACT = "Crime and Disorder Act 1998"
_ENGLISH, _WELSH = "SI 2007/1830", "SI 2007/3076"


@dataclass(frozen=True)
class StatutoryDuty:
    """One duty: its code, what it asks, and by which law in each country; no law, no duty there."""

    code: str
    words: str
    england: str
    wales: str = ""
    county_group: str = ""

    def law_in(self, rules: str) -> str:
        """Return where it stands for these rules, or nothing."""
        return {ENGLAND: self.england, WALES: self.wales, COUNTY_GROUP: self.county_group}[rules]


def _everywhere(code: str, words: str, law: str) -> StatutoryDuty:
    return StatutoryDuty(code, words, law, law)


DUTIES = (
    _everywhere(
        "authorities", "The authorities that the Act names answer for it together.", f"{_ACT}, section 5(1)"
    ),
    _everywhere(
        "strategies",
        "Strategies against crime and disorder, the misuse of substances, re-offending and serious violence.",
        f"{_ACT}, section 6(1)",
    ),
    StatutoryDuty(
        "group",
        "A strategy group prepares the work, and reviews how the partnership’s money is spent.",
        f"{_ENGLISH}, regulation 3",
        f"{_WELSH}, regulation 3",
    ),
    StatutoryDuty(
        "protocol",
        "A protocol for sharing information, and somebody in each authority who helps to share it.",
        f"{_ENGLISH}, regulation 4",
        _WELSH,
    ),
    _everywhere(
        "data",
        "Figures without names are shared between the authorities, each quarter by the end of the next.",
        f"{_ACT}, section 17A; SI 2007/1831 (read in part)",
    ),
    StatutoryDuty(
        "assessment", "A strategic assessment every year.", f"{_ENGLISH}, regulations 5 to 7", _WELSH
    ),
    StatutoryDuty(
        "agreement",
        "A community safety agreement for the county, made every year from the assessments of its areas.",
        "",
        county_group=f"{_ENGLISH}, regulations 8 and 9",
    ),
    StatutoryDuty(
        "plan", "A plan, revised before 1 April of each year.", f"{_ENGLISH}, regulation 10", _WELSH
    ),
    StatutoryDuty(
        "contents",
        "What the plan must set out.",
        f"{_ENGLISH}, regulation 11(1)",
        f"{_WELSH}, regulation 9(1)",
    ),
    StatutoryDuty(
        "heard",
        "Those who live and work in the area are asked for their views, and how they might help.",
        f"{_ENGLISH}, regulations 12 and 13",
        _WELSH,
    ),
    StatutoryDuty(
        "public",
        "At least one public meeting a year, with senior people of each responsible authority.",
        f"{_ENGLISH}, regulation 12(4)",
        _WELSH,
    ),
    StatutoryDuty("summary", "A summary of the plan is published.", f"{_ENGLISH}, regulation 14", _WELSH),
    StatutoryDuty(
        "copy",
        "The local policing body is sent a copy of what was prepared.",
        f"{_ENGLISH}, regulation 13A",
        county_group=f"{_ENGLISH}, regulation 9A",
    ),
    _everywhere(
        "policing",
        "A report to the local policing body, if it asks for one because it is not satisfied.",
        f"{_ACT}, section 7",
    ),
    StatutoryDuty(
        "committee",
        "A committee of councillors looks at this work, and meets for it once in every twelve months.",
        "Police and Justice Act 2006, section 19; SI 2009/942, regulation 4",
        "Police and Justice Act 2006, section 19",
        "Police and Justice Act 2006, section 19; SI 2009/942, regulation 4",
    ),
    StatutoryDuty(
        "answers",
        "Whoever a report or recommendation of that committee is sent to answers in writing within 28 days.",
        "Police and Justice Act 2006, section 19(8B); SI 2009/942, regulation 7",
        "Police and Justice Act 2006, section 19(8B)",
    ),
    _everywhere(
        "reviews",
        "Reviews of deaths from domestic abuse are held as the guidance says.",
        "Domestic Violence, Crime and Victims Act 2004, section 9",
    ),
    _everywhere(
        "violence",
        "The authorities that are named for it prepare a strategy against serious violence, and carry it out.",
        "Police, Crime, Sentencing and Courts Act 2022, sections 8 to 22",
    ),
    _everywhere(
        "case-reviews",
        "Reviews of how antisocial behaviour was dealt with are held on request, and counted in public each year.",
        "Anti-social Behaviour, Crime and Policing Act 2014, section 104",
    ),
)


def duties_in(rules: str) -> tuple[StatutoryDuty, ...]:
    """Return the duties under some rules, in their order."""
    return tuple(one for one in DUTIES if one.law_in(rules))
