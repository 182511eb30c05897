"""Tell of a short report, issued for the committee’s last meeting: approved by two, and sent to all but one."""

from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.jobs import Stopped, WithoutAJob
from csp.models import Reader
from plans.queries import plans
from scrutiny.models import Pack, Report
from scrutiny.queries import committees, council_forms, packs, sections
from scrutiny.services.approvals import ApprovalAnswers, record_approval
from scrutiny.services.council_forms import FormAnswers, add_form
from scrutiny.services.form_parts import OUT, move_part, set_part
from scrutiny.services.packs import begin_names, begin_pack, build, issue_pack
from scrutiny.services.reports import ReportAnswers, add_report
from scrutiny.services.section_words import write_section
from scrutiny.services.sendings import SendingAnswers, recipients, record_sendings
from scrutiny.sources.ready_forms import OVERVIEW

FILE = Path(__file__).parent / "issued.toml"


def load(cast: Cast) -> None:
    """Write, build, approve, issue and send it; on a machine that can draw no PDF, write it alone."""
    story = read(FILE)
    report = _written(cast, story)
    try:
        built = _built(cast, story, begin_pack(key=report.key, **_when(cast, story, "built")))
    except Stopped:
        return
    given = cast.day(-story["approved"])
    for one in story["approval"]:
        said = {name: one[name] for name in ("name", "post", "said") if name in one}
        answers = ApprovalAnswers(given_on=given, **said)
        record_approval(pack=built, asked=one["asked"], answers=answers, **_when(cast, story, "approved"))
    final = _built(cast, story, begin_names(key=built.key, **_when(cast, story, "approved")), day="approved")
    issued = issue_pack(key=final.key, version=final.version, **_when(cast, story, "issued"))
    _sent(cast, story, issued)


def _when(cast: Cast, story: dict[str, Any], day: str) -> dict[str, Any]:
    """Return who does it and when: the coordinator, on a day of the story."""
    ago = story[day]
    return {"by": cast.reader(story["by"], ago=ago), "now": moment(cast.day(-ago))}


def _form(cast: Cast, story: dict[str, Any]) -> str:
    """Add the form of the council for short reports, and return its key."""
    one = story["form"]
    ago = story["begun"]
    said: dict[str, Any] = {"by": cast.reader(one["by"], ago=ago), "now": moment(cast.day(-ago))}
    answers = FormAnswers(one["name"], cast.authorities[one["authority"]])
    form = add_form(partnership=cast.partnership, ready=OVERVIEW, answers=answers, **said)
    for name in one["out"]:
        form = move_part(key=form.key, version=form.version, part="sections", name=name, to=OUT, **said)
    for part in ("approvals", "copies"):
        for row in one[part]:
            rest = {name: value for name, value in row.items() if name != "name"}
            where = {"key": form.key, "version": form.version, "part": part, "name": row["name"]}
            form = set_part(said=rest, **where, **said)
    return council_forms.open_to(said["by"]).get(key=form.key).key


def _written(cast: Cast, story: dict[str, Any]) -> Report:
    when = _when(cast, story, "begun")
    june: Reader = when["by"]
    past = committees.meetings_open_to(june).in_partnership(cast.partnership).filter(state="held")
    meeting = past.order_by("-held_on").select_related("committee")[0]
    words = {name: story[name].strip() for name in ("title", "report_of", "contact", "recommendations")}
    plan = plans.open_to(june).get(partnership=cast.partnership, title__startswith=story["plan"])
    answers = ReportAnswers(committee=meeting.committee, meeting_on=meeting.held_on, plan=plan, **words)
    report = add_report(answers=answers, form=_form(cast, story), **when)
    for section in sections.of_report(june, report=report).filter(name__in=story["words"]):
        said = story["words"][section.name].strip()
        write_section(key=section.key, version=section.version, words=said, **when)
    return report


def _built(cast: Cast, story: dict[str, Any], pack: Pack, *, day: str = "built") -> Pack:
    when = _when(cast, story, day)
    build(key=pack.key, by=when["by"], progress=WithoutAJob(lambda: when["now"]))
    return packs.open_to(when["by"]).get(key=pack.key)


def _sent(cast: Cast, story: dict[str, Any], pack: Pack) -> None:
    """Record that it was sent to everybody who is to have it, but for one."""
    when = _when(cast, story, "sent")
    there = recipients(pack=pack, by=when["by"]).items()
    most = [to for to, one in there if one.name != story["not_yet"]]
    what = ["has_report", "has_word"]
    day = cast.day(-story["sent"])
    answers = SendingAnswers(most, what, day, when["by"].person.name, how=story["how"])
    record_sendings(pack=pack, answers=answers, **when)
