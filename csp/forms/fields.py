"""The questions a form can ask in words, choices and files; dates and amounts have files of their own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from csp.forms.wording import Worded, literal
from csp.kernel.plain_text import plain_line, plain_lines
from csp.kernel.removed_address import is_removed


class TextField(Worded, forms.CharField):
    """A line of text. ``width`` is how many characters the box shows: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, *, width: int | None = None, autocomplete: str = "", **kwargs: Any) -> None:
        """Size the box to its answer, and let the browser fill in what it knows."""
        self.autocomplete = autocomplete
        super().__init__(**kwargs)
        self.widget.width = width

    def sentences(self) -> dict[str, str]:
        """Add what is wrong with a text that is too long or can't be kept."""
        subject = literal(self.subject)
        return {
            **super().sentences(),
            "max_length": f"{subject} must be %(limit_value)d characters or fewer. It has %(show_value)d",
            "min_length": f"{subject} must be %(limit_value)d characters or more. It has %(show_value)d",
            "null_characters_not_allowed": f"{subject} holds a character that can’t be kept. Type it again",
        }

    def to_python(self, value: Any) -> str:
        """Take out what pasting left behind."""
        return self.tidy(super().to_python(value) or "")

    def tidy(self, text: str) -> str:
        """Return the text on one line."""
        return plain_line(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out ``maxlength``, which cuts a pasted text without a word; the form says it is too long."""
        return {"autocomplete": self.autocomplete} if self.autocomplete else {}


class TextAreaField(TextField):
    """Several lines of text, with a count of the characters left where there is a limit."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        """Open the box to ``rows`` lines."""
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = rows

    def tidy(self, text: str) -> str:
        """Return the text with its lines."""
        return plain_lines(text)


class EmailField(Worded, forms.EmailField):
    """An e-mail address."""

    def sentences(self) -> dict[str, str]:
        """Add what an address looks like."""
        return {
            **super().sentences(),
            "invalid": f"{self.subject} must be an address like name@vale.example",
            "max_length": f"{literal(self.subject)} must be %(limit_value)d characters or fewer",
        }

    def validate(self, value: str) -> None:
        """Refuse what stands in the place of an address that was removed: nobody can be written to there."""
        super().validate(value)
        if is_removed(value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Help the browser, and keep its spelling checker out."""
        return {"autocomplete": "email", "spellcheck": "false"}


class Chosen(Worded):
    """A field whose answer is one or more of a list."""

    verb = "Choose"

    def sentences(self) -> dict[str, str]:
        """Add what to do about an answer that isn't in the list."""
        not_listed = f"{self.verb} {self.thing} from the list"
        return {**super().sentences(), "invalid_choice": not_listed, "invalid_list": not_listed}


class SelectField(Chosen, forms.ChoiceField):
    """One of a long list. Give an empty first choice where nothing is chosen yet."""


class RecordField(Chosen, forms.ModelChoiceField):
    """One record of a queryset that a query has made for this reader, chosen by its key."""

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        """Use the random key, never the database's id."""
        kwargs = {"to_field_name": "key", "empty_label": "Choose one", **kwargs}
        super().__init__(queryset, **kwargs)


class RecordsField(Chosen, forms.ModelMultipleChoiceField):
    """Any of the records of a queryset that a query has made for this reader, each a box to tick, by its key."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        """Use the random key, never the database's id."""
        super().__init__(queryset, **{"to_field_name": "key", **kwargs})

    def sentences(self) -> dict[str, str]:
        """Say the same of a key that can't be one."""
        known = super().sentences()
        return {**known, "invalid_pk_value": known["invalid_choice"]}


class RadioField(Chosen, forms.ChoiceField):
    """One of a few. ``hints`` are sentences under a choice; ``reveals`` names fields that a choice opens."""

    widget = forms.RadioSelect

    def __init__(
        self,
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, Sequence[str]] | None = None,
        **kwargs: Any,
    ) -> None:
        """Keep what each choice says and opens."""
        super().__init__(**kwargs)
        self.hints = dict(hints or {})
        self.reveals = {value: tuple(names) for value, names in (reveals or {}).items()}


class StatusField(Chosen, forms.ChoiceField):
    """A status of the partnership's scheme, each drawn with its cap and its word."""

    widget = forms.RadioSelect

    def __init__(self, *, tags: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        """Take (value, tag) pairs; a tag has ``.letter``, ``.word`` and ``.colour``."""
        super().__init__(**kwargs)
        self.offer(tags)

    def offer(self, tags: Iterable[tuple[str, Any]]) -> None:
        """Offer these; for a form that only knows its scheme when it is made."""
        self.tags = {str(value): tag for value, tag in tags}
        self.choices = [(value, tag.word) for value, tag in self.tags.items()]


class CheckboxesField(Chosen, forms.MultipleChoiceField):
    """Any of a few."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        """Keep what each choice says."""
        super().__init__(**kwargs)
        self.hints = dict(hints or {})


class TickField(Worded, forms.BooleanField):
    """One box to tick. ``folds`` names the fields that are folded away while it is ticked."""

    def __init__(self, *, folds: Sequence[str] = (), **kwargs: Any) -> None:
        """Keep what the tick makes needless."""
        super().__init__(**kwargs)
        self.folds = tuple(folds)

    def sentences(self) -> dict[str, str]:
        """Quote the words beside the box."""
        return {"required": f"Tick “{self.words}” to go on"}


class FileField(Worded, forms.FileField):
    """A file, held to a size and to endings; what it really is, is found out where files are kept."""

    verb = "Choose"

    def __init__(self, *, endings: Sequence[str] = (), megabytes: int = 10, **kwargs: Any) -> None:
        """Take endings such as ``.xlsx``; none means any."""
        self.endings, self.megabytes = tuple(endings), megabytes
        super().__init__(**kwargs)

    def sentences(self) -> dict[str, str]:
        """Add what can be wrong with a file."""
        return {
            **super().sentences(),
            "invalid": f"{self.verb} {self.thing} again; it did not arrive",
            "missing": f"{self.verb} {self.thing} again; it did not arrive",
            "empty": "The file is empty. Choose another",
            "max_length": "The file’s name must be %(max)d characters or fewer. Give it a shorter name",
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse a file that is too large or of another kind."""
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            if (file.size or 0) > self.megabytes * 1024 * 1024:
                raise ValidationError(f"The file must be {self.megabytes} MB or smaller", code="too_large")
            if self.endings and not str(file.name).lower().endswith(self.endings):
                listed = " or ".join(self.endings)
                raise ValidationError(f"The file’s name must end in {listed}", code="other_kind")
        return file

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser offer the right files first."""
        return {"accept": ",".join(self.endings)} if self.endings else {}
