"""Two versions of an agreement compared on the same costs: who pays what under each, to the penny, and why not."""

import re
from datetime import timedelta

import pytest

from csp.models import Partnership, Seat
from csp.web import clock
from dhr.models import AgreementVersion, CostAgreement, CostRule
from dhr.services.cost_rules import RuleAnswers, remove_rule
from tests.integration import costing, people
from tests.integration.costing import CHAIR, EQUALLY, LEGAL, at_vale
from tests.integration.reading import boxes, problems, words


@pytest.fixture
def tom(sign_in):
    """An officer, who reads agreements."""
    return sign_in("tom")


def two_versions(before=EQUALLY, after=None, kind=CHAIR):
    """Return an agreement's first version, agreed, and the draft of its next."""
    first = costing.agreed(rules={kind: before})
    second = costing.next_draft(first)
    return first, costing.with_rules(second, {kind: after} if after else {})


def page_of(version):
    return at_vale("cost-agreement-compare", version.agreement.key)


def compared(client, first, second, **costs):
    return client.get(page_of(first), {"before": first.key, "after": second.key, **costs})


def table(answer):
    """Return each row of the table as its cells' words."""
    rows = re.findall(r"(?s)<tr>(.*?)</tr>", answer.content.decode())
    cells = [re.findall(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[words(cell) for cell in row] for row in cells][1:]


def test_the_page_begins_with_the_two_newest_versions_and_a_cost_to_begin_with(tom):
    first, _ = two_versions(after=costing.half_of_the_chair())

    answer = tom.get(page_of(first))

    assert "£7,000.00 altogether" in words(answer)
    assert (boxes(answer)["chair"], boxes(answer)["legal"]) == ("7,000.00", "")
    assert ["Marshland County Council", "£1,166.67", "£3,500.00", "£2,333.33 more"] in table(answer)


def test_who_pays_what_under_each_and_the_difference_adds_up(tom):
    first, second = two_versions(after=costing.half_of_the_chair())

    answer = compared(tom, first, second, chair="12,000")

    assert table(answer) == [
        ["Marshland Constabulary", "£2,000.00", "£1,400.00", "£600.00 less"],
        ["Marshland County Council", "£2,000.00", "£5,000.00", "£3,000.00 more"],
        ["Marshland Fire and Rescue", "£2,000.00", "£1,400.00", "£600.00 less"],
        ["Marshland Integrated Care Board", "£2,000.00", "£1,400.00", "£600.00 less"],
        ["Probation Service", "£2,000.00", "£1,400.00", "£600.00 less"],
        ["Vale District Council", "£2,000.00", "£1,400.00", "£600.00 less"],
        ["Altogether", "£12,000.00", "£12,000.00", "Same"],
    ]


def test_what_a_version_says_nothing_of_is_borne_by_the_partnership_that_pays(tom):
    first = costing.agreed(rules={CHAIR: EQUALLY, LEGAL: EQUALLY})
    second = costing.next_draft(first)
    remove_rule(key=second.key, version=second.version, cost_type=LEGAL, by=costing.june(), now=clock.now())

    rows = table(compared(tom, first, second, chair="600", legal="60"))

    assert ["Vale District Council", "£110.00", "£100.00", "£10.00 less"] in rows
    assert [
        "Not agreed: borne by the partnership that pays",
        "£0.00",
        "£60.00",
        "£60.00 more",
    ] in rows


def test_what_the_pool_pays_and_what_is_in_kind_are_rows_of_their_own(tom):
    pool = {costing.seat("County Council").key: 30_000, costing.seat("District Council").key: 20_000}
    pooled = RuleAnswers(rest=CostRule.Rest.EQUALLY, first=CostRule.First.POOL, sums=pool)
    first, second = two_versions(before=pooled, after=RuleAnswers(rest=CostRule.Rest.IN_KIND))

    rows = table(compared(tom, first, second, chair="800"))

    assert ["Probation Service", "£50.00", "£0.00", "£50.00 less"] in rows
    assert ["Paid by the pool", "£500.00", "£0.00", "£500.00 less"] in rows
    assert ["Given in kind", "£0.00", "£800.00", "£800.00 more"] in rows


def test_two_versions_that_say_the_same_are_said_to(tom):
    first, second = two_versions()

    answer = compared(tom, first, second, chair="6998.50")

    assert "Everybody pays the same under both." in words(answer)
    assert ["Marshland Constabulary", "£1,166.42", "£1,166.42", "Same"] in table(answer)
    assert ["Vale District Council", "£1,166.41", "£1,166.41", "Same"] in table(answer)


def test_a_partner_that_leaves_shares_under_the_one_and_not_under_the_other(tom):
    police, county, district = (
        costing.seat(name).key for name in ("Constabulary", "County Council", "District Council")
    )
    first = costing.agreed(named=(district, county, police))
    second = costing.next_draft(first, named=(district, county))

    rows = table(compared(tom, first, second, chair="300"))

    assert rows == [
        ["Vale District Council", "£100.00", "£150.00", "£50.00 more"],
        ["Marshland County Council", "£100.00", "£150.00", "£50.00 more"],
        ["Marshland Constabulary", "£100.00", "Does not share", "£100.00 less"],
        ["Altogether", "£300.00", "£300.00", "Same"],
    ]


def test_each_version_is_read_with_the_seats_of_a_day_on_which_it_holds(tom):
    police, harbour = costing.seat("Constabulary"), costing.seat("Harbour")
    Seat.objects.filter(pk=police.pk).update(ends_on=costing.NEXT - timedelta(days=1))
    Seat.objects.filter(pk=harbour.pk).update(starts_on=costing.NEXT)
    first = costing.agreed(named=(police.key,))
    second = costing.next_draft(first, named=(harbour.key,))

    answer = compared(tom, first, second, chair="300")

    assert "Version 1 is read with the seats of 23 November 2026" in words(answer)
    assert "Version 2 is read with the seats of 1 April 2027" in words(answer)
    assert table(answer)[1] == [
        "Harbour Domestic Abuse Service",
        "Does not share",
        "£300.00",
        "£300.00 more",
    ]


def test_why_a_version_cannot_share_is_said_and_what_it_cannot_stands_apart(tom):
    first, second = two_versions(after=costing.half_of_the_chair("Fire"))
    fire = costing.seat("Fire")
    fire.standing = fire.Standing.COOPERATING
    fire.save()

    answer = compared(tom, first, second, chair="300")

    assert "Not everything can be shared by version 2" in words(answer)
    assert "Independent chair: The partner who pays first is not among those who share." in words(answer)
    assert ["Cannot be shared", "£0.00", "£300.00", "£300.00 more"] in table(answer)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"chair": ""}, "Enter the amount of at least one type of cost"),
        ({"chair": "0"}, "Enter the amount of at least one type of cost"),
        ({"chair": "7k"}, "Write the amount in full, like 7000 or 7,000.00."),
        (
            {"chair": "1.005"},
            "Write no more than two digits after the point, like 7000 or 7,000.00. Nothing is rounded.",
        ),
        ({"chair": "-5"}, "Independent chair must be £0.00 or more"),
        ({"after": "nothing"}, "Choose the second version from the list"),
    ],
)
def test_what_cannot_be_compared_is_said_beside_its_question(typed, sentence, tom):
    first, second = two_versions()

    answer = tom.get(page_of(first), {"before": first.key, "after": second.key, "chair": "5", **typed})

    assert problems(answer) == [sentence]
    assert "Who would pay" not in words(answer)


