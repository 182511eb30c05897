"""Committees: the councillors to whom a partnership answers (Police and Justice Act 2006, section 19)."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models import Authority, Partnership, Person, Reader, Record
from csp.models.dated import Dated, ends_after_it_starts
from csp.permissions import Permission


class CommitteeQuerySet(models.QuerySet["Committee"]):
    """Asks which committees there are for a reader."""

    def visible_to(self, reader: Reader) -> "CommitteeQuerySet":
        """Return the committees of the partnerships whose papers the reader may open, if only their own."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.PAPERS_READ_OWN))

    def in_partnership(self, partnership: Partnership) -> "CommitteeQuerySet":
        """Return the committees that scrutinise one partnership."""
        return self.filter(partnership=partnership)


class Committee(Record):
    """A committee of one council that scrutinises one partnership; in a two-tier area there may be several."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="committees")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(max_length=120)

    circle_id = None
    objects = CommitteeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "key"]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class CommitteeMember(Dated):
    """One person on one committee, from a day to a day."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="committees")

    personal_data = {
        "id": NONE,
        "committee": PERSONAL,
        "person": PSEUDONYM,
        "starts_on": PERSONAL,
        "ends_on": PERSONAL,
    }

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["person", "starts_on", "ends_on"], name="scrutiny_member_of_person")]
        constraints = [ends_after_it_starts("scrutiny_member_ends_after_it_starts")]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.person.name
