"""What a partnership says on the pages for the public."""

from datetime import datetime
from typing import Any

from csp.models import Notice, Partnership, Reader
from csp.permissions import Permission
from csp.queries.partnerships import make_others_wait


def public_partnership(slug: str) -> Partnership | None:
    """Return the partnership of a public address, for anyone: what it is called is published."""
    return Partnership.objects.filter(slug=slug).first()


def public_words(partnership: Partnership, *, kind: str) -> str:
    """Return the partnership’s own words on one page for the public, for anyone; empty when it has none."""
    return (
        Notice.objects.filter(partnership=partnership, kind=kind).values_list("text", flat=True).first() or ""
    )


def last_written(partnership: Partnership, *, kind: str) -> datetime | None:
    """Return when the partnership last wrote its own words on one page for the public, for anyone."""
    saved = Notice.history.filter(partnership=partnership, kind=kind).order_by("-history_date")
    return saved.values_list("history_date", flat=True).first()


def notice_of(reader: Reader, *, partnership: Partnership, kind: str, to_change: bool = False) -> Notice:
    """Return what the partnership says on one page, or a new notice without words.

    With ``to_change``, whoever else wants to change it waits until this transaction ends.
    """
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    if to_change:  # the partnership's row is there even when the notice's isn't
        make_others_wait(partnership.pk)
    found = Notice.objects.filter(partnership=partnership, partnership__in=mine, kind=kind).first()
    return found or Notice(partnership=partnership, kind=kind, version=0)


def versions_of_notice(reader: Reader, *, partnership: Partnership, kind: str) -> list[Any]:
    """Return the saved versions of a notice, oldest first, with who saved it."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = Notice.history.filter(partnership=partnership, partnership__in=mine, kind=kind)
    return list(found.select_related("history_user").order_by("history_date", "history_id"))
