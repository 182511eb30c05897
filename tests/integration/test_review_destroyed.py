"""A review that is destroyed is gone: from every table, from every earlier version, from the storage."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.db.models import Model
from django.urls import reverse
from simple_history.models import HistoricalChanges

from csp.audit.sealing import seal_waiting
from csp.audit.verifying import verify_trails
from csp.kernel import kept_typing
from csp.models import AuditEvent, Circle, StoredFile
from csp.web import clock
from dhr.models import Capacity, Destruction, LegalHold, Publication, Review
from dhr.queries.destroying import PARTS, STAYS, Goes, whole
from dhr.services.destructions import destroy_review
from plans.models import Plan
from tests.integration import ending, people
from tests.integration.reading import boxes, words
from tests.integration.reviewing import open_review
from tests.integration.whole_plan import whole_plan
from tests.integration.whole_review import CANARY, whole_review

OURS = [
    model for model in apps.get_models(include_auto_created=True) if not issubclass(model, HistoricalChanges)
]


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path):
    """Keep files in a folder of this test's own: others leave theirs behind."""
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }


@pytest.fixture
def over():
    """A review with a row in every table that a review can have one in, whose time was over some days ago."""
    made = whole_review()
    whole_plan(made)
    Destruction.objects.all().delete()
    Publication.objects.update(published_on=None, published_by=None, shown_until=None, taken_down_on=None)
    ending.close(made.review)
    return made


def destroyed(made):
    asked = ending.asked(made)
    return destroy_review(review=made.review, asked=asked.key, by=made.by(Capacity.DEPUTY), now=clock.now())


def told_of(row: Model) -> str:
    """Everything that a row says, in all its columns."""
    return " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)


def tables_with(words: str) -> set[str]:
    """The tables that say these words anywhere, of earlier versions too."""
    return {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if any(words.casefold() in told_of(row).casefold() for row in model._base_manager.all())
    }


def files_with(words: str) -> list[str]:
    """The files in the private storage that say these words."""
    return [place for place in every_place() if words.encode() in storages["private"].open(place).read()]


def every_place(folder: str = "") -> Iterator[str]:
    folders, files = storages["private"].listdir(folder)
    yield from (f"{folder}/{name}".strip("/") for name in files)
    for inner in folders:
        yield from every_place(f"{folder}/{inner}".strip("/"))


def test_nothing_of_a_destroyed_review_is_in_any_table_or_file(over):
    before = tables_with(CANARY)
    assert len(before) > 50
    assert {"dhr.Review", "dhr.HistoricalReview", "plans.HistoricalAction", "csp.SearchEntry"} <= before
    assert files_with(CANARY)

    done = destroyed(over)

    assert tables_with(CANARY) == set()
    assert files_with(CANARY) == []
    assert done.files_left == 0


def test_every_table_that_goes_has_a_row_in_this_proof_and_none_afterwards(over):
    everything = whole(over.by(), review=over.review)
    empty = {table.model._meta.label for table in everything.tables if not table.rows.exists()}
    assert empty == set()
    ids = {model: set(found) for model, found in everything.ids.items()}

    destroyed(over)

    for model, found in ids.items():
        if model._meta.label not in STAYS:
            assert not model._base_manager.filter(pk__in=found).exists(), model
            if hasattr(model, "history"):
                assert not model.history.filter(id__in=found).exists(), model


def leads_to_a_review(model: type[Model], known: set[type[Model]]) -> bool:
    """Whether a table points at a review, or at what goes with one."""
    return any(
        field.is_relation and (field.many_to_one or field.one_to_one) and field.related_model in known
        for field in model._meta.get_fields()
        if field.concrete
    )


def forgotten(parts: Iterable[Goes]) -> set[str]:
    """The tables of reviews and plans, and those with a circle, that go with no review and do not stay."""
    goes = {part.model for part in parts} | {Review}
    joining = {field.remote_field.through for model in goes for field in model._meta.many_to_many}
    known = goes | {Review, Plan, Circle, StoredFile}
    found = {model for model in OURS if leads_to_a_review(model, known)}
    return {model._meta.label for model in found - goes - joining} - set(STAYS)


def test_no_table_that_leads_to_a_review_is_forgotten():
    # A scrutiny report is of a plan of the whole partnership, and its packs and appendices are for everybody to read.
    # The circle of a statement is of people of a partner, over all reviews; the file of a form is a council's logo.
    of_a_partner = {"dhr.Statement", "dhr.StatementReader"}
    of_reports = {f"scrutiny.{one}" for one in ("Report", "Pack", "AppendixFile", "CouncilForm")}
    assert forgotten(PARTS) == {*of_reports, *of_a_partner}


def test_a_table_that_is_left_out_is_noticed():
    unnoticed = {
        part.model._meta.label
        for part in PARTS
        if part.model._meta.label not in forgotten(one for one in PARTS if one.model is not part.model)
    }

    assert unnoticed == set()


def test_what_stays_says_that_two_people_had_it_done_and_only_they_see_it(over, sign_in):
    asked = ending.asked(over)
    ansel = sign_in("ansel")
    address = reverse("dhr:destruction-approve", args=["vale", over.review.key])
    shown = ansel.get(address)
    assert "All that goes, with every earlier version What Rows Action plan 2 " in words(shown)
    assert "People on it" in words(shown)

    said = words(ansel.post(address, {**boxes(shown), "understands": "on"}, follow=True))

    assert "The review is destroyed" in said
    assert "23 November 2026 Wren Castell Ansel Wray" in said
    left = Destruction.objects.get()
    assert (left.key, left.review, left.why) == (asked.key, None, "")
    assert left.rows > 100
    assert left.files > 5
    listed = reverse("dhr:destruction-list", args=["vale"])
    wren = sign_in("wren")
    assert listed in wren.get(reverse("dhr:review-list", args=["vale"])).content.decode()
    assert "23 November 2026 Wren Castell Ansel Wray" in words(wren.get(listed))
    for called in ("imogen", "petra", "june", "tess"):
        assert "You had no review destroyed" in words(sign_in(called).get(listed))


