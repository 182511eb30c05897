"""Give a council form its logo; put the logo of a report into what is printed."""

from base64 import b64encode
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.documents.logo import NotALogo, drawn_logo
from csp.files import MediaType
from csp.jobs import Stopped
from csp.kernel.png import size_of
from csp.kernel.report import Logo
from csp.kernel.report import Report as Document
from csp.models import Reader
from scrutiny.models import CouncilForm, Report
from scrutiny.models.verb import Verb
from scrutiny.services.council_forms import held_form

NAME, MEGABYTES = "logo.png", 2
NO_PICTURE = "Choose the picture"
GONE = "The logo of this report can’t be read any more. Tell whoever keeps this site."


def set_logo(
    *, key: str, version: int, content: bytes | None, words: str, by: Reader, now: datetime
) -> CouncilForm:
    """Give a form a logo and what it says, or the words alone where it has one; without words it has none.

    Raises PermissionDenied, NewerVersion, and ValidationError for what is no picture. Reports that were begun on the
    form keep theirs.
    """
    try:
        drawn = drawn_logo(content) if content and words else None  # before anything is locked
    except NotALogo as refused:
        raise ValidationError({"file": str(refused)}) from refused
    with transaction.atomic():
        form = held_form(key=key, version=version, by=by)
        if words and not drawn and not form.logo_id:
            raise ValidationError({"file": NO_PICTURE})
        if drawn:
            form.logo = files.keep(
                drawn.png,
                name=NAME,
                allowed={MediaType.PNG},
                megabytes=MEGABYTES,
                partnership_id=form.partnership_id,
                circle_id=None,
                by=by,
                now=now,
            )
        form.logo = form.logo if words else None
        if drawn or words != form.logo_words:
            form.logo_words = words
            audit.save(form, by=by, why=Verb.FORM_CHANGED, now=now)
        return form


def with_logo(*, document: Document, report: Report) -> Document:
    """Return what is printed with the logo of the report's own copy of its form; raises Stopped where it is gone."""
    if report.logo is None:
        return document
    try:
        png = files.content_of(report.logo)
    except (OSError, ValueError) as gone:
        raise Stopped(GONE) from gone
    width, height = size_of(png)
    words = report.council_form.logo_words
    return replace(document, logo=Logo(b64encode(png).decode(), words, width, height))
