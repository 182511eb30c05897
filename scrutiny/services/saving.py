"""Save what belongs to committees: once for the form that it came with, and never like another."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from csp import audit
from csp.models import Reader, Record
from scrutiny.models.verb import Verb


def refuse_key(*, key: str, visible: QuerySet) -> None:
    """Raise IntegrityError where a record has the key already: its form was sent before."""
    if visible.filter(key=key).exists():
        raise IntegrityError(f"The key {key} is taken")


def save_unlike_others(
    *, record: Record, refusal: Mapping[str, str], by: Reader, why: Verb, now: datetime, reason: str = ""
) -> None:
    """Save a record; raises ValidationError, with the sentence by its question, where there is one like it."""
    try:
        with transaction.atomic():
            audit.save(record, by=by, why=why, now=now, reason=reason)
    except IntegrityError as taken:
        raise ValidationError(dict(refusal)) from taken
