"""What the front of a report says besides its fields, how its paragraphs are numbered, and how large a risk is."""

from dataclasses import replace

import pytest

from csp.kernel.council_form import THROUGH, Begin, Form, FrontField, Question, read, stored
from csp.kernel.report import CannotNumber, Implication, Risk, freeze, number, thaw
from csp.kernel.report.parts import name_of
from csp.kernel.risk_level import level, level_words
from tests.unit.csp.sample import sample

IMPLIED = Implication("financial", "Financial", is_yes=True, detail="It costs £3,000.")
RISK = Risk("pool", "The pool is empty", "High: likelihood high, impact high", "It is filled.", "Low")


@pytest.fixture(scope="module")
def through():
    return number(replace(sample(4), numbering=THROUGH))


def test_paragraphs_run_through_the_report_and_sections_have_no_number(through):
    labels = [one.label for section in through.sections for one in section.blocks if one.part == "paragraph"]

    assert labels == [str(at) for at in range(1, len(labels) + 1)]
    assert {one.number for one in through.sections} == {""}
    assert through.sections[0].heading == through.sections[0].title


def test_a_section_without_a_number_is_called_by_its_title(through):
    section = through.sections[0]

    assert through.targets[section.key].words == f"section “{section.title}”"
    assert name_of(replace(section.blocks[0], part="note", label=""), section) == section.name
    assert section.name == f"section “{section.title}”"


def test_what_the_front_says_is_frozen_and_thaws():
    made = number(replace(sample(4), implications=(IMPLIED,), risks=(RISK,), numbering=THROUGH))

    assert thaw(freeze(made)) == made


def test_a_report_that_was_frozen_before_has_no_implications_and_numbers_by_section():
    kept = freeze(number(sample(4)))
    for later in ("implications", "risks", "numbering", "heading_colour", "logo"):
        del kept["report"][later]

    report = thaw(kept).report

    assert (report.implications, report.risks, report.logo) == ((), (), None)
    assert report.numbering == "section"


def test_headings_of_a_pale_colour_are_refused():
    with pytest.raises(CannotNumber, match="White words could not be read on “#ffee00”"):
        number(replace(sample(4), heading_colour="#ffee00"))


@pytest.mark.parametrize(
    ("likelihood", "impact", "word"),
    [(1, 1, "Low"), (1, 2, "Low"), (1, 3, "Medium"), (2, 2, "Medium"), (3, 2, "High"), (3, 3, "High")],
)
def test_a_risk_is_as_large_as_likelihood_times_impact(likelihood, impact, word):
    assert level(likelihood, impact) == level(impact, likelihood) == word


def test_a_level_says_what_it_is_made_of():
    assert level_words(3, 2) == "High: likelihood high, impact medium"


def test_an_answer_is_said_with_its_detail():
    assert IMPLIED.words == "Yes. It costs £3,000."
    assert Implication("ict", "Technology", is_yes=False).words == "No"


def test_a_form_is_kept_as_it_is():
    form = Form(
        name="Scrutiny report",
        front=(FrontField("wards", "Wards affected", "wards", is_needed=True),),
        implications=(Question("legal", "Legal", "Which duty?"),),
        sections=(Begin("summary", "summary"),),
        has_risks=True,
        numbering=THROUGH,
    )

    assert read(stored(form)) == form


def test_a_report_without_a_form_has_an_empty_one():
    assert read({}) == Form()
