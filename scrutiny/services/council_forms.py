"""Say how a council wants its reports: add a form, change it, remove it; find the one that a report begins on."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.council_form import BY_SECTION, LISTS, SEND_DAYS, Form, stored_parts
from csp.kernel.keys import new_key
from csp.models import Authority, Partnership, Reader, StoredFile
from scrutiny.models import CouncilForm
from scrutiny.models.verb import Verb
from scrutiny.policies.committees import may_run
from scrutiny.queries import committees, council_forms
from scrutiny.services.saving import refuse_key, save_unlike_others
from scrutiny.sources.ready_forms import COMMITTEE_REPORT, READY

CALLED_ALREADY = "There is a form of that name already"
NOT_A_COUNCIL = "Choose a council of the area, or all of them"
NO_FORM = "Choose a form from the list"


@dataclass(frozen=True)
class FormAnswers:
    """What is said of a form as a whole; of no ``authority``, it is for every council that scrutinises."""

    name: str
    authority: Authority | None = None
    has_risks: bool = False
    numbering: str = BY_SECTION
    brand_colour: str = ""
    heading_colour: str = ""
    send_days: int = SEND_DAYS

    @classmethod
    def of(cls, form: CouncilForm) -> "FormAnswers":
        """Return what is said of a form now."""
        return cls(**{one.name: getattr(form, one.name) for one in fields(cls)})


@transaction.atomic
def add_form(
    *,
    partnership: Partnership,
    ready: str,
    answers: FormAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> CouncilForm:
    """Add a form, which begins as one of those that stand ready.

    Raises PermissionDenied, ValidationError for a name that is taken, and IntegrityError when the key is.
    """
    may_run(by, partnership.pk).require()
    form = CouncilForm(partnership=partnership, key=key or new_key())
    refuse_key(key=form.key, visible=council_forms.open_to(by))
    for name in LISTS:
        setattr(form, name, stored_parts(getattr(READY[ready], name)))
    _fill(form, answers, by=by, now=now, why=Verb.FORM_ADDED)
    return form


@transaction.atomic
def edit_form(
    *, key: str, version: int, answers: FormAnswers, reason: str, by: Reader, now: datetime
) -> CouncilForm:
    """Change what is said of a form as a whole; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a name that is
    taken. Reports that were begun on it keep what they took.
    """
    form = held_form(key=key, version=version, by=by)
    if answers != FormAnswers.of(form):
        _fill(form, answers, by=by, now=now, why=Verb.FORM_CHANGED, reason=reason)
    return form


@transaction.atomic
def remove_form(*, key: str, version: int, by: Reader, now: datetime) -> CouncilForm:
    """Remove a form; reports that were begun on it stay as they are. Raises PermissionDenied, and NewerVersion."""
    form = held_form(key=key, version=version, by=by)
    audit.remove(form, by=by, why=Verb.FORM_REMOVED, now=now)
    return form


def held_form(*, key: str, version: int, by: Reader) -> CouncilForm:
    """Return a form to be changed, locked until the transaction ends; raises PermissionDenied, and NewerVersion."""
    form = audit.locked(council_forms.open_to(by), key=key, version=version)
    may_run(by, form.partnership_id).require()
    return form


def chosen_form(*, choice: str, partnership: Partnership, by: Reader) -> tuple[Form, StoredFile | None]:
    """Return what a report takes of the form that was chosen: one that stands ready, or one of the partnership’s.

    Raises ValidationError where it is there no more.
    """
    if choice in READY:
        return READY[choice], None
    found = council_forms.of_partnership(by, partnership=partnership).filter(key=choice).first()
    if found is None:
        raise ValidationError({"form": NO_FORM})
    return found.form, found.logo


def usual_form() -> Form:
    """Return the form of a report for which none is chosen."""
    return READY[COMMITTEE_REPORT]


def _fill(
    form: CouncilForm, answers: FormAnswers, *, by: Reader, now: datetime, why: Verb, reason: str = ""
) -> None:
    council = answers.authority
    here = committees.councils(by, partnership=form.partnership)
    if council and council.pk != form.authority_id and not here.filter(pk=council.pk).exists():
        raise ValidationError({"authority": NOT_A_COUNCIL})
    for one in fields(answers):
        setattr(form, one.name, getattr(answers, one.name))
    save_unlike_others(record=form, refusal={"name": CALLED_ALREADY}, by=by, why=why, now=now, reason=reason)
