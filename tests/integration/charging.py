"""Charges for what reviews cost, for tests: drawn up, sent, paid."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from csp.models import Reader, Seat
from csp.web import clock
from dhr.models import Charge, PartnerAccount
from dhr.services.charges import ChargeAnswers, draw_up, send_charge
from dhr.services.partner_accounts import AccountAnswers, set_account
from dhr.services.payments import PaymentAnswers, note_payment
from tests.integration import people
from tests.integration.reading import boxes
from tests.integration.reviewing import Reviewing

ON_ESTIMATE, ON_ACTUAL = Charge.Basis.ESTIMATE, Charge.Basis.ACTUAL
HALF = ChargeAnswers(ON_ESTIMATE, basis_points=5_000)


def knows(seat: Seat, *, version: int = 0, **given: Any) -> None:
    """Say whom the charges of a partner go to, for the first time or anew."""
    answers = AccountAnswers(**({"contact": "The finance team", "email": "finance@partner.example"} | given))
    set_account(
        partnership=people.vale(),
        seat=seat,
        version=version,
        answers=answers,
        by=people.reader("june"),
        now=clock.now(),
    )


def drawn(made: Reviewing, answers: ChargeAnswers | None = None) -> dict[str, int]:
    """Draw charges up, for what it has cost unless it is said, and return what each partner is to be asked for."""
    found = draw_up(
        review=made.review, answers=answers or ChargeAnswers(ON_ACTUAL), by=made.by(), now=clock.now()
    )
    return {str(one.seat): one.total for one in found}


def send(made: Reviewing, charge: Charge, *, by: Reader | None = None) -> Charge:
    """Send a charge to a partner of whom it is known whom it goes to, from now on if not before."""
    if not PartnerAccount.objects.filter(partnership=charge.asked_by, seat=charge.seat).exists():
        knows(charge.seat)
    return send_charge(key=charge.key, version=charge.version, by=by or made.by(), now=clock.now())


def send_all(made: Reviewing) -> list[Charge]:
    """Send every charge that was drawn up, by the names of the partners."""
    drafts = Charge.objects.filter(review=made.review, state="draft").order_by("seat__authority__name_order")
    return [send(made, one) for one in drafts.select_related("seat__authority", "asked_by")]


def pay(
    made: Reviewing, charge: Charge, pence: int, *, on: date | None = None, by: Reader | None = None
) -> None:
    """Note a payment of a charge as it stands."""
    charge.refresh_from_db()
    answers = PaymentAnswers(pence, on or people.TODAY, "BACS 7")
    note_payment(key=charge.key, version=charge.version, answers=answers, by=by or made.by(), now=clock.now())


def page(name: str, record: Any) -> str:
    """Return the address of a page about charges."""
    return reverse(f"dhr:{name}", args=["vale", record.key])


def filled(client: Client, name: str, record: Any, **typed: str) -> Any:
    """Send a form as a browser does, with what was typed in it."""
    shown = client.get(page(name, record))
    return client.post(page(name, record), {**boxes(shown), **typed}, follow=True)


def on(name: str, day: date) -> dict[str, str]:
    """Return what is typed in the boxes of a day."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
