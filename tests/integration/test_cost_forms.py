"""A cost is noted as it was meant: each refusal stands beside its question, and nothing that was typed is lost."""

import re
from datetime import date

import pytest
from django.urls import reverse

from dhr.models import CostLine, CostShare
from tests.integration import costing
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import open_review
from tests.integration.spending import COMMITMENT, ESTIMATE, spend
from tests.integration.test_review_family import day

ANSWERS = {
    "key": "bcdfghjkmn",
    "kind": "actual",
    "cost_type": "chair",
    "what": "Chairing three meetings",
    **day("cost_on", date(2026, 10, 30)),
    "net": "7,000",
    "sharing": "day",
}
LATER = day("cost_on", date(2027, 1, 4))


@pytest.fixture
def made():
    """A review in a partnership that agreed on the chair."""
    costing.agreed()
    return open_review()


def page(name, record):
    return reverse(f"dhr:cost-line-{name}", args=["vale", record.key])


def post(client, made, **typed):
    return client.post(page("add", made.review), {**ANSWERS, **typed}, follow=True)


def test_a_cost_is_noted_once_however_often_it_is_sent(made, sign_in):
    wren = sign_in("wren")

    said = words(post(wren, made))
    post(wren, made)

    assert "The cost is noted" in said
    assert "Without VAT £7,000.00" in said
    line = CostLine.objects.get()
    assert (line.net, line.vat, line.under.number) == (700_000, 0, 1)
    assert sum(one.pence for one in CostShare.objects.all()) == 700_000


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": ""}, "Choose how certain it is"),
        ({"cost_type": ""}, "Choose the type of cost"),
        ({"what": ""}, "Enter what it is for"),
        ({"net": ""}, "Enter the amount without VAT, or the days and the rate for a day"),
        ({"net": "7k"}, "Write the amount in full, like 7000 or 7,000.00."),
        ({"net": "7.001"}, "Write no more than two digits after the point, like 7000 or 7,000.00."),
        ({"net": "0"}, "Enter an amount other than £0.00"),
        ({"net": "-5", "kind": "estimate"}, "Only an actual cost can be a credit, below £0.00"),
        ({"net": "-5", "vat": "1", "recovers": "none"}, "The VAT of a credit must be below £0.00 too"),
        ({"vat": "-1", "recovers": "none"}, "The VAT of a cost must be £0.00 or more"),
        (
            {"vat": "7,000.01", "recovers": "none"},
            "VAT must be no more than the amount without it, £7,000.00",
        ),
        ({"vat": "1,400"}, "Choose whether the VAT is recovered"),
        (
            {"vat": "1,400", "recovers": "part", "recovered": "1,400.01"},
            "The VAT that is recovered must be part of the VAT, £1,400.00",
        ),
        ({"vat": "1,400", "recovers": "part", "recovered": ""}, "Enter the VAT that is recovered"),
        ({"days": "10", "day_rate": "600"}, "10 days at £600.00 make £6,000.00, not £7,000.00"),
        ({"days": "10"}, "Enter the rate for a day, or take out the days"),
        ({"day_rate": "600"}, "Enter how many days, or take out the rate for a day"),
        ({"days": "2.125", "day_rate": "600"}, "Days must be a number of days, like 3 or 2.5"),
        ({"days": "0", "day_rate": "600"}, "Days must be more than 0 and no more than 1,000"),
        (LATER, "The day of an actual cost must be today or before. Note it as a commitment"),
        ({**day("paid_on", date(2027, 1, 4))}, "The day it was paid must be today or before"),
        ({"is_last": "on"}, "Choose what it is the last of"),
        ({"sharing": ""}, "Choose how it is shared"),
        ({"sharing": "version", "under": ""}, "Choose the version by which it is shared"),
        ({"sharing": "nobody"}, "Enter why it is not shared by the agreement of its day"),
        ({"cost_type": "legal"}, "No agreement says how this type of cost is shared on 30 October 2026."),
        ({"against": "bcdfghjkmp"}, "Choose the estimate or commitment that it comes out of from the list"),
    ],
)
def test_what_is_wrong_is_said_beside_its_question_and_nothing_is_noted(typed, sentence, made, sign_in):
    shown = post(sign_in("wren"), made, **typed)

    assert [one for one in problems(shown) if sentence in one]
    assert not CostLine.objects.exists()
    assert boxes(shown)["what"] == typed.get("what", "Chairing three meetings")


def test_why_it_cannot_be_shared_is_said_beside_what_was_chosen(made, sign_in):
    version = costing.AgreementVersion.objects.get()
    wren = sign_in("wren")

    by_day = post(wren, made, cost_type="legal")
    by_version = post(
        wren, made, cost_type="legal", sharing="version", under=version.key, chosen_why="Agreed so"
    )

    [(where, sentence)] = told(by_day)
    assert where.startswith("id_sharing")
    assert sentence.startswith("No agreement says how this type of cost is shared")
    assert told(by_version) == [
        ("id_under", "Costs of reviews in Vale, Version 1, says nothing of legal advice.")
    ]


def told(shown):
    """Return where each sentence of the error summary leads, and the sentence."""
    [summary] = re.findall(r'(?s)govuk-error-summary__list">(.*?)</ul>', shown.content.decode())
    return [(where, words(said)) for where, said in re.findall(r'(?s)<a href="#([^"]+)">(.*?)</a>', summary)]


