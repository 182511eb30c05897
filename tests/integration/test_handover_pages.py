"""The page on which work is handed over, and the first page of whoever takes it over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from zeal import zeal_ignore

from csp.permissions import Role
from csp.web import handovers as handing_over
from plans.models import Action, Handover, Plan
from tests.integration import people
from tests.integration.handing import NOTE, as_it_is, hand, handover_of, page_of, sent
from tests.integration.reading import boxes, problems, words

EVERY = ("1.6", "3.3", "3.10", "5.4", "6.2")  # what Tom holds and is not complete
SETTLE = "/p/vale/taken-over/"


@pytest.fixture
def dana(sign_in):
    """Dana Whitlock, who leads the constabulary."""
    return sign_in("dana")


def offered(page):
    """The references of what can be handed over, in the order of the page."""
    return [item.reference for item in page.context["desk"].items]


def test_each_open_action_is_there_ticked_with_its_status_its_date_and_room_for_a_note(tom):
    page = tom.get(page_of("tom"))

    said, filled = words(page), boxes(page)
    assert sorted(offered(page)) == sorted(EVERY)
    assert offered(page)[0] == "1.6"  # due first
    for reference in EVERY:
        action = people.action(reference)
        assert str(action) in said
        assert f"What should they know about {reference}? (optional)" in said
        assert f"take_{action.key}" in filled  # it is ticked
        assert filled[f"note_{action.key}"] == ""
    assert "Due 1 January 2027" in said
    assert "Hand over your work" in said
    assert people.action("2.1").title not in said  # complete


def test_an_officer_hands_over_what_is_ticked_and_the_rest_stays(tom):
    page = tom.get(page_of("tom"))

    after = tom.post(page_of("tom"), sent(page, "dana", "1.6", "3.3", n1_6=NOTE), follow=True)

    assert "Handed over to Dana Whitlock: 2 actions. They are told by e-mail" in words(after)
    assert sorted(offered(after)) == ["3.10", "5.4", "6.2"]
    assert people.action("1.6").lead_person == people.person("dana")
    assert (handover_of("1.6").note, handover_of("3.3").note) == (NOTE, "")


def test_the_coordinator_hands_over_what_somebody_who_has_left_still_holds(june):
    page = june.get(page_of("gareth"))

    assert "Hand over the work of Gareth Stroud" in words(page)
    assert sorted(offered(page)) == ["1.14", "2.9"]
    after = june.post(page_of("gareth"), sent(page, "tom", "1.14", "2.9"), follow=True)
    assert "Handed over to Tom Ferrier: 2 actions" in words(after)
    assert "There is nothing to hand over" in words(after)
    assert "No open action or priority that you may pass on names Gareth Stroud." in words(after)


def test_a_lead_hands_over_what_their_authority_leads_and_is_told_of_the_rest(sign_in):
    Action.objects.filter(pk=people.action("4.7").pk).update(lead_person=people.person("tom"))

    page = sign_in("dana").get(page_of("tom"))

    assert sorted(offered(page)) == sorted(EVERY)
    assert (
        "1 more open action names Tom Ferrier and is led by other authorities. The lead of each, or the "
        "coordinator, can hand them over."
    ) in words(page)
    assert people.action("4.7").title not in words(page)


@pytest.mark.parametrize(
    ("called", "choice"),
    [
        ("tom", {"Aled Pryce", "Dana Whitlock", "June Okafor"}),
        ("dana", None),
        ("june", None),
    ],
)
def test_an_officer_chooses_within_their_authority_and_the_others_among_all(called, choice, sign_in):
    names = {
        str(one) for one in sign_in(called).get(page_of("tom")).context["form"].fields["successor"].queryset
    }

    assert names == choice if choice else {"Neil Farrow", "Carys Bowen"} < names
    assert not {"Tom Ferrier", "Hal Brearley", "Gareth Stroud", "Elin Garrod"} & names


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        ({"successor": ""}, ["Choose who takes these over"]),
        ({"successor": "2222222222"}, ["Choose who takes these over from the list"]),
        ({"note": "x" * 2001}, ["Note about 1.6 must be 2000 characters or fewer. It has 2001"]),
    ],
)
def test_each_mistake_has_its_sentence_and_nothing_typed_is_lost(change, sentences, tom):
    filled = sent(tom.get(page_of("tom")), "dana", "1.6", "3.3", n3_3=NOTE)
    if "note" in change:
        filled[f"note_{people.action('1.6').key}"] = change["note"]
    else:
        filled |= change

    again = tom.post(page_of("tom"), filled)

    assert problems(again) == sentences
    kept = boxes(again)
    assert kept[f"note_{people.action('3.3').key}"] == NOTE
    assert f"take_{people.action('5.4').key}" not in kept
    assert not Handover.objects.filter(settled_at=None).exists()


def test_nothing_ticked_is_a_mistake(tom):
    again = tom.post(page_of("tom"), sent(tom.get(page_of("tom")), "dana"))

    assert problems(again) == ["Tick at least one action"]


def test_what_somebody_saved_meanwhile_is_shown_again_before_anything_is_handed_over(tom):
    page = tom.get(page_of("tom"))
    Action.objects.filter(pk=people.action("3.3").pk).update(version=9, due_on=people.TODAY)

    filled = sent(page, "dana", "1.6", "3.3", n3_3=NOTE)
    again = tom.post(page_of("tom"), filled)

    assert problems(again) == [
        "Somebody saved 3.3 while you had the page open. Look at it again, then hand it over"
    ]
    assert "Due 23 November 2026" in words(again)
    assert not Handover.objects.filter(settled_at=None).exists()
    assert boxes(again)[f"note_{people.action('3.3').key}"] == NOTE

    tom.post(page_of("tom"), as_it_is(again))
    assert handover_of("3.3").note == NOTE


def test_what_changed_and_is_not_ticked_is_no_matter(tom):
    page = tom.get(page_of("tom"))
    Action.objects.filter(pk=people.action("3.3").pk).update(version=9)

    tom.post(page_of("tom"), sent(page, "dana", "1.6"))

    assert handover_of("1.6")


def test_what_somebody_passed_on_meanwhile_is_said_and_its_note_is_shown(tom):
    page = tom.get(page_of("tom"))
    Action.objects.filter(pk=people.action("3.3").pk).update(lead_person=people.person("june"))

    again = tom.post(page_of("tom"), sent(page, "dana", "1.6", "3.3", n3_3=NOTE))

    [said] = problems(again)
    assert said.startswith("Something that you ticked is no longer here")
    assert f"What you wrote about something that is no longer here {NOTE}" in words(again)
    assert not Handover.objects.filter(settled_at=None).exists()


def test_between_two_looks_somebody_is_faster_and_the_page_says_so(tom, monkeypatch):
    page = tom.get(page_of("tom"))
    looks = []
    look = handing_over.desk_of

    def faster(*given, **named):
        found = look(*given, **named)
        if not looks:
            Action.objects.filter(pk=people.action("1.6").pk).update(version=9)
        return looks.append(found) or found

    monkeypatch.setattr("csp.views.handovers.desk_of", faster)
    with zeal_ignore():  # the two looks are meant
        again = tom.post(page_of("tom"), sent(page, "dana", "1.6"))

    assert len(looks) == 2
    assert problems(again) == [
        "Somebody saved 1.6 while you had the page open. Look at it again, then hand it over"
    ]


def test_a_successor_who_left_between_two_looks_is_refused_beside_the_question(tom, monkeypatch):
    monkeypatch.setattr("csp.views.handovers.successors", lambda *_, **__: people.Person.objects.all())

    again = tom.post(page_of("tom"), sent(tom.get(page_of("tom")), "gareth", "1.6"))

    assert problems(again) == ["Choose who takes these over from the list"]


def test_somebody_with_nothing_to_hand_over_is_told_so(tom):
    Plan.objects.update(state=Plan.State.CLOSED)

    page = tom.get(page_of("tom"))

    assert "You have nothing to hand over" in words(page)
    assert tom.post(page_of("tom"), {"successor": people.person("dana").key}).status_code == 200


def test_a_page_of_somebody_with_very_much_takes_a_hundred_at_once(june, monkeypatch):
    monkeypatch.setattr(handing_over, "AT_ONCE", 3)

    page = june.get(page_of("tom"))

    assert len(offered(page)) == 3
    assert "The first 3 of 5 are here. Hand these over, then open the page again." in words(page)


@pytest.mark.parametrize(
    ("called", "status", "sentence"),
    [
        (
            "neil",
            403,
            "Only the coordinator or the lead of an authority can hand over what somebody else holds.",
        ),
        (
            "tess",
            403,
            "Only the coordinator or the lead of an authority can hand over what somebody else holds.",
        ),
        ("june", 404, "Page not found"),
    ],
)
def test_a_key_that_nobody_here_has_is_not_told_from_a_stranger(called, status, sentence, sign_in, fen):
    client = sign_in(called)

    for key in (fen.coordinator.key, "2222222222"):
        page = client.get(reverse("csp:handover", args=["vale", key]))
        assert page.status_code == status
        assert sentence in words(page)


# The first page of the successor


def test_the_successors_first_page_begins_with_what_was_handed_over(dana):
    hand("tom", "tom", "dana", people.action("1.6"), people.action("3.3"))

    said = words(dana.get("/p/vale/"))

    assert "Hello, Dana. Something was handed over to you." in said or "asked of you" in said
    assert said.index("Handed over to you 1.6 Share") < said.index("Your actions")
    assert f"From Tom Ferrier on 23 November 2026. Due 1 January 2027. {NOTE}" in said
    assert "Nothing is asked of you today" not in said


def test_it_says_by_whose_hand_when_another_handed_it_over(dana):
    hand("june", "gareth", "dana", people.action("1.14"))

    assert "From Gareth Stroud, by June Okafor on 23 November 2026." in words(dana.get("/p/vale/"))


def test_the_button_takes_all_of_it_off_the_page_and_the_actions_stay(dana):
    hand("tom", "tom", "dana", people.action("1.6"), people.action("3.3"))
    page = dana.get("/p/vale/")
    assert "I have taken these over" in words(page)

    after = dana.post(SETTLE, {"handovers": page.context["taken"]["handovers"].value()}, follow=True)

    assert "Handed over to you" not in words(after)
    assert "These are yours now" in words(after)
    assert people.action("1.6").title in words(after)
    assert Handover.objects.filter(settled_at=None).count() == 0


def test_what_came_after_the_page_was_opened_stays_on_it(dana):
    hand("tom", "tom", "dana", people.action("1.6"))
    keys = dana.get("/p/vale/").context["taken"]["handovers"].value()
    hand("tom", "tom", "dana", people.action("3.3"))

    after = words(dana.post(SETTLE, {"handovers": keys}, follow=True))

    assert "Handed over to you 3.3" in after
    assert "Handed over to you 1.6" not in after


def test_only_opening_the_address_settles_nothing(dana):
    hand("tom", "tom", "dana", people.action("1.6"))

    assert dana.get(SETTLE)["Location"] == "/p/vale/"
    assert handover_of("1.6").settled_at is None


@pytest.mark.parametrize(
    "gone",
    [
        lambda action: action.update(status=people.status("B")),
        lambda action: action.update(lead_person=None),
        lambda action: Plan.objects.update(state=Plan.State.CLOSED),
    ],
    ids=["complete", "held by nobody", "closed"],
)
def test_what_is_no_longer_theirs_to_see_to_is_not_on_the_page(gone, dana):
    hand("tom", "tom", "dana", people.action("1.6"))

    gone(Action.objects.filter(pk=people.action("1.6").pk))

    assert "Handed over to you" not in words(dana.get("/p/vale/"))


def test_the_first_page_costs_the_same_however_much_was_handed_over(dana, django_assert_max_num_queries):
    hand("tom", "tom", "dana", people.action("1.6"))
    with django_assert_max_num_queries(22) as few:
        dana.get("/p/vale/")

    hand("tom", "tom", "dana", *(people.action(one) for one in EVERY[1:]))

    with django_assert_max_num_queries(22) as many:
        dana.get("/p/vale/")
    assert len(few) == len(many)


def test_the_page_itself_costs_the_same_however_much_somebody_holds(june, django_assert_max_num_queries):
    with django_assert_max_num_queries(13) as few:
        june.get(page_of("tom"))

    Action.objects.filter(plan=people.plan()).update(lead_person=people.person("tom"))

    with django_assert_max_num_queries(13) as many:
        assert len(offered(june.get(page_of("tom")))) > 20
    assert len(few) == len(many)


def test_the_action_says_that_it_was_handed_over_with_the_note(june):
    hand("june", "tom", "dana", people.action("1.6"))

    said = words(june.get(people.action("1.6").get_absolute_url()))
    changes = words(june.get(f"{people.action('1.6').get_absolute_url()}changes/"))

    assert f"Handed over by Tom Ferrier to Dana Whitlock. June Okafor, 23 November 2026 {NOTE}" in said
    assert "Lead person Tom Ferrier Dana Whitlock" in changes
    assert "Reason given: Handed over" in changes


# The ways to it


def test_my_work_leads_to_handing_it_over(tom, sign_in):
    assert f'href="{page_of("tom")}">Hand over your work</a>' in tom.get("/p/vale/").content.decode()
    assert "Hand over your work" not in words(sign_in("hal").get("/p/vale/"))


def person_page(called):
    return reverse("csp:person-detail", args=["vale", people.person(called).key])


def test_a_persons_page_says_what_they_hold_and_leads_to_handing_it_over(june, sign_in):
    page = june.get(person_page("tom"))

    assert "Held by Tom Ferrier: 5 open actions. Hand over their work" in words(page)
    assert page_of("tom") in page.content.decode()
    observed = words(sign_in("tess").get(person_page("tom")))
    assert (
        "Held by Tom Ferrier: 5 open actions. The coordinator, or the lead of the authority, can" in observed
    )
    assert "open action" not in words(june.get(person_page("hal")))


def test_the_page_of_somebody_who_left_says_that_nobody_holds_what_names_them(june):
    said = words(june.get(person_page("gareth")))

    assert (
        "Held by nobody, and still in the name of Gareth Stroud: 2 open actions. Hand over their work" in said
    )
    for reference in ("1.14", "2.9"):
        assert Action.objects.without_holder(people.TODAY).filter(pk=people.action(reference).pk).exists()


def test_before_an_appointment_ends_the_form_says_what_they_hold(sign_in):
    people.appoint_also("june", Role.ADMINISTRATOR)
    page = reverse("csp:appointment-end", args=["vale", people.appointment("tom").key])

    assert "Held by Tom Ferrier: 5 open actions. Hand over their work" in words(sign_in("june").get(page))
    assert "The coordinator, or the lead of the authority, can" in words(sign_in("tess").get(page))


def test_after_it_has_ended_the_persons_page_leads_on(sign_in):
    tess, one = sign_in("tess"), people.appointment("tom")
    page = reverse("csp:appointment-end", args=["vale", one.key])

    after = tess.post(page, {"when": "now", "version": one.version}, follow=True)

    assert "The appointment has ended." in words(after)
    assert "Held by nobody, and still in the name of Tom Ferrier: 5 open actions." in words(after)


def test_somebody_whose_only_role_begins_tomorrow_holds_nothing_today(june):
    people.person("tom").appointments.update(starts_on=people.TODAY + timedelta(days=1))

    assert "Held by nobody, and still in the name of Tom Ferrier" in words(june.get(person_page("tom")))
