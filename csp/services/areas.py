"""Add areas to a partnership, change one, take one out of use."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Area, Partnership, Reader
from csp.policies.partnerships import may_set_up
from csp.queries.areas import areas_of


@transaction.atomic
def add_areas(
    *, partnership: Partnership, kind: str, areas: Sequence[tuple[str, str]], by: Reader, now: datetime
) -> list[Area]:
    """Add areas of one kind from (code, name) pairs, all or none.

    Raises PermissionDenied, and IntegrityError when the partnership has one of the codes already.
    """
    may_set_up(by, partnership).require()
    added = [Area(partnership=partnership, kind=kind, ons_code=code, name=name) for code, name in areas]
    for area in added:
        audit.save(area, by=by, why=audit.Verb.AREA_ADDED, now=now)
    return added


@transaction.atomic
def edit_area(
    *, area: Area, version: int, kind: str, name: str, ons_code: str, by: Reader, now: datetime
) -> Area:
    """Change an area; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and IntegrityError when another area of
    the partnership has the code.
    """
    may_set_up(by, area.partnership).require()
    kept = audit.locked(areas_of(by, partnership=area.partnership), key=area.key, version=version)
    if (kept.kind, kept.name, kept.ons_code) == (kind, name, ons_code):
        return kept
    kept.kind, kept.name, kept.ons_code = kind, name, ons_code
    audit.save(kept, by=by, why=audit.Verb.AREA_CHANGED, now=now)
    return kept


@transaction.atomic
def set_area_use(*, area: Area, is_in_use: bool, by: Reader, now: datetime) -> Area:
    """Take an area out of use, or use it again; it stays wherever it is named. Said twice, it changes nothing.

    No area is removed: an action or a figure may name it that whoever asks may not see, and must not learn of.
    Raises PermissionDenied.
    """
    may_set_up(by, area.partnership).require()
    kept = areas_of(by, partnership=area.partnership, to_change=True).get(pk=area.pk)
    if kept.is_in_use != is_in_use:
        kept.is_in_use = is_in_use
        audit.save(
            kept,
            by=by,
            why=audit.Verb.AREA_USED_AGAIN if is_in_use else audit.Verb.AREA_TAKEN_OUT,
            now=now,
        )
    return kept
