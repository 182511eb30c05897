"""Who is on a review, as what, and from when to when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, Circle, CircleMember, Person, Record
from csp.models.dated import Dated, ends_after_it_starts, holds_on
from dhr.models.capacity import INDEPENDENT, RUNNING, Capacity, Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, open_through


class ReviewMemberQuerySet(PartOfReviewQuerySet["ReviewMember"]):
    """Asks who is on which review."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return who is on the reviews whose panel the reader is of, and the reader's own places on others.

        Whoever looks at the site as somebody else learns nothing of a place there that is not theirs to read.
        """
        of_its_panel = open_through(reader, Part.PANEL)
        if reader.seen_by:
            return self.filter(of_its_panel)
        return self.filter(of_its_panel | (Q(person=reader.person_id) & open_through(reader, Part.REVIEW)))

    def standing(self, today: date) -> Self:
        """Return those that have not ended by a day: asked, to come, or on the review."""
        lasting = Q(ends_on=None) | Q(ends_on__gte=today)
        asked = Q(signed_on=None, ended_why="")
        return self.filter(lasting & (asked | Q(pk__in=_opened())))

    def holding(self, today: date) -> Self:
        """Return those that open the review on a day: signed for, begun, and not ended, not even at once that day."""
        return self.filter(holds_on(today), signed_on__isnull=False, pk__in=_opened())


def _opened() -> "models.QuerySet[MemberPlace, int]":
    """Return the ids of the places on reviews that open their review, as every place does until it is shut at once.

    A further circle, such as that of a report's authors, opens nothing to somebody who is not on the review.
    """
    found = MemberPlace.objects.filter(place__isnull=False, circle=F("member__review__circle"))
    return found.order_by().values_list("member_id", flat=True)


class ReviewMember(Record, Dated, PartOfReview):
    """One person on one review as one thing. It opens the review once the confidentiality statement is signed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField("what they are on it as", max_length=20, choices=Capacity)
    agency = models.CharField("for which agency", max_length=120, blank=True)
    signed_on = models.DateField("day the confidentiality statement was signed", null=True, blank=True)
    signed_here = models.BooleanField("signed it here", default=False)
    kept_at = models.CharField("where the signed paper is kept", max_length=200, blank=True)
    independence = models.TextField("how they are independent of the agencies", blank=True)
    ended_why = models.TextField("why it ended", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": PERSONAL,
        "person": PSEUDONYM,
        "capacity": PERSONAL,
        "agency": PERSONAL,
        "starts_on": PERSONAL,
        "ends_on": PERSONAL,
        "signed_on": PERSONAL,
        "signed_here": PERSONAL,
        "kept_at": FREE_TEXT,
        "independence": FREE_TEXT,
        "ended_why": FREE_TEXT,
    }

    objects = ReviewMemberQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "key"]
        indexes = [models.Index(fields=["person", "starts_on", "ends_on"], name="dhr_member_of_person")]
        constraints = [
            ends_after_it_starts("dhr_member_ends_after_it_starts"),
            models.CheckConstraint(
                name="dhr_member_signed_here_or_on_paper",
                condition=Q(signed_on=None, signed_here=False)
                | Q(signed_on__isnull=False, signed_here=True)
                | (Q(signed_on__isnull=False, signed_here=False) & ~Q(kept_at="")),
                violation_error_message="Say where the signed paper is kept.",
            ),
        ]

    def __str__(self) -> str:
        """Return what they are on it as, and who."""
        return f"{Capacity(self.capacity).label}: {self.person.name}"

    def get_absolute_url(self) -> str:
        """Return where it stands among the people of its review."""
        people = reverse("dhr:member-list", args=[self.review.partnership.slug, self.review.key])
        return f"{people}#{self.key}"

    @property
    def has_signed(self) -> bool:
        """Return whether the confidentiality statement is signed."""
        return self.signed_on is not None

    @property
    def runs_it(self) -> bool:
        """Return whether they run the review, which somebody always does: such a place has no last day."""
        return self.capacity in RUNNING

    @property
    def is_declared(self) -> bool:
        """Return whether they are to say how they are independent of the agencies."""
        return self.capacity in INDEPENDENT


class MemberPlace(models.Model):
    """A circle that somebody belongs to because of what they are on a review as; a place in it once they signed."""

    member = models.ForeignKey(ReviewMember, on_delete=models.PROTECT, related_name="places")
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    place = models.OneToOneField(
        CircleMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = {"id": NONE, "member": PERSONAL, "circle": PERSONAL, "place": PERSONAL}

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "circle"], name="dhr_member_once_in_a_circle")
        ]

    def __str__(self) -> str:
        """Return whose place it is."""
        return str(self.member)
