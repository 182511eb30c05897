"""A later version of a report says what it corrects in the one before, and what was issued stays as it was."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse

from csp.kernel.report import thaw
from scrutiny.models import Correction
from scrutiny.services.corrections import (
    CorrectionAnswers,
    edit_correction,
    remove_correction,
)
from scrutiny.services.packs import CannotIssue
from tests.integration import correcting, papers
from tests.integration.correcting import PLACE, RIGHT, SAID, SENTENCE, whoever
from tests.integration.reading import words


def page(name, key):
    return reverse(f"scrutiny:correction-{name}", args=["vale", key])


def send(client, name, key, **said):
    """Send the form of a correction, as it is shown but for what is said here."""
    shown = client.get(page(name, key)).context["form"]
    hidden = {name: shown.initial[name] for name in ("key", "version") if name in shown.initial}
    given = {"place": PLACE, "said": SAID, "should_say": RIGHT, "reason": "", **hidden, **said}
    if name == "edit":
        given["version"] = shown["version"].value()
    return client.post(page(name, key), given, follow=True)


def last_section(pack):
    """Return the heading and the paragraphs of the last section of a pack, as they are read."""
    section = thaw(pack.snapshot).report.sections[-1]
    return section.title, [block.text.replace("\\", "") for block in section.blocks]


def front(pack):
    return dict(thaw(pack.snapshot).report.front)


def test_the_next_version_lists_its_corrections_last_and_says_on_its_front_which_version_it_is(june):
    before = [section.key for section in thaw(papers.issued_pack().snapshot).report.sections]
    said = words(send(june, "add", papers.report().key))
    assert f"{SENTENCE} Change" in said
    send(june, "add", papers.report().key, place="Table 2", said="", should_say="March: 12")

    pack = papers.built_pack()

    assert [section.key for section in thaw(pack.snapshot).report.sections] == [*before, "corrections"]
    assert last_section(pack) == (
        "Corrections to version 1",
        [
            "Version 1 was issued on 23 November 2026. It is corrected in 2 places:",
            SENTENCE,
            "Table 2: “March: 12” is added.",
        ],
    )
    assert front(pack)["Version"] == "2, with 2 corrections to version 1, issued on 23 November 2026"
    assert SENTENCE in words(june.get(pack.get_absolute_url()))


def test_what_is_taken_out_is_said_to_be_and_marks_are_only_letters(june):
    papers.issued_pack()
    correcting.add("Section *2*", "<b>wrong</b> {ref:nowhere}", "")

    pack = papers.built_pack()

    assert "Section *2*: “<b>wrong</b> {ref:nowhere}” is taken out." in words(
        june.get(pack.get_absolute_url())
    )


def test_the_first_version_speaks_of_none_and_none_can_be_listed_before_it(june):
    pack = papers.built_pack()

    assert "Version" not in front(pack)
    assert "Corrections" not in words(june.get(papers.report().get_absolute_url()))
    said = words(june.get(page("add", papers.report().key)))
    assert "Nothing of this report has been issued for its meeting yet: change the report itself." in said
    with pytest.raises(PermissionDenied):
        correcting.add()


def test_a_later_version_that_says_nothing_of_what_it_corrects_is_not_issued():
    papers.issued_pack()

    with pytest.raises(CannotIssue, match=r"^Version 1 of this report is issued, and this one does not say"):
        papers.issue(papers.built_pack())


def test_what_a_version_lists_is_closed_when_it_is_issued_and_the_next_begins_a_new_list(june):
    papers.issued_pack()
    first = correcting.add()
    second = papers.issue(papers.built_pack())
    first.refresh_from_db()

    assert first.listed_in == second
    for change in (
        lambda: edit_correction(
            key=first.key,
            version=first.version,
            answers=CorrectionAnswers("Elsewhere", "a", "b"),
            reason="",
            **whoever("june"),
        ),
        lambda: remove_correction(key=first.key, version=first.version, **whoever("june")),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert june.get(page("edit", first.key)).status_code == 403
    report = words(june.get(papers.report().get_absolute_url()))
    assert "Version 2 was issued on 23 November 2026 and stays as it is." in report
    assert "None is listed. Another version can’t be issued before one is." in report
    correcting.add("Paragraph 9")
    assert front(papers.built_pack())["Version"].startswith("3, with 1 correction to version 2,")


def test_one_that_was_added_or_changed_after_the_build_stays_open_for_the_next():
    papers.issued_pack()
    listed, changed = correcting.add(), correcting.add("Paragraph 2.1")

    def meanwhile(pack):
        correcting.add("Paragraph 3.1")
        answers = CorrectionAnswers("Paragraph 2.2", SAID, RIGHT)
        key, version = changed.key, changed.version
        edit_correction(key=key, version=version, answers=answers, reason="", **whoever("june"))
        return pack

    second = papers.issue(meanwhile(papers.built_pack()))

    assert list(Correction.objects.filter(listed_in=second)) == [listed]
    still_open = Correction.objects.filter(listed_in=None).values_list("place", flat=True)
    assert set(still_open) == {"Paragraph 2.2", "Paragraph 3.1"}


def test_sent_twice_it_is_listed_once_and_nothing_corrected_is_refused_beside_its_field(june):
    papers.issued_pack()
    form = june.get(page("add", papers.report().key)).context["form"]
    sent = {"place": PLACE, "said": SAID, "should_say": RIGHT, "key": form.initial["key"]}
    for _ in range(2):
        june.post(page("add", papers.report().key), sent)

    assert Correction.objects.count() == 1
    refused = june.post(page("add", papers.report().key), {**sent, "key": "", "said": "", "should_say": ""})
    assert "Enter what was wrong, or what is right, or both" in words(refused)
    assert refused.context["form"]["place"].value() == PLACE
    with pytest.raises(ValidationError):
        correcting.add(said="", should_say="")


def test_it_is_changed_with_a_reason_and_removed_and_each_is_in_its_history(june):
    papers.issued_pack()
    one = correcting.add()
    said = words(send(june, "edit", one.key, should_say="39 incidents", reason="Counted again"))
    assert "“33 incidents” should read “39 incidents”." in said

    removal = june.get(page("remove", one.key)).context["form"]
    june.post(page("remove", one.key), {"version": removal["version"].value()})

    assert not Correction.objects.exists()
    changes = words(june.get(page("changes", papers.report().key)))
    assert "Counted again" in changes
    assert "Removed by June Okafor" in changes
    gone = june.get(page("edit", one.key))
    assert PLACE in words(gone)


@pytest.mark.parametrize("called", ["tess", "tom"])
def test_only_whoever_writes_reports_lists_corrections(called):
    papers.issued_pack()

    with pytest.raises(Http404):
        correcting.add(by=called)
