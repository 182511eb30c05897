"""A review with something in every table of its own, each text with a canary word in it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import CharField, Field, Model, TextField

from csp.files import MediaType, keep
from csp.models import Circle, CircleMember, Partnership, Seat, StoredFile
from dhr.models import (
    Addressee,
    AgencyReport,
    AgencyReportStep,
    AgreementVersion,
    Assurance,
    Capacity,
    Charge,
    ChargeLine,
    ChargesNumbered,
    Closure,
    Condition,
    Copy,
    CostAgreement,
    CostLine,
    CostRule,
    CostShare,
    Destruction,
    Emergency,
    FamilyContact,
    JointReview,
    LedgerLayout,
    LegalHold,
    LetterPoint,
    PanelAttendance,
    PanelDecision,
    PanelMeeting,
    PanelPaper,
    PartnerAccount,
    Pause,
    Payment,
    PoolDrawn,
    PoolPayment,
    Proceeding,
    Pseudonym,
    Publication,
    PublishedAction,
    PublishedDocument,
    Recommendation,
    RecommendationAction,
    Review,
    ReviewBudget,
    ReviewDecision,
    ReviewRules,
    Statement,
    StatementReader,
    Submission,
    YearLock,
)
from plans.models import Action, Plan
from tests.integration import people
from tests.integration.endings import PDF
from tests.integration.reviewing import CODE_NAME, Reviewing, on_a_review

CANARY = CODE_NAME
DAY = date(2026, 11, 9)
AT = datetime(2026, 11, 9, 9, 0, tzinfo=ZoneInfo("Europe/London"))
SAID = f"{CANARY} said so"


def whole_review(*, held_by: str | None = None) -> Reviewing:
    """Open a review with somebody on it as each thing, and a row in each of its tables.

    An action of its plan names ``held_by``, who is not on the review, if anybody is given.
    """
    made = on_a_review()
    review = made.review
    _of_the_partnership(review)
    review.plan = _plan(review, held_by)
    review.terms, review.own_reference = SAID, f"{CANARY} 7"
    review.save()
    for model, answers in _parts(review).items():
        _write(model, **answers)
    report = AgencyReport.objects.get()
    report.file = _file(review, report.authors_circle)
    report.save()
    came = {"what": "received", "on": DAY, "at": AT, "by": made.coordinator, "file": report.file}
    _write(AgencyReportStep, report=report, **came)
    meeting = PanelMeeting.objects.get()
    for model, answers in _of_a_meeting(review, made).items():
        _write(model, meeting=meeting, **answers)
    _what_was_learnt(made)
    _what_it_costs(review)
    _the_end(made)
    return made


def _of_the_partnership(review: Review) -> None:
    """Its rules and who pays for reviews are no secret: they are there with and without a review."""
    ReviewRules.objects.get_or_create(partnership=review.partnership)
    share_costs(review.partnership)


def share_costs(partnership: Partnership) -> None:
    """Let the partnership have an agreement on who pays for reviews, if it has none."""
    agreement, _ = CostAgreement.objects.get_or_create(
        partnership=partnership, title="Costs of reviews in Vale"
    )
    answers = {"starts_on": DAY, "basis": "responsible"}
    version, _ = AgreementVersion.objects.get_or_create(agreement=agreement, number=1, defaults=answers)
    CostRule.objects.get_or_create(of_version=version, cost_type="chair", defaults={"rest": "equally"})
    seat, goes_to = people.action("1.6").lead_seat, {"contact": "The finance team"}
    PartnerAccount.objects.get_or_create(partnership=partnership, seat=seat, defaults=goes_to)
    ReviewBudget.objects.get_or_create(partnership=partnership, year=2026, defaults={"pence": 2_400_000})
    YearLock.objects.get_or_create(partnership=partnership, year=2024, defaults={"locked_on": DAY})
    layout = {"columns": [["reference", "Charge number", ""]]}
    LedgerLayout.objects.get_or_create(partnership=partnership, title="Upload", defaults=layout)
    paid = {"pence": 100, "paid_on": DAY}
    PoolPayment.objects.get_or_create(agreement=agreement, seat=seat, year=2025, defaults=paid)
    PoolDrawn.objects.get_or_create(agreement=agreement, cost_type="chair", defaults={"pence": 100})
    ChargesNumbered.objects.get_or_create(partnership=partnership, year=2025, defaults={"last": 7})
    if not Statement.objects.filter(partnership=partnership, seat=seat).exists():
        _let_read(partnership, seat)


def _let_read(partnership: Partnership, seat: Seat) -> None:
    circle, first, person = Circle(partnership=partnership), date(2030, 1, 1), people.person("dana")
    circle.save()
    statement = Statement(partnership=partnership, seat=seat, readers_circle=circle)
    statement.save()
    place = CircleMember(circle=circle, person=person, starts_on=first)
    place.save()
    StatementReader(statement=statement, person=person, place=place, starts_on=first).save()


def _plan(review: Review, held_by: str | None) -> Plan:
    plan = Plan(
        partnership=review.partnership,
        circle=review.plan_circle,
        kind=Plan.Kind.REVIEW,
        title=f"{CANARY} plan",
        state=Plan.State.AGREED,
        starts_on=DAY,
        ends_on=date(2027, 11, 8),
    )
    plan.save()
    seat = people.action("1.6").lead_seat
    holder = people.person(held_by) if held_by else None
    action = Action(plan=plan, title=SAID, detail=SAID, reference="9.9", added_on=DAY, lead_seat=seat)
    action.lead_person = holder
    action.due_on = date(2026, 10, 1)
    action.save()
    return plan


def _parts(review: Review) -> dict[type[Model], dict[str, Any]]:
    authors = Circle(partnership=review.partnership)
    authors.save()
    about = {"review": review}
    return {
        ReviewDecision: about
        | {"outcome": "review", "decided_on": DAY, "family_told_on": DAY, "family_not_told": ""},
        Pause: about | {"starts_on": DAY, "cause": "trial", "agreed_on": DAY, "notified_on": DAY},
        Pseudonym: about | {"stands_for": "died", "chosen_by": "family"},
        JointReview: about | {"kind": "sar", "together": "beside"},
        Proceeding: about | {"kind": "criminal", "advised_on": DAY, "next_on": date(2026, 12, 1)},
        FamilyContact: about | {"on": DAY, "how": "letter", "advocacy": "offered"},
        AgencyReport: about
        | {
            "authors_circle": authors,
            "kind": "imr",
            "asked_on": DAY,
            "due_on": date(2026, 12, 1),
            "original_due_on": date(2026, 12, 1),
            "state": "received",
        },
        PanelMeeting: about | {"held_on": DAY},
    }


def _of_a_meeting(review: Review, made: Reviewing) -> dict[type[Model], dict[str, Any]]:
    return {
        PanelAttendance: {},
        PanelPaper: {"kept_at": "", "file": _file(review, review.panel_circle)},
        PanelDecision: {"action": Action.objects.get(plan=review.plan)},
    }


def _what_was_learnt(made: Reviewing) -> None:
    """Write what is recommended, sent for quality assurance and prepared for the public, of which nothing is out."""
    about, action = {"review": made.review}, Action.objects.get(plan=made.review.plan)
    _write(Recommendation, **about, scope="local")
    asked = {"recommendation": Recommendation.objects.get()}
    _write(Addressee, **asked, asked_on=DAY, answer="accepted", answered_on=DAY)
    _write(RecommendationAction, **asked, action=action)
    checked = {"assured_on": DAY, "assured_by": made.deputy, "outcome_on": DAY, "outcome_by": made.deputy}
    _write(Assurance, **about, action=action, **checked)
    letter = {
        "letter_on": DAY,
        "outcome": "with_changes",
        "letter": _file(made.review, made.review.panel_circle),
    }
    _write(Submission, **about, sent_on=DAY, **letter)
    _write(LetterPoint, **about, submission=Submission.objects.get(), holder=made.deputy, done_on=DAY)
    _write(Condition, **about, kind="family_told", met_on=DAY, met_by=made.deputy, waived_why="")
    _write(Publication, **about, taken_down_why="")
    _write(PublishedDocument, **about, kind="other", file=_file(made.review, made.review.panel_circle))
    _write(PublishedAction, **about, action=action, as_at=DAY, opened_by=made.deputy)
    _write(Copy, **about, recipient="other", due_on=date(2026, 12, 1), done_on=None)


def _what_it_costs(review: Review) -> None:
    receipt = {"receipt": _file(review, review.money_circle), "receipt_kept_at": ""}
    cost = {"number": 1, "kind": "actual", "cost_type": "chair", "cost_on": DAY, "net": 100}
    _write(CostLine, review=review, **cost, **receipt)
    seat = people.action("1.6").lead_seat
    _write(CostShare, line=CostLine.objects.get(), place=0, pence=100, seat=seat)
    asked = {"review": review, "asked_by": review.partnership, "seat": seat, "basis": "actual", "total": 100}
    number = {"state": "written_off", "year": 2026, "number": 1}
    days = dict.fromkeys(("sent_on", "due_on", "agreed_on", "invoiced_on", "written_off_on"), DAY)
    _write(Charge, **asked, **number, **days)
    of_it = {"charge": Charge.objects.get()}
    _write(ChargeLine, **of_it, cost_type="chair", year=2026, pence=100)
    _write(Payment, **of_it, paid_on=DAY, pence=50)


def _the_end(made: Reviewing) -> None:
    """Write what keeps it, that it is to be destroyed, who opened it in an emergency, and how it was closed once."""
    about = {"review": made.review}
    _write(LegalHold, **about, kind="inquest", since=DAY, ended_on=DAY)
    _write(Closure, **about, closed_on=DAY)
    _write(Destruction, **about, partnership=made.review.partnership, asked_by=made.coordinator, asked_on=DAY)
    member = made.members[Capacity.PANEL_MEMBER]
    _write(Emergency, **about, member=member, opened_at=AT, shuts_at=AT, shut_at=AT)


def _file(review: Review, circle: Circle) -> StoredFile:
    return keep(
        PDF + SAID.encode(),
        name=f"{CANARY}.pdf",
        allowed={MediaType.PDF},
        megabytes=1,
        partnership_id=review.partnership_id,
        circle_id=circle.pk,
        by=people.reader("wren"),
        now=AT,
    )


def _write(model: type[Model], **answers: Any) -> None:
    """Save a row; what is text and not answered says the canary word."""
    said = {
        field.name: SAID[: field.max_length or None]
        for field in model._meta.get_fields()
        if isinstance(field, Field) and _is_free_text(field) and field.name not in answers
    }
    model(**(said | answers)).save()


def _is_free_text(field: Field) -> bool:
    return isinstance(field, CharField | TextField) and field.name != "key" and not field.choices


def empty_tables() -> set[str]:
    """Return the tables of reviews without a row, of earlier versions too where their living rows are edited."""
    return {
        model.__name__
        for model in apps.get_app_config("dhr").get_models()
        if not model.__name__.startswith("Historical") and not model._default_manager.exists()
    }