def test_afterwards_its_pages_are_not_there_and_the_trail_of_the_partnership_says_nothing(over, sign_in):
    pages = [
        reverse(f"dhr:{name}", args=["vale", over.review.key])
        for name in ("review-detail", "keeping-detail", "destruction-approve", "review-trail")
    ]
    trail = reverse("csp:trail", args=["vale"])
    before = words(sign_in("tess").get(trail))

    destroyed(over)

    for called in ("wren", "ansel", "imogen"):
        client = sign_in(called)
        assert [client.get(page).status_code for page in pages] == [404] * 4
        assert "You are not on any review" in words(client.get(reverse("dhr:review-list", args=["vale"])))
    assert words(sign_in("tess").get(trail)) == before


def test_the_trail_of_a_destroyed_review_stays_whole_and_ends_with_its_end(over):
    circle = over.review.panel_circle_id
    seal_waiting()

    destroyed(over)

    seal_waiting()
    last = AuditEvent.objects.filter(circle=circle).order_by("pk").last()
    assert (last.verb, last.person) == ("destruction.done", over.person(Capacity.DEPUTY))
    assert verify_trails(partnership=people.vale()).is_whole


@pytest.mark.parametrize("why_not", ["own", "hold", "shown", "withdrawn", "other"])
def test_what_has_to_hold_is_asked_again_at_the_moment_of_destroying(why_not, over):
    asked = ending.asked(over)
    key, by = asked.key, over.by(Capacity.DEPUTY)
    if why_not == "own":
        by = over.by()
    if why_not == "hold":
        ending.hold(over.review)
    if why_not == "shown":
        Publication.objects.update(published_on=date(2026, 11, 2), published_by=over.coordinator)
    if why_not == "withdrawn":
        asked.delete()
    if why_not == "other":
        key = "bcdfghjkmn"

    with pytest.raises(PermissionDenied):
        destroy_review(review=over.review, asked=key, by=by, now=clock.now())

    assert Review.objects.filter(pk=over.review.pk).exists()
    assert files_with(CANARY)


def test_another_review_keeps_everything(over):
    other = open_review(code_name="Green Harbour")
    inquest = ending.hold(other.review)
    before = {table.model: table.number for table in whole(other.by(), review=other.review).tables}

    destroyed(over)

    after = {table.model: table.number for table in whole(other.by(), review=other.review).tables}
    assert after == before
    assert LegalHold.objects.get() == inquest


def wait_for(client, path, typed, *, minutes=0):
    """Put aside what somebody typed, so many minutes ago."""
    session = client.session
    at = clock.now().timestamp() - minutes * 60
    session[kept_typing.PLACE] = {"path": path, "typed": {"why": [typed], "written_by": ["x"]}, "at": at}
    session.save()


ELSEWHERE = "/p/vale/reviews/emergency/"


def test_what_somebody_typed_on_one_of_its_pages_is_forgotten_too(over, sign_in):
    wren, imogen = sign_in("wren"), sign_in("imogen")
    wait_for(wren, reverse("dhr:legal-hold-add", args=["vale", over.review.key]), CANARY)
    wait_for(imogen, ELSEWHERE, "Of something else")
    other = imogen.session[kept_typing.PLACE]

    destroyed(over)

    assert kept_typing.PLACE not in wren.session
    assert imogen.session[kept_typing.PLACE] == other


def test_what_somebody_typed_anywhere_goes_where_it_says_the_code_name_or_is_old(over, sign_in):
    name, before = over.review.code_name, "Slate Umbrella"
    version = over.review.history.earliest()
    type(version).objects.filter(pk=version.pk).update(code_name=before)
    by_name, by_name_before, old = sign_in("wren"), sign_in("ansel"), sign_in("imogen")
    wait_for(by_name, ELSEWHERE, f"The mother in {name.upper()} rang")
    wait_for(by_name_before, ELSEWHERE, f"Once {before}")
    wait_for(old, ELSEWHERE, "Of something else", minutes=61)

    destroyed(over)

    assert all(kept_typing.PLACE not in one.session for one in (by_name, by_name_before, old))


def test_what_somebody_typed_about_a_part_that_was_removed_goes_too(over, sign_in):
    gone = ending.hold(over.review)
    key = gone.key
    gone.delete()
    wren = sign_in("wren")
    wait_for(wren, reverse("dhr:legal-hold-edit", args=["vale", key]), "Of the coroner")

    destroyed(over)

    assert kept_typing.PLACE not in wren.session


def test_a_file_that_cannot_be_removed_is_said_and_keeps_no_other(over, monkeypatch):
    storage, places = storages["private"], list(StoredFile.objects.values_list("place", flat=True))
    stuck, remove = places[0], storage.delete

    def delete(place):
        if place == stuck:
            raise OSError
        remove(place)

    monkeypatch.setattr(storage, "delete", delete)

    done = destroyed(over)

    assert done.files_left == 1
    assert files_with(CANARY) == [stuck]
