"""Where a text that is about to be public holds words of a restricted plan: places only, never the words."""

from collections.abc import Callable, Iterator

from csp.models import Partnership
from plans.models import Action, Measure, Objective, Plan, PlanNote, Priority, ProgressUpdate

SHORTEST = 25  # characters, as written: shorter ones stand in any text


def places_of_restricted_words(
    partnership: Partnership, *, text: str, squeeze: Callable[[str], str]
) -> list[int]:
    """Return where, in a text that was squeezed, a paragraph of any restricted plan of the partnership begins.

    This is the one question asked for nobody: whoever issues a report may not be in the circle, so that the
    answer says where in their own text to look and nothing else.
    """
    places = set()
    for paragraph in _paragraphs(partnership):
        sought, at = squeeze(paragraph), -1
        while sought and (at := text.find(sought, at + 1)) >= 0:
            places.add(at)
    return sorted(places)


def _paragraphs(partnership: Partnership) -> Iterator[str]:
    """Give each paragraph that somebody wrote in a restricted plan, if it is long enough to be known again."""
    restricted = Plan.objects.filter(partnership=partnership).exclude(circle=None).values("pk")
    inside = {"plan__in": restricted}
    written = (
        Plan.objects.filter(pk__in=restricted).values_list("title"),
        Priority.objects.filter(**inside).values_list("title", "aim"),
        Objective.objects.filter(**inside).values_list("title"),
        Action.objects.filter(**inside).values_list("title", "detail", "done_when", "additionality"),
        Measure.objects.filter(**inside).values_list("title", "detail", "target"),
        PlanNote.objects.filter(**inside).values_list("heading", "text"),
        ProgressUpdate.objects.filter(action__plan__in=restricted).values_list("text"),
    )
    for rows in written:
        for texts in rows.iterator(chunk_size=500):
            for text in texts:
                yield from (line for line in text.split("\n") if len(line.strip()) >= SHORTEST)
