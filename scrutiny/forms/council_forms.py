"""A council's form for reports: what it is as a whole, and each thing in its lists."""

from typing import Any

from django import forms

from csp.forms.fields import (
    FileField,
    RadioField,
    RecordField,
    SelectField,
    TextAreaField,
    TextField,
    TickField,
)
from csp.forms.govuk import GovukForm, Group
from csp.forms.numbers import WholeNumberField
from csp.kernel.council_form import COPIES, NUMBERING, Part
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.terms import Words
from csp.models.partnership import refuse_a_pale_colour
from scrutiny.forms.committees import RecordForm
from scrutiny.models import CouncilForm
from scrutiny.services.council_forms import FormAnswers
from scrutiny.services.council_logos import MEGABYTES
from scrutiny.sources.front_sheet import SOURCES, TYPED
from scrutiny.sources.kinds import KINDS
from scrutiny.sources.ready_forms import ABOUT, READY

COLOUR_HELP = (
    "Write it as # and six digits or letters, for example #12406b. White words must be readable on it."
)
MOST_SEND_DAYS = 60
TYPED_WORDS = "Typed: something else, in a box of its own"


class CouncilFormForm(RecordForm):
    """Asked of a form as a whole."""

    takes = FormAnswers
    button = "Save"
    name = TextField(
        label="What is it called?",
        help_text="For example: Scrutiny report of Vale District Council.",
        max_length=120,
        error_messages={"required": "Enter what it is called"},
    )
    authority = RecordField(
        label="Which council wants its reports like this?",
        required=False,
        empty_label="All that scrutinise the partnership",
        called="council",
    )
    ready = RadioField(
        label="What does it start from?",
        help_text="You can change everything afterwards.",
        choices=[(name, form.name) for name, form in READY.items()],
        hints=ABOUT,
        error_messages={"required": "Choose what it starts from"},
    )
    has_risks = TickField(label="Reports list their risks", required=False)
    numbering = RadioField(
        label="How are paragraphs numbered?",
        choices=list(NUMBERING.items()),
        error_messages={"required": "Choose how paragraphs are numbered"},
    )
    brand_colour = TextField(
        label="Colour of the front sheet",
        help_text=f"{COLOUR_HELP} Empty, it is the partnership’s own.",
        required=False,
        max_length=7,
        width=10,
    )
    heading_colour = TextField(
        label="Colour of headings",
        help_text="Empty, it is that of the front sheet.",
        required=False,
        max_length=7,
        width=10,
    )

    send_days = WholeNumberField(
        label="Within how many working days of being issued are copies sent?",
        help_text="After that, My work asks for those that are not recorded as sent. No law says how many days.",
        called="number of working days",
        least=1,
        most=MOST_SEND_DAYS,
        width=3,
    )

    def __init__(self, *args: Any, councils: Any, subject: CouncilForm | None = None, **kwargs: Any) -> None:
        """Offer the councils of the area; a form that is there started long ago."""
        super().__init__(*args, subject=subject, **kwargs)
        self.offer("authority", queryset=councils)
        if subject:
            del self.fields["ready"]

    def layout(self) -> list[Any]:
        """Group the colours."""
        first = [name for name in super().layout() if not name.endswith("_colour") and name != "reason"]
        last = ["reason"] if "reason" in self.fields else []
        return [*first, Group("Colours", "brand_colour", "heading_colour"), *last]

    def clean_brand_colour(self) -> str:
        """Return the colour in lower case, or say why it can’t be used."""
        return _colour(self.cleaned_data["brand_colour"])

    def clean_heading_colour(self) -> str:
        """Return the colour in lower case, or say why it can’t be used."""
        return _colour(self.cleaned_data["heading_colour"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: of a new one, what it starts from too."""
        given = super().answers
        return {**given, "ready": self.cleaned_data["ready"]} if "ready" in self.fields else given


def _colour(typed: str) -> str:
    colour = typed.lower()
    if colour:
        refuse_a_pale_colour(colour)
    return colour


class PartForm(GovukForm):
    """Asked of one thing in a list of a form; a new one gets a name, so that it is added once."""

    asks: tuple[str, ...] = ()
    name = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, form: CouncilForm, part: Part | None, words: Words, **kwargs: Any) -> None:
        """Start from what it is; saving it is saving the form."""
        start = vars(part) if part else {"name": new_key()}
        super().__init__(*args, initial=start, version=form.version, **kwargs)
        if part:
            del self.fields["name"]
        self.set_words(words)

    def set_words(self, words: Words) -> None:
        """Use the partnership's words, where a question has some."""

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: what was said together, then version and name."""
        given = self.cleaned_data
        rest: dict[str, Any] = {name: given[name] for name in ("version", "name") if name in self.fields}
        return {"said": {name: given[name] for name in self.asks}, **rest}


class FrontFieldForm(PartForm):
    """Asked of a field of the front sheet."""

    asks = ("label", "source", "is_needed")
    label = TextField(
        label="What does your council call it?",
        help_text="For example: Portfolio holder.",
        max_length=80,
        error_messages={"required": "Enter what your council calls it"},
    )
    source = SelectField(
        label="What fills it?",
        choices=[
            ("", "Choose one"),
            *((name, words) for name, (words, _) in SOURCES.items()),
            (TYPED, TYPED_WORDS),
        ],
        error_messages={"required": "Choose what fills it"},
    )
    is_needed = TickField(label="A report needs it", required=False)


class QuestionForm(PartForm):
    """Asked of an implication."""

    asks = ("label", "help")
    label = TextField(
        label="What is it about?",
        help_text="For example: Financial.",
        max_length=80,
        error_messages={"required": "Enter what it is about"},
    )
    help = TextAreaField(
        label="What should be said about it?",
        help_text="Whoever answers reads this beside the question.",
        required=False,
        max_length=300,
        rows=2,
    )


class BeginForm(PartForm):
    """Asked of a section that reports begin with."""

    asks = ("kind", "title")
    kind = RadioField(label="What is it about?", called="kind of section")
    title = TextField(
        label="Title",
        help_text="Empty, it is called what this kind of section is called.",
        required=False,
        max_length=120,
    )

    def set_words(self, words: Words) -> None:
        """Offer every kind of section by its title."""
        self.offer("kind", choices=[(one.name, one.title(words)) for one in KINDS.values()])
        self.offer("kind", hints={one.name: one.adds for one in KINDS.values() if one.adds})


class ApproverForm(PartForm):
    """Asked of whoever has to approve a report."""

    asks = ("label",)
    label = TextField(
        label="Who has to approve it?",
        help_text="A post, for example: Monitoring officer. It stands on the front sheet, with a name and a date.",
        max_length=80,
        error_messages={"required": "Enter who has to approve it"},
    )


class CopyForm(PartForm):
    """Asked of somebody to whom reports are sent."""

    asks = ("label", "to")
    to = RadioField(
        label="To whom is a report sent?",
        choices=list(COPIES.items()),
        error_messages={"required": "Choose to whom a report is sent"},
    )
    label = TextField(
        label="What do you call them?",
        help_text="For example: Democratic services.",
        max_length=80,
        error_messages={"required": "Enter what you call them"},
    )


class LogoForm(GovukForm):
    """Asked of the logo of a form."""

    button_is_pressed_once = True
    file = FileField(
        label="Picture",
        help_text=(
            "A PNG or JPEG, 2 MB at most. It is drawn anew on white, and nothing but its dots is kept. Leave it "
            "empty to keep the one that is there."
        ),
        endings=(".png", ".jpg", ".jpeg"),
        megabytes=MEGABYTES,
        required=False,
        called="picture",
    )
    words = TextField(
        label="What does it say?",
        help_text="For whoever can’t see it, for example: Vale District Council. Empty, the logo is removed.",
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, subject: CouncilForm, **kwargs: Any) -> None:
        """Start from what it says."""
        start = {"words": subject.logo_words}
        super().__init__(*args, initial=start, version=subject.version, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A picture says something."""
        given = super().clean() or self.cleaned_data
        if given.get("file") and not given.get("words") and "words" not in self.errors:
            self.add_error("words", "Enter what the logo says, for whoever can’t see it")
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the bytes of the picture, if there is one, and its words."""
        given = self.cleaned_data
        content = given["file"].read() if given["file"] else None
        return {"content": content, "words": given["words"], "version": given["version"]}


class RemoveFormForm(GovukForm):
    """Asked before a form is removed."""

    button = "Remove this form"
    button_kind = "warning"


FORMS: dict[str, type[PartForm]] = {
    "front": FrontFieldForm,
    "implications": QuestionForm,
    "sections": BeginForm,
    "approvals": ApproverForm,
    "copies": CopyForm,
}
