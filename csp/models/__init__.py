"""The tables of the foundation, one noun a file."""

from csp.models.appointment import Appointment
from csp.models.area import Area
from csp.models.audience import AnyReader, Audience, AudienceReader
from csp.models.audit_event import AuditEvent
from csp.models.authority import Authority
from csp.models.circle import Circle, CircleMember
from csp.models.digest import Digest
from csp.models.invitation import Invitation
from csp.models.job import Job
from csp.models.made_pdf import MadePdf
from csp.models.message import Message
from csp.models.notice import Notice
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader
from csp.models.record import Record
from csp.models.retention import RetentionPolicy, RetentionRun
from csp.models.search_entry import SearchEntry
from csp.models.seat import Seat
from csp.models.sign_in_policy import SignInPolicy
from csp.models.stored_file import StoredFile
from csp.models.word import Word

__all__ = [
    "AnyReader",
    "Appointment",
    "Area",
    "Audience",
    "AudienceReader",
    "AuditEvent",
    "Authority",
    "Circle",
    "CircleMember",
    "Digest",
    "Invitation",
    "Job",
    "MadePdf",
    "Message",
    "Notice",
    "Partnership",
    "Person",
    "Reader",
    "Record",
    "RetentionPolicy",
    "RetentionRun",
    "SearchEntry",
    "Seat",
    "SignInPolicy",
    "StoredFile",
    "Word",
]
