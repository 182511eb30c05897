"""What a review costs, from an estimate to a locked year: shared, asked for, paid in part, trued up, adjusted."""

import re
from datetime import date, timedelta

from tests.journeys.journey import Journey
from tests.journeys.people import TESS, WENNA
from tests.journeys.review_steps import choose, date_it, open_a_review, pick, row_of, tab

PROBATION, POLICE = "Probation Service", "Marshland Constabulary"
AUTHOR = "Author of the overview report"
YESTERDAY = date.today() - timedelta(days=1)  # noqa: DTZ011  (the site tells the same day)
LAST_YEAR = date(YESTERDAY.year - 1 - (YESTERDAY.month < 4), 10, 1)


def test_a_review_is_paid_for_together(journey: Journey):
    journey.given_signed_in(WENNA)
    died = YESTERDAY - timedelta(days=60)
    name = open_a_review(journey, died=died, told=YESTERDAY, deputy="Ivo Sandelin")

    note(journey, name, "Estimate", ("The overview report", "7,000"), YESTERDAY)
    journey.then_the_page_says("£7,000.00 shared equally by six is £1,166.66 each")
    ask_for_half(journey, name)
    one = send(journey, name, POLICE)
    journey.then_the_page_says("£583.34")
    pay(journey, "500")
    say_whom_charges_go_to(journey, name, PROBATION)
    send(journey, name, PROBATION)

    probation_leaves(journey)
    true_up(journey, name)
    the_police_read_their_statement(journey, one)
    a_year_is_locked(journey, name)

    journey.and_every_page_met_the_accessibility_baseline()


def note(journey: Journey, name: str, kind: str, what: tuple[str, str], day: date) -> None:
    """Note a cost of the author; of a day before the agreement, by its first version, with the reason."""
    costs_of(journey, name)
    journey.follow("Add a cost")
    choose(journey, "How certain is it?", kind)
    pick(journey, "What type of cost is it?", AUTHOR)
    journey.and_answer("What is it for?", what[0])
    date_it(journey, "On which day does it fall?", day)
    journey.and_answer("What is the amount without VAT?", what[1])
    if day == LAST_YEAR:
        choose(journey, "How is it shared?", "By another version")
        pick(journey, "By which version?", "Costs of reviews in Vale, version 1")
        journey.and_answer("Why is it not shared by the version of its day?", "Begun before there was one")
    else:
        choose(journey, "How is it shared?", "By the version of the agreement that holds on its day")
    journey.press("Save")
    journey.then_the_page_says("The cost is noted")


def costs_of(journey: Journey, name: str) -> None:
    """Go to what the review costs."""
    journey.open("/p/vale/reviews/")
    journey.follow(name)
    tab(journey, "Costs")


def ask_for_half(journey: Journey, name: str) -> None:
    """Draw charges up for half of the estimate, once the percentage is said."""
    costs_of(journey, name)
    journey.follow("What partners are asked to pay")
    journey.follow("Draw up charges")
    choose(journey, "What are partners asked for?", "A percentage of what is estimated")
    journey.press("Draw up charges")
    journey.then_the_title_begins("Error: ")
    journey.and_answer("What percentage of the estimate?", "50")
    journey.press("Draw up charges")


def send(journey: Journey, name: str, partner: str) -> str:
    """Send the draft for a partner, and return the number that it got."""
    charges_of(journey, name)
    journey.follow(re.compile("^Draft"), within=row_of(journey, partner))
    journey.follow("Send it")
    journey.press("Send it")
    heading = journey.page.get_by_role("heading", level=1).inner_text()
    [number] = re.findall(r"\d{4}-\d{4}", heading)
    return number


def say_whom_charges_go_to(journey: Journey, name: str, partner: str) -> None:
    """A partner of whom nobody has said it gets nothing before somebody does."""
    charges_of(journey, name)
    journey.follow(re.compile("^Draft"), within=row_of(journey, partner))
    journey.follow("Send it")
    journey.follow(re.compile("^Say whom the charges of"))
    journey.and_answer("Whom do its charges go to?", "The finance team")
    journey.press("Save")


