"""What quality assurance asks of people: of holders to answer points, of whoever runs the review to go on."""

from collections.abc import Iterator
from itertools import groupby

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models import LetterPoint, Submission
from dhr.models.quality_loop import Step, letter_is_late, points_late, points_without_holder, step_of
from dhr.presenters.submissions import list_of
from dhr.queries.submissions import points_held, run_by

NEXT = {
    Step.POINTS: ("Write down the points of the quality assurance letter", "each becomes somebody’s task."),
    Step.APPROVAL: ("Note the approval for publication", "every point of the letter is answered."),
    Step.SEND_AGAIN: (
        "Send the review for quality assurance again",
        "every point of the letter is answered.",
    ),
}


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield what quality assurance asks of the reader on each review that they are on; nothing to anybody else."""
    if not reader.is_in_a_circle:
        return
    held = points_held(reader, partnership=partnership)
    for _, points in groupby(held, key=lambda one: one.review_id):
        yield _of_holder(list(points), reader)
    every = run_by(reader, partnership=partnership)
    for _, sent in groupby(every, key=lambda one: one.review_id):
        yield from _of_runner(list(sent), reader)


def _of_holder(points: list[LetterPoint], reader: Reader) -> Ask:
    number = "a point" if len(points) == 1 else f"{len(points)} points"
    first = min((one.due_on for one in points if one.due_on), default=None)
    return Ask(
        title=f"Answer {number} of the quality assurance letter",
        url=f"{list_of(points[0].review)}#{points[0].key}",
        why=f"{points[0].review.code_name}: what was changed, or why nothing is.",
        verb="Answer",
        due_on=first,
        is_late=bool(first and first < reader.today),
    )


def _of_runner(sent: list[Submission], reader: Reader) -> Iterator[Ask]:
    last, step = sent[-1], step_of(sent)
    where, review = f"{list_of(last.review)}#{last.key}", last.review
    if step in NEXT:
        title, why = NEXT[step]
        yield Ask(title=title, url=where, why=f"{review.code_name}: {why}", verb="Note")
    if last.panel_on and letter_is_late(sent, today=reader.today):
        looked = f"the panel was to look at it on {day_words.long(last.panel_on)}."
        yield Ask(
            title="Note the letter of quality assurance",
            url=where,
            why=f"{review.code_name}: {looked}",
            verb="Note",
        )
    if nobody := len(points_without_holder(sent)):
        title = (
            "Give a point of the letter to somebody"
            if nobody == 1
            else f"Give {nobody} points of the letter to somebody"
        )
        yield Ask(title=title, url=where, why=f"{review.code_name}: nobody answers them yet.", verb="Look")
    if late := points_late(sent, today=reader.today):
        number = len(late)
        title = "A point of the letter is late" if number == 1 else f"{number} points of the letter are late"
        first = min(one.due_on for one in late if one.due_on)
        why = f"{review.code_name}: not answered yet."
        yield Ask(title=title, url=where, why=why, verb="Look", due_on=first, is_late=True)
