"""Change the lists of a council form: the fields of its front sheet, its implications, its sections."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.council_form import LISTS, Begin, Part, read_parts, stored_parts
from csp.models import Reader
from scrutiny.models import CouncilForm
from scrutiny.models.verb import Verb
from scrutiny.services.council_forms import held_form
from scrutiny.sources.kinds import KINDS, OWN_WORDS

UP, DOWN, OUT = "up", "down", "out"
THERE = "This form has that section already"
NEEDS_TITLE = "Enter what this section is called"
MOST = 40
TOO_MANY = f"A form has {MOST} of these at most. Take one out first"


@transaction.atomic
def set_part(
    *, key: str, version: int, part: str, name: str, said: dict[str, Any], by: Reader, now: datetime
) -> CouncilForm:
    """Add to a list of a form, or change what is there under this name; the same again changes nothing.

    Raises PermissionDenied, NewerVersion when somebody saved the form meanwhile, and ValidationError with a sentence.
    """
    form = held_form(key=key, version=version, by=by)
    here = list(read_parts(part, getattr(form, part)))
    made: Part = LISTS[part](name=name, **said)
    others = [one for one in here if one.name != name]
    _refuse(made, others)
    at = next((at for at, one in enumerate(here) if one.name == name), len(here))
    here[at : at + 1] = [made]
    return _kept(form, part, here, by=by, now=now)


@transaction.atomic
def move_part(
    *, key: str, version: int, part: str, name: str, to: str, by: Reader, now: datetime
) -> CouncilForm:
    """Move something in a list of a form up or down by one, or take it out.

    Raises PermissionDenied, NewerVersion, and Http404 where it is there no more.
    """
    form = held_form(key=key, version=version, by=by)
    here = list(read_parts(part, getattr(form, part)))
    at = next((at for at, one in enumerate(here) if one.name == name), None)
    if at is None:
        raise Http404
    one = here.pop(at)
    if to != OUT:
        here.insert(max(at - 1, 0) if to == UP else at + 1, one)
    return _kept(form, part, here, by=by, now=now)


def _kept(form: CouncilForm, part: str, here: list[Part], *, by: Reader, now: datetime) -> CouncilForm:
    rows = stored_parts(tuple(here))
    if rows != getattr(form, part):
        setattr(form, part, rows)
        audit.save(form, by=by, why=Verb.FORM_CHANGED, now=now)
    return form


def _refuse(made: Part, others: list[Part]) -> None:
    """Raise ValidationError, by its question, for what can't stand in the list beside the others."""
    if len(others) >= MOST:
        raise ValidationError(TOO_MANY)
    if not isinstance(made, Begin):
        return
    if made.kind == OWN_WORDS and not made.title:
        raise ValidationError({"title": NEEDS_TITLE})
    kinds = {one.kind for one in others if isinstance(one, Begin)}
    if KINDS[made.kind].is_once and made.kind in kinds:
        raise ValidationError({"kind": THERE})
