"""A person who signs in, with an e-mail address and nothing that could make them all-powerful."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from csp.kernel.folding import sort_key
from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM, SECRET
from csp.kernel.removed_address import is_removed, removed_address
from csp.models.person_history import PersonHistory
from csp.models.record import Record


class PersonManager(BaseUserManager["Person"]):
    """Finds people by e-mail address."""

    def get_by_natural_key(self, email: str | None) -> "Person":
        """Return the person with this address, however its capitals are typed."""
        return self.get(email__iexact=email)


class Person(Record, AbstractBaseUser):
    """Somebody who works with a partnership. What they may do is in their appointments."""

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=120)
    name_order = models.CharField(max_length=120, editable=False)
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    personal_data = {
        "id": PSEUDONYM,
        "key": PSEUDONYM,
        "version": NONE,
        "email": PERSONAL,
        "name": PERSONAL,
        "name_order": PERSONAL,
        "password": SECRET,
        "is_active": PERSONAL,
        "joined_at": PERSONAL,
        "last_login": PERSONAL,
    }

    objects = PersonManager()

    # A person belongs to no one partnership: their events are on the installation's own trail.
    partnership_id = None
    circle_id = None
    history = PersonHistory()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["name_order", "key"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="csp_person_email_is_unique",
                violation_error_message="Somebody already signs in with this e-mail address.",
            )
        ]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name, then save."""
        self.name_order = sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def has_contact_details(self) -> bool:
        """Return whether their address is still here: somebody who has left can have it removed."""
        return not is_removed(self.email)

    def lose_contact_details(self) -> None:
        """Forget how to reach them, and let nobody sign in as them again; their name stays with what they did.

        Why it was changed goes too: that was about their life.
        """
        self.email = removed_address(self.key)
        type(self).history.filter(id=self.pk).update(history_change_reason="")
        self.set_unusable_password()
        self.is_active = False
        self.version += 1
        self.save()

    @classmethod
    def joining(cls, *, email: str, name: str, password: str | None = None) -> "Person":
        """Return a new person, not yet saved; without a password they sign in by a code or a reset."""
        person = cls(email=email.strip().lower(), name=name)
        person.set_password(password)
        return person
