"""Agreements on who pays for reviews: the list, adding one, its page, its name and last day, what was changed."""

from datetime import date

import pytest

from csp.models import Partnership
from csp.web import clock
from dhr.models import AgreementVersion, CostAgreement
from dhr.services.cost_agreements import remove_version
from tests.integration import costing, people
from tests.integration.costing import CHAIR, EQUALLY, LEGAL, TITLE, at_vale
from tests.integration.reading import boxes, problems, title, words
from tests.integration.reviewing import on_a_review

LIST, ADD = "cost-agreement-list", "cost-agreement-add"


@pytest.fixture
def june(sign_in):
    """A review coordinator, who keeps the agreements."""
    return sign_in("june")


@pytest.fixture
def tom(sign_in):
    """An officer, who reads them."""
    return sign_in("tom")


@pytest.fixture
def county():
    """The county group that Vale is part of, where Rhian Ellis coordinates reviews, as she does in Vale."""
    return costing.county_group()


def agreement_page(one, verb="detail"):
    return at_vale(f"cost-agreement-{verb}", one.key)


def new_agreement(page, **typed):
    """What the form would send, with these answers typed."""
    said = {
        "title": TITLE,
        "starts_on-day": "1",
        "starts_on-month": "4",
        "starts_on-year": "2026",
        "basis": "responsible",
        "counts": "seats",
    }
    return {**boxes(page), **said, **typed}


# The list


def test_the_reviews_page_leads_to_it_and_is_the_same_whether_or_not_there_is_a_review(tom):
    before = words(tom.get("/p/vale/reviews/"))
    on_a_review()

    assert words(tom.get("/p/vale/reviews/")) == before
    assert "Who pays for reviews" in before


def test_without_an_agreement_the_list_says_who_bears_costs(tom, june):
    read, kept = words(tom.get(at_vale(LIST))), words(june.get(at_vale(LIST)))

    assert "No agreement is kept here yet" in read
    assert "Without an agreement, whoever pays for something bears it" in read
    assert "Add an agreement" not in read
    assert "Add an agreement" in kept


def test_the_list_says_what_holds_today_and_what_comes_next(tom):
    costing.next_draft(costing.agreed())

    said = words(tom.get(at_vale(LIST)))

    assert f"{TITLE} Version 1 since 1 April 2026 Version 2 is being drafted" in said


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "stands"),
    [
        (date(2027, 4, 1), None, "Version 1 from 1 April 2027"),
        (date(2026, 4, 1), date(2026, 9, 30), "Ended on 30 September 2026"),
        (date(2026, 4, 1), date(2027, 3, 31), "Version 1 since 1 April 2026, to 31 March 2027"),
    ],
)
def test_an_agreement_that_has_not_begun_or_has_ended_says_so(starts_on, ends_on, stands, tom):
    agreement = costing.agreed(starts_on=starts_on).agreement
    CostAgreement.objects.filter(pk=agreement.pk).update(ends_on=ends_on)

    assert f"{TITLE} {stands}" in words(tom.get(at_vale(LIST)))
    assert stands in words(tom.get(agreement_page(agreement)))


# Adding one


def test_an_agreement_is_added_with_the_draft_of_its_first_version(june):
    page = june.get(at_vale(ADD))

    said = words(june.post(at_vale(ADD), new_agreement(page), follow=True))

    version = AgreementVersion.objects.get(agreement__title=TITLE)
    on_its_page = words(june.get(agreement_page(version.agreement)))
    assert "The agreement is added as a draft. Now say who pays for each type of cost" in said
    assert "It says nothing of any cost yet" in said
    assert "Version 1 1 Apr 2026 Every responsible authority, each seat once" in on_its_page
    assert "Nothing is agreed yet" in on_its_page
    assert (version.number, version.state, version.starts_on) == (1, "draft", date(2026, 4, 1))


def test_those_who_share_are_named_in_the_order_that_was_typed(june):
    police, district = costing.seat("Constabulary"), costing.seat("District Council")
    places = {f"partners-{district.key}": "1", f"partners-{police.key}": "2"}

    june.post(at_vale(ADD), new_agreement(june.get(at_vale(ADD)), basis="named", **places))

    version = AgreementVersion.objects.get()
    assert version.partners == [district.key, police.key]
    assert "2 named partners" in words(june.get(agreement_page(version.agreement)))


