"""Reviews of deaths for tests: one that is opened, and the people on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from csp.models import Person, Reader
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity, Review, ReviewMember
from dhr.models.capacity import ASKED_AS, RUNNING
from dhr.services.members import Joining, ask_onto, note_signed
from dhr.services.reviews import ReviewAnswers, add_review
from tests.integration import (
    agency_reporting,
    billing,
    breaking,
    closing,
    copying,
    course,
    ending,
    family,
    invoicing,
    locking,
    membership,
    paneling,
    people,
    publishing,
    quality,
    recommending,
    terming,
)

CODE_NAME = "Copper Lantern"  # a canary: the site never draws it for a review
NOTIFIED = date(2026, 10, 26)
# Nobody of the demonstration: each is new, and an observer of the partnership besides.
CALLED = {
    Capacity.CHAIR: "Imogen Vail",
    Capacity.AUTHOR: "Tobin Marle",
    Capacity.PANEL_MEMBER: "Petra Quill",
    Capacity.AGENCY_AUTHOR: "Abel Thorne",
    Capacity.FINANCE: "Fenn Audley",
    Capacity.ADVOCATE: "Dilys Arkwell",
}


@dataclass
class Reviewing:
    """A review, and who is on it by what they are on it as."""

    review: Review
    coordinator: Person
    deputy: Person
    members: dict[Capacity, ReviewMember] = field(default_factory=dict)

    def person(self, capacity: Capacity) -> Person:
        """Return who is on the review as something."""
        return self.coordinator if capacity == Capacity.COORDINATOR else self.members[capacity].person

    def by(self, capacity: Capacity = Capacity.COORDINATOR) -> Reader:
        """Return somebody on the review as the reader they are today."""
        return reader_of(self.person(capacity), today=people.TODAY)


def review_coordinator(name: str = "Wren Castell") -> Person:
    """Return a new review coordinator of Vale: nobody of the demonstration is on a review of these tests."""
    return _appointed(name, Role.REVIEW_COORDINATOR)


def _appointed(name: str, role: Role) -> Person:
    """Return somebody by their name, appointed if they are not there yet."""
    return Person.objects.filter(name=name).first() or people.appoint(name, role)


def appoint_everybody() -> None:
    """Appoint all who will be on a review of these tests."""
    review_coordinator()
    review_coordinator("Ansel Wray")
    for name in CALLED.values():
        _appointed(name, Role.OBSERVER)


def open_review(*, code_name: str = CODE_NAME, notified_on: date = NOTIFIED) -> Reviewing:
    """Open a review; its deputy has signed the statement on paper."""
    coordinator, deputy = review_coordinator(), review_coordinator("Ansel Wray")
    answers = ReviewAnswers(
        code_name=code_name,
        kind=Review.Kind.DOMESTIC_HOMICIDE,
        died_year=2026,
        died_month=10,
        notified_on=notified_on,
        notified_from=Review.Source.POLICE,
        notified_by="Marshland Constabulary",
    )
    by = reader_of(coordinator, today=people.TODAY)
    review = add_review(partnership=people.vale(), answers=answers, deputy=deputy, by=by, now=clock.now())
    asked = ReviewMember.objects.get(review=review, capacity=Capacity.DEPUTY)
    made = Reviewing(review, coordinator, deputy, {Capacity.DEPUTY: asked})
    note_signed(member=asked, signed_on=by.today, kept_at="Locked cabinet 3", by=by, now=clock.now())
    return made


def join(
    made: Reviewing, capacity: Capacity, someone: Person | None = None, *, agency: str = ""
) -> ReviewMember:
    """Put somebody, or a new observer of the partnership, on the review as something."""
    by = made.by()
    someone = someone or _appointed(CALLED[capacity], Role.OBSERVER)
    joining = Joining(
        person=someone,
        capacity=capacity,
        starts_on=by.today,
        ends_on=by.today + timedelta(days=365),
        agency=agency,
    )
    member = ask_onto(review=made.review, joining=joining, by=by, now=clock.now())
    note_signed(member=member, signed_on=by.today, kept_at="Locked cabinet 3", by=by, now=clock.now())
    made.members[capacity] = member
    return member


def on_a_review() -> Reviewing:
    """Open a review with a new person on it as each thing."""
    made = open_review()
    for capacity in ASKED_AS:
        if capacity not in RUNNING:
            join(made, capacity)
    return made


def any_review() -> Review:
    """Return the review that nobody of the demonstration is on, opened once."""
    return Review.objects.filter(code_name=CODE_NAME).first() or open_review().review


def any_agency_report() -> Any:
    """Return a report to that review, whose authors nobody of the demonstration is."""
    return agency_reporting.any_report(Reviewing(any_review(), people.person("wren"), people.person("ansel")))


def any_agency_file() -> Any:
    """Return the step with which a file of that report came."""
    return agency_reporting.any_file(Reviewing(any_review(), people.person("wren"), people.person("ansel")))


# What the key in the address of a page about a review names, by how the page's name starts.
SUBJECTS: dict[str, Callable[[Reviewing], Any]] = {
    "dhr:": lambda made: made.review,
    "dhr:member": lambda made: made.members[Capacity.PANEL_MEMBER],
    "dhr:member-list": lambda made: made.review,
    "dhr:member-add": lambda made: made.review,
    "dhr:member-changes": lambda made: made.review,
    "dhr:member-handover": lambda made: made.members[Capacity.DEPUTY],
    "dhr:member-paper": lambda made: membership.asked(made.review),
    "dhr:member-sign": lambda made: membership.asked(made.review),
    "dhr:emergency": lambda made: breaking.any_emergency(made.review),
    "dhr:contact": lambda made: family.contact(made.review),
    "dhr:contact-list": lambda made: made.review,
    "dhr:contact-add": lambda made: made.review,
    "dhr:contact-changes": lambda made: made.review,
    "dhr:recommendation": lambda made: recommending.another(made.review),
    "dhr:recommendation-list": lambda made: made.review,
    "dhr:recommendation-add": lambda made: made.review,
    "dhr:recommendation-changes": lambda made: made.review,
    "dhr:recommendation-unlink": lambda made: recommending.any_link(made.review),
    "dhr:addressee": lambda made: recommending.addressee(made.review, recommending.another(made.review)),
    "dhr:addressee-add": lambda made: recommending.another(made.review),
    "dhr:assurance": lambda made: closing.action(made.review),
    "dhr:proceeding": lambda made: family.proceeding(made.review),
    "dhr:proceeding-list": lambda made: made.review,
    "dhr:proceeding-add": lambda made: made.review,
    "dhr:proceeding-changes": lambda made: made.review,
    "dhr:copy": lambda made: copying.copy(made.review),
    "dhr:copy-list": lambda made: made.review,
    "dhr:copy-add": lambda made: made.review,
    "dhr:copy-changes": lambda made: made.review,
    "dhr:published-action": lambda made: copying.opened(made.review),
    "dhr:published-action-list": lambda made: made.review,
    "dhr:published-action-add": lambda made: copying.action(made.review),
    "dhr:published-action-changes": lambda made: made.review,
    "dhr:panel-meeting": lambda made: paneling.meeting(made.review),
    "dhr:panel-meeting-list": lambda made: made.review,
    "dhr:panel-meeting-add": lambda made: made.review,
    "dhr:panel-attendance": lambda made: paneling.attendance(made.review),
    "dhr:panel-attendance-add": lambda made: paneling.meeting(made.review),
    "dhr:panel-attendance-fill": lambda made: paneling.meeting(made.review),
    "dhr:panel-paper": lambda made: paneling.paper(made.review),
    "dhr:panel-paper-add": lambda made: paneling.meeting(made.review),
    "dhr:panel-decision": lambda made: paneling.decision(made.review),
    "dhr:panel-decision-add": lambda made: paneling.meeting(made.review),
    "dhr:agency-report-": agency_reporting.any_report,
    "dhr:agency-report-list": lambda made: made.review,
    "dhr:agency-report-add": lambda made: made.review,
    "dhr:agency-report-download": agency_reporting.any_file,
    "dhr:legal-hold": lambda made: ending.hold(made.review),
    "dhr:legal-hold-add": lambda made: made.review,
    "dhr:stage": lambda made: course.stage(made.review),
    "dhr:stage-list": lambda made: made.review,
    "dhr:stage-changes": lambda made: made.review,
    "dhr:decision": lambda made: course.decision(made.review),
    "dhr:decision-add": lambda made: made.review,
    "dhr:pseudonym": lambda made: terming.pseudonym(made.review),
    "dhr:pseudonym-add": lambda made: made.review,
    "dhr:joint-review": lambda made: terming.joint(made.review),
    "dhr:joint-review-add": lambda made: made.review,
    "dhr:submission": lambda made: quality.sent(made.review),
    "dhr:submission-list": lambda made: made.review,
    "dhr:submission-add": lambda made: quality.held(made.review),
    "dhr:submission-changes": lambda made: made.review,
    "dhr:submission-download": lambda made: quality.with_letter(made.review),
    "dhr:submission-approve": lambda made: quality.answered(made.review),
    "dhr:letter-point": lambda made: quality.point(made.review),
    "dhr:letter-point-add": lambda made: quality.with_letter(made.review),
    "dhr:condition": lambda made: publishing.condition(made.review),
    "dhr:document": lambda made: publishing.document(made.review),
    "dhr:document-add": lambda made: made.review,
    "dhr:charge-": lambda made: billing.sent(made.review),
    "dhr:charge-list": lambda made: made.review,
    "dhr:charge-draw": lambda made: made.review,
    "dhr:charge-changes": lambda made: made.review,
    "dhr:charge-send": lambda made: billing.draft(made.review),
    "dhr:charge-drop": lambda made: billing.draft(made.review),
    "dhr:charge-restore": lambda made: billing.written_off(made.review),
    "dhr:payment": lambda made: billing.payment(made.review),
    "dhr:cost-line": lambda made: invoicing.line(made.review),
    "dhr:cost-line-adjust": lambda made: locking.cost(made.review),
    "dhr:cost-line-list": lambda made: made.review,
    "dhr:cost-line-add": lambda made: made.review,
    "dhr:cost-line-share": lambda made: made.review,
    "dhr:cost-line-changes": lambda made: made.review,
    "dhr:cost-line-csv": lambda made: made.review,
    "dhr:pause": lambda made: course.pause(made.review),
    "dhr:pause-add": lambda made: made.review,
}
