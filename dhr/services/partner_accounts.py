"""Say whom the charges of a partner go to."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction
from django.http import Http404

from csp import audit
from csp.audit import NewerVersion
from csp.models import Partnership, Reader, Seat
from csp.queries.partnerships import make_others_wait
from dhr.models import PartnerAccount
from dhr.models.cost_verb import CostVerb
from dhr.policies.charges import may_keep_accounts
from dhr.queries import charges


@dataclass(frozen=True)
class AccountAnswers:
    """Whom charges go to, and what the partner's finance department wants to read on them."""

    contact: str
    email: str = ""
    address: str = ""
    purchase_order: str = ""
    budget_code: str = ""

    @classmethod
    def of(cls, account: PartnerAccount) -> "AccountAnswers":
        """Return what is known now."""
        return cls(**{one.name: getattr(account, one.name) for one in fields(cls)})


@transaction.atomic
def set_account(
    *,
    partnership: Partnership,
    seat: Seat,
    version: int,
    answers: AccountAnswers,
    by: Reader,
    now: datetime,
) -> PartnerAccount:
    """Say whom the charges of a partner go to, for the first time (``version`` 0) or anew; charges sent stay.

    Raises Http404 for a seat that is not the partnership's to charge, PermissionDenied, and NewerVersion when
    somebody said it meanwhile.
    """
    may_keep_accounts(by, partnership).require()
    if not charges.seats_charged(by, partnership=partnership).filter(pk=seat.pk).exists():
        raise Http404
    make_others_wait(partnership.pk)
    account = charges.account_of(by, partnership=partnership, seat=seat)
    if account and account.version != version:
        raise NewerVersion(account)
    if account and answers == AccountAnswers.of(account):
        return account
    account = account or PartnerAccount(partnership=partnership, seat=seat)
    for answer in fields(answers):
        setattr(account, answer.name, getattr(answers, answer.name))
    audit.save(account, by=by, why=CostVerb.ACCOUNT_CHANGED, now=now)
    return account
