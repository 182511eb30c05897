"""The base of every form: GOV.UK's patterns, an error summary, and the version of what is being changed."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

LAST_VERSION = 2**31 - 1
LONGEST_VERSION = 10  # digits
OUT_OF_DATE = "This page is out of date. Open it again, then make your change"


class Buttons(LayoutObject):
    """The button that sends the form, and the way out of it."""

    def __init__(
        self,
        words: str,
        *,
        cancel_url: str = "",
        kind: str = "",
        once: bool = False,
        second: tuple[str, str] = ("", ""),
    ) -> None:
        """Take the verb on the button; ``kind`` is ``secondary`` or ``warning``; ``once`` ignores a second click.

        ``second`` is the name and the verb of another button, which sends the form too.
        """
        self.fields: list[Any] = []
        name, verb = second
        self.shown = {"words": words, "cancel_url": cancel_url, "kind": kind, "once": once}
        self.shown |= {"second": name, "second_words": verb}

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw them."""
        return render_to_string(f"{template_pack}/layout/buttons.html", self.shown)


class Group(LayoutObject):
    """Several questions under one legend."""

    def __init__(self, legend: str, *fields: Any, hint: str = "") -> None:
        """Take the legend and the names of the fields."""
        self.legend, self.hint, self.fields = legend, hint, list(fields)

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw the group; its words are text, never a template."""
        content = self.get_rendered_fields(form, context, template_pack, **kwargs)
        shown = {"legend": self.legend, "hint": self.hint, "content": content}
        return render_to_string(f"{template_pack}/layout/group.html", shown)


class GovukForm(forms.Form):
    """A form that templates draw with ``{% crispy form %}`` and nothing else.

    A subclass names its ``button``, and may order and group its questions in ``layout``. ``version`` is given
    when a record is changed: it travels hidden, and comes back in ``answers`` for the service to compare.
    """

    use_required_attribute = False
    button = "Save"
    button_kind = ""
    button_is_pressed_once = False

    def __init__(
        self, *args: Any, version: int | None = None, cancel_url: str = "", action: str = "", **kwargs: Any
    ) -> None:
        """Add the version, where there is one."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.cancel_url, self.action = cancel_url, action
        if version is not None:
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput,
                initial=version,
                max_value=LAST_VERSION,
                error_messages=dict.fromkeys(("required", "invalid", "max_value"), OUT_OF_DATE),
            )
            self.fields["opened"] = forms.CharField(widget=forms.HiddenInput, initial=version, required=False)

    @property
    def answers(self) -> dict[str, Any]:
        """Return the answers of a valid form, to be handed to one service."""
        return {name: answer for name, answer in self.cleaned_data.items() if name != "opened"}

    def offer(self, name: str, **given: Any) -> None:
        """Give a question what is known only when the form is made: its choices, its records, its earliest day."""
        for what, value in given.items():
            setattr(self.fields[name], what, value)

    def is_behind(self, version: int) -> bool:
        """Return whether what was sent is about an older version of the record than this one."""
        return self.is_bound and self._sent("version") not in (None, version)

    @property
    def opened(self) -> int | None:
        """Return the version that was first opened, however often the form was sent since."""
        opened = self._sent("opened")
        return self._sent("version") if opened is None else opened

    def has_news(self, version: int) -> bool:
        """Return whether somebody has saved the record since the form was first opened, up to this version."""
        return self.is_bound and self.opened is not None and self.opened < version

    def _sent(self, name: str) -> int | None:
        sent = str(self.data.get(self.add_prefix(name), ""))
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < LONGEST_VERSION else None

    def layout(self) -> Sequence[Any]:
        """Return the questions in order; those that a choice reveals are drawn under that choice."""
        return [bound.name for bound in self.visible_fields() if bound.name not in self.revealed]

    def warnings(self) -> Sequence[LayoutObject]:
        """Return what stands before the questions."""
        return ()

    def buttons(self) -> LayoutObject:
        """Return what sends the form, and the way out of it."""
        once = self.button_is_pressed_once
        return Buttons(self.button, cancel_url=self.cancel_url, kind=self.button_kind, once=once)

    @cached_property
    def revealed(self) -> frozenset[str]:
        """Return the names of the fields that stand under a choice of another field."""
        opened = [getattr(field, "reveals", {}) for field in self.fields.values()]
        return frozenset(name for one in opened for names in one.values() for name in names)

    @property
    def takes_a_while(self) -> bool:
        """Return whether somebody may sit over it long enough for their session to end."""
        return any(isinstance(field.widget, forms.Textarea) for field in self.fields.values())

    @cached_property
    def helper(self) -> FormHelper:
        """Return how crispy draws this form."""
        helper = FormHelper()
        helper.attrs = {"novalidate": True}
        helper.form_action = self.action
        helper.render_hidden_fields = True
        helper.layout = Layout(*self.warnings(), *self.layout(), self.buttons())
        return helper

    def take_version(self, version: int) -> None:
        """Take the newer version, once the page shows both texts, so that saving again keeps this one's.

        What is wrong with the answers waits until the newer text has been read: it may no longer be wrong.
        """
        newer = cast(QueryDict, self.data).copy()
        newer[self.add_prefix("opened")] = str(self.opened)
        newer[self.add_prefix("version")] = str(version)
        self.data = newer
        self.errors.clear()

    def _clean_fields(self) -> None:
        """Forget answers under a choice that was not made: nobody could see what is wrong with them."""
        super()._clean_fields()  # type: ignore[misc]
        for name, field in self.fields.items():
            for value, opened in getattr(field, "reveals", {}).items():
                if self.cleaned_data.get(name) != value:
                    self._forget(opened)

    def _forget(self, names: Sequence[str]) -> None:
        for name in names:
            self.errors.pop(name, None)
            self.cleaned_data[name] = None


class GovukFormset(forms.BaseFormSet):
    """Several forms of one kind on one page, sent together, drawn with ``{% crispy formset %}``.

    Made with ``formset_factory(SomeForm, formset=GovukFormset)``; ``item`` names one of them.
    """

    button = "Save"
    item = "Item"
    cancel_url = ""
    default_error_messages = {  # noqa: RUF012  (Django's own name for it)
        "missing_management_form": OUT_OF_DATE,
        "too_many_forms": "Send %(num)d or fewer at a time",
        "too_few_forms": "Fill in %(num)d or more",
    }

    @cached_property
    def helper(self) -> FormHelper:
        """Return how crispy draws the set; each form's own button is left out."""
        helper = FormHelper()
        helper.attrs = {"novalidate": True}
        return helper
