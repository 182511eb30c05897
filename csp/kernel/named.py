"""What a record is called, for whoever may be told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A record in words, with the address of its page where it has one."""

    words: str
    url: str = ""
