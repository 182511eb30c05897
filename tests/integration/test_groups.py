"""A county group reads what its parts have published and locked, and nothing else of them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from csp.kernel.plan_snapshot import digest
from csp.models import Appointment, Authority, Partnership, Person
from csp.permissions import Role
from csp.web import clock
from plans.models import Plan, PlanVersion, UpdateRound
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan


def page(name: str, *keys: str) -> str:
    """Return the address of a page of the county group."""
    return reverse(f"plans:{name}", args=["marsh-county", *keys])


def published() -> PlanVersion:
    """Return the newest version that Vale has published."""
    return PlanVersion.objects.filter(published_at__isnull=False).order_by("-number")[0]


def locked() -> UpdateRound:
    """Return the round that Vale locked last."""
    return UpdateRound.objects.filter(state=UpdateRound.State.LOCKED).order_by("-opened_at")[0]


@pytest.fixture
def county() -> Partnership:
    """Return a county group that Vale is part of."""
    group = Partnership(
        slug="marsh-county", place="Marsh", title="County Group", kind=Partnership.Kind.COUNTY_GROUP
    )
    group.save()
    Partnership.objects.filter(pk=people.vale().pk).update(parent=group)
    return group


@pytest.fixture
def nadia(county, sign_in) -> Client:
    """Nadia Brook, who reads the plans of the county group and is nobody in Vale."""
    council = Authority(name="Marsh County Council", short_name="Marsh", kind=Authority.Kind.COUNTY_COUNCIL)
    council.save()
    nadia = Person.joining(email="nadia.brook@marsh.example", name="Nadia Brook")
    nadia.password = people.person("june").password
    nadia.save()
    since = date(2025, 1, 1)
    Appointment(
        person=nadia, partnership=county, authority=council, role=Role.OBSERVER, starts_on=since
    ).save()
    return sign_in("nadia")


def test_the_list_names_each_part_with_its_newest_published_versions_and_its_locked_rounds(nadia):
    text = words(nadia.get(page("group-list")))

    version, one = published(), locked()
    assert "Vale Community Safety Partnership" in text
    assert f"{version.plan.title}, version {version.number} published" in text
    assert one.title in text
    assert "Partnerships of this county group" in words(
        nadia.get(reverse("plans:plan-list", args=["marsh-county"]))
    )


def test_a_published_version_names_authorities_and_no_people(nadia):
    response = nadia.get(page("group-version", published().key))

    text = words(response)
    assert "as it was published on" in text
    assert "Marshland Constabulary" in text
    for person in Person.objects.exclude(name="Nadia Brook"):
        assert person.name not in text


def test_a_locked_round_says_what_moved_and_who_reported_without_who_holds_what(nadia):
    text = words(nadia.get(page("group-round", locked().key)))

    assert "Who reported" in text
    assert "as it stood when this round was locked" in text
    holders = {one["holder"] for one in locked().content["actions"] if one["holder"]}
    assert holders
    assert [name for name in holders if name in text] == []


WRITTEN = "Gareth Pugh of 14 Elm Row says so"


def changed(kept, **fields):
    """Keep other content in a version or a round, with the fingerprint that fits it."""
    content = {**kept.content, **fields}
    type(kept).objects.filter(pk=kept.pk).update(content=content, sha256=digest(content))


def noted(content):
    """Return a milestone that was reached with a note, in a plan that was kept."""
    action = content["actions"][0]["key"]
    day = {"due_on": "2026-08-01", "original_due_on": "2026-08-01", "reached_on": "2026-08-01"}
    return [{"key": "mmmmmmmmmm", "action": action, "title": "Team in post", "note": WRITTEN, **day}]


def test_notes_on_milestones_and_why_a_measure_waits_stay_with_the_partnership(nadia):
    for kept in (published(), locked()):
        measures = [{**one, "why_held": WRITTEN} for one in kept.content["measures"]]
        assert measures
        changed(kept, milestones=noted(kept.content), measures=measures)

    version = words(nadia.get(page("group-version", published().key)))
    one = words(nadia.get(page("group-round", locked().key)))

    assert "Team in post" in version
    assert "Team in post" in one
    assert "Gareth Pugh" not in version
    assert "Gareth Pugh" not in one


def test_what_is_drafted_put_to_the_authorities_or_open_is_not_theirs_to_read(nadia):
    version, one = published(), locked()
    PlanVersion.objects.filter(plan=version.plan).update(published_at=None, published_by=None)

    assert nadia.get(page("group-version", version.key)).status_code == 404
    assert nadia.get(page("group-round", one.key)).status_code == 404
    assert "No plan is published." in words(nadia.get(page("group-list")))

    PlanVersion.objects.filter(pk=version.pk).update(
        published_at=clock.now(), published_by=people.person("june")
    )
    running = UpdateRound.objects.get(state=UpdateRound.State.OPEN)
    assert nadia.get(page("group-round", running.key)).status_code == 404


def test_a_restricted_plan_is_not_there_even_when_it_was_published(nadia):
    before = nadia.get(page("group-list")).content.decode()
    inside = open_restricted_plan()
    version = published()
    hidden = PlanVersion(
        plan=inside.plan,
        number=1,
        content={**version.content, "title": CANARY},
        sha256=version.sha256,
        made_at=clock.now(),
        made_by=people.person("aled"),
        published_at=clock.now(),
        published_by=people.person("aled"),
    )
    hidden.save()

    assert nadia.get(page("group-version", hidden.key)).status_code == 404
    assert words(nadia.get(page("group-list"))) == words(before)


def test_a_partnership_that_leaves_the_group_takes_its_papers_with_it(nadia):
    Partnership.objects.filter(pk=people.vale().pk).update(parent=None)

    assert nadia.get(page("group-version", published().key)).status_code == 404
    assert nadia.get(page("group-round", locked().key)).status_code == 404
    assert "No partnership is part of this group yet" in words(nadia.get(page("group-list")))


def test_a_version_that_does_not_fit_its_fingerprint_is_not_shown(nadia):
    version = published()
    PlanVersion.objects.filter(pk=version.pk).update(content={**version.content, "title": "Another plan"})

    text = words(nadia.get(page("group-version", version.key)))

    assert "What is kept here is damaged" in text
    assert "Another plan" not in text


def test_a_plan_that_was_given_another_title_since_is_called_what_it_was_published_as(nadia):
    version = published()
    Plan.objects.filter(pk=version.plan_id).update(title="What they call it now")

    text = words(nadia.get(page("group-version", version.key)))

    assert version.content["title"] in text
    assert "What they call it now" not in text


def test_a_round_is_not_laid_beside_one_that_does_not_fit_its_fingerprint(nadia):
    earlier = UpdateRound.objects.filter(state=UpdateRound.State.LOCKED).order_by("opened_at")[0]
    UpdateRound.objects.filter(pk=earlier.pk).update(content={**earlier.content, "title": "Another plan"})

    text = words(nadia.get(page("group-round", locked().key)))

    assert "What is kept here is damaged" in text
    assert "Who reported" not in text


def test_the_parts_of_a_group_read_nothing_of_it(county, june):
    assert june.get(page("group-list")).status_code == 404
    assert june.get(reverse("plans:group-list", args=["vale"])).status_code == 404
