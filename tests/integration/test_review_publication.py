"""Publishing a review: the gate, each condition on its own, what everybody then reads, and taking it down."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity, Condition, Copy, Publication, ReviewStage, Stage
from dhr.models.gate import CHECKS, OF_THE_DAY, Kind
from dhr.services.conditions import Answer
from dhr.services.publications import publish, take_down
from tests.integration import family, people, publishing, quality
from tests.integration.reading import boxes, words
from tests.integration.reviewing import join, open_review

TOMORROW = people.TODAY + timedelta(days=1)


@pytest.fixture
def made():
    """A review with its coordinator and its deputy."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """Its coordinator's browser."""
    return sign_in("wren")


def page(made, verb="detail"):
    return reverse(f"dhr:publication-{verb}", args=["vale", made.review.key])


def publish_now(made, found):
    return publish(publication=found, version=found.version, by=made.by(), now=clock.now())


def met(made):
    found = Condition.objects.filter(review=made.review, met_on__isnull=False)
    return {one.kind for one in found}


def test_a_review_that_nobody_prepared_says_what_to_do(wren, made):
    read = words(wren.get(page(made)))

    assert "Nothing is written yet: a title, a summary in plain words, and the day." in read
    assert "Say first what everybody will read." in words(wren.get(page(made, "publish")))
    assert "Nothing is written yet" in words(wren.get(page(made, "preview")))


def test_what_everybody_will_read_is_written_and_seen_as_everybody_will(wren, made):
    form = wren.get(page(made, "edit"))
    day = {"planned_on-day": "23", "planned_on-month": "11", "planned_on-year": "2026"}
    typed = {**boxes(form), "title": publishing.TITLE, "summary": "It **must** change", **day}

    saved = wren.post(page(made, "edit"), typed, follow=True)

    assert "What will be published is saved" in words(saved)
    assert "6 conditions" not in words(saved)
    assert "7 conditions not met yet" in words(saved)
    preview = wren.get(page(made, "preview")).content.decode()
    assert "<strong>must</strong>" in preview
    assert publishing.TITLE in preview


def test_a_second_tab_does_not_write_over_the_first(wren, made):
    first = publishing.write(made.review)
    form = boxes(wren.get(page(made, "edit")))
    publishing.write(made.review, version=first.version, title="Written meanwhile")

    answer = wren.post(page(made, "edit"), {**form, "title": "Mine"})

    assert "Written meanwhile" in words(answer)
    assert Publication.objects.get().title == "Written meanwhile"


def test_two_who_begin_it_at_once_do_not_write_over_one_another(wren, made):
    form = boxes(wren.get(page(made, "edit")))
    publishing.write(made.review, title="Written meanwhile")
    typed = {**form, "title": "Mine", "summary": "Mine"}

    asked = wren.post(page(made, "edit"), typed)
    assert "Written meanwhile" in words(asked)
    assert Publication.objects.get().title == "Written meanwhile"

    wren.post(page(made, "edit"), {**typed, **boxes(asked)})
    assert Publication.objects.get().title == "Mine"


def test_the_code_name_of_another_review_is_not_told_either(made):
    open_review(code_name="Velvet Harbour")

    with pytest.raises(ValidationError, match="Take out the code name"):
        publishing.write(made.review, summary="As in Velvet Harbour")


def test_a_name_in_the_summary_is_doubted_before_it_is_saved(wren, made):
    form = {
        **boxes(wren.get(page(made, "edit"))),
        "title": "Ada",
        "summary": "Her sister Marta Ostrow said so",
    }

    asked = wren.post(page(made, "edit"), form)

    assert "Look again before you save" in words(asked)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("kind", list(Kind))
def test_without_any_one_condition_it_is_not_published(kind, made):
    found = publishing.ready(made)
    if kind == Kind.APPROVED:
        made.review.submissions.update(approved_on=None)
    else:
        publishing.judge(publishing.condition(made.review, kind), made.by(), Answer.NOT_MET)

    with pytest.raises(ValidationError) as refused:
        publish_now(made, found)

    assert [one.partition(":")[0] for one in refused.value.messages] == [kind.label]
    assert Publication.objects.get().published_on is None


def test_it_is_published_on_the_day_that_people_were_told_of(made):
    found = publishing.ready(made)
    Publication.objects.update(planned_on=TOMORROW)

    with pytest.raises(ValidationError, match="It is planned for 24 November 2026"):
        publish_now(made, found)


