"""A charge as pages show it: in a row, on its page, with its lines and payments, and what became of it in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.cost_shares import per_cent
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import Charge, ChargeLine, CostType, Payment, Stage
from dhr.models.year_lock import year_called
from dhr.queries import charges

DRAFT = "Draft"
Fact = tuple[str, str, str]


@dataclass(frozen=True)
class ChargeRow:
    """One charge in a table; ``mark`` and ``words`` say what became of it."""

    name: str
    url: str
    partner: str
    what: str
    mark: str
    words: str
    total: str
    paid: str
    left: str
    due: date | None
    late: str

    @classmethod
    def of(cls, charge: Charge, *, partner: str, paid: int, today: date) -> "ChargeRow":
        """Return a charge as a table shows it, given how much of it is paid."""
        mark, words = state_of(charge, paid=paid, today=today)
        left = left_of(charge, paid=paid)
        return cls(
            name=charge.reference or DRAFT,
            url=charge.get_absolute_url(),
            partner=partner,
            what=what_of(charge),
            mark=mark,
            words=words,
            total=pounds(charge.total),
            paid=pounds(paid) if paid else "",
            left=pounds(left) if left else "",
            due=charge.due_on,
            late=day_words.near(charge.due_on, today) if is_late(charge, paid=paid, today=today) else "",
        )


@dataclass(frozen=True)
class PaymentRow:
    """One payment: what is given back of a credit stands above nothing, as people say it."""

    day: date
    amount: str
    reference: str
    url: str

    @classmethod
    def of(cls, payment: Payment) -> "PaymentRow":
        """Return a payment as a table shows it."""
        slug = payment.charge.review.partnership.slug
        url = reverse("dhr:payment-remove", args=[slug, payment.key])
        return cls(payment.paid_on, pounds(abs(payment.pence)), payment.reference, url)


@dataclass(frozen=True)
class ChargePage:
    """What the page of a charge shows; ``lines`` are (year, type of cost, amount), which make ``total``."""

    mark: str
    words: str
    facts: list[Fact]
    lines: list[tuple[str, str, str]]
    total: str
    payments: list[PaymentRow]
    paid: str
    left: str


def state_of(charge: Charge, *, paid: int, today: date) -> tuple[str, str]:
    """Return the mark and the words for what became of a charge."""
    state = Charge.State(charge.state)
    if state in (Charge.State.DRAFT, Charge.State.WRITTEN_OFF):
        return ("wait" if charge.is_draft else "done"), state.label
    if paid == charge.total:
        return "done", "Given back" if charge.is_credit else "Paid"
    words = _in_part(charge) if paid else state.label
    if is_late(charge, paid=paid, today=today):
        return "late", words
    return ("part" if paid else "wait"), words


def left_of(charge: Charge, *, paid: int) -> int:
    """Return what is still owed of a charge that is not written off; below nothing is still to give back."""
    return 0 if charge.is_draft or charge.state == Charge.State.WRITTEN_OFF else charge.total - paid


def is_late(charge: Charge, *, paid: int, today: date) -> bool:
    """Return whether something is still owed of a charge after its day; a credit is never late."""
    return charge.is_overdue(today) and left_of(charge, paid=paid) > 0


def what_of(charge: Charge) -> str:
    """Return what a charge brings up to date, and for which stage it is asked."""
    if charge.basis_points is None:
        asked = "What it has cost so far"
    else:
        asked = f"{per_cent(charge.basis_points)} of the estimate"
    return f"{asked}: {Stage(charge.stage).label}" if charge.stage else asked


def facts_of(reader: Reader, *, charge: Charge) -> list[Fact]:
    """Return what whoever notes something about a charge has to know of it."""
    paid = charges.paid_of(reader, charges=[charge]).get(charge.pk, 0)
    asked = "To give back" if charge.is_credit else "Asked for"
    found = [
        ("Charge", charge.reference, ""),
        ("Partner", str(charge.seat), ""),
        (asked, pounds(abs(charge.total)), what_of(charge)),
    ]
    if not charge.is_draft:
        found += _of_the_money(charge, paid)
    return [one for one in found if one[1]]


def page_of(reader: Reader, *, charge: Charge) -> ChargePage:
    """Return a charge as its page shows it."""
    payments = charges.payments_of(reader, charge=charge)
    paid = sum(one.pence for one in payments)
    mark, words = state_of(charge, paid=paid, today=reader.today)
    late = day_words.near(charge.due_on, reader.today) if mark == "late" else ""
    return ChargePage(
        mark=mark,
        words=", ".join(filter(None, [words, late])),
        facts=[one for one in _facts(charge, paid, reader.today) if one[1]],
        lines=lines_of(charges.lines_of(reader, charges=[charge])[charge.pk]),
        total=pounds(charge.total),
        payments=[PaymentRow.of(one) for one in payments],
        paid=pounds(abs(paid)),
        left=pounds(abs(left_of(charge, paid=paid))) if left_of(charge, paid=paid) else "",
    )


def payments_of(reader: Reader, *, charge: Charge) -> list[PaymentRow]:
    """Return the payments of a charge, the first one first."""
    return [PaymentRow.of(one) for one in charges.payments_of(reader, charge=charge)]


def lines_of(lines: Sequence[ChargeLine], *, sign: int = 1) -> list[tuple[str, str, str]]:
    """Return what a charge asks for: the financial year, the type of cost, and the amount."""
    return [(year_called(one.year), CostType(one.cost_type).label, pounds(sign * one.pence)) for one in lines]


def paid_by_charge(reader: Reader, *, found: Sequence[Charge]) -> Mapping[int, int]:
    """Return how much of each charge is paid, by its id; nothing where nothing is."""
    paid = charges.paid_of(reader, charges=found)
    return {one.pk: paid.get(one.pk, 0) for one in found}


def _in_part(charge: Charge) -> str:
    return "Given back in part" if charge.is_credit else "Paid in part"


def _of_the_money(charge: Charge, paid: int) -> list[Fact]:
    left = left_of(charge, paid=paid)
    is_off = charge.state == Charge.State.WRITTEN_OFF
    return [
        ("Given back" if charge.is_credit else "Paid", pounds(abs(paid)), ""),
        ("Left to give back" if charge.is_credit else "Left to pay", "" if is_off else pounds(abs(left)), ""),
        ("Written off", pounds(abs(charge.total - paid)) if is_off else "", charge.written_off_why),
    ]


def _facts(charge: Charge, paid: int, today: date) -> list[Fact]:
    owes = charge.seat.taken_over_by
    found = [
        ("Partner", str(charge.seat), f"{owes} has taken its place, and owes what is left" if owes else ""),
        ("To give back" if charge.is_credit else "Asked for", pounds(abs(charge.total)), what_of(charge)),
    ]
    if charge.is_draft:
        return found
    left = left_of(charge, paid=paid)
    is_told = left > 0 or (left < 0 and not charge.is_overdue(today))
    late = day_words.near(charge.due_on, today) if is_told else ""
    return [
        *found,
        *_of_the_money(charge, paid),
        ("Sent on", day_words.plain(charge.sent_on), f"To {charge.contact}"),
        (
            "To be given back by" if charge.is_credit else "To be paid by",
            day_words.plain(charge.due_on),
            late,
        ),
        ("Agreed on", day_words.plain(charge.agreed_on), ""),
        ("Invoiced on", day_words.plain(charge.invoiced_on), charge.invoice),
        ("Purchase order number", charge.purchase_order, ""),
        ("Budget code", charge.budget_code, ""),
        ("Written off on", day_words.plain(charge.written_off_on), ""),
    ]
