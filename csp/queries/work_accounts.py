"""Whose work account is whose. Somebody who signs in is no reader yet, so none of this takes one."""

from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from csp.models import Person


def person_with_address(email: str) -> Person | None:
    """Return the person who is known by this e-mail address, however its capitals are written."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def work_accounts_of(person: Person) -> QuerySet[SocialAccount]:
    """Return the work accounts that are bound to the person."""
    return SocialAccount.objects.filter(user_id=person.pk).order_by("pk")


def make_others_wait(person: Person) -> None:
    """Let whoever else binds a work account to the person wait until the transaction ends."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
