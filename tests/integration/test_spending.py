"""What everybody is told of what reviews cost: enough of them together, or nothing; and the same to everybody."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp.kernel.guarded_sums import OTHERS
from csp.models import Audience, AudienceReader, AuditEvent
from csp.queries.readers import reader_of
from dhr.models import CostLine, CostRule, CostType, ReviewRules
from dhr.queries.spend import spend_by_year, totals_by_year
from dhr.services.cost_rules import RuleAnswers
from tests.integration import costing, people
from tests.integration.locking import lock
from tests.integration.reading import words
from tests.integration.reviewing import appoint_everybody, open_review
from tests.integration.spending import ESTIMATE, responsible, spend

pytestmark = pytest.mark.django_db
PAGE, FILE = "/p/vale/reviews/spending/", "/p/vale/reviews/spending/spending.csv"
YEARS = ["2026–27", "2025–26", "2024–25", "2023–24", "2022–23", "2021–22"]
HIDDEN = "Not told: too few reviews to tell, or none"
IN_2024, IN_2026 = date(2024, 10, 1), date(2026, 10, 1)
CHAIR, TRAVEL, LEGAL, VENUE = CostType.CHAIR, CostType.TRAVEL, CostType.LEGAL, CostType.VENUE
NAMES = ("Amber Willow", "Quiet Harbour", "Stone Lantern")


@pytest.fixture
def share():
    """Let Vale share four types of cost equally since 2024."""
    appoint_everybody()
    return costing.agreed(
        starts_on=date(2024, 4, 1), rules=dict.fromkeys((CHAIR, TRAVEL, LEGAL, VENUE), costing.EQUALLY)
    )


def reviews(number):
    return [open_review(code_name=name) for name in NAMES[:number]]


def told(who="tom"):
    return spend_by_year(people.reader(who), partnership=people.vale())


def of(year):
    return next(one for one in told().years if one.year.short == year)


def ruled(**given):
    rules = ReviewRules.objects.filter(partnership=people.vale()).first() or ReviewRules(
        partnership=people.vale()
    )
    for name, value in given.items():
        setattr(rules, name, value)
    rules.save()


def test_two_reviews_of_a_locked_year_are_told_exactly_by_type_and_by_partner(share):
    for made, net in zip(reviews(2), (700_000, 699_850), strict=True):
        spend(made, cost_on=IN_2024, net=net)
        spend(made, cost_on=IN_2024, net=4_000, cost_type=TRAVEL)
    lock()

    found = of("2024–25")

    assert found.told.total == 1_407_850
    assert found.told.kinds == {CHAIR: 1_399_850, TRAVEL: 8_000}
    assert sum(found.told.bearers.values()) == 1_407_900
    assert {pence % 100 for pence in found.told.bearers.values()} == {0}
    assert {told().names[key] for key in found.told.bearers} == set(responsible())
    assert not found.is_rounded


def test_one_review_and_none_read_the_same_on_every_page(share, sign_in):
    lock()
    tom, pages = sign_in("tom"), (PAGE, FILE, "/p/vale/reviews/", "/p/vale/reviews/forecast/")
    before = [answered(tom, page) for page in pages]

    made = open_review()
    for day in (IN_2024, IN_2026):
        CostLine.objects.filter(pk=spend(made).pk).update(cost_on=day)

    assert [answered(tom, page) for page in pages] == before
    said = words(tom.get(PAGE))
    assert said.count(HIDDEN) == 6
    assert "Altogether Of the years that are told No year is told" in said


def answered(client, page):
    """Return what a page says and how many questions it asked; the token of its forms is another each time."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return plain(content), len(asked)


def plain(content):
    return [line for line in content.splitlines() if b"csrfmiddlewaretoken" not in line]


def test_questions_do_not_grow_with_reviews_and_costs(share):
    with CaptureQueriesContext(connection) as none:
        told()
    for made in reviews(3):
        for kind in (CHAIR, TRAVEL, VENUE):
            spend(made, cost_on=IN_2026, cost_type=kind)
    with CaptureQueriesContext(connection) as many:
        told()

    assert len(many) == len(none)


