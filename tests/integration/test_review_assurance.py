"""An action of a review closes once somebody other than its lead has checked it and its outcome is reviewed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import Appointment, AuditEvent
from csp.permissions import Role
from csp.queries.digests import rolls
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Assurance, Capacity
from dhr.models.verb import Verb
from dhr.policies import assurances as policy
from dhr.services.assurances import CheckAnswers, OutcomeAnswers, check_action, review_outcome
from dhr.services.waiting_assurances import of_actions
from plans.models import ActionState, Status
from plans.policies.action_states import may_close
from plans.services.action_states import open_again
from plans.services.updates import add_update
from tests.integration import closing, people
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, on_a_review, open_review
from tests.integration.test_review_family import day

TODAY = people.TODAY
NEXT_YEAR = date(2027, 11, 23)


@pytest.fixture
def made():
    """A review with a coordinator, a deputy and a panel member."""
    found = open_review()
    join(found, Capacity.PANEL_MEMBER)
    return found


@pytest.fixture
def action(made):
    """An action of its plan that Petra Quill of the panel holds."""
    return closing.action(made.review, lead=made.person(Capacity.PANEL_MEMBER))


def complete() -> Status:
    """Return the status that stands for complete."""
    return Status.objects.filter(partnership=people.vale(), stands_for=Status.StandsFor.COMPLETE)[0]


def page(action, what="detail"):
    return reverse(f"dhr:assurance-{what}", args=["vale", action.key])


def found_done(shown, **typed):
    said = {"method": "Read the log", "found": closing.FOUND, "is_assured": "yes"}
    return {**boxes(shown), **said, **typed}


def test_an_action_is_checked_its_outcome_reviewed_and_only_then_closed(made, action, sign_in):
    ansel, wren = sign_in("ansel"), sign_in("wren")
    decide = reverse("plans:action-decide", args=["vale", action.key])
    assert "Stop or hold" in words(wren.get(action.get_absolute_url()))
    assert policy.NEITHER in words(wren.get(decide))
    assert may_close(made.by(), action).refusal == policy.NEITHER

    first = words(
        ansel.post(page(action, "check"), found_done(ansel.get(page(action, "check"))), follow=True)
    )
    assert "What you found is saved" in first
    assert "Done as it was meant" in first
    assert "Checked by Ansel Wray, 23 November 2026" in first
    assert policy.NO_OUTCOME.removesuffix(policy.WHERE) in f"{first} "
    assert policy.WHERE not in first
    assert may_close(made.by(), action).refusal == policy.NO_OUTCOME

    typed = {**boxes(ansel.get(page(action, "outcome"))), "outcome": closing.CHANGED}
    second = words(ansel.post(page(action, "outcome"), typed, follow=True))
    assert "The outcome is saved" in second
    assert f"What has changed because of it {closing.CHANGED}" in second
    assert "Before this action closes" not in second
    assert "Close, stop or hold" in words(wren.get(action.get_absolute_url()))
    assert "Check and outcome: checked, outcome reviewed" in words(wren.get(action.get_absolute_url()))
    assert closing.over(action).state == ActionState.CLOSED


def test_the_service_closes_nothing_that_was_not_checked(action):
    with pytest.raises(PermissionDenied, match="Neither is done yet"):
        closing.over(action)


def test_an_action_of_another_plan_closes_as_before():
    assert may_close(people.reader("june"), people.action("1.6"))


def test_whoever_holds_the_action_does_not_check_it(made, action, sign_in):
    petra = sign_in("petra")

    shown, refused = petra.get(page(action)), petra.get(page(action, "check"))

    assert policy.THEIRS in words(shown)
    assert "Check it" not in words(shown)
    assert refused.status_code == 403
    assert policy.THEIRS in words(refused)


def test_whoever_reported_on_it_last_does_not_check_it(made, action):
    add_update(
        key=action.key,
        version=action.version,
        status=complete(),
        text="It runs",
        nothing_has_changed=False,
        by=made.by(),
        now=clock.now(),
    )

    assert policy.may_check(made.by(), made.review, action).refusal == policy.THEIR_WORDS
    assert policy.may_check(made.by(Capacity.DEPUTY), made.review, action)


def test_whoever_answers_for_the_authority_that_leads_it_does_not_check_it(made, action):
    action.lead_seat = people.action("1.6").lead_seat
    action.save()
    bram = people.appoint("Bram Tolley", Role.AUTHORITY_LEAD, authority=action.lead_seat.authority.name)
    join(made, Capacity.AUTHOR, bram)

    refused = policy.may_check(made.by(Capacity.AUTHOR), made.review, action)

    assert refused.refusal == policy.THEIR_AUTHORITYS


def test_whoever_is_on_the_review_for_something_else_finds_no_page(sign_in):
    made = on_a_review()
    action = closing.action(made.review)

    for capacity in (Capacity.AGENCY_AUTHOR, Capacity.FINANCE, Capacity.ADVOCATE):
        client = sign_in(made.person(capacity).email.partition(".")[0])
        assert client.get(page(action)).status_code == 404
        assert client.post(page(action, "check")).status_code == 404


def test_an_action_that_is_of_no_review_has_no_such_page(made, sign_in):
    assert sign_in("wren").get(page(people.action("1.6"))).status_code == 404


def test_what_is_not_done_yet_says_what_is_missing_and_keeps_it_open(made, action, sign_in):
    ansel = sign_in("ansel")
    sent = found_done(ansel.get(page(action, "check")), is_assured="no", found="")

    assert problems(ansel.post(page(action, "check"), sent)) == ["Enter what is missing"]
    said = words(ansel.post(page(action, "check"), {**sent, "found": "Nights are not logged"}, follow=True))

    assert "Checked, and not done yet" in said
    assert "Nights are not logged" in said
    assert may_close(made.by(), action).refusal == policy.NOT_DONE


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"method": ""}, "Enter how you checked it"),
        ({"is_assured": ""}, "Say whether it is done as it was meant"),
        (day("assured_on", NEXT_YEAR), "Day it was checked must be on or before 23 November 2026"),
        (
            day("assured_on", date(2026, 11, 2)),
            "The action is of 23 November 2026. Enter that day or a later one",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_said_beside_its_question(typed, sentence, action, sign_in):
    ansel = sign_in("ansel")

    answer = ansel.post(page(action, "check"), found_done(ansel.get(page(action, "check")), **typed))

    assert sentence in problems(answer)
    assert not Assurance.objects.exists()


def test_a_check_that_is_sent_twice_is_one_and_a_newer_one_is_no_loss(made, action, sign_in):
    ansel, wren = sign_in("ansel"), sign_in("wren")
    mine, hers = found_done(ansel.get(page(action, "check"))), found_done(wren.get(page(action, "check")))

    ansel.post(page(action, "check"), mine)
    again = words(ansel.post(page(action, "check"), mine, follow=True))
    clash = words(
        wren.post(page(action, "check"), {**hers, "found": "Nights are missing", "is_assured": "no"})
    )

    assert "Nothing was changed" in again
    assert Assurance.objects.get().version == 1
    assert Assurance.history.count() == 1
    assert "Nights are missing" in clash
    assert closing.FOUND in clash
    answers = CheckAnswers("Asked", "", True, TODAY)
    with pytest.raises(NewerVersion):
        check_action(action=action, version=0, answers=answers, by=made.by(), now=clock.now())


def test_a_lead_who_checked_it_before_it_was_theirs_has_to_be_checked(made, action):
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    action.refresh_from_db()
    action.lead_person = made.deputy
    action.save()

    assert may_close(made.by(), action).refusal == policy.HOLDS_IT_NOW


def test_what_was_found_is_on_the_reviews_own_trail_and_its_changes_are_told(made, action, sign_in):
    closing.checked(made.review, action)
    closing.checked(made.review, action, found="Seven entries")
    wren = sign_in("wren")

    verbs = AuditEvent.objects.filter(circle=made.review.plan_circle).values_list("verb", flat=True)
    assert list(verbs).count(Verb.ACTION_ASSURED) == 2
    assert "What was found" in words(wren.get(page(action)))
    assert "Seven entries" in words(wren.get(page(action)))
    assert "Checked an action of a review" in words(
        wren.get(reverse("dhr:review-trail", args=["vale", made.review.key]))
    )


def test_whoever_runs_the_review_is_asked_to_have_complete_actions_checked(made, action, sign_in):
    wren, petra = sign_in("wren"), sign_in("petra")
    asked = "Have “Log repeat calls” checked"
    assert asked not in words(wren.get("/p/vale/"))
    action.status = complete()
    action.save()

    assert asked in words(wren.get("/p/vale/"))
    assert asked not in words(petra.get("/p/vale/"))

    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    assert asked not in words(wren.get("/p/vale/"))


def test_the_daily_letter_counts_it_for_whoever_runs_the_review(made, action):
    def waits():
        [roll] = [one for one in rolls(today=TODAY) if one.partnership == people.vale()]
        return {(one.person_id, one.circle_id) for one in of_actions(roll=roll)}

    assert waits() == set()
    action.status = complete()
    action.save()

    circle = made.review.plan_circle_id
    assert waits() == {(made.coordinator.pk, circle), (made.deputy.pk, circle)}
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    assert waits() == set()


def test_nobody_checks_what_is_over(made, action):
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    closed = closing.over(action)

    assert "This action is closed" in policy.may_check(made.by(), made.review, closed).refusal


def test_after_the_last_day_of_somebody_who_checked_it_their_check_stands(made, action):
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    later = reader_of(made.coordinator, today=TODAY + timedelta(days=400))

    assert may_close(later, action)


def test_a_check_on_a_day_to_come_is_refused_by_the_service_too(made, action):
    with pytest.raises(ValidationError, match="This must be today or before"):
        closing.checked(made.review, action, assured_on=NEXT_YEAR)


def test_an_action_that_was_reopened_is_checked_again(made, action):
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    later = clock.now() + timedelta(hours=1)
    closed = closing.over(action, now=later)
    reopened = open_again(key=closed.key, version=closed.version, reason="Not done", by=made.by(), now=later)

    assert may_close(made.by(), reopened).refusal == policy.REOPENED
    closing.checked(made.review, reopened, now=later + timedelta(hours=1))
    assert may_close(made.by(), reopened)


def test_an_action_that_was_reopened_is_not_checked_by_looking_at_its_outcome_again(made, action):
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    later = clock.now() + timedelta(hours=1)
    closed = closing.over(action, now=later)
    reopened = open_again(key=closed.key, version=closed.version, reason="Not done", by=made.by(), now=later)

    there = Assurance.objects.get()
    by, answers = people.reader("ansel"), OutcomeAnswers("Nothing has changed", TODAY)
    even_later = later + timedelta(hours=1)
    review_outcome(action=reopened, version=there.version, answers=answers, by=by, now=even_later)

    assert may_close(made.by(), reopened).refusal == policy.REOPENED


def test_whoever_checked_it_and_reported_on_it_since_is_nobody_else(made, action):
    closing.checked(made.review, action)
    closing.looked_at(made.review, action)
    add_update(
        key=action.key,
        version=action.version,
        status=complete(),
        text="I did it",
        nothing_has_changed=False,
        by=made.by(Capacity.DEPUTY),
        now=clock.now(),
    )
    action.refresh_from_db()

    assert may_close(made.by(), action).refusal == policy.REPORTED_SINCE


def test_whoever_checked_it_does_not_answer_for_the_authority_that_it_was_given_to_since(made):
    action, seat = closing.action(made.review), people.action("1.6").lead_seat
    bram = people.appoint("Bram Tolley", Role.AUTHORITY_LEAD, authority=seat.authority.name)
    join(made, Capacity.AUTHOR, bram)
    closing.checked(made.review, action, called="bram")
    closing.looked_at(made.review, action)
    assert may_close(made.by(), action)

    action.lead_seat = seat
    action.save()
    assert may_close(made.by(), action).refusal == policy.LEADS_IT_NOW

    left = reader_of(made.coordinator, today=TODAY + timedelta(days=1))
    Appointment.objects.filter(person=bram).update(ends_on=TODAY)
    assert may_close(left, action)