def test_a_large_amount_is_asked_about_once_and_again_when_it_changes(made, sign_in):
    wren = sign_in("wren")

    shown = post(wren, made, net="10,000,000", supplier="Nobody and Daughters")

    assert problems(shown) == [
        "Is £10,000,000.00 right? Tick the box below if it is, or change the amount",
    ]
    assert "Yes, £10,000,000.00 is right" in words(shown)
    typed = boxes(shown)
    assert (typed["net"], typed["supplier"]) == ("10,000,000", "Nobody and Daughters")
    assert "sure" not in typed
    changed = post(wren, made, net="10,000,001", sure="1000000000")
    assert "Yes, £10,000,001.00 is right" in words(changed)
    assert "sure" not in boxes(changed)
    assert not CostLine.objects.exists()
    assert "The cost is noted" in words(post(wren, made, net="10,000,001", sure="1000000100"))
    assert CostLine.objects.get().net == 1_000_000_100


@pytest.mark.parametrize(("net", "is_asked"), [("50,000", False), ("50,000.01", True), ("-50,000.01", True)])
def test_more_than_fifty_thousand_pounds_is_asked_about(net, is_asked, made, sign_in):
    assert ("Is the amount right?" in words(post(sign_in("wren"), made, net=net))) == is_asked
    assert CostLine.objects.exists() != is_asked


def test_a_tick_stays_while_something_else_is_put_right(made, sign_in):
    shown = post(sign_in("wren"), made, net="60,000", sure="6000000", what="")

    assert problems(shown) == ["Enter what it is for"]
    assert boxes(shown)["sure"] == "6000000"


def test_a_large_amount_that_stands_is_not_asked_about_again(made, sign_in):
    line = spend(made, net=6_000_000)
    wren = sign_in("wren")
    typed = boxes(wren.get(page("edit", line)))

    said = words(wren.post(page("edit", line), {**typed, "what": "Chairing"}, follow=True))

    assert "The cost is changed" in said


def test_days_and_their_rate_make_the_amount_where_it_is_left_out(made, sign_in):
    said = words(post(sign_in("wren"), made, net="", days="2.5", day_rate="£650.50"))

    assert "Without VAT £1,626.25 2.5 days at £650.50" in said
    line = CostLine.objects.get()
    assert (line.days, line.day_rate, line.net) == (250, 65_050, 162_625)


def test_a_rate_that_makes_a_large_amount_is_asked_about_too(made, sign_in):
    shown = post(sign_in("wren"), made, net="", days="20", day_rate="65,000")

    assert "Yes, £1,300,000.00 is right" in words(shown)
    assert not CostLine.objects.exists()


@pytest.mark.parametrize(
    ("typed", "shared"),
    [
        ({"recovers": "all"}, "£7,000.00"),
        ({"recovers": "none"}, "£8,400.00"),
        ({"recovers": "part", "recovered": "400.01"}, "£7,999.99"),
    ],
)
def test_vat_that_is_recovered_is_not_shared(typed, shared, made, sign_in):
    said = words(post(sign_in("wren"), made, vat="1,400", **typed))

    assert "What the supplier asks for £8,400.00" in said
    assert (f"After recovered VAT {shared}" in said) == (typed["recovers"] != "none")
    assert f"Altogether {shared}" in said


def test_a_cost_comes_out_of_an_estimate_or_an_order_of_this_review(made, sign_in):
    estimate = spend(made, kind=ESTIMATE, net=900_000, what="As offered")
    spend(made, kind=COMMITMENT, what="The contract")
    spend(made, what="First meeting")
    wren = sign_in("wren")
    offered = words(wren.get(page("add", made.review)))
    assert "Cost 1, estimate of £9,000.00: As offered" in offered
    assert "Cost 2, commitment of £7,000.00: The contract" in offered
    assert "First meeting" not in offered

    said = words(post(wren, made, against=estimate.key, is_last="on"))

    assert "It comes out of Cost 1: As offered The last that comes out of it" in said
    wrong = post(wren, made, key="bcdfghjkmp", kind="estimate", against=estimate.key)
    assert problems(wrong) == [
        "Cost 1 is as certain as this. Choose an estimate, or for an actual cost a commitment"
    ]


def test_another_version_or_none_takes_its_reason(made, sign_in):
    version = costing.agree(
        costing.next_draft(costing.AgreementVersion.objects.get(), starts_on=date(2026, 11, 1))
    )
    wren = sign_in("wren")

    said = words(post(wren, made, sharing="version", under=version.key, chosen_why="Agreed in the contract"))
    assert "Costs of reviews in Vale, version 2" in said
    assert "It is not shared by the version of its day: Agreed in the contract" in said
    line = CostLine.objects.get()
    typed = boxes(wren.get(page("edit", line)))
    assert (typed["sharing"], typed["under"]) == ("version", version.key)

    typed |= {"sharing": "nobody", "chosen_why": "The council bears it"}
    said = words(wren.post(page("edit", line), typed, follow=True))

    assert "Not shared £7,000.00 The council bears it" in said
    assert not CostShare.objects.exists()


def test_the_same_answers_again_change_nothing(made, sign_in):
    line = spend(made, net=100_000, vat=20_000, recovered=5_000, days=400, day_rate=25_000)
    wren = sign_in("wren")

    said = words(wren.post(page("edit", line), boxes(wren.get(page("edit", line))), follow=True))

    assert "Nothing was changed" in said
    assert CostLine.objects.get().version == line.version


def test_a_name_in_what_it_is_for_comes_back_with_a_warning_and_a_supplier_is_somebody(made, sign_in):
    wren = sign_in("wren")

    warned = post(wren, made, what="Mrs Felicity Harrowgate’s interpreter", supplier="Mr Peter Harrowgate")

    said = words(warned)
    assert "Harrowgate" in said
    assert not CostLine.objects.exists()
    assert "Who supplies it?" not in said[: said.index("How certain is it?")]
    post(wren, made, **boxes(warned))
    assert CostLine.objects.get().supplier == "Mr Peter Harrowgate"
