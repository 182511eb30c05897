"""The coordinator calls meetings; everybody who reads plans reads them, beside what the law asks for."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from csp.kernel.terms import Term
from csp.models import AuditEvent, Partnership
from csp.services.words import set_words
from csp.web import clock
from plans.models import Meeting, Plan
from plans.services.meetings import MeetingAnswers, add_meeting, edit_meeting, say_whether_held
from plans.services.meetings_attendance import Came, add_attendance
from tests.integration import meeting as meetings
from tests.integration import people
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

LIST, ADD = "/p/vale/plans/meetings/", "/p/vale/plans/meetings/add/"
NEW = {
    "kind": "delivery",
    "title": "Delivery group: December",
    "held_on-day": "9",
    "held_on-month": "12",
    "held_on-year": "2026",
    "place": "Online",
    "plan": "",
    "round": "",
    "notes": "",
}


@pytest.fixture
def elin(sign_in):
    """Elin Garrod, an observer: she reads, and changes nothing."""
    return sign_in("elin")


def page(name, one):
    return reverse(f"plans:{name}", args=["vale", one.key])


def test_the_list_says_what_is_to_come_and_what_was_held(elin):
    text = words(elin.get(LIST))

    assert "To come Meetings: To come" in text
    assert text.index("Strategy group: winter") < text.index("Strategy group: autumn")
    assert "Has taken place 2 decisions" in text
    assert "Add a meeting" not in text


def test_the_plans_lead_to_the_meetings(elin):
    assert f'href="{LIST}"' in elin.get("/p/vale/plans/").content.decode()


def test_a_partnership_without_meetings_is_told_what_will_be_here(fen):
    client = Client()
    client.force_login(fen.coordinator)
    text = words(client.get(LIST.replace("vale", fen.partnership.slug)))

    assert "No meetings yet" in text
    assert "Public meeting 2026 to 2027: none is called yet. One is due by 31 March 2027." in text


def test_the_public_meeting_of_each_year_is_evidence_of_the_duty(elin):
    text = words(elin.get(LIST))

    assert (
        "Public meeting 2026 to 2027 : held on 14 October 2026; Marshland Integrated Care Board was not represented "
        "by a senior person."
    ) in text
    assert "Leaflets with the council tax letters" in text
    assert (
        "Public meeting 2025 to 2026 : held on 15 October 2025; every responsible authority was represented"
    ) in text


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("two_tier", "(SI 2007/1830, regulation 12(4))"),
        ("combined", "(SI 2007/1830, regulation 12(4))"),
        ("wales", "(SI 2007/3076)"),
    ],
)
def test_the_public_meeting_is_asked_for_by_the_regulations_of_the_country(kind, source, elin):
    Partnership.objects.filter(slug="vale").update(kind=kind)

    text = words(elin.get(LIST))

    assert f"attended by a senior person from each responsible authority {source}. Years" in text


def test_a_county_group_is_not_told_that_it_owes_a_public_meeting(elin):
    Partnership.objects.filter(slug="vale").update(kind="county_group")

    text = words(elin.get(LIST))

    assert "The public meeting of every year" not in text
    assert "One is due by" not in text


def test_a_meeting_is_added_and_sent_twice_it_is_added_once(june):
    key = boxes(june.get(ADD))["key"]

    for _ in range(2):
        shown = june.post(ADD, {**NEW, "key": key}, follow=True)

    assert "The meeting is added" in words(shown)
    assert "Delivery group: December" in words(shown)
    assert "Wednesday 9 December 2026" in words(shown)
    assert Meeting.objects.filter(title=NEW["title"]).count() == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"kind": ""}, "Choose who meets"),
        ({"title": ""}, "Enter what it is called"),
        ({"held_on-day": "31", "held_on-month": "11"}, "Day must be a real date"),
        ({"held_on-day": "", "held_on-month": "", "held_on-year": ""}, "Enter the day"),
        ({"plan": "2222222222"}, "Choose the plan from the list"),
        ({"round": "2222222222"}, "Choose the round from the list"),
        ({"notes": "x" * 4001}, "must be 4000 characters or fewer. It has 4001"),
    ],
)
def test_what_cannot_be_is_explained_and_what_was_typed_is_kept(june, answers, sentence):
    shown = june.post(ADD, {**NEW, **answers})

    assert any(sentence in one for one in problems(shown)), problems(shown)
    assert boxes(shown)["place"] == "Online"
    assert not Meeting.objects.filter(title=NEW["title"]).exists()


def test_how_people_were_told_is_kept_of_a_public_meeting_alone(june):
    told = {"publicity": "Posters.", "title": "Told"}
    june.post(ADD, {**NEW, **told, "kind": "public"})
    june.post(ADD, {**NEW, **told, "kind": "delivery"})

    kept = dict(Meeting.objects.filter(title="Told").values_list("kind", "publicity"))
    assert kept == {"public": "Posters.", "delivery": ""}


def test_the_strategy_group_has_the_partnerships_own_word(june, elin):
    board = {Term.GROUP: "executive board"}
    set_words(partnership=people.vale(), version=0, words=board, by=people.reader("tess"), now=clock.now())

    assert "Executive board" in words(june.get(ADD))
    assert "Executive board" in words(elin.get(meetings.autumn().get_absolute_url()))


def test_a_change_is_kept_with_its_reason_and_the_same_again_changes_nothing(june, elin):
    one = meetings.winter()
    typed = boxes(june.get(page("meeting-edit", one)))

    shown = june.post(page("meeting-edit", one), {**typed, "place": "Online", "reason": "Snow"}, follow=True)

    assert "The meeting is changed" in words(shown)
    changes = words(elin.get(page("meeting-changes", one)))
    assert "Where Council offices, Vale Online" in changes
    assert "Reason given: Snow" in changes
    again = june.post(page("meeting-edit", one), boxes(june.get(page("meeting-edit", one))), follow=True)
    assert "Nothing was changed" in words(again)


def test_two_coordinators_who_change_one_meeting_both_see_what_the_other_wrote(june, sign_in):
    one = meetings.winter()
    typed = boxes(june.get(page("meeting-edit", one)))
    aled = sign_in("aled")
    theirs = boxes(aled.get(page("meeting-edit", one)))
    aled.post(page("meeting-edit", one), {**theirs, "place": "Aled’s place"})

    clash = june.post(page("meeting-edit", one), {**typed, "place": "June’s place"})

    assert "Somebody saved this meeting while you were writing" in words(clash)
    assert "Aled’s place" in words(clash)
    assert boxes(clash)["place"] == "June’s place"
    june.post(page("meeting-edit", one), boxes(clash))
    one.refresh_from_db()
    assert one.place == "June’s place"


def test_a_meeting_has_taken_place_once_its_day_has_come(june):
    past, coming = meetings.called(), meetings.winter()

    shown = june.post(page("meeting-hold", past), {"held": "yes"}, follow=True)
    early = june.post(page("meeting-hold", coming), {"held": "yes"}, follow=True)
    june.post(page("meeting-hold", past), {"held": "yes"})

    assert "Has taken place" in words(shown)
    assert "It is on 9 December 2026, so it has not taken place yet." in words(early)
    assert AuditEvent.objects.filter(verb="meeting.held", subject_id=past.pk).count() == 1
    undone = june.post(page("meeting-hold", past), {"held": "no"}, follow=True)
    assert "Not written up" in words(undone)


def test_a_meeting_that_took_place_is_not_put_into_the_future():
    one = meetings.called()
    say_whether_held(meeting=one, is_held=True, by=people.reader("june"), now=clock.now())
    answers = MeetingAnswers(one.kind, one.title, date(2027, 1, 4))

    with pytest.raises(ValidationError, match="can’t be after today"):
        edit_meeting(
            key=one.key, version=2, answers=answers, reason="", by=people.reader("june"), now=clock.now()
        )


@pytest.mark.parametrize("called", ["dana", "tom", "tess", "elin"])
def test_only_the_coordinator_changes_a_meeting(called):
    by, now = people.reader(called), clock.now()
    one = meetings.autumn()

    with pytest.raises(PermissionDenied, match="Only the coordinator can call a meeting"):
        add_meeting(
            partnership=people.vale(),
            answers=MeetingAnswers("delivery", "Mine", people.TODAY),
            by=by,
            now=now,
        )
    with pytest.raises(PermissionDenied, match="Only the coordinator can call a meeting"):
        add_attendance(
            meeting=one, rows=[Came(meetings.seat("Marshland Constabulary"), "Me")], by=by, now=now
        )


@pytest.mark.parametrize("called", ["june", "aled"])
def test_a_restricted_plan_can_never_be_chosen_not_even_by_a_member(called, sign_in):
    restricted = open_restricted_plan()
    client = sign_in(called)

    shown = client.get(ADD)
    refused = client.post(ADD, {**NEW, "plan": restricted.plan.key})

    assert CANARY not in shown.content.decode()
    assert "Choose the plan from the list" in problems(refused)
    with pytest.raises(ValidationError, match="a plan of the whole partnership"):
        add_meeting(
            partnership=people.vale(),
            answers=MeetingAnswers("delivery", "Mine", people.TODAY, plan=restricted.plan),
            by=people.reader(called),
            now=clock.now(),
        )


def test_a_plan_that_became_restricted_is_named_nowhere_in_its_meetings(june, elin):
    one = meetings.autumn()
    restricted = open_restricted_plan()
    Meeting.objects.filter(pk=one.pk).update(plan=restricted.plan)

    shown = [elin.get(page(name, one)) for name in ("meeting-detail", "meeting-changes")]

    assert all(CANARY not in answer.content.decode() for answer in shown)
    assert elin.get(page("meeting-highlights", one)).status_code == 404
    assert CANARY not in june.get(page("meeting-edit", one)).content.decode()


def test_a_closed_plan_is_not_offered(june):
    Plan.objects.filter(pk=people.plan().pk).update(state=Plan.State.CLOSED)

    assert people.plan().title not in words(june.get(ADD))
    assert people.plan().title in words(june.get(page("meeting-edit", meetings.winter())))


def test_the_coordinator_is_asked_to_write_up_a_meeting_whose_day_has_passed(june, elin):
    meetings.called()

    assert "Write down who came to Delivery group" in words(june.get("/p/vale/"))
    assert "Write down who came to" not in words(elin.get("/p/vale/"))


def test_a_meeting_of_today_or_one_that_was_held_is_not_asked_about(june):
    meetings.called(held_on=people.TODAY)

    assert "Write down who came to" not in words(june.get("/p/vale/"))


def test_a_search_finds_a_meeting_by_what_it_decided(elin, june):
    found = words(elin.get("/p/vale/search/?words=surgeries+advisers"))

    assert "Strategy group: autumn" in found
    assert "Strategy group: autumn" not in words(elin.get("/p/vale/search/?words=Whitlock"))


def test_what_is_held_about_somebody_names_the_meetings_they_were_at(sign_in):
    text = words(sign_in("leila").get("/account/data/"))

    assert "Meetings that you were at" in text
    assert "Sent apologies, in a senior position" in text


def test_another_partnerships_meeting_is_not_there(fen, june):
    theirs = Meeting(partnership=fen.partnership, kind="delivery", title="Fen’s own", held_on=people.TODAY)
    theirs.save()

    assert june.get(page("meeting-detail", theirs)).status_code == 404
    assert "Fen’s own" not in words(june.get(LIST))


def test_the_trail_names_the_meeting_and_nobody_who_came(sign_in):
    meetings.called()
    text = words(sign_in("tess").get("/p/vale/settings/trail/"))

    assert "Called a meeting of the partnership" in text
