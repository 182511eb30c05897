"""Put a document with what everybody will read of a review; take one away, from the public page at once."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.documents import public_pdf, public_word
from csp.documents.public_pdf import NotForEverybody
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.kernel.keys import new_key
from csp.models import Reader, StoredFile
from dhr.models import PublishedDocument, Review
from dhr.models.gate import CHECKS
from dhr.models.verb import Verb
from dhr.policies.publications import may_prepare, may_word
from dhr.queries import courses, publications
from dhr.services.public_words import refuse_private_words
from dhr.services.publications import OTHER_WORDS, ask_again

MEGABYTES = 20
WRONG_KIND = "The file is not what its name says. Choose a PDF or a Word document"
CLEANED = {MediaType.PDF: public_pdf.for_everybody, MediaType.DOCUMENT: public_word.for_everybody}


@dataclass(frozen=True)
class DocumentAnswers:
    """What a document is, and its file with its name."""

    kind: str
    title: str
    content: bytes
    name: str


@transaction.atomic
def add_document(
    *, review: Review, answers: DocumentAnswers, by: Reader, now: datetime, key: str | None = None
) -> PublishedDocument:
    """Put a document with what will be published, under a key that was minted with the form, or a new one.

    It is kept under a name that says only what it is, without who wrote it; anonymity has to be checked again.
    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_prepare(by, review).require()
    may_word(by, publications.gate_of(by, review=review)).require()
    refuse_private_words(texts={"title": answers.title}, review=review, by=by)
    document = PublishedDocument(review=review, key=key or new_key(), kind=answers.kind, title=answers.title)
    document.file, document.is_tagged = _kept(document, answers, by=by, now=now)
    audit.save(document, by=by, why=Verb.DOCUMENT_ADDED, now=now)
    ask_again(kinds=CHECKS, review=review, why=OTHER_WORDS, by=by, now=now)
    return document


@transaction.atomic
def remove_document(*, key: str, version: int, by: Reader, now: datetime) -> PublishedDocument:
    """Take a document away, from the public page too; what it was called stays in its history, its file goes.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    courses.hold_of(by, publications.documents_open_to(by), key=key)
    document = audit.locked(publications.documents_open_to(by), key=key, version=version)
    may_prepare(by, document.review).require()
    audit.remove(document, by=by, why=Verb.DOCUMENT_REMOVED, now=now)
    files.let_go(document.file)
    return document


def as_everybody_has_it(*, answers: DocumentAnswers) -> tuple[bytes, bool, str]:
    """Return the file without who wrote it, whether it is tagged, and how its name ends.

    Raises ValidationError by answer when it can't be given to everybody.
    """
    found = media_type(answers.content)
    if found not in CLEANED or not answers.name.lower().endswith(found.endings):
        raise ValidationError({"file": WRONG_KIND})
    try:
        return *CLEANED[found](answers.content, title=answers.title), found.endings[0]
    except NotForEverybody as refused:
        raise ValidationError({"file": str(refused)}) from refused


def record_download(*, document: PublishedDocument, by: Reader, now: datetime) -> None:
    """Write down that somebody of the panel took a document out before it was public, or since."""
    audit.record(Verb.DOCUMENT_DOWNLOADED, subject=document, by=by, now=now)


def _kept(
    document: PublishedDocument, answers: DocumentAnswers, *, by: Reader, now: datetime
) -> tuple[StoredFile, bool]:
    """Keep the file as everybody will have it, and say whether it is tagged."""
    content, is_tagged, ending = as_everybody_has_it(answers=answers)
    try:
        kept = files.keep(
            content,
            name=f"{document.get_kind_display().lower().replace(' ', '-')}{ending}",
            allowed=set(CLEANED),
            megabytes=MEGABYTES,
            partnership_id=document.partnership_id,
            circle_id=document.circle_id,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused
    return kept, is_tagged
