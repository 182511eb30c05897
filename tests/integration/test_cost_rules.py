"""How one type of cost is shared under a draft: who pays first, and who pays what is left."""

from datetime import date

import pytest

from csp.models import Appointment, Authority, Partnership, Seat
from csp.permissions import Role
from dhr.models import AgreementVersion, CostRule
from tests.integration import costing, people
from tests.integration.costing import CHAIR, LEGAL, NAMED, at_vale, half_of_the_chair, seat
from tests.integration.reading import boxes, problems, words

SIX = ("Constabulary", "County Council", "Fire and Rescue", "Integrated Care", "Probation", "Vale District")


def page(version, kind=CHAIR, verb="edit"):
    return at_vale(f"cost-rule-{verb}", version.key, kind)


def asked(client, version, kind=CHAIR, **typed):
    """Send the form of a type of cost as it stands, with other answers."""
    return client.post(page(version, kind), boxes(client.get(page(version, kind))) | typed, follow=True)


def in_boxes(question, *answers):
    """Answers in the boxes of the six who share, in their order."""
    return {f"{question}-{seat(name).key}": answer for name, answer in zip(SIX, answers, strict=False)}


def rule(version, kind=CHAIR):
    return CostRule.objects.get(of_version=version, cost_type=kind)


@pytest.fixture
def draft():
    """The draft of Vale's agreement, under which the chair is shared equally."""
    return costing.draft()


def test_one_partner_pays_half_up_to_a_cap_and_the_others_the_rest(june, draft):
    payer = seat("County Council")
    typed = {"first": "payer", "payer": payer.key, "basis_points": "50", "cap": "£5,000", "among": "others"}

    shown = words(asked(june, draft, **typed))

    assert "It is saved who pays for this: independent chair" in shown
    assert "Marshland County Council pays 50% of the cost, but no more than £5,000.00." in shown
    assert "The remaining £3,500.00 shared equally by the other five is £700.00 each." in shown
    saved = rule(draft)
    assert (saved.payer, saved.basis_points, saved.cap) == (payer, 5_000, 500_000)


def test_a_type_of_cost_gets_its_rule_and_is_read_back_by_its_name(june, draft):
    shown = words(asked(june, draft, LEGAL, rest="in_kind"))

    assert "Legal advice The cost is given in kind: nobody is charged for it." in shown
    assert (
        "Nothing is agreed for author of the overview report, administration, advocacy for the family, tr"
        in shown
    )


def test_each_pays_its_percentage(june, draft):
    typed = {"rest": "percentages", **in_boxes("percentages", "12.5", "37.5%", "10", "20", "15", "5")}

    shown = words(asked(june, draft, **typed))

    assert "Marshland County Council: 37.50% of £7,000.00 is £2,625.00." in shown
    assert rule(draft).shares[seat("Constabulary").key] == 1_250
    assert boxes(june.get(page(draft)))[f"percentages-{seat('Constabulary').key}"] == "12.50"


def test_weights_share_the_cost_in_their_proportion(june, draft):
    shown = words(asked(june, draft, rest="weights", **in_boxes("weights", "30,000", "70000")))

    assert "Marshland Constabulary: £7,000.00 × 30,000 ÷ 100,000 is £2,100.00." in shown
    assert "Without a part in it: Marshland Fire and Rescue, Marshland Integrated Care Board" in shown


def test_fixed_sums_are_paid_before_the_lead_pays_the_rest(june, draft):
    typed = {"first": "sums", "rest": "lead", "lead": seat("Vale District").key}

    shown = words(asked(june, draft, **typed, **in_boxes("sums", "1,000", "500.50")))

    assert (
        "Fixed sums are paid first: Marshland Constabulary £1,000.00 and Marshland County Council £500.50."
        in shown
    )
    assert "The remaining £5,499.50 is paid by Vale District Council, the lead." in shown


def test_a_pool_pays_until_it_is_empty(june, draft):
    typed = {"first": "pool", f"pool-{seat('Harbour').key}": "250", **in_boxes("pool", "1000", "1000")}

    shown = words(asked(june, draft, **typed))

    assert "The pool, into which £2,250.00 a year are to be paid, pays until it is empty." in shown
    assert "The remaining £4,750.00 shared equally by all six" in shown
    assert boxes(june.get(page(draft)))[f"pool-{seat('Harbour').key}"] == "250.00"
    assert boxes(june.get(page(draft)))[f"sums-{seat('Constabulary').key}"] == ""


