"""Write what a partnership says on a page for the public."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Notice, Partnership, Reader
from csp.policies.partnerships import may_set_up
from csp.queries.notices import notice_of


@transaction.atomic
def write_notice(
    *, partnership: Partnership, kind: str, version: int, text: str, by: Reader, now: datetime
) -> Notice:
    """Say this on the page from now on; the same words again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody wrote it after ``version``; 0 is before anybody did.
    """
    may_set_up(by, partnership).require()
    notice = notice_of(by, partnership=partnership, kind=kind, to_change=True)
    if notice.version != version:
        raise audit.NewerVersion(notice)
    if notice.text == text:
        return notice
    notice.text = text
    if notice._state.adding:
        notice.version = 1
    audit.save(notice, by=by, why=audit.Verb.NOTICE_CHANGED, now=now)
    return notice