def test_a_version_is_not_compared_with_itself(tom):
    first, _ = two_versions()

    assert problems(compared(tom, first, first, chair="5")) == ["Choose two different versions"]


def test_one_version_alone_has_nothing_to_be_compared_with(tom):
    assert "There is only one version" in words(tom.get(page_of(costing.agreed())))


def test_an_amount_can_be_typed_as_money_is_written(tom):
    first, second = two_versions()

    assert ["Altogether", "£1,234.50", "£1,234.50", "Same"] in table(
        compared(tom, first, second, chair="£1,234.50")
    )


def test_a_body_with_a_seat_in_two_partnerships_of_a_group_is_told_apart_by_their_places(tom, fen):
    police = costing.seat("Constabulary")
    elsewhere = Seat(
        partnership=fen.partnership,
        authority=police.authority,
        standing=Seat.Standing.RESPONSIBLE,
        sits_as=police.sits_as,
        starts_on=police.starts_on,
    )
    elsewhere.save()
    group = Partnership(slug="marsh-county", place="Marsh", title="County Group", kind="county_group")
    group.save()
    Partnership.objects.filter(pk__in=[fen.partnership.pk, people.vale().pk]).update(parent=group)
    agreement = CostAgreement(partnership=group, title="Costs in the county")
    agreement.save()
    for number, starts_on in ((1, costing.BEGINS), (2, costing.NEXT)):
        version = AgreementVersion(
            agreement=agreement,
            number=number,
            state=AgreementVersion.State.AGREED,
            starts_on=starts_on,
            basis=costing.NAMED,
            partners=[police.key, elsewhere.key],
            agreed_on=costing.BEGINS,
            agreed_where="Board",
        )
        version.save()
        CostRule(of_version=version, cost_type=CHAIR, rest=CostRule.Rest.EQUALLY).save()

    rows = table(tom.get(page_of(version)))

    assert [row[0] for row in rows] == [
        "Marshland Constabulary, Vale",
        "Marshland Constabulary, Fen",
        "Altogether",
    ]
