"""What the scrutiny holds about the reader themselves."""

from django.db.models import Q, QuerySet

from csp.models import Reader
from scrutiny.models import CommitteeMember, Pack
from scrutiny.queries.packs import HEAVY


def memberships_of(reader: Reader) -> QuerySet[CommitteeMember]:
    """Return the reader's memberships of committees, past ones too, newest first."""
    mine = CommitteeMember.objects.filter(person=reader.person_id)
    return mine.select_related("committee__partnership").order_by("-starts_on", "pk")


def packs_of(reader: Reader) -> QuerySet[Pack]:
    """Return the packs that the reader asked for, cleared or issued, of those that they may open, newest first."""
    mine = Q(asked_by=reader.person_id) | Q(cleared_by=reader.person_id) | Q(issued_by=reader.person_id)
    found = Pack.objects.visible_to(reader).filter(mine).select_related("partnership")
    return found.defer(*HEAVY).order_by("-asked_at", "key")
