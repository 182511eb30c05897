"""The versions of an agreement on who pays for reviews: read back, drafted, agreed, removed."""

from datetime import date

import pytest

from csp.models import Authority, Seat
from csp.permissions import Role
from dhr.models import AgreementVersion, CostAgreement, CostRule
from tests.integration import costing, people
from tests.integration.costing import BEGINS, CHAIR, NEXT, at_vale, half_of_the_chair, seat
from tests.integration.reading import boxes, problems, title, words

SHARED_BY_SIX = (
    "The cost is shared equally by six: Marshland Constabulary, Marshland County Council, Marshland Fire and "
    "Rescue, Marshland Integrated Care Board, Probation Service and Vale District Council."
)
AGREED = {
    "agreed_on-day": "12",
    "agreed_on-month": "3",
    "agreed_on-year": "2026",
    "agreed_where": "Board, minute 14",
}


def page(version, name="agreement-version-detail"):
    return at_vale(name, version.key)


def edited(client, version, **typed):
    """Send the form of a draft as it stands, with other answers."""
    edit = page(version, "agreement-version-edit")
    return client.post(edit, {**boxes(client.get(edit)), **typed}, follow=True)


def placed(*names):
    """Answers that name these partners, in this order."""
    places = {f"partners-{seat(name).key}": str(place) for place, name in enumerate(names, start=1)}
    return {"basis": "named", **places}


def begins(day):
    return {"starts_on-day": day.day, "starts_on-month": day.month, "starts_on-year": day.year}


@pytest.fixture
def olwen(sign_in):
    """A second review coordinator."""
    people.appoint("Olwen Tate", Role.REVIEW_COORDINATOR)
    return sign_in("olwen")


def test_a_version_reads_itself_back_with_a_worked_example(june):
    version = costing.draft(rules={CHAIR: half_of_the_chair()})

    shown = words(june.get(page(version)))

    assert "Marshland County Council pays 50% of the cost, but no more than £5,000.00." in shown
    assert "For example, a cost of £7,000.00." in shown
    assert "Marshland County Council pays 50% of £7,000.00, which is £3,500.00." in shown
    assert "The remaining £3,500.00 shared equally by the other five is £700.00 each." in shown
    assert "That makes £7,000.00." in shown


def test_another_amount_is_worked_through_and_stays_in_its_box(june):
    version = costing.draft()

    answer = june.get(page(version), {"amount": "£12,000"})

    assert "£12,000.00 shared equally by six is £2,000.00 each." in words(answer)
    assert boxes(answer)["amount"] == "£12,000"


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("7k", "Write the amount in full, like 7000 or 7,000.00."),
        ("", "Enter the amount"),
        (
            "10.005",
            "Write no more than two digits after the point, like 7000 or 7,000.00. Nothing is rounded.",
        ),
    ],
)
def test_what_is_no_amount_is_refused_and_the_usual_one_is_worked_through(amount, sentence, june):
    answer = june.get(page(costing.draft()), {"amount": amount})

    assert problems(answer) == [sentence]
    assert title(answer).startswith("Error: ")
    assert "For example, a cost of £7,000.00." in words(answer)


def test_types_of_cost_of_which_nothing_is_said_are_named(june):
    shown = words(june.get(page(costing.draft())))

    assert "Nothing is agreed for author of the overview report, administration" in shown
    assert "travel and other costs: the partnership that pays bears it." in shown


def test_a_draft_that_says_nothing_is_not_offered_to_be_agreed(june):
    version = costing.draft()
    CostRule.objects.all().delete()

    shown, agree = words(june.get(page(version))), words(june.get(page(version, "agreement-version-agree")))

    assert "It cannot be agreed as it stands Say how at least one type of cost is shared." in shown
    assert "It says nothing of any cost yet" in shown
    assert "Record that it was agreed" not in shown
    assert "Say how at least one type of cost is shared." in agree
    assert "On which day was it agreed?" not in agree


def test_a_draft_that_begins_before_the_version_before_it_says_so(june):
    draft = costing.next_draft(costing.agreed(), starts_on=BEGINS)

    shown = words(june.get(page(draft)))

    assert "Its first day must be after the first day of the version before it." in shown
    june.post(page(draft, "agreement-version-agree"), {**AGREED, "version": draft.version})
    assert AgreementVersion.objects.get(pk=draft.pk).is_draft


def test_a_colleague_reads_it_and_is_told_who_keeps_it(sign_in):
    dana, version = sign_in("dana"), costing.draft()

    shown = words(dana.get(page(version)))
    refused = dana.get(page(version, "agreement-version-edit"))

    assert SHARED_BY_SIX in shown
    assert "Change the day or who shares" not in shown
    assert "Remove this draft" not in shown
    assert refused.status_code == 403
    assert "Only a review coordinator can change how the costs of reviews are shared." in words(refused)


