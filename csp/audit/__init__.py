"""Write down who did what: every change goes through ``save`` and leaves one event behind."""

from csp.audit.locking import NewerVersion, locked
from csp.audit.saving import record, save
from csp.audit.verb import Verb

__all__ = ["NewerVersion", "Verb", "locked", "record", "save"]
