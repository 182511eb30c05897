"""Put right what somebody is called, and which address they sign in with."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csp import audit
from csp.models import Message, Partnership, Person, Reader
from csp.policies.people import may_change
from csp.queries import leavers, people
from csp.queries.addresses import confirmed_addresses_of, has_second_step, is_anothers
from csp.services.appointments import alone
from csp.services.people_letter import tell_both
from csp.services.sessions import Account, end_sessions, end_the_rest
from csp.services.work_accounts import end_work_accounts

# Whether anybody has it, and where, is not for every administrator to know: the sentence leaves that open.
NOT_TO_BE_HAD = "They can’t be given this address. Check with them that it is theirs"
# Said of everybody, so that it says nothing of whoever is on something restricted, which this is for.
NO_SECOND_STEP = (
    "Whoever has the new address could sign in as them, because they have no second step. Ask them to set one up on"
    " their own pages first, or end their appointment and invite them under the new address"
)


@dataclass(frozen=True)
class PersonAnswers:
    """What an administrator says somebody is called and reached by."""

    name: str
    email: str

    @classmethod
    def of(cls, person: Person) -> "PersonAnswers":
        """Return what they are called and reached by now."""
        return cls(person.name, person.email)


@transaction.atomic
def change_person(
    *,
    key: str,
    version: int,
    partnership: Partnership,
    answers: PersonAnswers,
    reason: str,
    link: str,
    by: Reader,
    now: datetime,
) -> Person:
    """Change somebody's name or address; the same answers again change nothing.

    Another address ends whatever lets in whoever has the old one, and both are written to; ``link`` is the page where
    they sign in. Raises Http404, PermissionDenied, NewerVersion, and ValidationError for an address that they can't
    have, or while an address is all that anybody needs to be them.
    """
    by = alone(partnership=partnership, by=by, now=now)
    person = audit.locked(leavers.open_to(by, partnership=partnership), key=key, version=version)
    may_change(by, person, partnership).require()
    was, email = person.email, answers.email.strip().lower()
    is_another = email != was.lower()
    if not is_another and answers.name == person.name:
        return person
    if is_another:
        _must_be_safe(person)
        _must_be_free(email, person, partnership, by=by)
        person.email = email
    person.name = answers.name
    _save(person, partnership, by=by, now=now, reason=reason)
    if is_another:
        _shut_out(person, partnership, was=was, by=by, now=now)
        tell_both(person=person, was=was, partnership=partnership, link=link, by=by, now=now)
    return person


def _must_be_safe(person: Person) -> None:
    if not settings.DEMONSTRATION and not has_second_step(person):
        raise ValidationError({"email": NO_SECOND_STEP})


def _must_be_free(email: str, person: Person, partnership: Partnership, *, by: Reader) -> None:
    here = people.with_address(by, partnership=partnership, email=email)
    if here and here.pk != person.pk:
        raise ValidationError({"email": f"{here.name} signs in with this address"})
    if is_anothers(email, person=person):
        raise ValidationError({"email": NOT_TO_BE_HAD})


def _save(person: Person, partnership: Partnership, *, by: Reader, now: datetime, reason: str) -> None:
    of_here = Account(person.pk, partnership.pk)  # a person is of no one partnership, but this was done here
    why = audit.Verb.PERSON_CHANGED
    try:
        with transaction.atomic():
            audit.save(person, by=by, why=why, now=now, reason=reason, written_as=of_here)
    except IntegrityError as broken:  # somebody took the address at the same moment
        raise ValidationError({"email": NOT_TO_BE_HAD}) from broken


def _shut_out(person: Person, partnership: Partnership, *, was: str, by: Reader, now: datetime) -> None:
    """End what lets in whoever has the address that somebody had; what waits for them goes to the new one."""
    confirmed_addresses_of(person).delete()
    if end_work_accounts(person=person):
        of_here = Account(person.pk, partnership.pk)
        audit.record(audit.Verb.WORK_ACCOUNT_FORGOTTEN, subject=of_here, by=by, now=now)
    end_sessions(person=person)
    end_the_rest(person=person, partnership=None, by=by, now=now)
    Message.send_instead(person, was=was)
