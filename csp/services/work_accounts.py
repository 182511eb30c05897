"""Bind a work account to a person, and forget it again."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from csp import audit
from csp.models import Reader
from csp.queries.work_accounts import make_others_wait, work_accounts_of


class BoundAlready(Exception):
    """Another work account is bound to the person."""


@transaction.atomic
def bind_work_account(*, provider: str, subject: str, by: Reader, now: datetime) -> SocialAccount:
    """Bind the account that its provider knows as ``subject`` to the reader, and keep nothing else of it.

    Raises BoundAlready when another is bound to them, also when that happened at the same moment.
    """
    make_others_wait(by.person)
    if work_accounts_of(by.person).exists():
        raise BoundAlready
    account = SocialAccount(user=by.person, provider=provider, uid=subject)
    account.save()
    audit.record(audit.Verb.WORK_ACCOUNT_BOUND, subject=by.person, by=by, now=now)
    return account


@transaction.atomic
def forget_work_account(*, by: Reader, now: datetime) -> bool:
    """Forget the reader's own work account, so that another can be bound; return whether there was one."""
    forgotten, _ = work_accounts_of(by.person).delete()
    if forgotten:
        audit.record(audit.Verb.WORK_ACCOUNT_FORGOTTEN, subject=by.person, by=by, now=now)
    return bool(forgotten)