def test_a_condition_that_lapses_while_the_page_is_open_refuses(wren, made):
    publishing.ready(made)
    form = boxes(wren.get(page(made, "publish")))
    family.proceeding(made.review)

    answer = wren.post(page(made, "publish"), {**form, "is_read": "on"})

    assert "It can’t be published yet" in words(answer)
    assert "A proceeding goes on" in words(answer)
    assert Publication.objects.get().published_on is None


def test_what_was_changed_meanwhile_is_not_published(made):
    found = publishing.ready(made)
    publishing.write(made.review, version=found.version, title="Another")

    with pytest.raises(NewerVersion):
        publish_now(made, found)


def test_publishing_notes_the_stage_owes_the_copies_and_is_done_once(wren, made):
    publishing.ready(made)
    form = {**boxes(wren.get(page(made, "publish"))), "is_read": "on"}

    for _ in range(2):
        answer = wren.post(page(made, "publish"), form, follow=True)

    assert "It is published: everybody can read it now" in words(answer)
    shown = Publication.objects.get()
    assert (shown.published_on, shown.published_by) == (people.TODAY, made.coordinator)
    assert shown.shown_until == date(2027, 11, 22)
    assert ReviewStage.objects.get(review=made.review, stage=Stage.PUBLISHED).reached_on == people.TODAY
    assert set(Copy.objects.values_list("recipient", flat=True)) == {"panel", "library"}
    assert AuditEvent.objects.filter(verb="publication.published").count() == 1


def test_whoever_does_not_say_that_they_read_it_does_not_publish_it(wren, made):
    publishing.ready(made)

    answer = wren.post(page(made, "publish"), boxes(wren.get(page(made, "publish"))))

    assert "I have read the preview" in words(answer)
    assert "There is a problem" in words(answer)
    assert Publication.objects.get().published_on is None


def test_one_person_does_not_check_anonymity_twice(made):
    publishing.judge(publishing.condition(made.review, Kind.ANONYMITY), made.by())

    with pytest.raises(ValidationError, match="You made the other check"):
        publishing.judge(publishing.condition(made.review, Kind.ANONYMITY_AGAIN), made.by())

    again = publishing.judge(
        publishing.condition(made.review, Kind.ANONYMITY_AGAIN), made.by(Capacity.DEPUTY)
    )
    assert again.met_by == made.deputy


@pytest.mark.parametrize("kind", [one for one in Kind if one != Kind.APPROVED])
def test_only_what_guidance_asks_for_is_waived(kind, made):
    condition = publishing.condition(made.review, kind)
    can_be = kind in {Kind.FAMILY_TOLD, Kind.AGENCIES_TOLD, Kind.NO_ANNIVERSARY}

    if can_be:
        waived = publishing.judge(condition, made.by(), Answer.WAIVED, waived_why="Nobody is left to tell")
        assert waived.waived_why == "Nobody is left to tell"
        return
    with pytest.raises(ValidationError, match="This can’t be waived"):
        publishing.judge(condition, made.by(), Answer.WAIVED, waived_why="Nobody is left to tell")


def test_a_condition_is_said_to_hold_on_its_own_page(wren, made):
    condition = publishing.condition(made.review)
    there = reverse("dhr:condition-edit", args=["vale", condition.key])
    form = {**boxes(wren.get(there)), "stands": "met"}

    asked = wren.post(there, form)
    assert "Enter what shows that it holds" in words(asked)
    late = {"met_on-day": "24", "met_on-month": "11", "met_on-year": "2026"}
    assert "The day must be today or before" in words(
        wren.post(there, {**form, "evidence": "By letter", **late})
    )
    saved = wren.post(there, {**form, "evidence": "The chair wrote to them"}, follow=True)

    assert "How it stands is saved" in words(saved)
    assert "The chair wrote to them" in words(saved)
    assert "Wren Castell, 23 November 2026" in words(saved)


def test_other_words_and_other_documents_are_checked_again(made):
    found = publishing.ready(made)
    assert met(made) >= CHECKS

    publishing.write(made.review, version=found.version, summary="Other words")
    assert not met(made) & CHECKS
    assert Kind.FAMILY_TOLD in met(made)

    for kind, by in ((Kind.ANONYMITY, made.by()), (Kind.ANONYMITY_AGAIN, made.by(Capacity.DEPUTY))):
        publishing.judge(publishing.condition(made.review, kind), by)
    publishing.document(made.review, title="Executive summary")
    assert not met(made) & CHECKS