TOO_FINE = "Percentage must have no more than two digits after the point. Nothing is rounded."
PAYER = {"first": "payer", "basis_points": "50", "cap": "5000"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({**PAYER, "rest": "nothing"}, "Say what happens above the cap."),
        ({**PAYER, "cap": "", "rest": "nothing"}, "Say who pays the other 50%."),
        ({"rest": "nothing"}, "Say how the cost is shared."),
        ({**PAYER, "payer": ""}, "Choose the partner who pays first"),
        ({**PAYER, "basis_points": "33.333"}, TOO_FINE),
        ({**PAYER, "basis_points": "101"}, "Percentage must be from 0.01% to 100%"),
        ({**PAYER, "cap": "0"}, "Most that it pays must be £0.01 or more"),
        ({**PAYER, "cap": "5k"}, "Write the amount in full, like 7000 or 7,000.00."),
        ({"first": "sums"}, "Enter at least one sum"),
        ({"first": "pool"}, "Enter at least one yearly payment"),
        ({"rest": "lead"}, "Choose the partner who pays it"),
        ({"rest": "weights"}, "Enter the weights"),
    ],
)
def test_what_cannot_be_shared_is_said_beside_its_question(typed, sentence, june, draft):
    answers = {**({"payer": seat("County Council").key} if "basis_points" in typed else {}), **typed}

    answer = asked(june, draft, **answers)

    assert problems(answer) == [sentence]
    assert boxes(answer) | answers == boxes(answer)
    assert rule(draft).first == "nobody"


@pytest.mark.parametrize(
    ("question", "answers", "sentence"),
    [
        ("percentages", ("50", "49"), "They make 99%. Change them so that they make 100%."),
        ("percentages", ("100.01",), "Marshland Constabulary: Percentage must be from 0% to 100%"),
        ("weights", ("0", "0"), "Give at least one partner a weight above 0."),
        ("weights", ("1,5",), "Marshland Constabulary: Weight must be a whole number from 0 to 100000000"),
        ("weights", ("1.5",), "Marshland Constabulary: Weight must be a whole number from 0 to 100000000"),
    ],
)
def test_parts_that_do_not_make_a_whole_are_refused_beside_their_boxes(
    question, answers, sentence, june, draft
):
    typed = {"rest": question, **in_boxes(question, *answers)}

    answer = asked(june, draft, **typed)

    assert problems(answer) == [sentence]
    assert f'href="#id_{question}-{seat("Constabulary").key}"' in answer.content.decode()
    assert boxes(answer) | typed == boxes(answer)


def test_a_pool_that_nobody_pays_into_is_refused(june, draft):
    answer = asked(june, draft, first="pool", **in_boxes("pool", "0", "0.00"))

    assert problems(answer) == ["Give at least one partner a yearly payment above £0.00."]


def test_a_sum_that_is_none_names_its_partner(june, draft):
    answer = asked(june, draft, first="sums", **in_boxes("sums", "100", "-5"))

    assert problems(answer) == ["Marshland County Council: Sum must be £0.00 or more"]


def test_the_same_answers_again_change_nothing(june, draft):
    shown = words(asked(june, draft))

    assert "Nothing was changed" in shown
    assert AgreementVersion.objects.get(pk=draft.pk).version == draft.version


def test_two_people_who_write_one_rule_at_once_lose_nothing(june, draft, sign_in):
    people.appoint("Olwen Tate", Role.REVIEW_COORDINATOR)
    olwen, opened = sign_in("olwen"), boxes(june.get(page(draft)))
    asked(olwen, draft, rest="in_kind")

    clash = june.post(page(draft), {**opened, "rest": "lead", "lead": seat("Probation").key})

    assert "Somebody changed the draft while you were writing" in words(clash)
    assert "What it says of this type of cost now: The cost is given in kind" in words(clash)
    assert boxes(clash)["lead"] == seat("Probation").key
    june.post(page(draft), boxes(clash))
    assert rule(draft).lead == seat("Probation")


def test_a_rule_is_taken_out_again(june, draft):
    remove = page(draft, verb="remove")

    shown = words(june.post(remove, boxes(june.get(remove)), follow=True))

    assert "The draft says nothing of this any more: independent chair" in shown
    assert "Nothing is agreed for independent chair" in shown
    assert june.get(remove).status_code == 404


def test_a_rule_whose_draft_changed_meanwhile_is_not_taken_out(june, draft):
    remove = page(draft, verb="remove")
    opened = boxes(june.get(remove))
    asked(june, draft, rest="in_kind")

    shown = words(june.post(remove, opened, follow=True))

    assert "Somebody changed this meanwhile, so it was not removed." in shown
    assert rule(draft).rest == "in_kind"


