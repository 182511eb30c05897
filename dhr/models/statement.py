"""The statement of a partner: what it was asked to pay for all reviews, and who of it may read that."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, Circle, CircleMember, Partnership, Person, Record, Seat
from csp.models.dated import Dated, ends_after_it_starts
from csp.permissions import Permission


def read_by(reader: AnyReader, *, at: str = "") -> Q:
    """Return the condition that a statement is one that the reader may read, for the partner they work for."""
    return Q(
        **{
            f"{at}partnership__in": reader.partnerships_with(Permission.ENTER),
            f"{at}readers_circle__in": reader.circles,
        }
    )


class StatementQuerySet(models.QuerySet["Statement"]):
    """Asks which statements there are for a reader."""

    def visible_to(self, reader: AnyReader) -> "StatementQuerySet":
        """Return those that the reader may read, and those whose readers a review coordinator chooses."""
        chooses_in = reader.partnerships_with(Permission.REVIEW_ADD)
        return self.filter(read_by(reader) | Q(partnership__in=chooses_in))

    def in_partnership(self, partnership: Partnership) -> "StatementQuerySet":
        """Return those of what one partnership asks for."""
        return self.filter(partnership=partnership)


class Statement(Record):
    """What one partnership asks of one partner, by its seat, over all reviews and years. It names no review.

    Its circle is of those who may read it; that there is a statement, and who reads it, is no secret.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="statements")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name="partner")
    readers_circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "seat": NONE,
        "readers_circle": NONE,
    }

    circle_id = None
    objects = StatementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "seat"], name="dhr_statement_once_for_a_partner")
        ]

    def __str__(self) -> str:
        """Return whose statement it is."""
        return f"Statement of {self.seat}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:statement-detail", args=[self.partnership.slug, self.key])


class StatementReaderQuerySet(models.QuerySet["StatementReader"]):
    """Asks who may read which statement."""

    def visible_to(self, reader: AnyReader) -> "StatementReaderQuerySet":
        """Return the reader's own places, and all of them to a review coordinator, who chooses."""
        chosen = Q(statement__partnership__in=reader.partnerships_with(Permission.REVIEW_ADD))
        return self.filter(chosen | (Q(person=reader.person_id) & read_by(reader, at="statement__")))

    def in_partnership(self, partnership: Partnership) -> "StatementReaderQuerySet":
        """Return who reads the statements of what one partnership asks for."""
        return self.filter(statement__partnership=partnership)


class StatementReader(Record, Dated):
    """One person who may read the statement of the partner they work for, from a day to a day."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.OneToOneField(CircleMember, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "statement": PERSONAL,
        "person": PSEUDONYM,
        "starts_on": PERSONAL,
        "ends_on": PERSONAL,
        "place": PERSONAL,
    }

    circle_id = None
    objects = StatementReaderQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [ends_after_it_starts("dhr_statement_reader_ends_after_it_starts")]

    def __str__(self) -> str:
        """Return who it is."""
        return self.person.name

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership that asks."""
        return self.statement.partnership_id
