"""Charges of a review for tests of who opens which page: a draft, one that was sent, one that was written off."""

from csp.models import Seat
from dhr.models import Charge, ChargeLine, Payment, Review
from tests.integration import costing, people


def draft(review: Review) -> Charge:
    """Return the draft of a charge to the county council, as it is there already or a new one."""
    there = Charge.objects.filter(review=review, state="draft").first()
    return there or _charge(review, costing.seat("County Council"))


def sent(review: Review) -> Charge:
    """Return the charge to the constabulary, sent on a day that is long past."""
    return _sent(review, 1)


def written_off(review: Review) -> Charge:
    """Return another that was written off."""
    return _sent(review, 2, state="written_off", written_off_on=costing.BEGINS, written_off_why="Left")


def payment(review: Review) -> Payment:
    """Return a payment of the one that was sent."""
    there = Payment.objects.filter(charge__review=review).first()
    return there or _saved(Payment(charge=sent(review), paid_on=costing.BEGINS, pence=100))


def partner() -> Seat:
    """Return the seat of the county council, whose charges go to nobody yet."""
    return costing.seat("County Council")


def _sent(review: Review, number: int, **given: object) -> Charge:
    there = Charge.objects.filter(review=review, number=number).first()
    answers = {"state": "sent", "contact": "The finance team", "year": 2026, "number": number}
    days = {"sent_on": costing.BEGINS, "due_on": costing.BEGINS}
    return there or _charge(review, costing.seat("Constabulary"), **(answers | days | given))


def _charge(review: Review, seat: Seat, **given: object) -> Charge:
    answers = {"review": review, "asked_by": people.vale(), "seat": seat, "basis": "actual", "total": 10_000}
    charge = _saved(Charge(**(answers | given)))
    ChargeLine(charge=charge, cost_type="chair", year=2026, pence=10_000).save()
    return charge


def _saved(one):
    one.save()
    return one