@pytest.mark.parametrize("who", ["june", "tess", "wren", "tom", "dana", "elin", "hal", "farida"])
def test_everybody_of_the_partnership_is_told_the_same(share, who):
    for made in reviews(2):
        spend(made, cost_on=IN_2026)

    assert told(who) == told("tom")
    assert of("2026–27").told.total == 1_400_000


def test_whoever_does_not_work_here_is_told_nothing_and_packs_are_told_the_same(share, fen):
    for made in reviews(2):
        spend(made, cost_on=IN_2026)

    stranger = reader_of(fen.coordinator, today=people.TODAY)
    assert spend_by_year(stranger, partnership=people.vale()).years == []
    pack = AudienceReader(Audience.PART_1, people.vale().pk, people.TODAY)
    assert spend_by_year(pack, partnership=people.vale()) == told()


def test_the_last_six_years_are_always_told_of(share):
    assert [one.year.short for one in told().years] == YEARS
    assert {(one.told, one.about) for one in told().years} == {(None, "")}


def test_totals_alone_are_those_beside_what_partners_bear(share):
    for made, net in zip(reviews(2), (700_000, 599_999), strict=True):
        for day in (IN_2024, IN_2026, date(2025, 3, 31), date(2025, 4, 1)):
            spend(made, cost_on=day, net=net, vat=1_000, recovered=500)
            spend(made, cost_on=day, net=net - 1, cost_type=TRAVEL)
    lock()

    alone = totals_by_year(people.reader("tom"), partnership=people.vale())

    said = [(one.year.short, one.told and (one.told.total, one.told.kinds)) for one in told().years]
    assert [(one.year.short, one.told and (one.told.total, one.told.kinds)) for one in alone.years] == said
    assert [one for one, found in said if found] == ["2026–27", "2025–26", "2024–25"]
    assert {len(one.told.bearers) for one in alone.years if one.told} == {0}


def test_a_type_that_one_review_has_is_put_together_with_others(share):
    one, other = reviews(2)
    for made in (one, other):
        spend(made, cost_on=IN_2024)
        spend(made, cost_on=IN_2024, net=30_000, cost_type=VENUE)
    spend(one, cost_on=IN_2024, net=10_000, cost_type=LEGAL)
    lock()

    assert of("2024–25").told.kinds == {CHAIR: 1_400_000, OTHERS: 70_000}


def test_what_a_review_cost_in_another_year_or_is_expected_to_does_not_count(share):
    one, other = reviews(2)
    spend(one, cost_on=IN_2024)
    spend(other, cost_on=IN_2026)
    spend(other, cost_on=IN_2024, kind=ESTIMATE)

    assert {found.told for found in told().years} == {None}


def test_a_review_whose_cost_was_taken_back_hides_no_other(share):
    one, other = reviews(2)
    spend(one, cost_on=IN_2024)
    for net in (700_000, -700_000):
        spend(other, cost_on=IN_2024, net=net)

    assert of("2024–25").told is None


def test_a_year_that_is_not_locked_is_rounded_in_all_its_parts_and_says_so(share, sign_in):
    for made in reviews(2):
        spend(made, cost_on=IN_2026, net=649_900)
        spend(made, cost_on=IN_2026, net=80_100, cost_type=TRAVEL)

    found = of("2026–27")
    said = words(sign_in("tom").get(PAGE))

    assert (found.told.total, found.is_rounded) == (1_500_000, True)
    assert found.told.kinds == {CHAIR: 1_300_000, TRAVEL: 200_000}
    assert "2026–27 April 2026 to March 2027 £15,000, rounded" in said
    assert "Independent chair £13,000, rounded Travel £2,000, rounded Altogether £15,000, rounded" in said
    assert "6,499" not in said


