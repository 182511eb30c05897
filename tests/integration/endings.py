"""Decide, reach and show: what tests about the endings of actions do first."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from csp.web import clock
from plans.models import ActionState
from plans.services.action_states import close_action, hold_in_abeyance, open_again, stop_action
from plans.services.evidence import EvidenceAnswers, add_evidence
from plans.services.milestones import MilestoneAnswers, add_milestone
from tests.integration import people

PDF = b"%PDF-1.7\n%what a printer would read\n"
OUTCOME = "Forty doors were fitted, and nobody has broken in since."
WHY = "The funding was withdrawn in September."


def page(name, record):
    """The address of a page about a record of Vale's."""
    return reverse(f"plans:{name}", args=["vale", record.key])


def decided(action, state, *, by="june"):
    """The action as somebody left it when this was decided of it."""
    given = {"key": action.key, "version": action.version, "by": people.reader(by), "now": clock.now()}
    if state == ActionState.CLOSED:
        return close_action(outcome=OUTCOME, finished_on=people.TODAY, **given)
    decide = {
        ActionState.STOPPED: stop_action,
        ActionState.IN_ABEYANCE: hold_in_abeyance,
        ActionState.OPEN: open_again,
    }
    return decide[state](reason=WHY, **given)


def step(action, title="Second team in post", *, due_on=None, by="june"):
    """A new milestone of an action."""
    answers = MilestoneAnswers(title, due_on)
    return add_milestone(action=action, answers=answers, by=people.reader(by), now=clock.now())


def shown(action, title="Visits log", *, link="", name="log.pdf", content=PDF, by="june", **shows):
    """A new piece of evidence about an action: a file, unless a link is given."""
    given = {"link": link} if link else {"content": content, "name": name}
    answers = EvidenceAnswers(title, **given, **shows)
    return add_evidence(action=action, answers=answers, by=people.reader(by), now=clock.now())


def upload(content=PDF, name="log.pdf"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)
