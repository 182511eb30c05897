"""Which addresses are somebody's: those they had before are still about them, and can be another's by now."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.db.models.functions import Lower

from csp.kernel.removed_address import is_removed
from csp.models import Person
from csp.queries.readers import SECOND_STEPS


def addresses_of(person: Person) -> list[str]:
    """Return the addresses that somebody signs in or signed in with, but none that is another's now."""
    had = {one.lower() for one in Person.history.filter(id=person.pk).values_list("email", flat=True)}
    others = Person.objects.annotate(lower=Lower("email")).filter(lower__in=had).exclude(pk=person.pk)
    mine = had - set(others.values_list("lower", flat=True)) | {person.email.lower()}
    return sorted(one for one in mine if not is_removed(one))


def is_anothers(address: str, *, person: Person) -> bool:
    """Return whether anybody else signs in with an address, wherever they work: for a rule, never for a page."""
    return Person.objects.filter(email__iexact=address).exclude(pk=person.pk).exists()


def confirmed_addresses_of(person: Person) -> QuerySet[EmailAddress]:
    """Return the addresses that were confirmed for somebody by a link or a code; each of them finds their account."""
    return EmailAddress.objects.filter(user_id=person.pk).order_by("pk")


def has_second_step(person: Person) -> bool:
    """Return whether whoever has somebody's address would need more than it to sign in as them: for a rule."""
    return Authenticator.objects.filter(user=person, type__in=SECOND_STEPS).exists()