def test_what_a_hidden_year_cost_is_not_in_all_years_together(share, sign_in):
    one, other = reviews(2)
    for made in (one, other):
        spend(made, cost_on=IN_2024, net=500_050)
    spend(one, cost_on=IN_2026, net=77_700)
    lock()

    said = words(sign_in("tom").get(PAGE))

    assert told().altogether == 1_000_100
    assert "Altogether Of the years that are told £10,001.00" in said
    assert f"2026–27 April 2026 to March 2027 {HIDDEN}" in said


def test_the_partnership_says_how_many_reviews_are_enough(share):
    for made in reviews(2):
        spend(made, cost_on=IN_2026)
    assert of("2026–27").told

    ruled(smallest_spend=3)

    assert of("2026–27").told is None


def test_a_band_is_told_of_few_reviews_if_the_partnership_says_so_and_nothing_reads_as_little(share, sign_in):
    ruled(bands_spend=True)
    tom, made = sign_in("tom"), open_review()
    before = words(tom.get(PAGE))
    spend(made, cost_on=IN_2024, net=999_999)
    assert words(tom.get(PAGE)) == before
    assert before.count("Nothing, or under £10,000") == 6

    spend(made, cost_on=IN_2024, net=1)

    assert "2024–25 April 2024 to March 2025 £10,000 to under £25,000" in words(tom.get(PAGE))
    assert of("2024–25").told is None


@pytest.mark.parametrize("rule", ["cap", "sums"])
def test_where_what_partners_pay_depends_on_each_review_they_are_not_told_apart(rule):
    appoint_everybody()
    sums = {costing.seat("County Council").key: 100_000}
    rules = {
        "cap": costing.half_of_the_chair(),
        "sums": RuleAnswers(rest=CostRule.Rest.EQUALLY, first=CostRule.First.SUMS, sums=sums),
    }
    costing.agreed(rules={CHAIR: rules[rule]})
    for made, net in zip(reviews(2), (600_000, 1_600_000), strict=True):
        spend(made, cost_on=IN_2026, net=net)

    assert of("2026–27").told.kinds == {CHAIR: 2_200_000}
    assert of("2026–27").told.bearers == {}


def test_two_reviews_that_are_shared_by_different_rules_are_not_told_by_partner(share):
    """The same partners share both: one equally, the other half by the county. Their sums would solve for both."""
    later = costing.next_draft(share, starts_on=date(2026, 11, 1))
    costing.agree(costing.with_rules(later, {CHAIR: costing.half_of_the_chair(cap=None)}))
    one, other = reviews(2)
    spend(one, cost_on=IN_2026)
    spend(other, cost_on=date(2026, 11, 2))

    assert CostLine.objects.get(review=other.review).under == later
    assert of("2026–27").told.kinds == {CHAIR: 1_400_000}
    assert of("2026–27").told.bearers == {}


def test_the_file_says_what_the_page_says_and_that_it_was_taken_is_on_the_trail(share, sign_in):
    for made in reviews(2):
        spend(made, cost_on=IN_2024, net=700_005)
    lock()
    tom = sign_in("tom")

    answer = tom.get(FILE)
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert answer.headers["Content-Disposition"] == 'attachment; filename="vale-spending-2026-11-23.csv"'
    assert rows[0] == "Financial year,What,Amount,How it is told"
    assert rows[1] == f'2026–27,All reviews,,"{HIDDEN}"'
    assert "2024–25,All reviews,14000.10,Exact" in rows
    assert "2024–25,Type of cost: Independent chair,14000.10,Exact" in rows
    assert f"2024–25,Partner: {costing.seat('Probation')},2333.00,Rounded to £1" in rows
    assert not any(name in row for name in NAMES for row in rows)
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.circle_id, event.person) == ("spending.exported", None, people.person("tom"))


def test_the_pages_of_reviews_and_of_who_pays_lead_to_it(sign_in):
    tom = sign_in("tom")

    for page in ("/p/vale/reviews/", "/p/vale/reviews/agreements/", "/p/vale/reviews/forecast/"):
        assert PAGE in tom.get(page).content.decode(), page
