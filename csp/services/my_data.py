"""Write down that somebody took out what is held about them."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader


@transaction.atomic
def record_data_download(*, by: Reader, now: datetime) -> None:
    """Write down that the reader took out what is held about them: everybody may, and about nobody else."""
    audit.record(audit.Verb.DATA_DOWNLOADED, subject=by.person, by=by, now=now)
