"""Who is on a review, as what, and from when to when."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, CircleMember, Person, Record
from csp.models.dated import Dated, ends_after_it_starts
from dhr.models.capacity import Capacity, Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, open_through


class ReviewMemberQuerySet(PartOfReviewQuerySet["ReviewMember"]):
    """Asks who is on which review."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return who is on the reviews whose panel the reader is of, and the reader's own places on others."""
        own = Q(person=reader.person_id) & open_through(reader, Part.REVIEW)
        return self.filter(open_through(reader, Part.PANEL) | own)


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

    @property
    def has_signed(self) -> bool:
        """Return whether the confidentiality statement is signed."""
        return self.signed_on is not None


class MemberPlace(models.Model):
    """A place in one of a review's circles that somebody has because of what they are on it as."""

    member = models.ForeignKey(ReviewMember, on_delete=models.PROTECT, related_name="places")
    place = models.OneToOneField(CircleMember, on_delete=models.PROTECT, related_name="+")

    personal_data = {"id": NONE, "member": PERSONAL, "place": PERSONAL}

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return whose place it is."""
        return str(self.member)
