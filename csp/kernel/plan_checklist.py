"""What a plan must set out by law, and what of it is missing: a list of points, worked out from a snapshot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csp.kernel.folding import fold
from csp.kernel.plan_snapshot import SnapPlan

ENGLAND, WALES, COUNTY_GROUP = "england", "wales", "county_group"
STOPPED = "stopped"
WELSH_YEARS = 3
NO_ACTION = "No action yet"
NONE_OF_ITS_OWN = "No action of its own yet; those counted from other plans are not part of its text"

# Serious violence came into section 6 of the Crime and Disorder Act 1998 on this day.
SERIOUS_VIOLENCE_SINCE = date(2023, 1, 31)

# By which words a text is taken to speak of each thing. They are looked for from the beginning of a word.
SUBJECTS = {
    "crime and disorder": ("crime", "disorder", "antisocial", "anti social"),
    "re-offending": ("reoffend", "re offend"),
    "the misuse of drugs, alcohol and other substances": ("substance", "drug", "alcohol"),
}
VIOLENCE = ("serious violence", "violent crime", "knife", "weapon", "homicide", "violence against")


@dataclass(frozen=True)
class Asked:
    """One point of the list: its code, its letter in the regulations, what it asks, and where it is written."""

    code: str
    letter: str
    words: str
    source: str


@dataclass(frozen=True)
class Point:
    """A point as the plan stands: what is missing, each by name, and why the plan goes without it, if it does."""

    asked: Asked
    missing: tuple[str, ...] = ()
    waived: str = ""

    @property
    def is_met(self) -> bool:
        """Return whether nothing of it is missing."""
        return not self.missing

    @property
    def is_settled(self) -> bool:
        """Return whether it is met, or waived with a reason."""
        return self.is_met or bool(self.waived)


def points_of(
    plan: SnapPlan,
    *,
    authorities: Sequence[str],
    rules: str,
    waived: Mapping[str, str],
    counts_others: bool = False,
) -> tuple[Point, ...]:
    """Return the points of a plan. ``authorities`` are the names of the responsible ones with a seat today.

    ``rules`` says whose regulations hold; ``waived`` has the reason for each point (its code) that is waived;
    ``counts_others`` whether actions of other plans count in this one, which are not part of its text.
    """
    if rules == COUNTY_GROUP:
        return ()
    asked = [one for one in _ASKED if one[0] in _codes(plan, rules)]
    return tuple(
        Point(
            _said(code, rules), _named(missing(plan, authorities, rules), counts_others), waived.get(code, "")
        )
        for code, missing in asked
    )


def _named(missing: Sequence[str], counts_others: bool) -> tuple[str, ...]:
    return tuple(NONE_OF_ITS_OWN if counts_others and one == NO_ACTION else one for one in missing)


def _codes(plan: SnapPlan, rules: str) -> frozenset[str]:
    """Return the codes of the points that hold: serious violence only for plans that run since it is the law."""
    every = {code for code, _ in _ASKED}
    return frozenset(every if plan.ends_on >= SERIOUS_VIOLENCE_SINCE else every - {"violence"})


def _strategy(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    missing = []
    if not plan.strategy:
        missing.append("The strategy is not written")
    else:
        told = _told(plan)
        missing += [
            f"Does not speak of {name}" for name, words in SUBJECTS.items() if not _speaks(told, words)
        ]
    if rules == WALES and not _is_for_years(plan, WELSH_YEARS):
        missing.append(
            "In Wales the strategy is for a period of three years: change the plan’s first or last day"
        )
    return missing


def _violence(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    if _speaks(_told(plan), VIOLENCE):
        return []
    return [
        "Does not speak of serious violence: how people are kept from it, and how there will be less of it"
    ]


def _priorities(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    missing = [] if plan.assessment else ["Not yet said which strategic assessment it draws on"]
    return missing if plan.priorities else [*missing, "No priority yet"]


def _steps(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    actions = [one for one in plan.actions if one.state != STOPPED]
    if not actions:
        return [NO_ACTION]
    under = {one.priority for one in actions}
    return [
        f"No action yet under {one.number}. {one.title}" for one in plan.priorities if one.key not in under
    ]


def _resources(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    if plan.resources:
        return []
    said = {one.seat for one in plan.commitments if one.resources}
    return [f"Not yet said what it allocates and deploys: {one}" for one in authorities if one not in said]


def _success(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    said = {one.seat for one in plan.commitments if one.success}
    return [f"Not yet said how success is measured: {one}" for one in authorities if one not in said]


def _engagement(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    return [] if plan.engagement else ["Not yet said how people who live and work here are heard"]


def _summary(plan: SnapPlan, authorities: Sequence[str], rules: str) -> list[str]:
    return [] if plan.summary else ["The summary for the public is not written"]


Missing = Callable[[SnapPlan, Sequence[str], str], list[str]]
_ASKED: tuple[tuple[str, Missing], ...] = (
    ("a", _strategy),
    ("violence", _violence),
    ("b", _priorities),
    ("c", _steps),
    ("d", _resources),
    ("e", _success),
    ("f", _engagement),
    ("summary", _summary),
)
WORDS = {
    "a": "A strategy for crime and disorder, re-offending and the misuse of substances",
    "violence": "The strategy speaks of serious violence",
    "b": "The priorities, drawn from the strategic assessment",
    "c": "The steps that the responsible authorities are to take",
    "d": "How they allocate and deploy their resources",
    "e": "How each of them measures its success",
    "f": "How people who live and work here are heard and can help",
    "summary": "A summary for the public",
}
_LETTERED = {
    ENGLAND: "SI 2007/1830, regulation 11(1)",
    # Read as it was made in 2007. That SI 2010/648 and SI 2011/2702 amend it is known, what they change in
    # regulation 9 is not, and the page says so.
    WALES: "SI 2007/3076, regulation 9(1)",
}
_ELSEWHERE = {
    "violence": "Crime and Disorder Act 1998, section 6(1)",
    "summary": "SI 2007/1830, regulation 14",
}
SUMMARY_IN_WALES = "SI 2007/3076"


def _said(code: str, rules: str) -> Asked:
    if code == "summary" and rules == WALES:
        return Asked(code, "", WORDS[code], SUMMARY_IN_WALES)
    if code in _ELSEWHERE:
        return Asked(code, "", WORDS[code], _ELSEWHERE[code])
    return Asked(code, f"({code})", WORDS[code], f"{_LETTERED[rules]}({code})")


def _told(plan: SnapPlan) -> str:
    """Return, folded, what the strategy and the priorities say."""
    texts = [plan.strategy, *(f"{one.title} {one.aim}" for one in plan.priorities)]
    plain = "".join(mark if mark.isalnum() else " " for mark in fold(" ".join(texts)))
    return f" {' '.join(plain.split())}"


def _speaks(told: str, words: Sequence[str]) -> bool:
    return any(f" {word}" in told for word in words)


def _is_for_years(plan: SnapPlan, years: int) -> bool:
    day_after = date.fromordinal(plan.ends_on.toordinal() + 1)
    return (day_after.year - plan.starts_on.year, day_after.month, day_after.day) == (
        years,
        plan.starts_on.month,
        plan.starts_on.day,
    )
