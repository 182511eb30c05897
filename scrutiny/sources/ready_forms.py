"""The forms that stand ready: a committee report, a short annual overview, a briefing for the commissioner.

The first has the fields of a council's scrutiny report, the second the headings of a short overview that a director
gives, the third those of a briefing for a police and crime commissioner's office.
"""

from csp.kernel.council_form import (
    TO_AUTHORITIES,
    TO_COMMITTEE,
    TO_POLICING,
    TO_WEBSITE,
    Approver,
    Begin,
    CopyTo,
    Form,
    FrontField,
    Question,
)
from scrutiny.sources.kinds import STARTING

COMMITTEE_REPORT, OVERVIEW, BRIEFING = "committee-report", "overview", "briefing"
ABOUT = {
    COMMITTEE_REPORT: "Front sheet, implications, risks, and every section that fills itself.",
    OVERVIEW: "Short: what the law asks, what was done, and the year ahead.",
    BRIEFING: "Background, current issues, decisions needed, and who takes part.",
}


def _front(*rows: tuple[str, str, bool]) -> tuple[FrontField, ...]:
    """Return fields; one that is typed has a name of its own, made of its label."""
    return tuple(
        FrontField(label.lower().replace(" ", "-") if source == "typed" else source, label, source, needed)
        for source, label, needed in rows
    )


def _own(*titles: str) -> tuple[Begin, ...]:
    return tuple(Begin(f"own-{title.lower().replace(' ', '-')}", "words", title) for title in titles)


_REPORT_TO = (("committee", "Report to", True), ("meeting", "Date of meeting", True))
_TO_COMMITTEE = CopyTo("committee", "Democratic services, for the committee", TO_COMMITTEE)
_TO_POLICING = CopyTo("policing", "Police and crime commissioner", TO_POLICING)
_TO_AUTHORITIES = CopyTo("authorities", "Each authority of the partnership", TO_AUTHORITIES)
_TO_WEBSITE = CopyTo("website", "Public page", TO_WEBSITE)

READY = {
    COMMITTEE_REPORT: Form(
        name="Committee report",
        front=_front(
            *_REPORT_TO,
            ("report_of", "Report of", True),
            ("cabinet_member", "Cabinet member", False),
            ("wards", "Wards affected", False),
            ("contact", "Author and contact", False),
            ("purpose", "Purpose of the report", False),
            ("typed", "Key decision", False),
            ("typed", "Consultation", False),
            ("typed", "Alternative options", False),
            ("typed", "Background papers", False),
            ("appendices", "Documents attached", False),
        ),
        implications=(
            Question("financial", "Financial", "What it costs or saves, and who pays."),
            Question("staffing", "Staffing"),
            Question("ict", "Information technology"),
            Question("legal", "Legal and policy", "The duty it meets, or the policy that it changes."),
            Question("equality", "Equality", "Who is affected otherwise than others."),
        ),
        sections=tuple(Begin(kind, kind) for kind in STARTING),
        has_risks=True,
        approvals=(
            Approver("finance", "Section 151 officer (chief finance officer)"),
            Approver("monitoring", "Monitoring officer"),
        ),
        copies=(_TO_COMMITTEE, _TO_POLICING, _TO_AUTHORITIES, _TO_WEBSITE),
    ),
    OVERVIEW: Form(
        name="Annual overview",
        front=_front(
            *_REPORT_TO,
            ("report_of", "Report of", True),
            ("contact", "Author and contact", False),
            ("appendices", "Documents attached", False),
        ),
        sections=(
            *_own("Setting the scene", "Responsibilities"),
            Begin("summary", "summary", "Community safety action plan"),
            *_own("Successes of the year"),
            Begin("year-ahead", "year-ahead"),
            *_own("Questions"),
        ),
        copies=(_TO_COMMITTEE,),
    ),
    BRIEFING: Form(
        name="Briefing for the police and crime commissioner",
        front=_front(
            ("title", "Topic", True),
            ("contact", "Author", True),
            ("purpose", "Purpose of briefing", True),
            ("meeting", "Date", True),
            ("appendices", "Documents attached", False),
        ),
        sections=(
            *_own("Background", "Current issues"),
            Begin("summary", "summary", "How the plan stands"),
            *_own("Decisions needed", "Partnership involvement", "Police involvement", "People to meet"),
        ),
        copies=(_TO_POLICING,),
    ),
}
