"""Write down who did what: every change goes through ``save`` and leaves one event behind."""

from csp.audit.locking import NewerVersion, locked
from csp.audit.nobody import Doer, Nobody
from csp.audit.saving import record, remove, save
from csp.audit.verb import Verb
from csp.audit.words import Group, register_namer, register_words

__all__ = [
    "Doer",
    "Group",
    "NewerVersion",
    "Nobody",
    "Verb",
    "locked",
    "record",
    "register_namer",
    "register_words",
    "remove",
    "save",
]
