"""The duties of a partnership, and how the record shows each was met; where it can’t know, it says so."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from csp.kernel import day_words
from csp.kernel.listing import listed
from csp.kernel.report import Block, Column, Note, Paragraph, PlainTable, literal
from csp.kernel.statutory_duties import WALES, duties_in
from scrutiny.sources.duty_record import DutyRecord
from scrutiny.sources.given import Given
from scrutiny.sources.traced import Figure, Traced
from scrutiny.sources.wording import are, shortened

IN_WALES = (
    "The regulations of 2007 for Wales are read as they were made. They were amended in 2010 and 2011 (SI 2010/648 "
    "and SI 2011/2702), and what that changed has not been taken in here. That a committee meets once in twelve "
    "months, and is answered within 28 days, stands in SI 2009/942; whether that holds for Wales was not checked."
)
NO_LIST = "What the plan sets out was not checked."
COLUMNS = (Column("Duty"), Column("Law"), Column("What the record shows"))


class Shown(StrEnum):
    """How far the record shows that a duty was met."""

    YES = "Shown"
    IN_PART = "Shown in part"
    NO = "Not shown"
    SILENT = "It does not say"


Said = tuple[Shown, str]


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, and each duty with its law, and what the record says of it."""
    return (*typed, *_told(given.duties)) if given.duties else tuple(typed)


def traced(given: Given) -> Iterator[Traced]:
    """Trace each duty to the records from which something is said of it."""
    if not given.duties:
        return
    kept, asked = given.duties.kept, duties_in(given.duties.rules)
    figures = [Figure(one.words, kept[one.code], is_kept_there=True) for one in asked if kept.get(one.code)]
    yield Traced(
        "duties-table",
        f"What was written down by {day_words.plain(given.duties.as_at)}: seats at the table, meetings, committees, "
        "the plan with its versions. Whether the plan has what it must set out is looked for as its checklist does.",
        tuple(figures),
    )


def said_of(code: str, record: DutyRecord) -> Said:
    """Return how far the record shows that a duty was met, and what it says."""
    says = SAYS.get(code)
    return says(record) if says else (Shown.SILENT, UNKNOWN[code])


def _told(record: DutyRecord) -> Iterator[Block]:
    asked = duties_in(record.rules)
    rows = [(one, *said_of(one.code, record)) for one in asked]
    counts = Counter(shown for _, shown, _ in rows)
    said = " ".join(f"{how.value}: {counts[how]}." for how in Shown)
    yield Paragraph(
        "duties-words",
        f"{{ref:duties-table}} lists {len(asked)} duties of the partnership, and what this record said of each on "
        f"{day_words.plain(record.as_at)}. {said} What it does not show may have been done, and written down "
        "elsewhere.",
    )
    if record.rules == WALES:
        yield Note("duties-wales", literal(IN_WALES))
    yield PlainTable(
        "duties-table",
        "Statutory duties, and how each was met",
        COLUMNS,
        tuple((one.words, one.law_in(record.rules), f"{shown.value}. {words}") for one, shown, words in rows),
        source=f"Source: this record on {day_words.plain(record.as_at)}. It is no legal advice.",
    )


def _authorities(record: DutyRecord) -> Said:
    number = len(record.responsible)
    if not number:
        return Shown.NO, "No responsible authority has a seat."
    if record.not_seated:
        return Shown.NO, " ".join(said for one in record.not_seated for said in one.sentences)
    return Shown.YES, f"Every kind of body that the Act names has a seat; responsible authorities: {number}."


def _strategies(record: DutyRecord) -> Said:
    points = [one for one in (record.point("a"), record.point("violence")) if one]
    missing = [lack for one in points for lack in one.missing]
    if not points:
        return Shown.NO, NO_LIST
    if missing:
        return Shown.NO, _sentences(missing)
    return (
        Shown.IN_PART,
        "The plan’s strategy has words on each; whether they are enough, its readers judge.",
    )


def _group(record: DutyRecord) -> Said:
    met = record.group_met
    if not met:
        return Shown.NO, "No meeting of the strategy group in the last twelve months is written down."
    times = "once" if len(met) == 1 else f"{len(met)} times"
    day = day_words.plain(met[-1][0])
    last = f"on {day}" if len(met) == 1 else f"the last on {day}"
    return Shown.IN_PART, (
        f"The strategy group met {times} in the last twelve months, {last}. Whether it reviewed how money is spent "
        "is not recorded."
    )


