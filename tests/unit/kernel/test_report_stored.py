"""A stored report comes back as it was, and what isn't known is refused in a sentence."""

import copy
import json

import pytest

from csp.kernel.report import CannotRead, freeze, from_json, number, thaw, to_json
from tests.unit.csp.sample import sample


def stored():
    return json.loads(json.dumps(to_json(sample(7))))


def frozen():
    return json.loads(json.dumps(freeze(number(sample(7)))))


def test_a_report_comes_back_exactly_as_it_was():
    assert from_json(stored()) == sample(7)


def test_a_numbered_report_comes_back_with_its_numbers():
    back = thaw(frozen())

    assert back == number(sample(7))


def test_a_report_that_would_be_numbered_otherwise_is_refused():
    changed = frozen()
    changed["numbers"]["status-chart"] = "Figure 3"

    with pytest.raises(CannotRead, match="numbered otherwise today"):
        thaw(changed)


def first_block(report):
    return report["report"]["sections"][0]["blocks"][0]


BLOCK = ["report", "sections", 0, "blocks", 0]
VALUE = ["report", "sections", 0, "blocks", 3, "series", 0, "values", 0]
NO_VALUE = "Series.values is not a value of the kind float."


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["version"], 2, "This report was stored as version 2; only 1 is known here."),
        (["report", "title"], 7, "Report.title is not text."),
        (["report", "mood"], "good", "The report: “mood” of Report is not known here."),
        (["report", "meeting_on"], "soon", "Report.meeting_on is not a date such as 2027-01-19."),
        (["report", "meeting_on"], None, "Report.meeting_on is not a date such as 2027-01-19."),
        (["report", "sections"], "none", "Report.sections is not a list."),
        (["report", "front"], [["a"]], "Report.front has 1 parts, not 2."),
        (["report", "sections", 0], "none", "Report.sections is not stored as a Section."),
        ([*BLOCK, "kind"], "Song", "Section.blocks has a block of the kind “Song”, which is not known here."),
        (BLOCK, "x", "Section.blocks has a block of the kind “None”, which is not known here."),
        ([*BLOCK, "figures", 0, "is_worry"], 1, "KeyFigure.is_worry is not a value of the kind bool."),
        (VALUE, "1", NO_VALUE),
        (VALUE, True, NO_VALUE),
        (VALUE, float("nan"), NO_VALUE),
    ],
)
def test_what_is_not_known_is_refused_in_a_sentence(path, value, sentence):
    changed = stored()
    at = changed
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value

    with pytest.raises(CannotRead) as refused:
        from_json(changed)

    assert str(refused.value) == sentence


def test_what_is_missing_is_named():
    changed = copy.deepcopy(stored())
    del changed["report"]["sections"][0]["title"]

    with pytest.raises(CannotRead, match="“title” of Section is missing"):
        from_json(changed)


@pytest.mark.parametrize("other", [None, [], {}, {"report": {}}])
def test_anything_else_is_no_stored_report(other):
    with pytest.raises(CannotRead, match="it has no version"):
        from_json(other)


def test_a_report_without_its_content_is_refused():
    with pytest.raises(CannotRead, match="The report is not stored as a Report"):
        from_json({"version": 1})


def test_a_value_that_is_not_known_and_one_with_a_fraction_come_back():
    changed = stored()
    changed["report"]["sections"][0]["blocks"][3]["series"][0]["values"][:3] = [None, 1.5, 2]

    assert from_json(changed).sections[0].blocks[3].series[0].values[:3] == (None, 1.5, 2)
