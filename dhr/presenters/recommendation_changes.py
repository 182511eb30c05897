"""Every change to what a review recommends: the recommendations, and whom they are made to."""

from collections.abc import Mapping, Sequence
from typing import Any

from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story, stories_of
from dhr.models import Addressee, Recommendation
from dhr.presenters.part_changes import Told

RECOMMENDATION = Told(
    fields=(
        ("agency", "Whose report makes it"),
        ("number", "Number"),
        ("text", "What is recommended"),
        ("scope", "How far it reaches"),
        ("theme", "Theme"),
    ),
    chosen={"scope": dict(Recommendation.Scope.choices)},
)
ADDRESSEE = Told(
    fields=(
        ("seat", "Authority"),
        ("body", "Body outside the partnership"),
        ("asked_on", "Asked"),
        ("answer_due_on", "Answer due"),
        ("chased_on", "Chased"),
        ("answer", "Answer"),
        ("answered_on", "Answered"),
        ("words", "What it says"),
    ),
    chosen={"answer": dict(Addressee.Answer.choices)},
)
TOLD: dict[type[Any], Told] = {Recommendation: RECOMMENDATION, Addressee: ADDRESSEE}
Versions = Mapping[type[Any], Sequence[Any]]


def stories(versions: Versions) -> list[Story]:
    """Return what became of each recommendation, and of each body one was made to, that was changed or removed."""
    named = {
        row.id: f"Recommendation {row.number}{f' of {row.agency}' if row.agency else ''}"
        for row in versions[Recommendation]
    }
    kinds = [
        Kind(versions[Recommendation], RECOMMENDATION.fields, name=lambda row: named[row.id]),
        Kind(
            versions[Addressee],
            ADDRESSEE.fields,
            name=lambda row: (
                f"{row.body or row.seat}, {named.get(row.recommendation_id, 'a recommendation')}"
            ),
        ),
    ]
    return stories_of(kinds, say=_say)


def since(versions: Versions, *, one: Any, version: int) -> list[Save]:
    """Return the saves of a recommendation, or of one it is made to, after a version of it."""
    return TOLD[type(one)].since(versions[type(one)], one=one, version=version)


def _say(version: Any, name: str) -> str:
    return TOLD[version.instance_type].say(version, name)
