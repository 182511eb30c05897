"""The tables of the foundation, one noun a file."""

from csp.models.appointment import Appointment
from csp.models.audience import AnyReader, Audience, AudienceReader
from csp.models.audit_event import AuditEvent
from csp.models.authority import Authority
from csp.models.circle import Circle, CircleMember
from csp.models.job import Job
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader
from csp.models.record import Record
from csp.models.search_entry import SearchEntry
from csp.models.seat import Seat
from csp.models.stored_file import StoredFile

__all__ = [
    "AnyReader",
    "Appointment",
    "Audience",
    "AudienceReader",
    "AuditEvent",
    "Authority",
    "Circle",
    "CircleMember",
    "Job",
    "Partnership",
    "Person",
    "Reader",
    "Record",
    "SearchEntry",
    "Seat",
    "StoredFile",
]
