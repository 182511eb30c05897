"""The fixed verbs of the foundation's own events."""

from enum import StrEnum


class Verb(StrEnum):
    """What can be done in the foundation; each app has a list of its own."""

    SIGNED_IN = "person.signed-in"
