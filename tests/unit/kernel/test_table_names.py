"""Names of legal bodies that are so alike that they may be one body twice."""

import pytest

from csp.kernel.table_names import alike, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marshland Constabulery", "Marshland Constabulary"),
        ("The Marshland Constabulary", "Marshland Constabulary"),
        ("Marshlands County Council", "Marshland County Council"),
        ("Marshland Fire & Rescue", "Marshland Fire and Rescue"),
        ("Marshland Fire and Rescue Service", "Marshland Fire and Rescue"),
        ("Marshland NHS Integrated Care Board", "Marshland Integrated Care Board"),
        ("Cyngor ŴYNNE", "Cyngor Wynne"),
    ],
)
def test_names_that_may_be_one_body_are_alike_both_ways(one, other):
    assert alike(one, [other]) == [other]
    assert alike(other, [one]) == [one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Vale District Council", "South Vale District Council"),
        ("Vale County Council", "Vale District Council"),
        ("Marshland Police", "Marshland Constabulary"),
        ("County Council", "Marshland Integrated Care Board"),
        ("", "Marshland Constabulary"),
    ],
)
def test_names_of_different_bodies_are_not_alike(one, other):
    assert alike(one, [other]) == []


def test_the_same_name_is_found_whatever_its_capitals_spaces_and_accents():
    names = ["Vale District Council", "Cyngor Ŵynne"]

    assert same("cyngor  WYNNE", names) == "Cyngor Ŵynne"
    assert same("Vale Council", names) == ""