def charges_of(journey: Journey, name: str) -> None:
    """Go to what partners are asked to pay for the review."""
    costs_of(journey, name)
    journey.follow("What partners are asked to pay")


def pay(journey: Journey, pounds: str) -> None:
    """Note a payment of the charge whose page is open: too much at first."""
    journey.follow("Note a payment")
    amount = journey.question("How much was paid?")
    amount.fill("1,000,000")
    journey.press("Note the payment")
    journey.then_the_page_says("Only £583.34 is still owed. Enter that or less")
    amount.fill(pounds)
    journey.press("Note the payment")
    journey.then_the_page_says("£83.34")


def probation_leaves(journey: Journey) -> None:
    """Its seat ends before the day of the costs, as an administrator notes late."""
    journey.given_signed_in(TESS)
    journey.open("/p/vale/settings/authorities/")
    journey.follow(PROBATION, within=journey.page.locator("main"))
    journey.follow(re.compile("^End the seat"))
    date_it(journey, "Last day of the seat", YESTERDAY - timedelta(days=1))
    journey.and_answer("Why does it end?", "It left the partnership")
    journey.press("End this seat")


def true_up(journey: Journey, name: str) -> None:
    """The work is invoiced; whoever left is given back what it paid, and shares are worked out anew first."""
    journey.given_signed_in(WENNA)
    charges_of(journey, name)
    journey.follow("Draw up charges")
    choose(journey, "What are partners asked for?", "What it has cost so far")
    journey.press("Draw up charges")
    journey.then_the_page_says("Cost 1 would be shared differently now")
    costs_of(journey, name)
    journey.follow("See what would change")
    journey.press("Work it out anew")
    note(journey, name, "Actual cost", ("The overview report, invoiced", "6,500"), YESTERDAY)
    journey.then_the_page_says("£6,500.00 shared equally by five is £1,300.00 each.")
    charges_of(journey, name)
    journey.follow("Draw up charges")
    choose(journey, "What are partners asked for?", "What it has cost so far")
    journey.press("Draw up charges")
    journey.then_the_page_says("£716.66")  # what the constabulary was not asked for before
    number = send(journey, name, PROBATION)
    journey.then_the_heading_is(f"Charge {number}")
    journey.then_the_page_says("−£583.33")


def the_police_read_their_statement(journey: Journey, number: str) -> None:
    """Somebody of the partner is let in; the coordinator sees on it the charges of their own reviews."""
    journey.open("/p/vale/reviews/statements/")
    journey.follow(re.compile("^Let somebody read it"), within=row_of(journey, POLICE))
    pick(journey, "Who?", "Tom Ferrier")
    journey.press("Let them read it")
    journey.then_the_page_says("Tom Ferrier can read the statement")
    journey.follow(POLICE, within=journey.page.locator("main"))
    row_of(journey, number).get_by_text("£83.34").wait_for()
    journey.follow("What was paid in, and what it was for")
    journey.then_the_heading_is("What was paid in, and what it was for")


def a_year_is_locked(journey: Journey, name: str) -> None:
    """What was noted for a year that is over stands once it is locked, and is adjusted in this one."""
    note(journey, name, "Actual cost", ("Reading, last year", "600"), LAST_YEAR)
    cost = journey.page.url
    journey.open("/p/vale/reviews/years/")
    journey.follow(re.compile(f"^Lock {LAST_YEAR.year}"))
    journey.press("Lock this year")
    journey.open(cost)
    journey.follow("Adjust this cost")
    journey.and_answer("What is it for?", "Invoiced twice")
    journey.and_answer("By how much is the amount without VAT adjusted?", "-600.00")
    journey.press("Note this adjustment")
    journey.then_the_page_says("The adjustment of cost 3 is noted")
    journey.then_the_page_says("It corrects")
