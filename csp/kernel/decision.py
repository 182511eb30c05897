"""A decision carries its own refusal: one sentence for the person who asked."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Decision:
    """Truthy when allowed; otherwise the refusal, in plain English."""

    refusal: str = ""

    def __bool__(self) -> bool:
        """Return whether the thing asked for is allowed."""
        return not self.refusal

    def require(self) -> None:
        """Raise PermissionDenied with the refusal unless the thing is allowed."""
        if self.refusal:
            raise PermissionDenied(self.refusal)


ALLOW = Decision()


def refuse(sentence: str) -> Decision:
    """Return a refusal with the sentence that the person will read."""
    return Decision(refusal=sentence)
