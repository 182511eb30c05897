"""What was approved is what is issued: nobody issues words that somebody who has to has not approved."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.kernel.report import thaw
from csp.web import clock
from scrutiny.models import Pack, Report
from scrutiny.services.approvals import end_approval
from tests.integration import approving, exempting, papers, people
from tests.integration.approving import FINANCE, MONITORING, NAME, POST, WORDS
from tests.integration.reading import words

LACKING = "Its form asks for approvals that are not recorded of these words: Finance and Monitoring."
UNNAMED = "Everybody has approved it, and their names are not on its front sheet yet."
SENT = {"person": "", "name": NAME, "post": POST, "said": "Subject to the grant."}
DAY = {"given_on-day": "23", "given_on-month": "11", "given_on-year": "2026"}


def add_page(pack, asked=FINANCE):
    return reverse("scrutiny:approval-add", args=["vale", pack.key, asked])


def take_back(approval, *, why="They asked for another figure."):
    said = {"by": people.reader("june"), "now": clock.now()}
    return end_approval(key=approval.key, version=approval.version, why=why, **said)


def front(pack):
    return dict(thaw(pack.snapshot).report.front_sheet)


def test_a_report_is_issued_once_its_words_are_approved_and_who_approved_them_stands_on_it(june):
    pack = approving.built()
    refused = words(june.get(pack.get_absolute_url()))
    approving.record(pack, FINANCE)
    half = words(june.get(pack.get_absolute_url()))
    approving.record(pack, MONITORING)
    whole = words(june.get(pack.get_absolute_url()))
    final = approving.named(pack)

    assert f"{LACKING} Go to the approvals" in refused
    assert "1 of 2 approved" in half
    assert f"Finance Approved {WORDS}. Recorded by June Okafor on 23 November 2026, of build 1." in half
    assert f"{UNNAMED} Go to the approvals" in whole
    with pytest.raises(PermissionDenied, match="Everybody has approved it"):
        papers.issue(pack)
    assert front(final)["Approved by"] == f"Finance: {WORDS}\nMonitoring: {WORDS}"
    assert final.fingerprint == pack.fingerprint
    assert papers.issue(final).state == Pack.State.ISSUED


def test_but_for_who_approved_it_what_is_issued_says_what_was_approved_whatever_was_written_since():
    pack = approving.approved()
    Report.objects.filter(pk=pack.report_id).update(purpose="Written after they approved it.")

    final = approving.named(pack)

    before, after = (dict(one.snapshot["report"]) for one in (pack, final))
    assert (before.pop("approvals"), len(after.pop("approvals"))) == ([], 2)
    assert after == before


def test_other_words_are_approved_again_and_the_page_says_which_approval_was_of_what(june):
    pack = approving.approved()
    Report.objects.filter(pk=pack.report_id).update(purpose="Another purpose.")

    later = approving.built()
    said = words(june.get(later.get_absolute_url()))

    assert later.fingerprint != pack.fingerprint
    with pytest.raises(PermissionDenied, match="not recorded of these words"):
        papers.issue(later)
    assert f"{WORDS}: approved build 1, which says something else. It does not count for this one." in said
    assert "0 of 2 approved" in said


def test_the_same_words_built_again_stay_approved():
    pack = approving.approved()

    again = approving.built()

    assert again.fingerprint == pack.fingerprint
    assert papers.issue(approving.named(again)).state == Pack.State.ISSUED


def test_an_approval_that_is_taken_back_stops_what_already_names_it(june):
    pack = approving.approved()
    final = approving.named(pack)
    take_back(pack.approvals.get(asked=FINANCE))

    said = words(june.get(final.get_absolute_url()))

    with pytest.raises(PermissionDenied, match="not recorded of these words: Finance"):
        papers.issue(final)
    assert f"{WORDS}: taken back on 23 November 2026. They asked for another figure." in said
    approving.record(final, FINANCE, name="Bo Marsh")
    with pytest.raises(PermissionDenied, match="not on its front sheet"):
        papers.issue(final)


def test_both_parts_are_approved_together_and_both_name_who_did():
    exempting.passage()
    pack = approving.approved()

    final = approving.named(pack)

    part = Pack.objects.get(report=pack.report, number=final.number, audience="part_2")
    assert front(part)["Approved by"] == f"Finance: {WORDS}\nMonitoring: {WORDS}"
    assert "cameras" not in str(final.snapshot)


def test_what_is_typed_of_an_approval_is_kept_and_what_is_wrong_stands_beside_it(june):
    pack = approving.built()

    nobody = june.post(add_page(pack), {**SENT, **DAY, "name": ""})
    ahead = june.post(add_page(pack), {**SENT, **DAY, "given_on-day": "24"})
    before = june.post(add_page(pack), {**SENT, **DAY, "given_on-day": "22"})
    done = june.post(add_page(pack), {**SENT, **DAY}, follow=True)
    twice = june.post(add_page(pack), {**SENT, **DAY})

    assert nobody.context["form"].errors["name"] == ["Choose a person, or enter the name of somebody else"]
    assert 'value="Director of Finance"' in nobody.content.decode()
    assert ahead.context["form"].errors["given_on"] == ["The date must be today or in the past"]
    assert before.context["form"].errors["given_on"] == [
        "This was built on a later day than that. Enter the day on which they approved what was built"
    ]
    assert "The approval is recorded" in words(done)
    assert "They said: Subject to the grant." in words(done)
    assert twice.context["form"].non_field_errors() == ["This approval is recorded already"]


def test_somebody_of_saferplan_is_named_as_they_are_called_there():
    pack = approving.built(FINANCE)

    one = approving.record(pack, name="", person=people.person("farida"), post="Scrutiny officer")

    assert one.words == "Farida Noor, Scrutiny officer, 23 November 2026"
    with pytest.raises(ValidationError, match="not both"):
        approving.record(approving.built(MONITORING), MONITORING, person=people.person("farida"))


def test_an_older_build_an_issued_one_and_a_stranger_s_are_not_approved():
    old = approving.built(FINANCE)
    Report.objects.filter(pk=old.report_id).update(purpose="Another purpose.")
    new = approving.built(FINANCE)

    with pytest.raises(PermissionDenied, match="A later build of this report has been begun"):
        approving.record(old)
    approval = approving.record(new)
    issued = papers.issue(approving.named(new))
    with pytest.raises(PermissionDenied, match="stays as it is"):
        approving.record(issued)
    with pytest.raises(PermissionDenied, match="stays as it is"):
        take_back(approval)


def test_taking_an_approval_back_is_asked_for_with_a_reason_and_stays_in_the_history(june):
    approval = approving.record(approving.built(FINANCE))
    page = reverse("scrutiny:approval-end", args=["vale", approval.key])

    empty = june.post(page, {"version": "1", "why": ""})
    done = june.post(page, {"version": "1", "why": "The figure was wrong."}, follow=True)
    story = june.get(reverse("scrutiny:approval-changes", args=["vale", papers.report().key]))

    assert empty.context["form"].errors["why"] == ["Enter why it is taken back"]
    assert "The approval is taken back. The report can’t be issued without it" in words(done)
    assert "Approval: Finance, build 1" in words(story)
    assert "The figure was wrong." in words(story)
