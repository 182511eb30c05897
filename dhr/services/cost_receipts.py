"""Say where the receipt of a cost is: a file here, or where it is kept; take it away."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from csp import audit, files
from csp.models import Reader
from dhr.models import CostLine
from dhr.models.cost_verb import CostVerb
from dhr.services.any_file import keep_any
from dhr.services.costs import taken


@dataclass(frozen=True)
class ReceiptAnswers:
    """What a person gives: a file with its name, or where the receipt is kept; nothing takes away what there is."""

    kept_at: str = ""
    content: bytes = b""
    name: str = ""


@transaction.atomic
def keep_receipt(*, key: str, version: int, answers: ReceiptAnswers, by: Reader, now: datetime) -> CostLine:
    """Say where the receipt of a cost is, in place of what was said before; a file that was here goes.

    Raises PermissionDenied, ValidationError with the sentence when the file can't be kept, and NewerVersion when
    somebody saved the cost meanwhile.
    """
    line = taken(key=key, version=version, by=by)
    before = line.receipt
    line.receipt_kept_at = answers.kept_at
    line.receipt = None
    if answers.name:
        circle = {"partnership_id": line.partnership_id, "circle_id": line.circle_id}
        line.receipt = keep_any(content=answers.content, name=answers.name, by=by, now=now, **circle)
    audit.save(line, by=by, why=CostVerb.RECEIPT_CHANGED, now=now)
    if before:
        files.let_go(before)
    return line


def record_download(*, line: CostLine, by: Reader, now: datetime) -> None:
    """Write down that somebody took the receipt of a cost out."""
    audit.record(CostVerb.RECEIPT_DOWNLOADED, subject=line, by=by, now=now)
