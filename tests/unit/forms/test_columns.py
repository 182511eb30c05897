"""The question about the columns of a file: a row of boxes for each, and mistakes that name the column."""

import pytest
from crispy_forms.utils import render_crispy_form

from csp.forms.columns import ColumnsField, Offered, Placed, as_typed
from csp.forms.govuk import GovukForm

OFFERED = (Offered("number", "Number"), Offered("amount", "Amount"), Offered("own", "Own text", True))


class LayoutForm(GovukForm):
    """One question."""

    columns = ColumnsField(label="Which columns?", offered=OFFERED, longest=10)


def form_of(**typed):
    return LayoutForm({f"columns-{box.replace('_', '-')}": text for box, text in typed.items()})


def drawn(form):
    return " ".join(render_crispy_form(form).split())


def test_columns_come_in_the_order_of_their_places_and_those_without_one_are_left_out():
    form = form_of(number_place="7", amount_place="2", amount_heading=" Net ", own_heading="ACCOUNT")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["columns"] == [Placed("amount", 2, "Net"), Placed("number", 7, "Number")]


def test_a_text_of_ones_own_has_its_heading_and_its_text():
    form = form_of(own_place="1", own_heading="ACCOUNT", own_text="4711")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["columns"] == [Placed("own", 1, "ACCOUNT", "4711")]


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ({}, ["Enter an answer to “Which columns?”"]),
        ({"number_place": "100"}, ["Number: Place must be a whole number from 1 to 99"]),
        ({"number_place": "-1"}, ["Number: Place must be a whole number from 1 to 99"]),
        (
            {"number_place": "1", "number_heading": "x" * 11},
            ["Number: Heading must be 10 characters or fewer. It has 11"],
        ),
        (
            {"number_place": "1", "number_heading": "a\0b"},
            ["Number: Heading holds a character that can’t be kept. Type it again"],
        ),
        ({"own_place": "1"}, ["Own text: Enter its text", "Own text: Enter its heading"]),
        (
            {
                "number_place": "1",
                "amount_place": "01",
                "own_place": "1",
                "own_heading": "X",
                "own_text": "Y",
            },
            [
                "Number and Amount have the same place. Give one of them another",
                "Number and Own text have the same place. Give one of them another",
            ],
        ),
        (
            {"number_place": "1", "amount_place": "2", "amount_heading": "NUMBER"},
            ["Number and Amount have the same heading. Give one of them another"],
        ),
        (
            {"number_place": "x", "amount_heading": "100%"},
            ["Number: Place must be a whole number from 1 to 99"],
        ),
    ],
)
def test_a_mistake_names_its_column(typed, sentences):
    assert form_of(**typed).errors.get("columns", []) == sentences


def test_each_box_is_called_after_its_column_and_shows_what_was_typed():
    html = drawn(form_of(number_place="3rd", own_text='<b>"x"'))

    for words in ("Place: Number", "Heading: Number", "Text: Own text", "Place: Own text"):
        assert f">{words}</label>" in html
    assert 'name="columns-number-place" type="text" value="3rd"' in html
    assert "&lt;b&gt;&quot;x&quot;" in html
    assert 'href="#id_columns-number-place"' in html
    assert html.count('aria-invalid="true"') == 1


def test_what_stands_is_shown_in_its_boxes():
    shown = as_typed([Placed("own", 1, "ACCOUNT", "4711"), Placed("number", 2, "Ref")])

    html = drawn(LayoutForm(initial={"columns": shown}))

    assert 'name="columns-own-text" type="text" value="4711"' in html
    assert 'name="columns-number-heading" type="text" value="Ref"' in html
    assert 'name="columns-amount-place" type="text" value=""' in html