def test_those_who_are_named_share_in_their_order(june):
    version = costing.draft()

    shown = words(edited(june, version, **placed("Vale District", "Harbour", "Constabulary")))

    assert "The draft is changed" in shown
    order = "in this order: Vale District Council Harbour Domestic Abuse Service Marshland Constabulary"
    assert order in shown
    assert "shared equally by three: Vale District Council, Harbour Domestic Abuse Service" in shown
    edit = june.get(page(version, "agreement-version-edit"))
    assert boxes(edit)[f"partners-{seat('Harbour').key}"] == "2"


def test_a_place_that_is_taken_twice_is_refused_beside_its_box(june):
    version, twice = costing.draft(), placed("Vale District", "Harbour")
    twice[f"partners-{seat('Harbour').key}"] = "1"

    answer = edited(june, version, **twice)

    assert problems(answer) == ["Vale District Council: Place 1 is taken. Give each its own place"]
    assert boxes(answer) | twice == boxes(answer)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"basis": "named"}, "Write a number beside at least one partner"),
        ({"starts_on-day": ""}, "First day must include a day"),
        ({"starts_on-month": "13"}, "First day must be a real date"),
        ({"basis": "somebody"}, "Choose an answer to “Who shares the costs?” from the list"),
    ],
)
def test_an_answer_that_cannot_be_is_said_beside_its_question(typed, sentence, june):
    assert problems(edited(june, costing.draft(), **typed)) == [sentence]


def test_a_partner_without_a_seat_on_the_first_day_is_named(june):
    version = costing.draft()
    Seat.objects.filter(pk=seat("Harbour").pk).update(starts_on=date(2026, 5, 1))

    answer = edited(june, version, **placed("Vale District", "Harbour"))

    assert problems(answer) == [
        "Harbour Domestic Abuse Service has no seat on 1 April 2026. Take it out, or choose another first day"
    ]


def test_a_seat_that_begins_later_can_be_named_from_then(june):
    version, kind = costing.draft(), Authority.Kind.OTHER
    body = Authority(name="Sandbar Trust", short_name="Sandbar", kind=kind)
    body.save()
    late = Seat(partnership=people.vale(), authority=body, standing="invited", sits_as=kind, starts_on=NEXT)
    late.save()
    named = {"basis": "named", f"partners-{late.key}": "1"}

    assert problems(edited(june, version, **named)) == ["Write a number beside at least one partner"]
    shown = words(edited(june, version, **named, **begins(NEXT)))

    assert "in this order: Sandbar Trust" in shown


def test_a_partner_that_left_is_still_shown_where_it_was_named(june):
    version = costing.draft(named=(seat("Vale District").key, seat("Harbour").key))
    Seat.objects.filter(pk=seat("Harbour").pk).update(ends_on=date(2026, 3, 31))

    edit, shown = words(june.get(page(version, "agreement-version-edit"))), words(june.get(page(version)))

    assert "Harbour Domestic Abuse Service, no longer at the table" in edit
    assert "Harbour Domestic Abuse Service has no seat on 1 April 2026." in shown
    assert "It cannot be agreed as it stands" in shown


def test_two_people_who_change_a_draft_at_once_lose_nothing(june, olwen):
    version, edit = costing.draft(), page(costing.any_draft(), "agreement-version-edit")
    opened = boxes(june.get(edit))
    olwen.post(edit, {**boxes(olwen.get(edit)), "counts": "bodies"})

    clash = june.post(edit, {**opened, **begins(NEXT)})

    assert "Somebody saved this while you were writing" in words(clash)
    assert "What pays once Each seat pays Each body pays once" in words(clash)
    assert boxes(clash)["starts_on-year"] == "2027"
    june.post(edit, boxes(clash))
    version.refresh_from_db()
    assert version.starts_on == NEXT


def test_a_draft_is_agreed_and_never_changes_again(june):
    version, agree = costing.draft(), page(costing.any_draft(), "agreement-version-agree")

    shown = words(june.post(agree, {**boxes(june.get(agree)), **AGREED}, follow=True))

    assert "Version 1 is agreed. It never changes any more" in shown
    assert "Costs are shared by it now" in shown
    assert "Agreed 12 March 2026: Board, minute 14" in shown
    for name in ("edit", "agree", "remove"):
        refused = june.get(page(version, f"agreement-version-{name}"))
        assert refused.status_code == 403
        assert "This version was agreed, so it does not change any more." in words(refused)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            {"agreed_on-day": "24", "agreed_on-month": "11"},
            "Day it was agreed must be on or before 23 November 2026",
        ),
        ({"agreed_where": " "}, "Enter where it was agreed"),
    ],
)
def test_when_and_where_it_was_agreed_are_asked_for(typed, sentence, june):
    version = costing.draft()

    answer = june.post(
        page(version, "agreement-version-agree"), {**AGREED, **typed, "version": version.version}
    )

    assert problems(answer) == [sentence]