def _assessment(record: DutyRecord) -> Said:
    if not record.assessment:
        return Shown.NO, "The plan does not say which assessment it draws on."
    said = f"The plan says that it draws on “{shortened(record.assessment)}”. When that was made is not recorded."
    return Shown.IN_PART, said


def _plan(record: DutyRecord) -> Said:
    began = record.year_began
    if not record.settled:
        return Shown.NO, "No version of the plan has been agreed or published yet."
    last = record.settled[-1]
    how = "published" if last.is_published else "agreed"
    in_time = [one for one in record.settled if began.replace(year=began.year - 1) <= one.on < began]
    if in_time:
        those = in_time[-1]
        done = "published" if those.is_published else "agreed"
        said = f"{those.name} was {done} on {day_words.plain(those.on)}, before the year began."
        return Shown.YES, said
    when = day_words.plain(last.on)
    return Shown.NO, (
        f"Nothing was agreed or published in the year before {day_words.plain(began)}. {last.name} was {how} on "
        f"{when}."
    )


def _contents(record: DutyRecord) -> Said:
    number = len(record.points)
    if not number:
        return Shown.NO, NO_LIST
    open_ones = [one for one in record.points if not one.is_settled]
    waived = sum(one.is_settled and not one.is_met for one in record.points)
    without = f" It goes without {waived}, for a reason that is kept with it." if waived else ""
    if open_ones:
        said = listed([one.asked.words for one in open_ones])
        return (
            Shown.NO,
            f"Of {number} points, {len(open_ones)} {are(len(open_ones))} not met: {said}.{without}",
        )
    if waived:
        return Shown.IN_PART, f"The plan meets {number - waived} of {number} points.{without}"
    return Shown.YES, f"The plan meets each of the {number} points that this site checks."


def _heard(record: DutyRecord) -> Said:
    point = record.point("f")
    if point is None or not point.is_met:
        return Shown.NO, "The plan does not say how they are heard."
    return Shown.IN_PART, "The plan says how they are heard. What they were asked, and said, is not recorded."


def _public(record: DutyRecord) -> Said:
    year = record.public
    said = f"In {year.name}: {year.words}"
    if year.is_kept:
        return Shown.YES, said
    return (Shown.IN_PART if year.meeting and year.meeting.is_held else Shown.NO), said


def _summary(record: DutyRecord) -> Said:
    if record.shown is None:
        return Shown.NO, "No summary is shown to everybody on this site."
    return (
        Shown.YES,
        f"Everybody can read it with the plan on this site, since {day_words.plain(record.shown[0])}.",
    )


def _committee(record: DutyRecord) -> Said:
    if not record.committees:
        return Shown.NO, "No committee is written down."
    said = " ".join(f"{one.committee}: {one.duty.words}" for one in record.committees)
    met = [one.duty.is_met for one in record.committees]
    return (Shown.YES if all(met) else Shown.IN_PART if any(met) else Shown.NO), said


def _sentences(missing: Sequence[str]) -> str:
    return " ".join(f"{one.rstrip('.')}." for one in missing)


SAYS: dict[str, Callable[[DutyRecord], Said]] = {
    "authorities": _authorities,
    "strategies": _strategies,
    "group": _group,
    "assessment": _assessment,
    "plan": _plan,
    "contents": _contents,
    "heard": _heard,
    "public": _public,
    "summary": _summary,
    "committee": _committee,
}
UNKNOWN = {
    "protocol": "The protocol, and who helps to share, are not kept here.",
    "data": "These figures are shared elsewhere.",
    "agreement": "The agreement is not kept here.",
    "copy": "To whom it was sent is not kept here.",
    "policing": "Whether one was asked for is not kept here.",
    "answers": "Answers to a committee’s reports are not kept here.",
    "reviews": "Only those who are on a review read how it goes, so that no death is told by it.",
    "violence": "This strategy, which other bodies have to prepare too, is not kept here.",
    "case-reviews": "These reviews are held and counted elsewhere.",
}
