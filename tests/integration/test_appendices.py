"""Appendices of a report that is being written: added, refused, changed, moved and removed."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse

from csp import files
from csp.audit import NewerVersion
from csp.models import AuditEvent, StoredFile
from csp.permissions import Role
from csp.policies.kept_words import SaysKeptWords
from csp.web import clock
from scrutiny.models import Appendix, AppendixFile
from scrutiny.queries import appendices
from scrutiny.services.appendices import edit_appendix, move_appendix, remove_appendix
from tests.integration import attaching, papers, people
from tests.integration.reading import words
from tests.integration.reviewing import open_review

OTHER = "Survey of residents"


def send(client, name="appendix-add", key=None, **said):
    """Send the form of an appendix."""
    page = reverse(f"scrutiny:{name}", args=["vale", key or papers.report().key])
    hidden = client.get(page).context["form"].initial
    given = {"title": attaching.TITLE, "about": "", "kind": "file", "key": hidden.get("key", ""), **said}
    return client.post(page, given, follow=True)


def upload(content, name="draft.pdf"):
    return SimpleUploadedFile(name, content)


def edit(appendix, given, by="june"):
    return edit_appendix(
        key=appendix.key,
        version=appendix.version,
        answers=given,
        reason="",
        by=people.reader(by),
        now=clock.now(),
    )


def titles():
    return list(
        appendices.of_report(people.reader("june"), report=papers.report()).values_list("title", flat=True)
    )


def test_a_file_that_is_added_gets_a_letter_and_says_what_is_known_of_it(june):
    said = words(send(june, file=upload(attaching.pdf("One", "Two")), about="The evidence behind the plan"))

    assert "The appendix is added. It goes with the report when you build it" in said
    assert f"Appendix A: {attaching.TITLE} The evidence behind the plan" in said
    assert "Download Appendix A (PDF, 2 pages, " in said
    assert "Accessible as far as can be checked: it has tags, and says its language and its title." in said
    assert "To refer to it in your words, write {ref:appendix-a}" in said
    assert "That stays when it moves." in said


def test_a_file_is_kept_without_its_author_and_its_name():
    attaching.add()

    file = Appendix.objects.get().checked.file
    assert file.name == "appendix.pdf"
    with pikepdf.open(BytesIO(files.content_of(file))) as kept:
        assert dict(kept.docinfo) == {"/Title": attaching.TITLE}


def test_a_file_that_some_people_cannot_read_says_so_beside_it(june):
    said = words(send(june, file=upload(attaching.pdf(is_tagged=False, language="", rotate=90))))

    assert "Look at this Not accessible as far as can be checked: it has no tags, so a screen reader" in said
    assert "it does not say what language it is in. Shown on its side: page 1." in said


def test_a_link_is_added_with_what_stands_there(june):
    said = words(
        send(june, kind="link", link=attaching.ADDRESS, link_form="PDF, 40 pages", title="The strategy")
    )

    assert f"Appendix A: The strategy PDF, 40 pages: {attaching.ADDRESS}" in said


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose the file"),
        ({"title": ""}, "Enter the title"),
        ({"kind": ""}, "Choose whether it is a file or a link"),
        ({"kind": "link"}, "Enter the link"),
        ({"kind": "link", "link": attaching.ADDRESS}, "Enter what stands there, for example: PDF, 40 pages"),
        (
            {"kind": "link", "link": "http://vale.example/a.pdf", "link_form": "PDF"},
            "The link must begin with https://",
        ),
        ({"kind": "link", "link": "https://a b", "link_form": "PDF"}, "The link must be a whole address"),
        ({"file": ("notes.xlsx", b"PK")}, "The file’s name must end in .pdf or .docx"),
        (
            {"file": ("notes.pdf", b"PK and more")},
            "The file is not what its name says. An appendix is a PDF or a",
        ),
        (
            {"file": ("notes.docx", b"\xd0\xcf\x11\xe0 and more")},
            "The file is encrypted, or was saved by an old",
        ),
        (
            {"file": ("notes.pdf", attaching.pdf()[:300])},
            "The PDF can’t be opened: it is damaged, or is no PDF",
        ),
    ],
)
def test_what_cannot_be_an_appendix_is_said_beside_its_question_and_nothing_is_kept(said, sentence, june):
    before = StoredFile.objects.count()
    if "file" in said:
        name, content = said["file"]
        said = {**said, "file": upload(content, name)}

    page = send(june, **{"about": "Kept as typed", **said})

    assert sentence in words(page)
    assert page.context["form"].data["about"] == "Kept as typed"
    assert (Appendix.objects.count(), StoredFile.objects.count()) == (0, before)


def test_pages_and_megabytes_are_what_the_site_allows(june, settings):
    settings.APPENDIX_PAGES = 1
    assert "The PDF has 2 pages, and an appendix may have 1." in words(
        send(june, file=upload(attaching.pdf("One", "Two")))
    )
    settings.APPENDIX_MEGABYTES = 0
    assert "The file must be 0 MB or smaller" in words(send(june, file=upload(attaching.pdf())))


def test_a_form_that_is_sent_twice_adds_once(june):
    page = reverse("scrutiny:appendix-add", args=["vale", papers.report().key])
    key = june.get(page).context["form"].initial["key"]
    for _ in range(2):
        sent = {"key": key, "title": "Once", "kind": "file", "file": upload(attaching.pdf())}
        assert june.post(page, sent).status_code == 302

    assert Appendix.objects.count() == AppendixFile.objects.count() == 1


def test_the_key_of_another_is_refused():
    appendix = attaching.add()

    with pytest.raises(IntegrityError):
        attaching.add_appendix(
            report=papers.report(),
            answers=attaching.link(),
            by=people.reader("june"),
            now=clock.now(),
            key=appendix.key,
        )


def test_a_report_has_no_more_appendices_than_letters(june):
    for at in range(26):
        attaching.add(attaching.link(title=f"Paper {at}"))

    with pytest.raises(ValidationError, match="can’t have more than 26 appendices"):
        attaching.add()
    page = june.get(reverse("scrutiny:appendix-add", args=["vale", papers.report().key]))
    assert "A report can’t have more than 26 appendices. Put some of them together." in words(page)


def test_only_those_who_write_reports_add_one():
    with pytest.raises(PermissionDenied):
        attaching.add(by="farida")


def test_moving_changes_the_letter_and_not_the_name(june):
    first, second = attaching.add(), attaching.add(attaching.link(title=OTHER))
    assert (first.name, second.name) == ("appendix-a", "appendix-b")

    page = june.post(reverse("scrutiny:appendix-move", args=["vale", second.key]), {"to": "up"}, follow=True)

    assert titles() == [OTHER, attaching.TITLE]
    said = words(page)
    assert f"Appendix A: {OTHER}" in said
    assert f"Appendix B: {attaching.TITLE}" in said
    assert "write {ref:appendix-b}" in said.partition("Appendix B:")[0]


def test_the_first_does_not_go_up_nor_the_last_down():
    one, june = attaching.add(), people.reader("june")

    for up in (True, False):
        move_appendix(appendix=one, up=up, by=june, now=clock.now())

    assert Appendix.objects.get().version == one.version


def test_a_name_is_never_given_twice_in_a_report():
    one = attaching.add()
    remove_appendix(key=one.key, version=one.version, by=people.reader("june"), now=clock.now())

    assert attaching.add().name == "appendix-b"


def test_another_title_is_in_the_file_too():
    one = edit(attaching.add(), attaching.answers(b"", title=OTHER, name=""))

    with pikepdf.open(BytesIO(files.content_of(one.checked.file))) as kept:
        assert str(kept.docinfo["/Title"]) == OTHER
    assert AppendixFile.objects.count() == 1


def test_another_file_takes_the_place_of_the_first_which_goes(django_capture_on_commit_callbacks):
    one = attaching.add()
    was = one.checked.file
    with django_capture_on_commit_callbacks(execute=True):
        one = edit(one, attaching.answers(attaching.pdf("Newer words")))

    assert one.checked.text.startswith("Newer words")
    with pytest.raises(FileNotFoundError):
        files.content_of(was)


def test_the_same_answers_again_change_nothing():
    one = attaching.add()

    assert edit(one, attaching.answers(b"", name="")).version == one.version


def test_a_file_becomes_a_link_and_a_link_a_file():
    one = edit(attaching.add(), attaching.link())
    assert (one.checked, one.link) == (None, attaching.ADDRESS)

    with pytest.raises(ValidationError, match="Choose the file"):
        edit(one, attaching.answers(b"", name=""))

    assert edit(one, attaching.answers()).checked is not None


def test_two_people_at_once_lose_nothing(june):
    one = attaching.add()
    stale = {"version": one.version, "opened": one.version}
    edit(one, attaching.answers(b"", title=OTHER, name=""))

    page = send(june, "appendix-edit", one.key, title="Mine", **stale)

    said = words(page)
    assert OTHER in said
    assert page.context["form"].data["title"] == "Mine"
    with pytest.raises(NewerVersion):
        edit(one, attaching.answers(b"", title="Mine", name=""))


def test_removing_one_lets_its_file_go_and_says_what_it_was(june, django_capture_on_commit_callbacks):
    one = attaching.add()
    file = one.checked.file
    page = reverse("scrutiny:appendix-remove", args=["vale", one.key])
    asked = words(june.get(page))
    assert "If your words refer to it as {ref:appendix-a}" in asked

    with django_capture_on_commit_callbacks(execute=True):
        june.post(page, {"version": one.version, "opened": one.version})

    assert not Appendix.objects.exists()
    assert not AppendixFile.objects.exists()
    with pytest.raises(FileNotFoundError):
        files.content_of(file)
    changes = words(june.get(reverse("scrutiny:appendix-changes", args=["vale", papers.report().key])))
    assert f"Appendix: {attaching.TITLE}" in changes
    assert "This is what it was by then." in changes
    gone = june.get(reverse("scrutiny:appendix-edit", args=["vale", one.key]))
    assert gone.status_code == 410
    assert "was removed" in words(gone)


def test_what_changed_says_which_words_and_which_file(june):
    one = edit(attaching.add(), attaching.answers(attaching.pdf("Newer"), title=OTHER))

    said = words(june.get(reverse("scrutiny:appendix-changes", args=["vale", papers.report().key])))

    assert "Title" in said
    assert f"SHA-256 {one.checked.file.sha256[:12]}…" in said


def test_each_thing_that_is_done_is_on_the_trail():
    june, one = people.reader("june"), attaching.add()
    attaching.add(attaching.link())
    one = edit(one, attaching.answers(b"", title=OTHER, name=""))
    move_appendix(appendix=one, up=False, by=june, now=clock.now())
    one = Appendix.objects.get(pk=one.pk)
    remove_appendix(key=one.key, version=one.version, by=june, now=clock.now() + timedelta(minutes=1))

    said = AuditEvent.objects.filter(subject="scrutiny.appendix", subject_id=one.pk).order_by("pk")
    expected = ["appendix.added", "appendix.changed", "appendix.moved", "appendix.removed"]
    assert list(said.values_list("verb", flat=True)) == expected


def test_a_name_that_stays_inside_a_circle_is_refused_in_a_file_too():
    made = open_review()
    people.appoint_also("wren", Role.COORDINATOR)
    content = attaching.pdf(f"As {made.review.code_name} has it")

    with pytest.raises(SaysKeptWords):
        attaching.add(attaching.answers(content), by="wren")

    assert not Appendix.objects.exists()
