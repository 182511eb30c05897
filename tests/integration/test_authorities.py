"""What each authority leads, owes and reported: the list, its page, the sheet and the PDF."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.documents import render as renderer
from csp.models import AuditEvent, Authority, Job
from csp.web import clock
from plans.models import Action, Commitment, Plan, PlanVersion, RoundAsk, UpdateRound
from tests.integration import at_table, people, rounds
from tests.integration.papers import rendered
from tests.integration.reading import references, words
from tests.integration.restricted import open_restricted_plan
from tests.integration.running import report
from tests.integration.working import do_the_work

LIST = "/p/vale/plans/authorities/"
CCG, ICB = "Marshland Clinical Commissioning Group", "Marshland Integrated Care Board"


def at(page="authority-detail", name=at_table.CONSTABULARY, **asked):
    return reverse(f"plans:{page}", args=["vale", at_table.seat(name).key], query=asked)


def section(response, heading, until):
    """The words of a page between two headings."""
    return words(response).partition(heading)[2].partition(until)[0]


def test_the_list_counts_what_each_authority_leads(june):
    said = words(june.get(LIST))

    led = Action.objects.filter(plan=people.plan(), lead_seat=at_table.seat())
    assert f"Marshland Constabulary {led.open().count()} " in said
    assert "Without holder" in said
    assert "2 of 9 reported" in said
    assert "No longer at the table" not in said  # it led nothing in this plan


def test_the_numbers_of_the_list_add_up_to_the_plan(june):
    taken = june.get("/p/vale/plans/authorities.csv").getvalue().decode("utf-8-sig").splitlines()

    rows = [dict(zip(taken[0].split(","), line.split(","), strict=True)) for line in taken[1:]]
    led = Action.objects.filter(plan=people.plan(), lead_seat__isnull=False)
    for head, found in {
        "Open actions led": led.open(),
        "Late": led.late(people.TODAY),
        "After the date first agreed": led.late_at_first(people.TODAY),
        "Silent": led.silent(today=people.TODAY, after_days=people.plan().silent_after_days),
        "Without a holder": led.open().without_holder(people.TODAY),
    }.items():
        assert sum(int(row[head]) for row in rows) == found.count(), head


def test_the_file_is_noted_on_the_trail(june):
    june.head("/p/vale/plans/authorities.csv")
    assert not AuditEvent.objects.filter(verb="authorities.exported").exists()

    june.get("/p/vale/plans/authorities.csv")

    [event] = AuditEvent.objects.filter(verb="authorities.exported")
    assert event.person == people.person("june")


def test_an_authoritys_page_leads_each_number_to_the_actions_behind_it(june):
    page = june.get(at(name=ICB)).content.decode()

    actions = reverse("plans:action-list", args=["vale", people.plan().key])
    lead = f"lead={at_table.seat(ICB).key}"
    for narrowed, number in (
        ("open=on", 5),
        ("due=late", 2),
        ("due=first", 3),
        ("silent=on", 1),
        ("due=soon", 1),
    ):
        address = f"{actions}?{lead}&amp;{narrowed}"
        assert f'href="{address}"' in page, narrowed
        assert len(references(june.get(address.replace("&amp;", "&")))) == number, narrowed


def test_the_page_says_what_needs_somebody_and_why(june):
    said = section(june.get(at(name=ICB)), "Why it is here", "How it reported")

    assert "Joel Amadi 31 Oct 2026 was 29 Aug 2026, 86 days ago" in said
    assert "Silent, nobody holds it" in said
    assert "After the date first agreed, due soon" in said


def test_the_page_names_what_the_authority_supports(june):
    page = june.get(at(name=ICB))

    supported = at_table.seat(ICB).actions_supported.filter(plan=people.plan())
    assert supported.exists()
    for action in supported:
        assert action.title in section(page, "Supports", "Help and guides")


def test_reports_that_an_open_round_waits_for_are_owed(june):
    said = section(june.get(at(name=ICB)), "Owes", "Late, silent")

    assert "3 reports to Autumn round 2026 by Friday 4 December 2026." in said
    assert "1 returned with a question." in said


def test_a_part_of_the_plan_that_is_not_written_is_owed(june):
    Commitment.objects.filter(seat=at_table.seat()).update(success="")

    said = section(june.get(at()), "Owes", "Late, silent")

    assert (
        "Its part of Community Safety Plan 2024 to 2027 Not written yet: how it measures its success." in said
    )


def test_an_answer_to_a_version_is_owed_until_it_is_given(june):
    version = PlanVersion.objects.filter(plan=people.plan()).order_by("-number")[0]
    version.sign_offs.filter(seat=at_table.seat()).delete()
    nobody = {"agreed_at": None, "agreed_by": None, "published_at": None, "published_by": None}
    PlanVersion.objects.filter(pk=version.pk).update(**nobody)

    owed = "Its answer whether it agrees to Community Safety Plan 2024 to 2027"

    assert owed in words(june.get(at()))
    assert owed not in words(june.get(at(name=ICB)))  # it has answered


def test_a_report_after_the_day_is_late_and_one_by_it_on_time(june):
    opened = rounds.open_round(due_on=date(2026, 11, 22), references=["1.6", "1.14"])
    report("1.6", "tom")
    RoundAsk.objects.filter(round=opened).exclude(action__reference__in=["1.6", "1.14"]).delete()

    row = section(june.get(at()), "December round Due", "On time")

    assert row.startswith(" 22 Nov 2026. Open 2 0 1 1 ")
    UpdateRound.objects.filter(pk=opened.pk).update(due_on=people.TODAY)
    row = section(june.get(at()), "December round Due", "On time")
    assert row.startswith(" 23 Nov 2026. Open 2 1 0 1 not yet ")


def test_a_locked_round_counts_for_whoever_led_the_action_then(june):
    opened = rounds.open_round(references=["1.6"])
    report("1.6", "tom")
    rounds.lock(opened)
    UpdateRound.objects.filter(pk=opened.pk).update(locked_at=clock.now() + timedelta(minutes=1))
    action = people.action("1.6")
    action.lead_seat = at_table.seat(ICB)
    action._history_date = clock.now() + timedelta(minutes=2)
    action.save()

    assert "December round" in section(june.get(at()), "How it reported", "Done")
    assert "December round" not in section(june.get(at(name=ICB)), "How it reported", "Done")


def test_an_authority_that_was_replaced_keeps_its_page_and_name(june):
    old, new = june.get(at(name=CCG)), june.get(at(name=ICB))

    assert "Its seat ended on 30 June 2022. Marshland Integrated Care Board took its place" in words(old)
    assert "It leads and supports nothing here" in words(old)
    assert f"Took the place of {CCG} on 1 July 2022." in words(new)


def test_a_seat_that_has_ended_is_listed_while_it_leads_something(june):
    Action.objects.filter(plan=people.plan(), reference="1.6").update(lead_seat=at_table.seat(CCG))

    said = words(june.get(LIST))

    assert f"No longer at the table {CCG} until 30 Jun 2022 1 " in said


def test_several_plans_are_counted_together_or_one_by_itself(june):
    other = Plan(
        partnership=people.vale(),
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Winter plan",
        state=Plan.State.AGREED,
        starts_on=date(2026, 10, 1),
        ends_on=date(2027, 3, 31),
    )
    other.save()
    Action(plan=other, title="Grit the steps", lead_seat=at_table.seat(), added_on=people.TODAY).save()

    together, alone = june.get(at()), june.get(at(plan=other.key))

    assert "10 open actions led" in words(together)
    assert "1 open action led" in words(alone)
    assert "due=late" not in together.content.decode()
    assert june.get(f"{LIST}?plan=2222222222").status_code == 404


def test_a_plan_that_has_not_begun_is_not_counted_until_it_is_chosen(june):
    Plan.objects.filter(pk=people.plan().pk).update(starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))

    said = words(june.get(LIST))

    assert "No plan runs today" in said
    assert "Choose one of the plans above." in said
    assert "9 open actions led" in words(june.get(at(plan=people.plan().key)))


def test_a_plan_that_is_still_being_drafted_is_not_counted_until_it_is_chosen(june):
    before = words(june.get(at()))
    draft = people.plan().followed_by.create(
        partnership=people.vale(),
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Draft of the plan to come",
        starts_on=date(2026, 10, 1),
        ends_on=date(2027, 3, 31),
    )
    Action(plan=draft, title="Grit the steps", lead_seat=at_table.seat(), added_on=people.TODAY).save()

    assert "9 open actions led" in before
    assert "9 open actions led" in words(june.get(at()))
    assert "1 open action led" in words(june.get(at(plan=draft.key)))


def test_a_restricted_plan_is_counted_apart_and_for_its_members_alone(sign_in):
    before = words(sign_in("june").get(at()))
    made = open_restricted_plan()

    inside = sign_in("aled")

    assert words(sign_in("june").get(at())) == before
    said = words(inside.get(at()))
    assert "Kestrel plan : 5 open, 5 late, 0 silent, 1 without a holder, 0 complete" in said
    assert "9 open actions led" in said
    assert "Kestrel" not in words(inside.get(at("authority-sheet")))
    assert inside.get(at(plan=made.plan.key)).status_code == 404


def test_the_sheet_names_posts_and_no_person(june):
    sheet = june.get(at("authority-sheet", name=ICB))

    said = words(sheet)
    assert "It names authorities and posts, and no person" in said
    assert "Head of public health evaluation" in said
    names = [one.name for one in people.Person.objects.all()]
    assert [name for name in names if name in said] == []
    assert "As at 23 November 2026" in said
    assert 'class="sp-nav"' not in sheet.content.decode()


def test_the_sheet_is_made_as_a_pdf_for_whoever_asked(june, sign_in, monkeypatch):
    drawn = []
    monkeypatch.setattr(renderer, "render", lambda numbered, **_: drawn.append(numbered) or rendered())

    begun = june.post(at("authority-pdf", name=ICB))
    do_the_work()

    job = Job.objects.get(key=begun["Location"].rstrip("/").rpartition("/")[2])
    assert job.state == Job.State.DONE
    [numbered] = drawn
    assert numbered.report.as_at == people.TODAY
    assert numbered.report.committee == ICB
    said = repr(numbered.report)
    assert [one.name for one in people.Person.objects.all() if one.name in said] == []
    assert "Sheet of this authority (PDF, 9 pages" in words(june.get(at("authority-sheet", name=ICB)))
    taken = june.get(at("authority-download", name=ICB))
    assert taken["Content-Disposition"] == 'attachment; filename="vale-authority-2026-11-23.pdf"'
    assert AuditEvent.objects.filter(verb="authority-sheet.downloaded").count() == 1
    assert sign_in("dana").get(at("authority-download", name=ICB)).status_code == 404


def test_the_pdf_of_one_plan_is_not_that_of_all_nor_of_another(june, monkeypatch):
    monkeypatch.setattr(renderer, "render", lambda *_, **__: rendered())
    plan = people.plan().key
    there = "Sheet of this authority (PDF, 9 pages"

    june.post(at("authority-pdf", plan=plan))
    do_the_work()

    alone, together = june.get(at("authority-sheet", plan=plan)), june.get(at("authority-sheet"))
    assert there in words(alone)
    assert f'href="{at("authority-download", plan=plan)}"' in alone.content.decode()
    assert there not in words(together)
    assert june.get(at("authority-download", plan=plan)).status_code == 200
    assert june.get(at("authority-download")).status_code == 404
    assert june.get(at("authority-download", plan="2222222222")).status_code == 404

    june.post(at("authority-pdf"))
    do_the_work()
    assert there in words(june.get(at("authority-sheet")))
    assert june.get(at("authority-download")).status_code == 200


def test_the_tables_of_the_pdf_name_an_action_in_one_cell(june, monkeypatch):
    drawn = []
    monkeypatch.setattr(renderer, "render", lambda numbered, **_: drawn.append(numbered) or rendered())

    june.post(at("authority-pdf", name=ICB))
    do_the_work()

    sections = {one.key: one for one in drawn[0].report.sections}
    [table] = sections["supports"].blocks
    action = at_table.seat(ICB).actions_supported.filter(plan=people.plan()).order_by("reference_order")[0]
    assert [one.label for one in table.columns] == ["Action", "Lead", "Due", "Status"]
    assert table.rows[0][0] == f"{action.reference} {action.title}"


def test_nothing_of_a_restricted_plan_reaches_the_pdf(sign_in, monkeypatch):
    open_restricted_plan()
    drawn = []
    monkeypatch.setattr(renderer, "render", lambda numbered, **_: drawn.append(numbered) or rendered())

    sign_in("aled").post(at("authority-pdf"))
    do_the_work()

    assert "Kestrel" not in repr(drawn)


def test_the_pages_lead_to_one_another(june):
    plan = people.plan()
    page = at()

    assert f'href="{LIST}"' in june.get("/p/vale/plans/").content.decode()
    assert f'href="{LIST}?plan={plan.key}"' in june.get(plan.get_absolute_url()).content.decode()
    body = Authority.objects.get(name=at_table.CONSTABULARY)
    settings = june.get(reverse("csp:authority-detail", args=["vale", body.key])).content.decode()
    assert f'href="{page}"' in settings
    asked = f"{rounds.any_round().get_absolute_url()}authority/?lead={at_table.seat().key}"
    assert f'href="{page}?plan={plan.key}"' in june.get(asked).content.decode()


@pytest.mark.parametrize("page", [LIST, "detail"])
def test_a_page_costs_the_same_however_much_is_led(page, june):
    address = at() if page == "detail" else page
    june.get(address)
    with CaptureQueriesContext(connection) as few:
        june.get(address)

    Action.objects.filter(plan=people.plan()).update(lead_seat=at_table.seat(), lead_person=None)

    with CaptureQueriesContext(connection) as many:
        june.get(address)
    assert len(many) == len(few)
