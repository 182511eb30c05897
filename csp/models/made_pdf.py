"""PDFs that the site makes of its pages: what is to be drawn, then the file."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models.circle import Circle, in_sight_of
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.record import Record
from csp.models.stored_file import StoredFile
from csp.permissions import Permission

if TYPE_CHECKING:
    from csp.models.audience import AnyReader


class MadePdfQuerySet(models.QuerySet["MadePdf"]):
    """Asks which PDFs there are."""

    def visible_to(self, reader: "AnyReader") -> "MadePdfQuerySet":
        """Return the PDFs for everyone, and those that the reader asked for; to an audience, those for everyone."""
        here = in_sight_of(reader, reader.partnerships_with(Permission.PLAN_READ))
        own = Q(asked_by=reader.person_id) if reader.person_id and not reader.seen_by else Q(pk=None)
        return self.filter(here).filter(Q(is_public=True) | own)

    def in_partnership(self, partnership: Partnership) -> "MadePdfQuerySet":
        """Return the PDFs of one partnership."""
        return self.filter(partnership=partnership)


class MadePdf(Record):
    """One PDF of one kind about one record, which it names by its key: for everyone, or for whoever asked.

    ``content`` is the frozen report until it is drawn; afterwards only the file remains. Asked for again, the file
    is here until there is a newer one.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=10)
    is_public = models.BooleanField("for everyone, and made once", default=False)
    page = models.CharField("address of the page that offers it", max_length=200)
    name = models.CharField("name of the file", max_length=120)
    content = models.JSONField("what is to be drawn", null=True, blank=True)
    as_at = models.DateField("day of what it says")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "kind": NONE,
        "subject_key": NONE,
        "is_public": NONE,
        "page": NONE,
        "name": NONE,
        "content": FREE_TEXT,
        "as_at": NONE,
        "asked_at": PERSONAL,
        "asked_by": PSEUDONYM,
        "made_at": NONE,
        "pages": NONE,
        "file": NONE,
    }

    objects = MadePdfQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_key"],
                condition=Q(is_public=True),
                name="csp_made_pdf_once_for_everyone",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_key", "asked_by"],
                condition=Q(is_public=False),
                name="csp_made_pdf_one_for_whoever_asked",
            ),
            models.CheckConstraint(
                name="csp_made_pdf_is_made_or_to_be_drawn",
                condition=Q(file=None, made_at=None, content__isnull=False)
                | Q(file__isnull=False, made_at__isnull=False),
            ),
            models.CheckConstraint(
                name="csp_made_pdf_of_a_circle_is_for_nobody_else",
                condition=Q(circle=None) | Q(is_public=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the name of its file."""
        return self.name

    @classmethod
    def over(cls, *, before: datetime) -> list[int]:
        """Return the ids of those for one person that were asked for before a moment."""
        return list(cls.objects.filter(is_public=False, asked_at__lt=before).values_list("pk", flat=True))

    @classmethod
    def held_if_over(cls, pk: int, *, before: datetime) -> "MadePdf | None":
        """Return one of those as it is now, locked until the transaction ends; none that was asked for again."""
        return cls.objects.select_for_update().filter(pk=pk, is_public=False, asked_at__lt=before).first()

    @classmethod
    def page_offering(cls, key: str) -> str:
        """Return the address of the page that offers the PDF with this key; raises DoesNotExist."""
        return cls.objects.values_list("page", flat=True).get(key=key)
