"""The whole way: a sheet is imported, an officer updates, a councillor downloads an accessible PDF."""

import os
from pathlib import Path

import pytest

from tests.journeys.journey import Journey
from tests.journeys.people import HAL, JUNE, TOM
from tests.served import ROOT

SHEET = ROOT / "docs" / "examples" / "plan.csv"
REAL = os.environ.get("REAL_PLANS")


def given_a_coordinator_an_officer_and_a_councillor(journey: Journey) -> None:
    for walker in (JUNE, TOM, HAL):
        journey.given_signed_in(walker)


def and_it_is_sent_to_two_of_those_who_are_to_have_it(journey: Journey) -> None:
    journey.then_the_page_says("0 of 10 copies recorded as sent")
    journey.and_record_whom_it_was_sent_to(
        "Democratic services, for the committee", "Police and crime commissioner"
    )
    journey.then_the_page_says("2 of 10 copies recorded as sent")
    journey.then_the_page_says("Not sent yet")


def test_from_a_sheet_to_the_committees_pdf(journey: Journey, tmp_path: Path):
    given_a_coordinator_an_officer_and_a_councillor(journey)

    journey.when_it_is_the_turn_of(JUNE)
    journey.when_they_import(SHEET, title="Safer Vale plan", first="1 4 2026", last="31 3 2029")
    journey.and_agree_with_how_the_columns_were_read()
    journey.then_the_page_says("9 rows: 9 actions")
    journey.and_confirm("Import all 9 rows")
    journey.then_the_page_says("9 rows: 9 actions")

    journey.when_they_open_the_imported_action("Close the alley behind Mill Street")
    journey.then_the_page_says("Constabulary / Vale DC")
    journey.then_the_page_says("By June 2027")
    journey.then_the_page_says("30 June 2027")
    alley = journey.page.url

    journey.when_it_is_the_turn_of(TOM)
    journey.open(alley)
    journey.when_they_write("On track", "The gate is ordered; eleven of fourteen neighbours have a key.")
    journey.and_save_the_update()
    journey.then_the_update_is_saved("On track", "eleven of fourteen neighbours have a key")

    journey.when_it_is_the_turn_of(JUNE)
    journey.when_they_write_a_report(
        plan="Safer Vale plan",
        meeting="2 3 2027",
        asks="note the progress made\nask for a report on {ref:action-plan} in September",
        summary="The plan is six months old.\n\nMost of it has begun.",
    )
    journey.and_build_it()
    journey.then_the_page_says("eleven of fourteen neighbours have a key")
    journey.and_issue_it()
    and_it_is_sent_to_two_of_those_who_are_to_have_it(journey)

    journey.when_it_is_the_turn_of(HAL)
    journey.when_they_open_the_paper("Annual report 2026/27")
    journey.then_the_page_says("eleven of fourteen neighbours have a key")
    journey.and_it_does_not_say("Tom Ferrier")
    journey.then_the_pdf_they_download_is_accessible_and_fit_to_be_kept(tmp_path)
    journey.and_every_page_met_the_accessibility_baseline()


@pytest.mark.skipif(not REAL, reason="REAL_PLANS names no folder of real plans")
def test_from_a_real_plan_to_the_committees_pdf(journey: Journey, tmp_path: Path):
    sheet = Path(REAL or "", "salford-2002-05.csv")
    given_a_coordinator_an_officer_and_a_councillor(journey)

    journey.when_it_is_the_turn_of(JUNE)
    journey.when_they_import(sheet, title="Strategy 2002 to 2005", first="1 4 2002", last="31 3 2005")
    journey.and_agree_with_how_the_columns_were_read()
    journey.and_confirm("Import all 9 rows")
    journey.then_the_page_says("9 rows: 9 actions")
    journey.when_they_open_the_imported_action("Video interviewing")
    journey.then_the_page_says("30 June 2002")
    journey.and_begin_to_change_it()
    journey.and_choose("Lead authority", "Marshland Constabulary")
    journey.and_choose("Who holds it there?", "Tom Ferrier")
    journey.press("Save")
    interviews = journey.page.url

    journey.when_it_is_the_turn_of(TOM)
    journey.open(interviews)
    journey.when_they_write("On track", "Two rooms are equipped and forty officers trained.")
    journey.and_save_the_update()

    journey.when_it_is_the_turn_of(JUNE)
    journey.when_they_write_a_report(
        plan="Strategy 2002 to 2005", meeting="3 3 2027", asks="note the progress made", summary=""
    )
    journey.and_build_it()
    journey.and_issue_it()

    journey.when_it_is_the_turn_of(HAL)
    journey.when_they_open_the_paper("Annual report 2026/27")
    journey.then_the_page_says("Two rooms are equipped and forty officers trained.")
    journey.then_the_pdf_they_download_is_accessible_and_fit_to_be_kept(tmp_path)
    journey.and_every_page_met_the_accessibility_baseline()


def test_an_import_can_be_watched_without_scripts(journey: Journey):
    journey.given_signed_in(JUNE, scripts=False)

    journey.when_they_import(SHEET, title="Watched plan", first="1 4 2026", last="31 3 2029")
    journey.and_agree_with_how_the_columns_were_read()
    journey.press("Import all 9 rows")
    journey.then_the_job_can_be_watched_without_scripts()

    journey.then_the_heading_is("What each row became")
    journey.and_every_page_met_the_accessibility_baseline()
