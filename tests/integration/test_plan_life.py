"""A plan is begun, written, put to its authorities, agreed and published, each step by whoever may take it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.audit import NewerVersion
from csp.kernel.plan_snapshot import digest
from csp.models import AuditEvent
from csp.web import clock
from plans.models import Plan, PlanVersion, SignOff
from plans.services.plan_life import TextAnswers, write_texts
from plans.services.plan_life_parts import CommitmentAnswers, write_commitment
from plans.services.plan_life_steps import agree_plan, publish_plan, put_to_authorities
from tests.integration import agreeing, at_table, people
from tests.integration.agreeing import june as coordinator
from tests.integration.agreeing import page
from tests.integration.reading import boxes, words

NEW = {
    "title": "Safer Vale 2027/28",
    "starts_on-day": "1",
    "starts_on-month": "4",
    "starts_on-year": "2027",
    "ends_on-day": "31",
    "ends_on-month": "3",
    "ends_on-year": "2028",
    "silent_after_days": "60",
}
CONSTABULARY = at_table.CONSTABULARY


@pytest.fixture
def dana(sign_in):
    """Dana Whitlock, who leads the constabulary."""
    return sign_in("dana")


def send(client, address, **answers):
    """Send a form as it stands, with these answers."""
    return client.post(address, {**boxes(client.get(address)), **answers}, follow=True)


def again(plan):
    return Plan.objects.select_related("partnership").get(pk=plan.pk)


def test_a_plan_is_begun_once_however_often_it_is_sent(june):
    key = boxes(june.get("/p/vale/plans/add/"))["key"]

    for _ in range(2):
        shown = june.post("/p/vale/plans/add/", {**NEW, "key": key}, follow=True)

    assert "The plan is begun" in words(shown)
    assert "Being drafted" in words(shown)
    plan = Plan.objects.get(title="Safer Vale 2027/28")
    assert (plan.silent_after_days, plan.state, plan.circle) == (60, "drafting", None)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"title": ""}, "Enter the title"),
        ({"ends_on-year": "2026"}, "The last day must be after the first day"),
        ({"starts_on-month": "13"}, "First day must be a real date"),
        ({"silent_after_days": "3"}, "Number of days must be a whole number from 7 to 730"),
    ],
)
def test_what_a_plan_cannot_be_is_said_beside_the_question(june, answers, sentence):
    shown = june.post("/p/vale/plans/add/", {**NEW, **answers})

    assert sentence in words(shown)
    assert boxes(shown)["ends_on-day"] == "31"
    assert not Plan.objects.filter(starts_on__year=2027).exists()


def test_the_page_says_what_is_missing_by_name_and_nothing_is_put_to_anyone_before(june):
    plan = agreeing.begun()

    shown = words(june.get(page(plan, "agreement")))

    assert "Write what is missing 8 points of the checklist are neither there nor waived" in shown
    assert f"Not yet said how success is measured: {CONSTABULARY}" in shown
    assert "No priority yet" in shown
    assert "Not asked yet" in shown
    refused = words(june.get(page(plan, "propose")))
    assert "The checklist is not complete: (a), the strategy speaks of serious violence, (b)" in refused
    with pytest.raises(ValidationError):
        agreeing.put(plan)
    assert not PlanVersion.objects.filter(plan=plan).exists()


def test_two_people_who_write_the_texts_see_each_others_words(june):
    plan = agreeing.begun()
    opened = boxes(june.get(page(plan, "texts")))
    theirs = TextAnswers(strategy="Theirs")
    write_texts(key=plan.key, version=1, answers=theirs, reason="", by=people.reader("aled"), now=clock.now())

    clash = june.post(page(plan, "texts"), {**opened, "strategy": "Mine"})

    assert "Somebody saved this while you were writing" in words(clash)
    assert "Strategy Nothing Theirs" in words(clash)
    assert boxes(clash)["strategy"] == "Mine"
    june.post(page(plan, "texts"), boxes(clash))
    assert again(plan).strategy == "Mine"
    changes = words(june.get(page(plan, "changes")))
    assert "Strategy Theirs Mine" in changes
    assert "Changed by Aled Pryce" in changes


def test_a_lead_writes_the_part_of_their_own_authority_and_of_no_other(dana):
    plan = agreeing.begun()

    shown = send(
        dana, page(plan, "commitment", CONSTABULARY), resources="Ten constables", success="Fewer calls"
    )

    assert f"The part of {CONSTABULARY} is saved" in words(shown)
    assert "Ten constables Success: Fewer calls" in words(shown)
    assert dana.get(page(plan, "commitment", at_table.COUNTY)).status_code == 403
    seat = at_table.seat(at_table.COUNTY)
    with pytest.raises(PermissionDenied, match="Only the coordinator can say what another authority puts"):
        write_commitment(
            plan=plan,
            seat=seat,
            version=0,
            answers=CommitmentAnswers("All"),
            by=people.reader("dana"),
            now=clock.now(),
        )


def test_a_part_that_somebody_wrote_meanwhile_is_not_written_over(dana):
    plan = agreeing.begun()
    opened = boxes(dana.get(page(plan, "commitment", CONSTABULARY)))
    seat = at_table.seat(CONSTABULARY)
    write_commitment(
        plan=plan, seat=seat, version=0, answers=agreeing.PART, by=coordinator(), now=clock.now()
    )

    clash = dana.post(page(plan, "commitment"), {**opened, "resources": "Mine"})

    assert "Somebody saved this while you were writing" in words(clash)
    assert boxes(clash)["resources"] == "Mine"
    assert boxes(clash)["version"] == "1"
    assert "What it allocates and deploys Nothing A sergeant and six constables" in words(clash)


def test_whoever_cannot_take_the_next_step_reads_how_the_plan_stands(june, sign_in):
    plan = agreeing.published()
    write_texts(
        key=plan.key,
        version=again(plan).version,
        answers=TextAnswers(summary="Other words."),
        reason="",
        by=coordinator(),
        now=clock.now(),
    )

    read = words(sign_in("elin").get(page(plan, "agreement")))

    assert "The plan was changed since version 1 was agreed What changed is listed below." in read
    for order in ("Write what is missing", "Put it to the authorities again"):
        assert order not in read.partition("How far")[0].partition("Version")[0]
    assert "Write what is missing" in words(june.get(page(plan, "agreement")))


def test_a_point_is_waived_with_a_reason_and_that_is_withdrawn_again(june, sign_in):
    plan = agreeing.begun()
    address = f"{page(plan, 'waive')}?point=f"
    assert "Say why the plan goes without it" in words(
        june.post(address, {**boxes(june.get(address)), "reason": ""})
    )

    shown = words(send(june, address, reason="Asked together with the county, in May"))

    assert "Waived: Asked together with the county, in May (June Okafor)" in shown
    both = june.get(page(plan, "agreement")).content.decode().split("Change or withdraw the waiver")[0]
    assert (
        both.rpartition("<td>")[2].strip().startswith('<div class="sp-row">')
    )  # apart, to be hit by a finger
    assert "7 points of the checklist" in shown
    assert "Asked together with the county" in words(sign_in("elin").get(page(plan, "agreement")))
    shown = words(june.post(page(plan, "waiver-withdraw"), {"point": "f"}, follow=True))
    assert "The point is no longer waived" in shown
    assert "8 points of the checklist" in shown


def test_what_was_waived_and_why_stays_readable_after_it_was_changed_and_withdrawn(june, sign_in):
    plan = agreeing.begun()
    address = f"{page(plan, 'waive')}?point=f"
    for reason in ("Asked together with the county", "Asked in May, with the county"):
        send(june, address, reason=reason)
    changes = page(plan, "changes")
    assert "Waived: How people who live and work here are heard and can help" in words(
        sign_in("elin").get(changes)
    )
    assert "Asked together with the county Asked in May, with the county" in words(june.get(changes))

    june.post(page(plan, "waiver-withdraw"), {"point": "f"})

    read = words(sign_in("elin").get(changes)).partition("Waived: How people")[2]
    assert "Removed by June Okafor on" in read
    assert "This is what it was by then. Why the plan goes without it Asked in May, with the county" in read


def test_putting_it_to_the_authorities_keeps_the_text_for_good(june):
    plan = agreeing.ready()

    shown = words(send(june, page(plan, "propose")))

    version = PlanVersion.objects.get(plan=plan)
    assert "Version 1 is kept, and the authorities are asked whether they agree" in shown
    assert "6 authorities have not answered yet" in shown
    assert "See who has not answered" in shown
    assert version.sha256 == digest(version.content)
    assert version.content["actions"][0]["title"] == "Talk in schools"
    write_texts(key=plan.key, version=2, answers=TextAnswers(), reason="", by=coordinator(), now=clock.now())
    version.refresh_from_db()
    assert version.content["strategy"] == agreeing.TEXTS.strategy


def test_the_same_text_is_put_to_them_once(june):
    plan = agreeing.ready()

    for _ in range(2):
        put_to_authorities(plan=plan, by=coordinator(), now=clock.now())

    assert PlanVersion.objects.filter(plan=plan).count() == 1
    assert "This text is version 1, which is with the authorities already." in words(
        june.get(page(plan, "propose"))
    )


def test_a_lead_is_asked_on_their_own_page_and_answers_in_their_own_name(dana, sign_in):
    plan = agreeing.ready()
    agreeing.put(plan)
    ask = f"Answer for {CONSTABULARY} whether it agrees to {plan.title}"
    assert ask in words(dana.get("/p/vale/"))
    assert ask not in words(sign_in("martin").get("/p/vale/"))

    refused = dana.post(
        page(plan, "sign", CONSTABULARY), {**boxes(dana.get(page(plan, "sign"))), "agrees": "no"}
    )
    assert "Say why the authority does not agree" in words(refused)
    shown = words(send(dana, page(plan, "sign", CONSTABULARY), agrees="no", reason="Too dear"))

    assert f"The answer of {CONSTABULARY} is saved" in shown
    assert "Does not agree Dana Whitlock, Superintendent, local policing, 23 Nov 2026" in shown
    assert "“Too dear”" in shown
    assert ask not in words(dana.get("/p/vale/"))
    send(dana, page(plan, "sign", CONSTABULARY), agrees="yes", reason="")
    assert [one.agrees for one in SignOff.objects.filter(plan_version__plan=plan)] == [True]
    changes = words(dana.get(page(plan, "changes")))
    assert f"The answer of {CONSTABULARY} to version 1" in changes
    assert "Whether it agrees No Yes" in changes
    assert dana.get(page(plan, "sign", at_table.COUNTY)).status_code == 403


def test_the_coordinator_records_an_answer_with_name_post_and_day(june):
    plan = agreeing.ready()
    agreeing.put(plan)
    day = {"signed_on-day": "24", "signed_on-month": "11", "signed_on-year": "2026"}
    told = {"agrees": "yes", "signed_name": "Leila Moss", "signed_post": "Deputy director", **day}
    address = page(plan, "sign", "Marshland Integrated Care Board")

    early = send(june, address, **told)
    assert "Day must be on or before 23 November 2026" in words(early)
    shown = words(send(june, address, **{**told, "signed_on-day": "23"}))

    assert "Agrees Leila Moss, Deputy director, 23 Nov 2026. Recorded by June Okafor" in shown
    assert "5 authorities have not answered yet" in shown


def test_an_answer_that_somebody_gave_meanwhile_is_shown_and_not_written_over(june, dana):
    plan = agreeing.ready()
    agreeing.put(plan)
    opened = boxes(dana.get(page(plan, "sign", CONSTABULARY)))
    agreeing.answer(plan, at_table.seat(CONSTABULARY), agrees=False)

    clash = dana.post(page(plan, "sign"), {**opened, "agrees": "yes"})

    assert "Somebody answered while you were writing It does not agree: “Too dear”" in words(clash)
    assert SignOff.objects.get(plan_version__plan=plan).agrees is False


def test_an_answer_to_an_older_text_is_refused(dana):
    plan = agreeing.ready()
    agreeing.put(plan)
    opened = boxes(dana.get(page(plan, "sign", CONSTABULARY)))
    agreeing.action(plan, title="Another")
    agreeing.put(plan)

    shown = dana.post(page(plan, "sign"), {**opened, "agrees": "yes"})

    assert "Another text has been put to the authorities meanwhile. Read it first." in words(shown)
    assert not SignOff.objects.filter(plan_version__plan=plan).exists()


def test_it_is_agreed_when_all_agree_to_what_it_still_is(june):
    plan = agreeing.ready()
    agreeing.put(plan)
    seats = agreeing.seats(plan)
    for seat in seats[:-1]:
        agreeing.answer(plan, seat)
    assert f"There is no answer yet from {seats[-1]}." in words(june.get(page(plan, "agree")))
    agreeing.answer(plan, seats[-1])
    assert f"Agree {plan.title}" in words(june.get("/p/vale/"))

    shown = words(send(june, page(plan, "agree")))

    assert "Version 1 is agreed" in shown
    assert again(plan).state == Plan.State.AGREED
    agree_plan(plan=plan, number=1, by=coordinator(), now=clock.now())
    assert AuditEvent.objects.filter(verb="plan.agreed", subject_id=plan.pk).count() == 1
    with pytest.raises(PermissionDenied, match="Version 1 is agreed, so what was said to it stands"):
        agreeing.answer(plan, seats[0])


def test_a_plan_that_changed_after_it_was_put_is_not_agreed(june):
    plan = agreeing.ready()
    agreeing.put(plan)
    for seat in agreeing.seats(plan):
        agreeing.answer(plan, seat)
    agreeing.action(plan, title="Another")

    shown = words(june.get(page(plan, "agreement")))

    assert "Changed since version 1 was put to the authorities Action 1.1 Another: added" in shown
    assert "Put it to the authorities again" in shown
    with pytest.raises(ValidationError, match="Put it to the authorities again"):
        agree_plan(plan=plan, number=1, by=coordinator(), now=clock.now())
    assert again(plan).state == Plan.State.DRAFTING


def test_publishing_marks_the_agreed_version_or_keeps_a_new_one_when_the_text_changed(june):
    plan = agreeing.agreed()

    assert "Version 1 is published" in words(send(june, page(plan, "publish")))
    publish_plan(plan=plan, by=coordinator(), now=clock.now())
    assert [one.number for one in PlanVersion.objects.filter(plan=plan)] == [1]
    agreeing.action(plan, title="Another")
    assert "Publishing keeps it as version 2" in words(june.get(page(plan, "publish")))
    assert "Version 2 is published" in words(send(june, page(plan, "publish")))

    newest = PlanVersion.objects.get(plan=plan, number=2)
    assert (newest.agreed_at, bool(newest.published_at)) == (None, True)
    agreeing.action(plan, title="A third")
    agreeing.put(plan)
    with pytest.raises(ValidationError, match="Version 3 is with the authorities"):
        publish_plan(plan=plan, by=coordinator(), now=clock.now())
    assert again(plan).state == Plan.State.PUBLISHED
    assert again(plan).public_version is None
    assert "To version 3" in words(june.get(page(plan, "agreement")))


def test_a_draft_is_not_published(june):
    plan = agreeing.ready()

    assert "A plan is published once its authorities have agreed to it." in words(
        june.get(page(plan, "publish"))
    )
    with pytest.raises(PermissionDenied):
        publish_plan(plan=plan, by=coordinator(), now=clock.now())


def test_a_stale_version_is_refused_by_the_service():
    plan = agreeing.begun()
    write_texts(key=plan.key, version=1, answers=agreeing.TEXTS, reason="", by=coordinator(), now=clock.now())

    with pytest.raises(NewerVersion):
        write_texts(
            key=plan.key, version=1, answers=TextAnswers(), reason="", by=coordinator(), now=clock.now()
        )