def test_a_draft_that_changed_meanwhile_is_read_again_before_it_is_agreed(june, olwen):
    version, agree = costing.draft(), page(costing.any_draft(), "agreement-version-agree")
    opened = boxes(june.get(agree))
    edited(olwen, version, counts="bodies")

    clash = june.post(agree, {**opened, **AGREED})

    assert "Somebody changed the draft while you were reading" in words(clash)
    assert AgreementVersion.objects.get(pk=version.pk).is_draft
    june.post(agree, boxes(clash))
    assert not AgreementVersion.objects.get(pk=version.pk).is_draft


def test_the_next_version_says_what_the_one_before_says(june):
    before = costing.agreed(rules={CHAIR: half_of_the_chair()})
    add = at_vale("agreement-version-add", before.agreement.key)
    sent = {**boxes(june.get(add)), **begins(NEXT)}

    shown = words(june.post(add, sent, follow=True))
    again = words(june.post(add, sent, follow=True))

    assert "The draft is started" in again
    assert "Version 2 of “Costs of reviews in Vale” Draft" in shown
    assert "Marshland County Council pays 50% of the cost, but no more than £5,000.00." in shown
    assert AgreementVersion.objects.filter(agreement=before.agreement).count() == 2


def test_there_is_one_draft_at_a_time(june):
    draft = costing.next_draft(costing.agreed())
    add = at_vale("agreement-version-add", draft.agreement.key)

    shown = june.get(add)
    answer = june.post(add, {**boxes(shown), **begins(date(2028, 4, 1))})

    assert "There is a draft of the next version already Go on with that one" in words(shown)
    assert problems(answer) == ["There is a draft of the next version already. Change that one."]
    assert boxes(answer)["starts_on-year"] == "2028"


def test_the_first_draft_takes_its_agreement_with_it(june):
    remove = page(costing.draft(), "agreement-version-remove")

    assert "so the agreement “Costs of reviews in Vale” is removed with it" in words(june.get(remove))
    assert "The draft is removed" in words(june.post(remove, boxes(june.get(remove)), follow=True))
    assert not CostAgreement.objects.filter(title=costing.TITLE).exists()


def test_whoever_writes_about_a_draft_that_was_removed_meanwhile_is_told(june, olwen, sign_in):
    version = costing.draft()
    edit, rule = page(version, "agreement-version-edit"), at_vale("cost-rule-edit", version.key, CHAIR)
    sent, remove = boxes(june.get(edit)), page(version, "agreement-version-remove")
    olwen.post(remove, boxes(olwen.get(remove)))

    for address in (page(version), edit, rule):
        gone = june.post(address, sent) if address == edit else june.get(address)
        assert gone.status_code == 410
        assert "The draft of version 1 was removed" in words(gone)
        assert "Olwen Tate removed it on 23 November 2026" in words(gone)


def test_a_stranger_is_not_told_that_a_draft_was_removed(june, fen, client):
    version = costing.draft()
    remove = page(version, "agreement-version-remove")
    june.post(remove, boxes(june.get(remove)))
    client.force_login(fen.coordinator)

    for slug in ("vale", "fen"):
        assert client.get(page(version).replace("/p/vale/", f"/p/{slug}/")).status_code == 404


def test_a_later_draft_leaves_what_was_agreed(june):
    agreed = costing.agreed()
    remove = page(costing.next_draft(agreed), "agreement-version-remove")

    june.post(remove, boxes(june.get(remove)))

    assert list(agreed.agreement.versions.all()) == [agreed]
    assert SHARED_BY_SIX in words(june.get(page(agreed)))


def test_a_draft_that_changed_meanwhile_is_not_removed(june, olwen):
    version, remove = costing.draft(), page(costing.any_draft(), "agreement-version-remove")
    opened = boxes(june.get(remove))
    edited(olwen, version, counts="bodies")

    shown = words(june.post(remove, opened, follow=True))

    assert "Somebody changed this meanwhile, so it was not removed." in shown
    assert AgreementVersion.objects.filter(pk=version.pk).exists()
