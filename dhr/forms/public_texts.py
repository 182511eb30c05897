"""A form whose texts everybody will read: what can't be public is refused before anything is asked about."""

from typing import Any, ClassVar

from crispy_forms.layout import LayoutObject

from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import Review
from dhr.services.public_words import private_words


class PublicTextsForm(CarefulForm):
    """Says beside each question what everybody is never told; doubts wait until nothing is refused any more."""

    public_texts: ClassVar[tuple[str, ...]] = ("title",)

    def __init__(self, *args: Any, reader: Reader, review: Review, **kwargs: Any) -> None:
        """Remember of which review it is, and who asks."""
        self.reader, self.review = reader, review
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Say what cannot be public, beside its question."""
        given = super().clean() or self.cleaned_data
        texts = {name: said for name in self.public_texts if (said := given.get(name))}
        for name, said in private_words(texts=texts, review=self.review, by=self.reader).items():
            self.add_error(name, said)
        return given

    def warnings(self) -> list[LayoutObject]:
        """Return the warning once nothing else is wrong: pressed again, it is then saved."""
        return [] if self.errors else super().warnings()
