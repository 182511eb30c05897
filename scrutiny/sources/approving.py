"""What is approved of a report: all that it says and all that goes with it, but not who approved it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from csp.kernel.report import Approved, NumberedReport, number, to_json
from csp.kernel.report import Report as Document
from scrutiny.models import Approval

Files = Sequence[tuple[str, str]]  # the letter and the hash of each


def fingerprint_of(parts: Sequence[tuple[Document, Files]]) -> str:
    """Return the hash of the parts of a report, each with its files; who approved it changes nothing."""
    said = [[to_json(replace(document, approvals=())), sorted(files)] for document, files in parts]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def with_names(numbered: NumberedReport, given: Sequence[Approval]) -> NumberedReport:
    """Return a report that was numbered, with who approved it on its front sheet, and nothing else added."""
    named = tuple(Approved(one.asked, one.label, one.words) for one in given)
    return number(replace(numbered.report, approvals=named))
