"""Search entries: the words of each record, folded, so that every database finds the same."""

from django.db import models

from csp.kernel.folding import fold
from csp.models.circle import Circle
from csp.models.partnership import Partnership


class SearchEntryQuerySet(models.QuerySet):
    """Asks which records hold the words."""

    def with_words(self, words: str) -> "SearchEntryQuerySet":
        """Return the entries that hold every one of the words, in any order, whatever their case or accents."""
        found = self
        for word in fold(words).split():
            found = found.filter(words__contains=word)
        return found


class SearchEntry(models.Model):
    """The words by which one record is found. Its circle is the record's own."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey(Circle, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    subject_key = models.CharField(max_length=10)
    words = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "subject_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_key"], name="csp_search_entry_one_for_each_record"
            )
        ]

    def __str__(self) -> str:
        """Return what kind of record it finds, and the record's key."""
        return f"{self.kind} {self.subject_key}"

    @classmethod
    def put(cls, *, kind: str, key: str, partnership_id: int, circle_id: int | None, words: str) -> None:
        """Write the words of one record over those it had."""
        now = {"partnership_id": partnership_id, "circle_id": circle_id, "words": words}
        cls.objects.update_or_create(kind=kind, subject_key=key, defaults=now)

    @classmethod
    def drop(cls, *, kind: str, key: str) -> None:
        """Take away the words of one record."""
        cls.objects.filter(kind=kind, subject_key=key).delete()

    @classmethod
    def put_new(cls, *, kind: str, partnership_id: int, circle_id: int | None, words: dict[str, str]) -> None:
        """Write the words of many records that had none, by their keys."""
        of = {"kind": kind, "partnership_id": partnership_id, "circle_id": circle_id}
        entries = [SearchEntry(subject_key=key, words=said, **of) for key, said in words.items()]
        SearchEntry.objects.bulk_create(entries)