def test_there_is_no_page_for_a_type_of_cost_that_nobody_knows(june, draft):
    assert june.get(page(draft, "flowers")).status_code == 404
    assert june.get(page(draft, "flowers", "remove")).status_code == 404


def test_what_was_agreed_is_not_written_over(june, draft):
    opened = boxes(june.get(page(draft)))
    costing.agree(draft)

    refused = june.post(page(draft), {**opened, "rest": "in_kind"})

    assert refused.status_code == 403
    assert "This version was agreed, so it does not change any more." in words(refused)
    assert rule(draft).rest == "equally"


def test_only_those_who_are_named_are_given_a_part(june):
    named = (seat("Harbour").key, seat("Vale District").key)
    version = costing.draft(named=named)

    offered = boxes(june.get(page(version)))

    assert [name for name in offered if name.startswith("weights-")] == [f"weights-{key}" for key in named]


def test_a_payer_who_no_longer_shares_keeps_the_draft_from_being_agreed(june):
    version = costing.draft(rules={CHAIR: half_of_the_chair("Probation")})
    edit = at_vale("agreement-version-edit", version.key)
    june.post(edit, {**boxes(june.get(edit)), "basis": NAMED, f"partners-{seat('Harbour').key}": "1"})

    shown = words(june.get(at_vale("agreement-version-detail", version.key)))

    sentence = (
        "The partner who pays first is not among those who share. Add it to them, or choose one of them."
    )
    assert f"It cannot be agreed as it stands Independent chair: {sentence}" in shown
    assert f"Costs cannot be shared by this. {sentence}" in shown


@pytest.fixture
def county(fen):
    """A group that Vale and Fen are part of, whose agreements June keeps."""
    group = Partnership(slug="marsh-county", place="Marsh", title="County Group", kind="county_group")
    group.save()
    Partnership.objects.filter(pk__in=[people.vale().pk, fen.partnership.pk]).update(parent=group)
    Appointment(
        person=people.person("june"),
        partnership=group,
        authority=Authority.objects.get(name="Vale District Council"),
        role=Role.REVIEW_COORDINATOR,
        starts_on=date(2025, 1, 1),
    ).save()
    return group


def in_county(version, *more, name="agreement-version-detail"):
    return at_vale(name, version.key, *more).replace("/p/vale/", "/p/marsh-county/")


def test_a_group_reads_its_agreement_for_each_partnership_in_it(june, county, fen):
    version = costing.draft(partnership=county)

    first = words(june.get(in_county(version)))
    second = words(june.get(in_county(version), {"amount": "7000", "partnership": people.vale().key}))

    assert "The cost is for Fen Council alone." in first
    assert f"Read for a review of {fen.partnership}." in first
    assert "£7,000.00 shared equally by six is £1,166.66 each" in second
    assert f"Read for a review of {people.vale()}." in second


def test_a_part_of_the_group_reads_it_for_itself_at_its_own_address(sign_in, county):
    version = costing.draft(partnership=county)

    shown = sign_in("dana").get(at_vale("agreement-version-detail", version.key))

    assert "£7,000.00 shared equally by six is £1,166.66 each" in words(shown)
    assert "For a review of" not in words(shown)
    assert "/p/marsh-county/" not in shown.content.decode()


def test_in_a_group_nobody_is_given_a_part_until_partners_are_named(june, county):
    version = costing.draft(partnership=county)

    shown = june.get(in_county(version, "chair", name="cost-rule-edit"))

    assert "so nobody can be given a part of its own here" in words(shown)
    assert "By percentages" not in words(shown)
    assert "Fen Council" in words(shown)  # it can pay into a pool


def test_a_body_with_two_seats_pays_once_where_that_is_agreed(june):
    version = costing.draft()
    council = seat("County Council")
    Seat(
        partnership=council.partnership,
        authority=council.authority,
        standing="responsible",
        sits_as=Authority.Kind.FIRE,
        starts_on=date(2025, 1, 1),
    ).save()
    detail, edit = (at_vale(f"agreement-version-{name}", version.key) for name in ("detail", "edit"))

    by_seats = words(june.get(detail))
    june.post(edit, {**boxes(june.get(edit)), "counts": "bodies"})
    by_bodies = words(june.get(detail))

    assert "£7,000.00 shared equally by seven is £1,000.00 each." in by_seats
    assert "£7,000.00 shared equally by six is £1,166.66 each" in by_bodies