def test_of_another_day_people_are_told_again_and_a_waiver_without_a_day_stays(made):
    found = publishing.ready(made)
    family_told = publishing.condition(made.review, Kind.FAMILY_TOLD)
    publishing.judge(family_told, made.by(), Answer.WAIVED, waived_why="Nobody is left to tell")

    publishing.write(made.review, version=found.version, planned_on=TOMORROW)

    assert met(made) == {Kind.PROCEEDINGS, *CHECKS, Kind.FAMILY_TOLD}


def test_a_day_that_has_passed_is_not_planned(made):
    with pytest.raises(ValidationError, match="must be today or later"):
        publishing.write(made.review, planned_on=people.TODAY - timedelta(days=1))


def test_a_day_in_the_month_of_the_death_is_warned_of(wren, made):
    publishing.write(made.review, planned_on=date(2027, 10, 4))

    assert "The day is in the month of the year in which the death was" in words(wren.get(page(made)))


def test_what_everybody_reads_does_not_change_under_them(wren, made):
    shown = publishing.public(made)

    with pytest.raises(PermissionDenied, match="Take it down before you change"):
        publishing.write(made.review, version=shown.version, title="Another")
    with pytest.raises(PermissionDenied, match="Take it down before you change"):
        publishing.document(made.review)
    assert wren.get(page(made, "edit")).status_code == 403


def test_it_is_taken_down_with_a_reason_by_whoever_runs_it_when_it_is_closed_too(wren, made):
    publishing.public(made)
    made.review.refresh_from_db()
    made.review.closed_on = people.TODAY
    made.review.save()
    form = boxes(wren.get(page(made, "withdraw")))

    assert "Enter why you are taking it down" in words(wren.post(page(made, "withdraw"), form))
    done = wren.post(page(made, "withdraw"), {**form, "reason": "The family asked"}, follow=True)

    assert "It is taken down: nobody else can read it any more" in words(done)
    assert "The family asked" in words(done)
    assert Publication.objects.get().taken_down_on == people.TODAY


def test_it_is_put_back_through_the_same_gate(made):
    shown = publishing.public(made)
    down = take_down(publication=shown, reason="Look again", by=made.by(), now=clock.now())
    held = family.proceeding(made.review)

    with pytest.raises(ValidationError, match="A proceeding goes on"):
        publish_now(made, down)

    held.delete()
    back = publish_now(made, down)
    assert (back.taken_down_on, back.taken_down_why) == (None, "")


def test_a_review_that_is_put_back_was_published_on_its_first_day(made):
    quality.held(made.review)
    shown = publishing.public(made)
    down = take_down(publication=shown, reason="Look again", by=made.by(), now=clock.now())

    with time_machine.travel(clock.now() + timedelta(days=400), tick=False):
        later = reader_of(made.coordinator, today=clock.today())
        publishing.write(made.review, by=later, version=down.version, planned_on=clock.today())
        for kind in OF_THE_DAY:
            publishing.judge(publishing.condition(made.review, kind), later)
        down.refresh_from_db()
        publish(publication=down, version=down.version, by=later, now=clock.now())

    assert Publication.objects.get().published_on == people.TODAY + timedelta(days=400)
    assert ReviewStage.objects.get(review=made.review, stage=Stage.PUBLISHED).reached_on == people.TODAY


def test_only_whoever_runs_it_takes_it_down(made):
    join(made, Capacity.CHAIR)
    shown = publishing.public(made)

    with pytest.raises(PermissionDenied, match="Only the review’s coordinator and deputy"):
        take_down(publication=shown, reason="No", by=made.by(Capacity.CHAIR), now=clock.now())


def test_every_change_is_told_and_so_is_who_checked(wren, made):
    publishing.public(made)

    read = words(wren.get(page(made, "changes")))

    assert "What everybody reads: Domestic homicide review: “Ada”" in read
    assert "Ansel Wray" in read
    assert "Day it was published" in read


def test_what_is_public_already_is_not_published_again(wren, made):
    publishing.public(made)

    assert "It is on the public page already" in words(wren.get(page(made, "publish"), follow=True))


def test_whoever_opened_it_in_an_emergency_or_sees_as_somebody_else_changes_nothing(made):
    condition = publishing.condition(made.review)
    there = made.members[Capacity.DEPUTY]
    there.capacity = Capacity.EMERGENCY
    there.ends_on = people.TODAY
    there.save()

    by = made.by(Capacity.DEPUTY)
    with pytest.raises(PermissionDenied):
        publishing.judge(condition, by)
    with pytest.raises(PermissionDenied):
        publishing.write(made.review, by=by, version=1, title="Another")
