"""Council forms: how a council wants its reports, which a report takes a copy of when it is begun."""

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.council_form import BY_SECTION, NUMBERING, SEND_DAYS, Form, read_parts
from csp.models import Authority, Partnership, Reader, Record, StoredFile
from csp.permissions import Permission


class CouncilFormQuerySet(models.QuerySet["CouncilForm"]):
    """Asks which forms there are for a reader."""

    def visible_to(self, reader: Reader) -> "CouncilFormQuerySet":
        """Return the forms of the partnerships whose committees the reader runs."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.COMMITTEE_RUN))

    def in_partnership(self, partnership: Partnership) -> "CouncilFormQuerySet":
        """Return the forms of one partnership."""
        return self.filter(partnership=partnership)


class CouncilForm(Record):
    """The form of one council that scrutinises, or of all of them, for reports of the partnership.

    Its lists are plain values (``csp.kernel.council_form``). Nothing points at it: a report keeps its own copy.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="council_forms")
    authority = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="council_forms"
    )
    name = models.CharField(max_length=120)
    front = models.JSONField("fields of the front sheet", default=list, blank=True)
    implications = models.JSONField(default=list, blank=True)
    sections = models.JSONField("sections that a report begins with", default=list, blank=True)
    approvals = models.JSONField("whose approval a report needs", default=list, blank=True)
    copies = models.JSONField("to whom reports are sent", default=list, blank=True)
    send_days = models.PositiveSmallIntegerField(
        "working days after a report is issued in which copies are sent", default=SEND_DAYS
    )
    has_risks = models.BooleanField("lists risks", default=False)
    numbering = models.CharField(max_length=10, choices=list(NUMBERING.items()), default=BY_SECTION)
    brand_colour = models.CharField("colour of the front sheet", max_length=7, blank=True)
    heading_colour = models.CharField("colour of headings", max_length=7, blank=True)
    logo = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    logo_words = models.CharField("what the logo says", max_length=120, blank=True)

    circle_id = None
    objects = CouncilFormQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="scrutiny_council_form_called_once",
                violation_error_message="There is a form of that name already.",
            ),
            models.CheckConstraint(
                name="scrutiny_council_form_says_what_its_logo_says",
                condition=models.Q(logo=None) | ~models.Q(logo_words=""),
                violation_error_message="Say what the logo says, for those who can’t see it.",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("scrutiny:form-detail", args=[self.partnership.slug, self.key])

    @property
    def form(self) -> Form:
        """Return everything that a report takes from it."""
        return Form(
            name=self.name,
            front=read_parts("front", self.front),
            implications=read_parts("implications", self.implications),
            sections=read_parts("sections", self.sections),
            approvals=read_parts("approvals", self.approvals),
            copies=read_parts("copies", self.copies),
            send_days=self.send_days,
            has_risks=self.has_risks,
            numbering=self.numbering,
            brand_colour=self.brand_colour,
            heading_colour=self.heading_colour,
            logo_words=self.logo_words,
        )
