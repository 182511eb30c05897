"""The partnership: the authorities of an area that keep it safe together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.contrast import ENOUGH_FOR_TEXT, contrast, is_colour
from csp.kernel.personal_data import NONE, PERSONAL
from csp.models.record import Record


def refuse_a_pale_colour(colour: str) -> None:
    """Raise ValidationError unless white text can be read on the colour."""
    if not is_colour(colour):
        raise ValidationError("Enter a colour as # and six digits or letters a to f, for example #12406b")
    if contrast(colour, "#ffffff") < ENOUGH_FOR_TEXT:
        raise ValidationError("Choose a darker colour: white words could not be read on this one")


class Partnership(Record):
    """A community safety partnership (Crime and Disorder Act 1998, section 5)."""

    class Kind(models.TextChoices):
        """How local government is arranged in the area, which decides who must be at the table."""

        UNITARY = "unitary", "Unitary area"
        TWO_TIER = "two_tier", "District in a two-tier area"
        COMBINED = "combined", "Combined districts"
        COUNTY_GROUP = "county_group", "County group"
        WALES = "wales", "Welsh area"

    slug = models.SlugField("name in addresses", max_length=60, unique=True)
    place = models.CharField(max_length=80, help_text="For example, Vale")
    title = models.CharField(max_length=80, default="Community Safety Partnership")
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="The county group that it is part of.",
    )
    contact_email = models.EmailField(
        "e-mail address for the public",
        blank=True,
        help_text="Of an office, not of a person: it stands on pages that anyone can open.",
    )
    brand_colour = models.CharField(max_length=7, blank=True, validators=[refuse_a_pale_colour])

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "slug": NONE,
        "place": NONE,
        "title": NONE,
        "kind": NONE,
        "parent": NONE,
        "contact_email": PERSONAL,
        "brand_colour": NONE,
    }

    history = HistoricalRecords()

    class Meta:
        ordering = ["place", "key"]
        constraints = [
            models.CheckConstraint(
                name="csp_partnership_kind_is_known",
                condition=Q(kind__in=["unitary", "two_tier", "combined", "county_group", "wales"]),
            ),
            models.CheckConstraint(
                name="csp_partnership_county_group_is_part_of_none",
                condition=Q(parent=None) | ~Q(kind="county_group"),
                violation_error_message="A county group is not part of another.",
            ),
        ]

    def __str__(self) -> str:
        """Return the partnership's whole name."""
        return f"{self.place} {self.title}"

    @property
    def is_group(self) -> bool:
        """Return whether it is a county group, which reads what its parts publish."""
        return self.kind == self.Kind.COUNTY_GROUP

    @property
    def partnership_id(self) -> int:
        """Return its own id: a partnership belongs to itself."""
        return self.pk

    @property
    def circle_id(self) -> None:
        """Return nothing: a partnership is open to everyone appointed in it."""
