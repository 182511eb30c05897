"""How long a review is kept: until when, for what in law, and who has it destroyed."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from csp.queries.readers import reader_of
from csp.queries.waiting import Roll
from csp.web import clock
from dhr.models import Capacity, Destruction, LegalHold, Publication, Review
from dhr.services import report_files
from dhr.services.waiting_keeping import of_endings
from tests.integration import agency_reporting, ending, people
from tests.integration.meanwhile import meanwhile
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, on_a_review, open_review
from tests.integration.test_review_family import day


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def sent(client, name, record, **typed):
    address = page(name, record)
    return client.post(address, {**boxes(client.get(address)), **typed}, follow=True)


@pytest.fixture
def over():
    """A review whose time was over some days ago."""
    made = open_review()
    ending.close(made.review)
    return made


def test_a_review_says_until_when_it_is_kept(sign_in):
    made = open_review()
    wren = sign_in("wren")
    rule = "The partnership keeps a review for 7 years after it is closed"

    assert f"{rule}. This one is not closed." in words(wren.get(page("keeping-detail", made.review)))
    ending.close(made.review, on=date(2019, 11, 24))
    assert f"{rule}: this one until 24 November 2026." in words(wren.get(page("keeping-detail", made.review)))
    ending.close(made.review, on=date(2019, 11, 22))
    said = words(wren.get(page("keeping-detail", made.review)))

    assert (
        f"{rule}. The time of this one was over on 22 November 2026. Nothing is destroyed by itself." in said
    )
    assert "Ask for it to be destroyed" in said


def test_what_needs_a_review_in_law_is_noted_once_changed_and_ended(sign_in, over):
    wren = sign_in("wren")
    typed = {"kind": "appeal", "why": "The police, by letter", **day("since", date(2026, 11, 2))}
    form = {**boxes(wren.get(page("legal-hold-add", over.review))), **typed}

    said = words(wren.post(page("legal-hold-add", over.review), form, follow=True))
    wren.post(page("legal-hold-add", over.review), form)
    one = LegalHold.objects.get()
    changed = words(
        sent(wren, "legal-hold-edit", one, why="The police, by letter of 2 November", reason="Day")
    )
    ended = {"ended_why": "The appeal was dismissed", **day("ended_on", date(2026, 11, 20))}
    last = words(sent(wren, "legal-hold-end", one, **ended))

    assert "It is noted what the review is kept for" in said
    assert "An appeal The police, by letter Since 2 November 2026 Keeps the review" in said
    assert "Something in law needs the review. It can be destroyed when that has ended." in said
    assert "The police, by letter of 2 November" in changed
    assert "It is noted that it has ended" in last
    assert "Since 2 November 2026 until 20 November 2026 Has ended The appeal was dismissed" in last
    assert "Ask for it to be destroyed" in last
    story = words(wren.get(page("keeping-changes", over.review)))
    assert (
        "Who asked, and what is to be kept The police, by letter The police, by letter of 2 November" in story
    )
    refused = wren.get(page("legal-hold-edit", one))
    assert refused.status_code == 403
    assert "This has ended, so it can’t be changed." in words(refused)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("legal-hold-add", {"why": "They asked"}, "Choose what needs the review to be kept"),
        ("legal-hold-add", {"kind": "claim"}, "Say who asked for it, and what is to be kept"),
        (
            "legal-hold-add",
            {"kind": "claim", "why": "They asked", **day("since", date(2026, 11, 24))},
            "Day it began must be today or before",
        ),
        (
            "legal-hold-end",
            {"ended_why": "Over", **day("ended_on", date(2026, 11, 24))},
            "Day it ended must be today",
        ),
        (
            "legal-hold-end",
            {"ended_why": "Over", **day("ended_on", date(2026, 11, 1))},
            "Day it ended must be on or",
        ),
        ("legal-hold-end", day("ended_on", date(2026, 11, 3)), "Say how it ended, and who said"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_and_nothing_is_noted(name, typed, sentence, sign_in, over):
    record = over.review if name == "legal-hold-add" else ending.hold(over.review)
    before = {**day("since", date(2026, 11, 2)), **typed} if name == "legal-hold-add" else typed

    found = problems(sent(sign_in("wren"), name, record, **before))

    assert [one.startswith(sentence) for one in found] == [True]
    assert not LegalHold.objects.exclude(ended_on=None).exists()
    assert LegalHold.objects.count() == (name == "legal-hold-end")


def test_two_who_change_one_reason_see_each_others_words(sign_in, over):
    one = ending.hold(over.review)
    wren, ansel = sign_in("wren"), sign_in("ansel")
    opened = boxes(wren.get(page("legal-hold-edit", one)))
    sent(ansel, "legal-hold-edit", one, why="Another letter came")

    clash = words(wren.post(page("legal-hold-edit", one), {**opened, "why": "A third letter came"}))

    assert "Another letter came" in clash
    assert "A third letter came" in clash
    one.refresh_from_db()
    assert one.why == "Another letter came"


@pytest.mark.parametrize(
    ("why_not", "sentence"),
    [
        ("open", "The review is not closed. How long it is kept counts from the day on which it is closed."),
        ("early", "The partnership keeps the review until 23 November 2026."),
        ("held", "Something in law needs the review. It can be destroyed when that has ended."),
        ("shown", "The review is on the public page. Take it down there first."),
    ],
)
def test_a_review_is_not_destroyed_before_its_time_or_while_something_needs_it(
    why_not, sentence, sign_in, over
):
    if why_not in ("open", "early"):
        ending.close(over.review, on=None if why_not == "open" else date(2019, 11, 23))
    if why_not == "held":
        ending.hold(over.review)
    if why_not == "shown":
        Publication(
            review=over.review, title="A review", summary="In words", published_on=date(2026, 11, 2),
            published_by=over.coordinator,
        ).save()  # fmt: skip

    refused = sign_in("wren").get(page("destruction-add", over.review))

    assert refused.status_code == 403
    assert sentence in words(refused)
    assert not Destruction.objects.exists()


def test_one_asks_and_another_reads_why_on_their_work_and_lets_it_stay(sign_in, over):
    wren, ansel = sign_in("wren"), sign_in("ansel")
    home = reverse("csp:home", args=["vale"])
    assert "The time of a review is over: Copper Lantern" in words(wren.get(home))

    said = words(sent(wren, "destruction-add", over.review, why="Seven years have passed"))

    assert "It is asked for. Somebody else on the review approves it" in said
    assert "You asked for it. Somebody else on the review approves it" in said
    assert "The time of a review is over" not in words(wren.get(home))
    assert "Say whether a review is destroyed" not in words(wren.get(home))
    assert "Say whether a review is destroyed: Copper Lantern Wren Castell asked" in words(ansel.get(home))
    read = words(ansel.get(page("keeping-detail", over.review)))
    assert "Their reason: Seven years have passed" in read
    assert "See all that goes, and destroy it" in read
    assert ansel.get(page("destruction-add", over.review)).status_code == 403
    assert "The review is kept" in words(sent(ansel, "destruction-withdraw", over.review))
    assert not Destruction.objects.exists()
    assert Review.objects.filter(pk=over.review.pk).exists()
    assert "Nobody has asked for the review" in words(ansel.get(page("destruction-approve", over.review)))


def test_the_daily_letter_counts_what_waits_and_names_nothing(over):
    circle, both = over.review.panel_circle_id, (over.coordinator, over.person(Capacity.DEPUTY))
    those = {one.pk: reader_of(one, today=people.TODAY) for one in both}
    roll = Roll(people.vale(), people.TODAY, those, {circle: frozenset(those)})
    assert {(one.person_id, one.circle_id) for one in of_endings(roll=roll)} == {
        (one.pk, circle) for one in both
    }

    ending.asked(over)

    assert [one.person_id for one in of_endings(roll=roll)] == [over.person(Capacity.DEPUTY).pk]


def test_who_on_a_review_keeps_it_asks_and_approves(sign_in):
    made = on_a_review()
    ending.close(made.review)
    answers = {}
    for called in ("wren", "ansel", "imogen", "tobin", "petra", "abel", "fenn", "dilys", "june"):
        client = sign_in(called)
        answers[called] = [client.get(page("destruction-add", made.review)).status_code]
    ending.asked(made)
    for called in answers:
        client = sign_in(called)
        names = ("destruction-approve", "destruction-withdraw")
        answers[called] += [client.get(page(name, made.review)).status_code for name in names]

    assert answers == {
        "wren": [200, 403, 200],
        "ansel": [200, 200, 200],
        "imogen": [403, 200, 200],
        "tobin": [403, 403, 403],
        "petra": [403, 403, 403],
        "abel": [404, 404, 404],
        "fenn": [404, 404, 404],
        "dilys": [404, 404, 404],
        "june": [404, 404, 404],
    }


def test_nobody_approves_it_who_signs_in_with_one_step(sign_in, over):
    ending.asked(over)
    Authenticator.objects.filter(user=over.person(Capacity.DEPUTY)).delete()

    sent_on = sign_in("ansel").get(page("destruction-approve", over.review), follow=True)

    assert "needs a second step at sign-in" in words(sent_on)
    assert "All that goes" not in words(sent_on)


def test_files_of_agency_reports_go_when_their_time_is_over_and_nothing_in_law_needs_them(sign_in):
    made = open_review()
    join(made, Capacity.AGENCY_AUTHOR)
    step = agency_reporting.any_file(made)
    file = step.file
    ending.close(made.review, on=date(2021, 11, 22))
    inquest = ending.hold(made.review)
    report_files.remove_over(now=clock.now())
    step.refresh_from_db()
    assert step.file == file
    inquest.delete()

    report_files.remove_over(now=clock.now())

    step.refresh_from_db()
    assert step.file is None
    assert not type(file).objects.filter(pk=file.pk).exists()
    said = words(sign_in("wren").get(agency_reporting.page("detail", step.report)))
    assert "Not here any more: removed on 23 November 2026, when its time was over" in said
    assert "Removed the files of an agency’s report" in words(
        sign_in("wren").get(page("review-trail", made.review))
    )


def test_files_of_an_agency_report_stay_when_something_in_law_needs_them_from_this_moment_on():
    made = open_review()
    step = agency_reporting.any_file(made)
    ending.close(made.review, on=date(2021, 11, 22))

    with meanwhile(Review, lambda: ending.hold(made.review)) as held:
        report_files.remove_over(now=clock.now())

    assert held[:1] == ["Review"]
    assert LegalHold.objects.filter(review=made.review).exists()
    step.refresh_from_db()
    assert step.file is not None


def test_files_of_agency_reports_stay_until_their_time_is_over():
    made = open_review()
    step = agency_reporting.any_file(made)
    ending.close(made.review, on=date(2021, 11, 23))

    report_files.remove_over(now=clock.now())

    step.refresh_from_db()
    assert step.file is not None