def test_the_same_form_sent_twice_adds_one_agreement(june):
    sent = new_agreement(june.get(at_vale(ADD)))

    first, second = (june.post(at_vale(ADD), sent) for _ in range(2))

    assert first.url == second.url
    assert CostAgreement.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter the name"),
        ({"title": "x" * 121}, "Name must be 120 characters or fewer. It has 121"),
        ({"starts_on-year": ""}, "First day must include a year"),
        ({"basis": ""}, "Choose who shares the costs"),
        ({"basis": "named"}, "Write a number beside at least one partner"),
        ({"counts": ""}, "Choose what happens if one body has two seats"),
    ],
)
def test_what_is_missing_is_said_beside_its_question_and_nothing_typed_is_lost(typed, sentence, june):
    sent = new_agreement(june.get(at_vale(ADD)), **typed)

    answer = june.post(at_vale(ADD), sent)

    assert problems(answer) == [sentence]
    assert boxes(answer)["title"] == sent["title"]
    assert boxes(answer)["starts_on-month"] == "4"
    assert not CostAgreement.objects.exists()


def test_a_name_that_is_taken_is_refused_beside_it(june):
    costing.draft()

    answer = june.post(at_vale(ADD), new_agreement(june.get(at_vale(ADD))))

    assert problems(answer) == ["There is an agreement of this name already."]


def test_a_partner_without_a_seat_on_the_first_day_is_refused_beside_the_partners(june):
    late = costing.seat("Integrated Care Board")
    typed = {"basis": "named", f"partners-{late.key}": "1", "starts_on-year": "2021"}

    answer = june.post(at_vale(ADD), new_agreement(june.get(at_vale(ADD)), **typed))

    assert problems(answer) == [
        "Marshland Integrated Care Board has no seat on 1 April 2021. Take it out, or choose another first day"
    ]


def test_a_colleague_who_is_no_review_coordinator_is_told_who_can(tom):
    answer = tom.get(at_vale(ADD))

    assert answer.status_code == 403
    assert "Only a review coordinator can change how the costs of reviews are shared." in words(answer)


# Its page


def test_the_page_reads_back_what_is_agreed_now_and_names_what_is_not(tom):
    version = costing.agreed(rules={CHAIR: costing.half_of_the_chair(), LEGAL: EQUALLY})

    said = words(tom.get(agreement_page(version.agreement)))

    assert "Version 1 since 1 April 2026" in said
    assert (
        "Independent chair Marshland County Council pays 50% of the cost, but no more than £5,000.00." in said
    )
    assert "The rest is shared equally by the other five: Marshland Constabulary," in said
    assert "Legal advice The cost is shared equally by six: Marshland Constabulary," in said
    assert "Nothing is agreed for author of the overview report, administration," in said
    assert "1 Apr 2026 Every responsible authority, each seat once 12 Mar 2026, Partnership board" in said


def test_only_whoever_keeps_it_is_offered_to_change_it(june, tom):
    page = agreement_page(costing.agreed().agreement)

    read, kept = words(tom.get(page)), words(june.get(page))

    assert "Change the name or the last day" in kept
    assert "Start the next version" in kept
    assert "Change the name or the last day" not in read
    assert "Start the next version" not in read


def test_what_can_no_longer_be_shared_is_said_where_it_is_read(tom):
    police, district = costing.seat("Constabulary"), costing.seat("District Council")
    version = costing.agreed(named=(district.key, police.key))
    police.ends_on = date(2026, 10, 31)
    police.save()

    said = words(tom.get(agreement_page(version.agreement)))

    assert "Costs of today cannot be shared by this. Marshland Constabulary has no seat on" in said


def test_an_agreement_of_another_partnership_is_not_there(june, fen):
    theirs = CostAgreement(partnership=fen.partnership, title="Costs in Fen")
    theirs.save()

    pages = [agreement_page(theirs, verb) for verb in ("detail", "edit", "changes", "compare")]

    assert [june.get(page).status_code for page in pages] == [404, 404, 404, 404]
    assert "Costs in Fen" not in words(june.get(at_vale(LIST)))


# A county group's agreement


def by_rhian():
    return people.reader("rhian")


def test_a_groups_agreement_is_read_where_the_colleagues_of_its_parts_work(county, tom):
    version = costing.agreed(partnership=county, by=by_rhian(), title="Costs in the county")

    listed = words(tom.get(at_vale(LIST)))
    answer = tom.get(agreement_page(version.agreement))

    assert "Costs in the county Agreed by Marsh County Group for all in it" in listed
    assert "The cost is shared equally by six" in words(answer)
    assert "/p/marsh-county/" not in answer.content.decode()


