"""Change what a partnership is called, and what it is."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from csp.policies.partnerships import may_set_up
from csp.queries.partnerships import partnerships_of


@dataclass(frozen=True)
class PartnershipAnswers:
    """What a person says the partnership is."""

    place: str
    title: str
    kind: str
    parent: Partnership | None
    contact_email: str
    brand_colour: str

    @classmethod
    def of(cls, partnership: Partnership) -> "PartnershipAnswers":
        """Return what it is said to be now."""
        return cls(**{answer.name: getattr(partnership, answer.name) for answer in fields(cls)})


@transaction.atomic
def edit_partnership(
    *, partnership: Partnership, version: int, answers: PartnershipAnswers, by: Reader, now: datetime
) -> Partnership:
    """Change a partnership; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when the answers
    can’t stand together.
    """
    may_set_up(by, partnership).require()
    kept = audit.locked(partnerships_of(by), key=partnership.key, version=version)
    if answers == PartnershipAnswers.of(kept):
        return kept
    for answer in fields(answers):
        setattr(kept, answer.name, getattr(answers, answer.name))
    kept.full_clean()
    audit.save(kept, by=by, why=audit.Verb.PARTNERSHIP_CHANGED, now=now)
    return kept
