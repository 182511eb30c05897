"""What our template pack asks about a form: which pattern a field takes, and where its mistakes are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import render_to_string

register = template.Library()

# The most particular first: a radio list is a kind of select to Django.
PATTERNS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "tick"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file-upload"),
)
OWN_TEMPLATE = {
    *("date", "boxes", "columns", "pounds", "percent"),
    *("radios", "checkboxes", "status", "tick", "textarea", "password"),
}
BOXED = {"date", "boxes", "columns"}
GROUPED = {*BOXED, "radios", "checkboxes", "status"}


@dataclass(frozen=True)
class Option:
    """One choice of a list, as it is drawn."""

    id: str
    name: str
    value: str
    label: str
    is_chosen: bool
    hint: str
    tag: Any
    reveals: list[BoundField]


@dataclass(frozen=True)
class Box:
    """One box of a date, or of a question that has a box for each of some things."""

    id: str
    name: str
    label: str
    value: str
    is_wrong: bool


@register.filter
def pattern(field: BoundField) -> str:
    """Return the name of the pattern a field is drawn in."""
    if hasattr(field.field, "tags"):
        return "status"
    widget = field.field.widget
    if own := getattr(widget, "govuk", ""):
        return own
    return next((name for kind, name in PATTERNS if isinstance(widget, kind)), "input")


@register.filter
def is_group(field: BoundField) -> bool:
    """Return whether the field is several boxes under one legend."""
    return pattern(field) in GROUPED


@register.filter
def is_revealed(field: BoundField) -> bool:
    """Return whether the field stands under a choice of another one, and is drawn there."""
    return field.name in getattr(field.form, "revealed", ())


@register.filter
def is_folded(field: BoundField) -> bool:
    """Return whether a tick elsewhere on the form folds this field away; never while it holds a mistake."""
    return not field.errors and is_foldable(field)


@register.filter
def is_foldable(field: BoundField) -> bool:
    """Return whether a tick elsewhere on the form can take this field's place: without it, the field is asked for."""
    return any(field.name in getattr(other, "folds", ()) for other in field.form.fields.values())


@register.filter
def is_counted(field: BoundField) -> bool:
    """Return whether the characters left are counted while one types."""
    return pattern(field) == "textarea" and bool(getattr(field.field, "max_length", None))


@register.simple_tag
def control(field: BoundField) -> str:
    """Draw what a person types in or chooses from."""
    kind = pattern(field)
    if kind in OWN_TEMPLATE:
        return render_to_string(f"govuk/controls/{kind}.html", {"field": field})
    return boxed(field, kind)


@register.simple_tag
def boxed(field: BoundField, kind: str, extra: str = "", described_by: str = "") -> str:
    """Draw Django's own control with the design system's class; ``described_by`` adds a description."""
    own = str(field.field.widget.attrs.get("class", ""))
    width = getattr(field.field.widget, "width", None)
    wrong = f"govuk-{kind}--error" if field.errors else ""
    classes = [f"govuk-{kind}", f"govuk-input--width-{width}" if width else "", extra, wrong, own]
    # Words inside a box vanish when one types, so allauth's placeholders are left out.
    attributes: dict[str, Any] = {"class": " ".join(filter(None, classes)), "placeholder": False}
    if described_by:
        attributes["aria-describedby"] = f"{field.aria_describedby or ''} {described_by}".strip()
    return field.as_widget(attrs=attributes)


@register.simple_tag
def options_of(field: BoundField) -> list[Option]:
    """Return the choices of a list of radios or ticks."""
    asked = field.field
    hints, tags = getattr(asked, "hints", {}), getattr(asked, "tags", {})
    reveals = getattr(asked, "reveals", {})
    return [
        Option(
            id=option.data["attrs"]["id"],
            name=option.data["name"],
            value=(value := str(option.data["value"])),
            label=option.data["label"],
            is_chosen=bool(option.data["selected"]),
            hint=hints.get(value, ""),
            tag=tags.get(value),
            reveals=[field.form[name] for name in reveals.get(value, ())],
        )
        for option in field.subwidgets
    ]


@register.simple_tag
def boxes_of(field: BoundField) -> list[Box]:
    """Return the boxes of a question that has several: the three of a date, or one for each row."""
    wrong = _wrong_parts(field)
    widget = field.field.widget
    shown = widget.parts(field.value())
    return [
        Box(
            id=f"{field.auto_id}-{part}",
            name=f"{field.html_name}-{part}",
            label=widget.label_of(part),
            value=value,
            is_wrong=part in wrong,
        )
        for part, value in shown.items()
    ]


@register.simple_tag
def columns_of(field: BoundField) -> list[tuple[str, list[Box]]]:
    """Return what each column that is offered is called, with its boxes in the order of the page."""
    boxes = iter(boxes_of(field))
    return [(one.label, [next(boxes) for _ in one.boxes]) for one in field.field.widget.offered]


@register.simple_tag
def problems(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return every mistake of a form as (sentence, id of the box to go to), in the order of the page."""
    return list(_problems(form))


@register.simple_tag
def formset_problems(formset: forms.BaseFormSet) -> list[tuple[str, str]]:
    """Return every mistake of a set of forms, each with the number of its form."""
    item = getattr(formset, "item", "Form")
    found = [(str(words), "") for words in formset.non_form_errors()]
    for number, form in enumerate(formset.forms, start=1):
        found += [(f"{item} {number}: {words}", target) for words, target in _problems(form)]
    return found


def _problems(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    if not form.is_bound:
        return
    yield from ((str(words), "") for words in form.non_field_errors())
    for field in form:
        target = "" if field.is_hidden else _target(field)
        yield from ((str(words), target) for words in field.errors)


def _target(field: BoundField) -> str:
    kind = pattern(field)
    if kind in BOXED:
        wrong = _wrong_parts(field)
        first = next((part for part in field.field.widget.parts(None) if part in wrong), "")
        return f"{field.auto_id}-{first}" if first else field.auto_id
    return f"{field.auto_id}_0" if kind in GROUPED else field.id_for_label


def _wrong_parts(field: BoundField) -> set[str]:
    """Return which of its boxes a mistake is about: all, when it doesn't say."""
    if not field.errors:
        return set()
    mistakes = field.errors.as_data()
    named = {part for mistake in mistakes for part in (mistake.params or {}).get("parts", ())}
    return named or set(field.field.widget.parts(None))
