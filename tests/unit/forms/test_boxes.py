"""A question with a box for each of some things, such as the partners who share a cost."""

import re

from csp.forms.boxes import BoxesField
from csp.forms.govuk import GovukForm
from csp.forms.pounds import PoundsField
from tests.unit.forms.test_drawing import drawn

INPUT = re.compile(
    r'<input class="govuk-input([^"]*)" id="([^"]*)" name="([^"]*)" type="text" value="([^"]*)"'
)
ROWS = [("council", "Vale District Council"), ("police", "Marshland Constabulary, 50% of it")]


class SumsForm(GovukForm):
    """What each partner pays."""

    sums = BoxesField(
        label="What does each of them pay?",
        each=PoundsField(label="Amount"),
        unit="£",
        error_messages={"required": "Enter at least one amount"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("sums", rows=ROWS)


def shown(form):
    return {name: value for _, _, name, value in INPUT.findall(drawn(form))}


def wrong_boxes(form):
    return [key for css, key, _, _ in INPUT.findall(drawn(form)) if "govuk-input--error" in css]


def test_the_answer_holds_what_was_filled_in():
    form = SumsForm({"sums-council": "£1,250.50", "sums-police": " ", "sums-stranger": "5"})

    assert form.is_valid()
    assert form.cleaned_data["sums"] == {"council": 125_050}


def test_a_mistake_names_its_row_and_leads_to_its_box():
    form = SumsForm({"sums-council": "1250", "sums-police": "7k"})

    sentence = "Marshland Constabulary, 50% of it: Write the amount in full, like 7000 or 7,000.00."
    assert f'<a href="#id_sums-police">{sentence}</a>' in drawn(form)
    assert wrong_boxes(form) == ["id_sums-police"]


def test_what_was_typed_is_shown_again_as_it_was():
    form = SumsForm({"sums-council": "a lot", "sums-police": "1250"})

    assert shown(form) == {"sums-council": "a lot", "sums-police": "1250"}


def test_what_stood_is_shown_as_people_write_it():
    form = SumsForm(initial={"sums": {"police": 125_050}})

    assert shown(form) == {"sums-council": "", "sums-police": "1,250.50"}
    assert '<label class="govuk-label" for="id_sums-council">Vale District Council</label>' in drawn(form)


def test_nothing_filled_in_is_refused_at_the_first_box():
    assert '<a href="#id_sums-council">Enter at least one amount</a>' in drawn(SumsForm({}))


def test_two_forms_do_not_share_their_rows():
    SumsForm().offer("sums", rows=[("other", "Somebody else")])

    assert SumsForm().fields["sums"].rows == tuple(ROWS)