def test_at_its_own_address_a_groups_agreement_is_added_and_read_for_one_of_its_partnerships(
    county, sign_in, fen
):
    Partnership.objects.filter(pk=fen.partnership.pk).update(parent=county)
    rhian, group = sign_in("rhian"), "/p/marsh-county/reviews/agreements/"
    page = rhian.get(f"{group}add/")
    places = {f"partners-{fen.seat.key}": "1", f"partners-{costing.seat('District Council').key}": "2"}

    rhian.post(f"{group}add/", new_agreement(page, basis="named", **places))
    version = costing.with_rules(AgreementVersion.objects.get(), {CHAIR: EQUALLY}, by=by_rhian())
    costing.next_draft(costing.agree(version, by=by_rhian()), by=by_rhian())

    read = words(rhian.get(f"{group}{version.agreement.key}/"))
    compared = words(rhian.get(f"{group}{version.agreement.key}/compare/"))
    assert "The cost is shared equally by two: Fen Council and Vale District Council." in read
    assert f"Read for reviews of {fen.partnership}" in read
    assert f"For reviews of {fen.partnership} {people.vale()}" in compared
    assert words(rhian.get(group)).count("Agreed by") == 0


def test_the_keeper_of_one_of_its_partnerships_does_not_change_a_groups_agreement(county, june):
    version = costing.agreed(partnership=county, by=by_rhian())

    assert june.get(agreement_page(version.agreement, "edit")).status_code == 403
    assert "Start the next version" not in words(june.get(agreement_page(version.agreement)))


def test_a_partnerships_own_agreement_is_not_read_at_the_groups_address(county, sign_in):
    version = costing.agreed()

    page = f"/p/marsh-county/reviews/agreements/{version.agreement.key}/"

    assert sign_in("rhian").get(page).status_code == 404


# Its name, its last day, and what was changed


def test_its_name_and_last_day_change_and_the_change_is_told_with_its_reason(june):
    agreement = costing.agreed().agreement
    page = agreement_page(agreement, "edit")
    typed = {
        "title": "Sharing costs",
        "ends_on-day": "31",
        "ends_on-month": "3",
        "ends_on-year": "2027",
        "reason": "It ends with the plan",
    }

    said = words(june.post(page, {**boxes(june.get(page)), **typed}, follow=True))
    told = words(june.get(agreement_page(agreement, "changes")))

    assert "The change is saved" in said
    assert "Version 1 since 1 April 2026, to 31 March 2027" in said
    assert f"Name {TITLE} Sharing costs Last day Nothing 31 March 2027" in told
    assert "Reason given: It ends with the plan" in told


def test_what_was_changed_of_a_draft_is_told_by_name_and_in_pounds(june):
    version = costing.draft(rules={CHAIR: EQUALLY})
    costing.with_rules(version, {CHAIR: costing.half_of_the_chair()})
    costing.agree(version)

    told = words(june.get(agreement_page(version.agreement, "changes")))

    assert "Version 1, Independent chair, changed by June Okafor" in told
    assert "Who pays first Nobody: all of it is shared One partner pays a percentage of it" in told
    assert "Partner that pays first Nothing Marshland County Council Percentage it pays Nothing 50%" in told
    assert "Most that it pays Nothing £5,000.00" in told
    assert "State Draft Agreed" in told


def test_it_cannot_end_before_its_last_version_begins(june):
    page = agreement_page(costing.agreed().agreement, "edit")
    typed = {"ends_on-day": "31", "ends_on-month": "3", "ends_on-year": "2026"}

    answer = june.post(page, {**boxes(june.get(page)), **typed})

    assert problems(answer) == ["The last day must not be before the first day of its last version"]


def test_it_cannot_be_given_the_name_of_another(june):
    costing.draft(title="Lawyers")
    page = agreement_page(costing.draft().agreement, "edit")

    answer = june.post(page, {**boxes(june.get(page)), "title": "Lawyers"})

    assert problems(answer) == ["There is an agreement of this name already."]


def test_a_save_of_somebody_else_meanwhile_is_shown_beside_what_was_typed(june, sign_in):
    agreement = costing.agreed().agreement
    page = agreement_page(agreement, "edit")
    opened = boxes(june.get(page))
    june.post(page, {**opened, "title": "Their name"})

    answer = june.post(page, {**opened, "title": "My name"})

    assert title(answer).startswith("Clash: ")
    assert f"Name {TITLE} Their name" in words(answer)
    assert boxes(answer)["title"] == "My name"
    agreement.refresh_from_db()
    assert agreement.title == "Their name"


def test_what_was_typed_about_an_agreement_that_somebody_removed_is_given_back(june):
    version = costing.draft()
    page = agreement_page(version.agreement, "edit")
    opened = boxes(june.get(page))
    remove_version(key=version.key, version=version.version, by=costing.june(), now=clock.now())

    answer = june.post(page, {**opened, "title": "Sharing costs from April"})

    assert answer.status_code == 410
    assert "This agreement was removed" in words(answer)
    assert "Sharing costs from April" in words(answer)


def test_what_is_done_to_agreements_is_on_the_trail_with_their_names(june, sign_in):
    costing.agreed()

    said = words(sign_in("tess").get("/p/vale/settings/trail/"))

    assert "Noted that a version of an agreement on the costs of reviews was agreed" in said
    assert f"{TITLE}, Version 1" in said
