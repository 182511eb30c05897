"""Figures of measures: given by the authority that leads, several at once, once each, and changed with a reason."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from csp.kernel.measures.periods import Period
from csp.models import AuditEvent
from plans.models import Measure, Reading
from plans.policies.measures import may_give
from tests.integration import areas, measuring, people
from tests.integration.measuring import AUGUST, measure, reading
from tests.integration.reading import boxes, problems, words

OCTOBER = "2026-10-01"


@pytest.fixture
def shona(sign_in):
    """Shona O'Keeffe, an officer of the fire service, which gives the figures of M5; October's are overdue."""
    return sign_in("shona")


def page(name, key):
    return reverse(f"plans:{name}", args=["vale", key])


def send(client, name, key, /, **answers):
    return client.post(page(name, key), answers, follow=True)


def give(client, reference="M5", **answers):
    return send(client, "reading-add", measure(reference).key, **answers)


def october(**said):
    return {f"{name}-{OCTOBER}": answer for name, answer in said.items()}


def figures(reference="M5"):
    found = Reading.objects.filter(measure=measure(reference), starts_on__gte=date(2026, 9, 1))
    return [f"{one.value:f}".rstrip("0").rstrip(".") for one in found.order_by("starts_on")]


def free():
    """A measure at no fixed times."""
    measuring.add(people.plan(), called="june", reference="M10", every="")
    return measure("M10")


def test_whoever_owes_a_figure_reads_so_among_their_work_until_it_is_given(shona, sign_in):
    work = words(shona.get("/p/vale/"))
    assert "Give the figures of M5 Deliberate fires" in work
    assert "Overdue: the figure for October 2026 was expected about 14 November 2026." in work
    assert "Deliberate fires" not in words(sign_in("tom").get("/p/vale/"))

    give(shona, **october(value="11"))

    assert "Deliberate fires" not in words(shona.get("/p/vale/"))


def test_several_that_are_overdue_are_one_line_with_a_list_behind_it(shona):
    Measure.objects.filter(reference="M4").update(lead_seat=measure("M5").lead_seat, lag_weeks=1)

    work = words(shona.get("/p/vale/"))
    listed = words(shona.get(f"{page('measure-list', people.plan().key)}?due=on"))

    assert "Figures are due: 2 measures" in work
    assert "M4 Offences with a knife or sharp instrument, M5 Deliberate fires." in work
    assert "2 measures, 2 with a figure overdue" in listed
    assert "M1 Domestic" not in listed


def test_a_measure_that_is_held_asks_nothing(shona):
    Measure.objects.filter(reference="M5").update(why_held="No code yet")

    assert "Deliberate fires" not in words(shona.get("/p/vale/"))


def test_the_page_asks_for_each_period_without_a_figure_and_shows_the_year_before(shona):
    asked = shona.get(page("reading-add", measure("M5").key))

    assert "October 2026 13 Figure for October 2026" in words(asked)
    assert "Figure for September 2026" not in words(asked)
    assert "Give figures of earlier periods" in words(asked)
    earlier = shona.get(f"{page('reading-add', measure('M5').key)}?earlier=on")
    assert "Figure for April 2023" in words(earlier)


def test_a_figure_is_given_with_a_note_and_that_it_may_change(shona):
    shown = give(shona, **october(value="1,012", note="Two brigades counted", provisional="on"))

    assert "The figure is given" in words(shown)
    assert "1,012 fires , October 2026, provisional" in words(shown)
    assert "Two brigades counted" in words(shown)
    assert "Shona O'Keeffe 23 Nov 2026" in words(shown)
    one = reading("M5")
    assert AuditEvent.objects.filter(verb="measure.figures-given", subject_id=one.measure_id).count() == 2


def test_several_are_given_at_once_or_none_of_them(june):
    several = {"value-2026-10-01": "11", "value-2024-05-01": "9"}

    refused = give(june, **several | {"value-2024-06-01": "n/a"})
    assert "Figure for June 2024 must be a number, like 1,204 or 12.5" in problems(refused)
    assert boxes(refused)["value-2024-05-01"] == "9"
    assert figures() == ["10"]

    assert "2 figures are given" in words(give(june, **several))
    assert figures() == ["10", "11"]


def test_sent_twice_it_is_given_once(shona):
    for _ in range(2):
        shown = give(shona, **october(value="11"))

    assert "These figures are given already" in words(shown)
    assert figures() == ["10", "11"]


def test_another_figure_for_a_period_that_has_one_is_refused_with_a_sentence(shona, june):
    give(june, **october(value="11"))

    shown = give(shona, **october(value="12"))

    assert problems(shown) == [
        "There is a figure for October 2026 already: 11 fires, given by June Okafor. Change that one"
    ]
    assert boxes(shown)[f"value-{OCTOBER}"] == "12"
    assert figures() == ["10", "11"]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Enter a figure for at least one period"),
        (october(value="about ten"), "Figure for October 2026 must be a number, like 1,204 or 12.5"),
        (october(value="-1"), "Figure for October 2026 must be 0 or more"),
        (october(value="9%"), "Figure for October 2026 must be in fires, not in per cent"),
        (october(note="Late"), "Enter the figure for October 2026"),
        (
            october(value="1", note="x" * 501),
            "Note on October 2026 must be 500 characters or fewer. It has 501",
        ),
        ({"pasted": "1\n" * 50}, "You pasted more figures than there are periods. Paste 1 or fewer"),
    ],
)
def test_what_cannot_be_is_explained(shona, answers, sentence):
    assert sentence in problems(give(shona, **answers))
    assert figures() == ["10"]


def test_a_column_that_is_pasted_fills_the_boxes_to_be_read_through(shona):
    Reading.objects.filter(measure=measure("M5"), starts_on__gte=date(2026, 8, 1)).delete()

    shown = give(shona, pasted="9\r\nten\r\n1,100\r\n")

    assert "Figure for September 2026 must be a number, like 1,204 or 12.5" in problems(shown)
    checked = give(shona, pasted="9\n10\n1,100\n")
    assert "The figures are in the boxes. Read them through, then save them." in words(checked)
    assert figures() == []
    give(shona, **{name: one for name, one in boxes(checked).items() if name != "written_by"})
    assert figures() == ["10", "1100"]


def test_a_measure_at_no_fixed_times_is_asked_for_the_days(june):
    one = free()
    days = {"starts_on-day": "3", "starts_on-month": "5", "starts_on-year": "2026"}
    days |= {"ends_on-day": "9", "ends_on-month": "6", "ends_on-year": "2026"}

    wrong = send(june, "reading-add", one.key, **days | {"ends_on-month": "4"}, value="7")
    to_come = send(june, "reading-add", one.key, **days | {"ends_on-year": "2027"}, value="7")
    given = send(june, "reading-add", one.key, **days, value="7")
    again = send(june, "reading-add", one.key, **days, value="8")

    assert problems(wrong) == ["The last day must be on or after the first day of the period"]
    assert problems(to_come) == ["Last day of the period must be on or before 23 November 2026"]
    assert "7 , 3 May 2026 to 9 June 2026" in words(given)
    assert problems(again) == [
        "There is a figure for 3 May 2026 to 9 June 2026 already: 7, given by June Okafor. Change that one"
    ]


def test_the_figures_of_an_area_stand_apart(june, shona):
    area = areas.area()
    address = f"{page('reading-add', measure('M5').key)}?area={area.key}"
    asked = june.get(address)
    assert "Deliberate fires, Lowmere North." in words(asked)

    shown = june.post(address, {"area": area.key, **october(value="3")}, follow=True)

    assert "The whole partnership Lowmere North" in words(shown)
    assert "3 fires , October 2026" in words(shown)
    assert "10 fires , September 2026" in words(shona.get(page("measure-detail", measure("M5").key)))
    assert "figure for October 2026 was expected" in words(shona.get("/p/vale/"))
    file = f"{page('measure-csv', measure('M5').key)}?area={area.key}"
    assert "2026-10-01,2026-10-31,Lowmere North,3,fires" in shona.get(file).getvalue().decode()
    assert shona.get(f"{page('measure-detail', measure('M5').key)}?area=2222222222").status_code == 404


def test_an_area_out_of_use_is_offered_only_where_it_has_figures(june):
    area, offered = areas.area(), '<a class="govuk-link" href="?area='
    measuring.give(measure("M5"), (measuring.AUGUST, "7"), called="june", area=area)

    areas.take_out_of_use(area)

    assert offered in june.get(page("reading-add", measure("M5").key)).content.decode()
    assert offered not in june.get(page("reading-add", measure("M4").key)).content.decode()


def test_a_figure_is_changed_with_a_reason_and_the_story_says_from_what_to_what(tom, shona):
    typed = boxes(tom.get(page("reading-edit", reading().key)))

    without = send(tom, "reading-edit", reading().key, **typed | {"value": "15"})
    shown = send(tom, "reading-edit", reading().key, **typed | {"value": "15", "reason": "Two were missing"})

    assert problems(without) == ["Enter why you are changing it"]
    assert "The figure is changed" in words(shown)
    story = words(shona.get(page("measure-history", measure().key)))
    assert "Figure for September 2026, changed by Tom Ferrier on 23 November 2026" in story
    assert "Figure 13 15" in story
    assert "Reason given: Two were missing" in story


def test_two_who_change_one_figure_both_see_what_the_other_wrote(tom, june):
    typed = boxes(tom.get(page("reading-edit", reading().key))) | {"reason": "Recounted"}
    del typed["written_by"]
    send(june, "reading-edit", reading().key, **typed | {"value": "15"})

    clash = send(tom, "reading-edit", reading().key, **typed | {"value": "16"})

    assert "Somebody saved this figure while you were writing" in words(clash)
    assert "Figure 13 15" in words(clash)
    assert boxes(clash)["value"] == "16"


def test_a_figure_is_removed_and_what_it_was_stays_among_the_changes(tom, june):
    one = reading()
    typed = boxes(tom.get(page("reading-edit", one.key))) | {"value": "15", "reason": "An hour of counting"}

    stale = send(tom, "reading-remove", one.key, version=one.version + 1)
    shown = send(tom, "reading-remove", one.key, version=one.version)
    gone = send(tom, "reading-edit", one.key, **typed)

    assert "Somebody changed this meanwhile" in words(stale)
    assert "The figure for September 2026 is removed" in words(shown)
    assert gone.status_code == 410
    assert (
        "The figure for September 2026 of M4 Offences with a knife or sharp instrument was removed"
        in words(gone)
    )
    assert "An hour of counting" in words(gone)
    story = words(june.get(page("measure-history", measure().key)))
    assert "September 2026 Removed by Tom Ferrier on 23 November 2026" in story
    assert "Figure 13" in story


@pytest.mark.parametrize(
    ("called", "refusal"),
    [
        ("june", ""),
        ("tom", ""),
        ("dana", ""),
        ("shona", "Only Marshland Constabulary and the coordinator give the figures of this measure."),
        ("elin", "Your role does not give figures. Ask the partnership’s coordinator if you need to."),
        ("tess", "Your role does not give figures. Ask the partnership’s coordinator if you need to."),
    ],
)
def test_the_coordinator_and_the_lead_authority_give_figures(called, refusal):
    assert may_give(people.reader(called), measure()).refusal == refusal


def test_a_measure_that_no_authority_leads_or_that_is_held_says_who_can_do_what():
    one = measure()
    one.lead_seat = None
    assert may_give(people.reader("tom"), one).refusal == (
        "No authority leads this measure yet, so only the coordinator gives its figures."
    )
    one.why_held = "No code yet"
    assert may_give(people.reader("june"), one).refusal == (
        "This measure is held in abeyance. The coordinator can take it up again."
    )


def test_somebody_of_another_authority_gives_nothing():
    with pytest.raises(PermissionDenied, match="Only Marshland Constabulary"):
        measuring.give(measure(), (Period(date(2026, 10, 1), date(2026, 10, 31)), "7"), called="shona")


def test_a_note_that_looks_like_a_formula_is_made_none_in_the_file(june):
    measuring.give(free(), (AUGUST, "7"), called="june", note="=cmd|' /C calc'!A0")

    lines = june.get(page("measure-csv", measure("M10").key)).getvalue().decode().splitlines()

    assert lines == [
        "\ufeffFirst day,Last day,Area,Figure,Unit,Provisional,Note,Given by,Given on",
        "2026-08-01,2026-08-31,,7,,,'=cmd|' /C calc'!A0,June Okafor,2026-11-23",
    ]
