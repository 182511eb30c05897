"""Stored files: what somebody uploaded or the site made, kept in private storage and never changed."""

from django.db import models

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models.circle import Circle
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.record import Record


class StoredFile(Record):
    """One file. It has no address of its own: the page it belongs to asks who may have it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="files")
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    name = models.CharField("name, as people see it", max_length=120)
    place = models.CharField("place in the storage", max_length=60, unique=True)
    media_type = models.CharField("type, by what is in it", max_length=100)
    size = models.PositiveBigIntegerField("size in bytes")
    sha256 = models.CharField("SHA-256 of the content, in hexadecimal", max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "name": FREE_TEXT,
        "place": NONE,
        "media_type": NONE,
        "size": NONE,
        "sha256": NONE,
        "added_at": PERSONAL,
        "added_by": PSEUDONYM,
    }

    class Meta:
        ordering = ["-added_at", "key"]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def places_in(cls, folder: str) -> frozenset[str]:
        """Return the places of the files that are kept in one folder of the storage."""
        return frozenset(cls.objects.filter(place__startswith=f"{folder}/").values_list("place", flat=True))
