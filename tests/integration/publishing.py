"""What is published of a review, for tests: prepared, with its conditions met, and public."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from csp.models import Reader
from csp.web import clock
from dhr.models import Capacity, Condition, Publication, PublishedDocument, Review, Submission
from dhr.models.gate import Kind
from dhr.queries import publications
from dhr.services.conditions import Answer, ConditionAnswers, judge_condition
from dhr.services.publications import PublicationAnswers, publish, write_publication
from dhr.services.published_documents import DocumentAnswers, add_document
from tests.integration import people

TITLE = "Domestic homicide review: “Ada”"
SUMMARY = "Ada asked for help four times.\n\n- Housing changes how it flags repeat repairs."
APPROVED_ON = date(2026, 11, 16)
ANOTHER = "Velvet Harbour"  # the code name of a review that is public


def pdf(*, is_tagged: bool = True, author: str = "Wren Castell", comment: str = "") -> bytes:
    """Return a PDF of one page, with who wrote it."""
    made = pikepdf.new()
    made.add_blank_page()
    made.docinfo["/Author"] = author
    made.docinfo["/Title"] = "Draft of Copper Lantern"
    if is_tagged:
        made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    if comment:
        box = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=comment)
        box.Rect = pikepdf.Array([0, 0, 9, 9])
        made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(box)])
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def write(review: Review, *, by: Reader | None = None, version: int = 0, **said: Any) -> Publication:
    """Write what everybody will read, planned for today, by the review's coordinator."""
    answers = {"title": TITLE, "summary": SUMMARY, "planned_on": people.TODAY, **said}
    return write_publication(
        review=review,
        version=version,
        answers=PublicationAnswers(**answers),
        by=by or people.reader("wren"),
        now=clock.now(),
    )


def document(review: Review, content: bytes | None = None, **said: Any) -> PublishedDocument:
    """Put an overview report with it, by the review's coordinator."""
    given = {"kind": "overview", "title": "Overview report", "name": "Copper Lantern v7 WC.pdf", **said}
    answers = DocumentAnswers(content=pdf() if content is None else content, **given)
    return add_document(review=review, answers=answers, by=people.reader("wren"), now=clock.now())


def condition(review: Review, kind: str = Kind.FAMILY_TOLD) -> Condition:
    """Return a condition of a review of which something is written; it is written, if nothing is yet."""
    if not Publication.objects.filter(review=review).exists():
        write(review)
    return Condition.objects.select_related("review__partnership").get(review=review, kind=kind)


def judge(condition: Condition, by: Reader, stands: str = Answer.MET, **said: Any) -> Condition:
    """Say how a condition stands."""
    first = {"evidence": "They were", "met_on": by.today} if stands == Answer.MET else {}
    return judge_condition(
        key=condition.key,
        version=condition.version,
        review=condition.review,
        answers=ConditionAnswers(stands, **{**first, **said}),
        by=by,
        now=clock.now(),
    )


def approve(review: Review, **said: Any) -> Submission:
    """Write down that it was sent and approved."""
    letter = {"letter_on": APPROVED_ON, "outcome": "approved", "letter_kept_at": "Folder 3"}
    sent = Submission(
        review=review, sent_on=date(2026, 11, 10), **{**letter, "approved_on": APPROVED_ON, **said}
    )
    sent.save()
    return sent


def meet_all(made: Any) -> None:
    """Let every condition of a review hold: its coordinator says so, and its deputy makes the second check."""
    approve(made.review)
    first, second = made.by(), made.by(Capacity.DEPUTY)
    for kind in Kind:
        if kind != Kind.APPROVED:
            judge(condition(made.review, kind), second if kind == Kind.ANONYMITY_AGAIN else first)


def ready(made: Any) -> Publication:
    """Write what everybody will read of a review, with a document, and let every condition hold today."""
    write(made.review)
    document(made.review)
    meet_all(made)
    found = publications.of_review(made.by(), review=made.review)
    assert found is not None
    return found


def public(made: Any) -> Publication:
    """Publish a review today."""
    found = ready(made)
    return publish(publication=found, version=found.version, by=made.by(), now=clock.now())


def any_public(open_review: Callable[..., Any]) -> Publication:
    """Return a review that everybody can read, opened and published once."""
    found = Publication.objects.filter(title=TITLE, published_on__isnull=False).first()
    return found or public(open_review(code_name=ANOTHER))


def any_public_document(open_review: Callable[..., Any]) -> PublishedDocument:
    """Return a document of that review."""
    review = any_public(open_review).review
    return PublishedDocument.objects.get(review=review)


def word(**parts: bytes) -> bytes:
    """Return a Word document with these parts besides its body."""
    first = {
        "word/document.xml": b'<w:document><w:pStyle w:val="Heading1"/>Ada</w:document>',
        "docProps/core.xml": b"<c><dc:title>Draft</dc:title><dc:creator>Wren Castell</dc:creator>"
        b"<cp:lastModifiedBy>Wren Castell</cp:lastModifiedBy></c>",
    }
    written = BytesIO()
    with ZipFile(written, "w") as packed:
        for name, content in {**first, **parts}.items():
            packed.writestr(name, content)
    return written.getvalue()


def sent_file(content: bytes, name: str = "Copper Lantern v7 WC.pdf") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content)
