"""What reviews hold about a person: their places, the panels they came to, and what they noted of agency reports."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from dhr.models import (
    AgencyReportStep,
    Capacity,
    LetterPoint,
    PanelAttendance,
    PublishedAction,
    ReviewMember,
)
from dhr.queries import my_data

NOT_OPEN = "A review that is not open to you"


PLACES = columns(
    review="Review",
    partnership="Partnership",
    what="As what",
    agency="Agency",
    from_day="From",
    until="Until",
    signed="Statement signed",
    kept_at="Where it is kept",
    independence="Independence",
    why_ended="Why it ended",
)
MEETINGS = columns(
    review="Review",
    partnership="Partnership",
    meeting="Meeting",
    day="Day",
    name="Name",
    agency="For",
    what="What",
)
POINTS = columns(
    review="Review",
    partnership="Partnership",
    letter="Letter of",
    number="Number",
    due="Due",
    done="Done",
    answer="Answer",
)
STEPS = columns(
    review="Review", partnership="Partnership", agency="Agency", at="When", what="What", note="Note"
)


OPENED = columns(review="Review", partnership="Partnership", as_at="As at", words="What will be done")


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what is held about the reader on the reviews that are open to them; what they are asked has no name."""
    for key, title, headings, found, row in (
        ("review-places", "Your places on reviews", PLACES, my_data.places_of(reader), _place),
        (
            "review-meetings",
            "Meetings of review panels that you were at",
            MEETINGS,
            my_data.attendances_of(reader),
            _attendance,
        ),
        (
            "agency-report-steps",
            "What you wrote down of agency reports",
            STEPS,
            my_data.steps_by(reader),
            _step,
        ),
        (
            "letter-points",
            "Points of quality assurance letters that you answer",
            POINTS,
            my_data.points_held(reader),
            _point,
        ),
        (
            "opened-actions",
            "What you let everybody read of actions of reviews",
            OPENED,
            my_data.actions_opened_by(reader),
            _opened,
        ),
    ):
        yield Section(key, title, Table(headings, rows_from(found, row)))


def _place(one: ReviewMember) -> Row:
    return (
        one.review.code_name if one.has_signed else NOT_OPEN,
        str(one.review.partnership),
        Capacity(one.capacity).label,
        one.agency,
        one.starts_on,
        one.ends_on,
        one.signed_on,
        one.kept_at,
        one.independence,
        one.ended_why,
    )


def _attendance(one: PanelAttendance) -> Row:
    meeting = one.meeting
    what = "Sent apologies" if one.sent_apologies else "Was there"
    return (
        meeting.review.code_name,
        str(meeting.review.partnership),
        meeting.title,
        meeting.held_on,
        one.name,
        one.agency,
        what,
    )


def _step(one: AgencyReportStep) -> Row:
    review = one.report.review
    return review.code_name, str(review.partnership), one.report.agency, one.at, str(one), one.note


def _point(one: LetterPoint) -> Row:
    review = one.review
    letter = one.submission.letter_on
    return review.code_name, str(review.partnership), letter, one.number, one.due_on, one.done_on, one.answer


def _opened(one: PublishedAction) -> Row:
    return one.review.code_name, str(one.review.partnership), one.as_at, one.words
