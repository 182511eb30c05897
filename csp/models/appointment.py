"""Appointments: the role a person has in a partnership, for one authority, from a day to a day."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models.authority import Authority
from csp.models.dated import Dated, ends_after_it_starts
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader
from csp.models.record import Record
from csp.permissions import Permission, Role


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Asks which appointments there are."""

    def visible_to(self, reader: Reader) -> "AppointmentQuerySet":
        """Return the appointments, past and to come, in partnerships whose people the reader may read."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.PEOPLE_READ))

    def in_partnership(self, partnership: Partnership) -> "AppointmentQuerySet":
        """Return the appointments in one partnership."""
        return self.filter(partnership=partnership)


class Appointment(Record, Dated):
    """One role of one person. Ending it takes nothing away from what they did."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="appointments")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=Role)
    post = models.CharField(max_length=120, blank=True, help_text="For example, Community safety manager")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "person": PSEUDONYM,
        "partnership": PERSONAL,
        "authority": PERSONAL,
        "role": PERSONAL,
        "post": PERSONAL,
        "starts_on": PERSONAL,
        "ends_on": PERSONAL,
    }

    objects = AppointmentQuerySet.as_manager()
    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "key"]
        indexes = [models.Index(fields=["person", "starts_on", "ends_on"], name="csp_appointment_of_person")]
        constraints = [ends_after_it_starts("csp_appointment_ends_after_it_starts")]

    def __str__(self) -> str:
        """Return the role and whom it is for."""
        return f"{Role(self.role).label}, {self.authority.name}"
