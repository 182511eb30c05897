"""Every kind of visitor of the access table, and the addresses of Vale's pages that they ask for."""

from collections.abc import Callable, Iterable
from typing import Any

from django.test import Client
from django.urls import reverse

from csp.permissions import Role
from tests.integration import (
    approving,
    areas,
    at_table,
    attaching,
    billing,
    breaking,
    convening,
    copying,
    correcting,
    costing,
    course,
    endings,
    exempting,
    family,
    forming,
    importing,
    ledgering,
    linking,
    mailing,
    measuring,
    meeting,
    paneling,
    papers,
    pdfs,
    people,
    pooling,
    publishing,
    reviewing,
    rounds,
    sending,
    stating,
    together,
    working,
)
from tests.integration.access_walk import every_name
from tests.integration.fen import Fen

SignIn = Callable[[str], Client]

CALLED = {
    "administrator": "tess",
    "coordinator": "aled",
    "authority lead": "dana",
    "officer": "tom",
    "councillor": "hal",
    "scrutiny officer": "farida",
    "observer": "elin",
    "appointment ended": "gareth",
}

NEW = {
    "review coordinator": lambda: people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR),
    "disabled": lambda: people.person("lewis"),
}


# What the key in an address names, by how the page's name starts; the coordinator of the table is Aled.
def newest_version() -> Any:
    """Return the newest version of Vale's plan."""
    return people.plan().versions.first()


SUBJECTS: dict[str, Callable[[], Any]] = {
    "csp:area": areas.area,
    "csp:authority": at_table.body,
    "csp:seat-add": at_table.body,
    "csp:seat": at_table.seat,
    "csp:person": lambda: people.person("tom"),
    "csp:handover": lambda: people.person("tom"),
    "csp:contact": lambda: people.person("gareth"),
    "csp:appointment-add": lambda: people.person("tom"),
    "csp:appointment": lambda: people.appointment("tom"),
    "csp:invitation": lambda: people.invitation("bryn"),
    "csp:see-as": lambda: people.person("tom"),
    "csp:job": lambda: working.job_of("aled"),
    "csp:message": mailing.refused,
    "plans:plan": people.plan,
    "plans:authority": at_table.seat,
    "plans:import": importing.begun,
    "plans:action-list": people.plan,
    "plans:action-add": people.plan,
    "plans:action": lambda: people.action("1.6"),
    "plans:priority-list": people.plan,
    "plans:priority-changes": people.plan,
    "plans:priority-add": people.plan,
    "plans:priority": people.priority,
    "plans:objective-add": people.priority,
    "plans:objective": people.objective,
    "plans:measure-list": people.plan,
    "plans:measure-add": people.plan,
    "plans:measure-changes": people.plan,
    "plans:measure": measuring.measure,
    "plans:reading-add": measuring.measure,
    "plans:reading": measuring.reading,
    "plans:version-pdf": pdfs.public_version,
    "plans:version": newest_version,
    "plans:publication-pdf": pdfs.published,
    "plans:publication": people.plan,
    "plans:group-version": newest_version,
    "plans:group-round": rounds.any_round,
    "plans:link-list": rounds.any_round,
    "plans:link": linking.any_link,
    "plans:round-list": people.plan,
    "plans:round-add": people.plan,
    "plans:round": rounds.any_round,
    "plans:report-return": rounds.any_ask,
    "plans:status": lambda: people.status("G"),
    "plans:milestone-list": lambda: people.action("1.6"),
    "plans:milestone-add": lambda: people.action("1.6"),
    "plans:milestone": lambda: endings.step(people.action("1.6")),
    "plans:evidence-add": lambda: people.action("1.6"),
    "plans:evidence": lambda: endings.shown(people.action("1.6")),
    "plans:update": lambda: people.action("1.6"),
    "plans:paper-add": meeting.autumn,
    "plans:paper": meeting.paper,
    "plans:meeting-download": pdfs.highlighted,
    "plans:meeting": meeting.autumn,
    "plans:attendance-add": meeting.autumn,
    "plans:attendance-fill": meeting.autumn,
    "plans:attendance": meeting.attendance,
    "plans:decision-add": meeting.autumn,
    "plans:decision": meeting.decision,
    "dhr:contact-list": reviewing.any_review,
    "dhr:contact-add": reviewing.any_review,
    "dhr:contact-changes": reviewing.any_review,
    "dhr:emergency-open": reviewing.any_review,
    "dhr:emergency": lambda: breaking.any_emergency(reviewing.any_review()),
    "dhr:contact": lambda: family.contact(reviewing.any_review()),
    "dhr:copy-list": reviewing.any_review,
    "dhr:copy-add": reviewing.any_review,
    "dhr:copy-changes": reviewing.any_review,
    "dhr:copy": lambda: copying.copy(reviewing.any_review()),
    "dhr:published-action-list": reviewing.any_review,
    "dhr:published-action-changes": reviewing.any_review,
    "dhr:published-action-add": lambda: copying.action(reviewing.any_review()),
    "dhr:published-action": lambda: copying.opened(reviewing.any_review()),
    "dhr:proceeding-list": reviewing.any_review,
    "dhr:proceeding-add": reviewing.any_review,
    "dhr:proceeding-changes": reviewing.any_review,
    "dhr:proceeding": lambda: family.proceeding(reviewing.any_review()),
    "dhr:agency-report-list": reviewing.any_review,
    "dhr:agency-report-add": reviewing.any_review,
    "dhr:agency-report-download": reviewing.any_agency_file,
    "dhr:agency-report": reviewing.any_agency_report,
    "dhr:panel-meeting-list": reviewing.any_review,
    "dhr:panel-meeting-add": reviewing.any_review,
    "dhr:panel-meeting": lambda: paneling.meeting(reviewing.any_review()),
    "dhr:panel-attendance": lambda: paneling.attendance(reviewing.any_review()),
    "dhr:panel-attendance-add": lambda: paneling.meeting(reviewing.any_review()),
    "dhr:panel-attendance-fill": lambda: paneling.meeting(reviewing.any_review()),
    "dhr:panel-paper": lambda: paneling.paper(reviewing.any_review()),
    "dhr:panel-paper-add": lambda: paneling.meeting(reviewing.any_review()),
    "dhr:panel-decision": lambda: paneling.decision(reviewing.any_review()),
    "dhr:panel-decision-add": lambda: paneling.meeting(reviewing.any_review()),
    "dhr:stage-list": reviewing.any_review,
    "dhr:stage-changes": reviewing.any_review,
    "dhr:stage": lambda: course.stage(reviewing.any_review()),
    "dhr:decision-add": reviewing.any_review,
    "dhr:decision": lambda: course.decision(reviewing.any_review()),
    "dhr:publication-read": lambda: publishing.any_public(reviewing.open_review),
    "dhr:publication-document": lambda: publishing.any_public_document(reviewing.open_review),
    "dhr:condition": lambda: publishing.condition(reviewing.any_review()),
    "dhr:document-add": reviewing.any_review,
    "dhr:document": lambda: publishing.document(reviewing.any_review()),
    "dhr:pause-add": reviewing.any_review,
    "dhr:pause": lambda: course.pause(reviewing.any_review()),
    "dhr:year-lock": stating.any_partner,
    "dhr:budget": stating.any_partner,
    "dhr:spending": stating.any_partner,
    "dhr:forecast": stating.any_partner,
    "dhr:ledger-layout": ledgering.any_layout,
    "dhr:pool-payment-remove": pooling.any_payment,
    "dhr:pool-payment": pooling.any_pool,
    "dhr:statement-list": stating.any_partner,
    "dhr:statement-reader-add": stating.any_partner,
    "dhr:statement-reader": stating.any_reader,
    "dhr:statement": stating.any_statement,
    "dhr:account-edit": billing.partner,
    "dhr:cost-agreement": costing.any_agreement,
    "dhr:agreement-version-add": costing.any_agreement,
    "dhr:agreement-version": costing.any_draft,
    "dhr:cost-rule": costing.any_draft,
    "dhr:": reviewing.any_review,
    "scrutiny:committee": convening.committee,
    "scrutiny:member-add": convening.committee,
    "scrutiny:meeting-add": convening.committee,
    "scrutiny:deadline-add": convening.committee,
    "scrutiny:work-item-add": convening.committee,
    "scrutiny:work-item-repeat": convening.committee,
    "scrutiny:member": convening.member,
    "scrutiny:meeting": convening.planned,
    "scrutiny:deadline": convening.deadline,
    "scrutiny:work-item": convening.item,
    "scrutiny:section-add": papers.report,
    "scrutiny:section": together.given,
    "scrutiny:comment": together.comment,
    "scrutiny:form": forming.any_form,
    "scrutiny:risk-add": papers.report,
    "scrutiny:risk": forming.risk,
    "scrutiny:report": papers.report,
    "scrutiny:exemption-list": papers.report,
    "scrutiny:exemption-add": papers.report,
    "scrutiny:exemption-download": exempting.any_file,
    "scrutiny:exemption": exempting.any_matter,
    "scrutiny:exempt-reader-add": papers.report,
    "scrutiny:exempt-reader": exempting.any_reader,
    "scrutiny:appendix-add": papers.report,
    "scrutiny:appendix-changes": papers.report,
    "scrutiny:correction-add": papers.report,
    "scrutiny:correction-changes": papers.report,
    "scrutiny:correction": correcting.any_open,
    "scrutiny:appendix": attaching.any_file,
    "scrutiny:pack-appendix": attaching.any_attached,
    "scrutiny:pack-zip": attaching.any_pack,
    "scrutiny:pack-print": attaching.any_pack,
    "scrutiny:pack-build": papers.report,
    "scrutiny:sending-remove": sending.any_sending,
    "scrutiny:sending": papers.any_issued,
    "scrutiny:approval-add": approving.any_built,
    "scrutiny:approval-names": approving.any_built,
    "scrutiny:approval-changes": papers.report,
    "scrutiny:approval": approving.any_standing,
    "scrutiny:pack-clear": papers.exposed_pack,
    "scrutiny:pack-issue": papers.built_pack,
    "scrutiny:pack": papers.any_issued,
}


def addresses(names: Iterable[str]) -> dict[str, str]:
    """Return the addresses of these pages of Vale's; pages about one thing are about the same one."""
    made: dict[str, str] = {}
    found = {}
    for name in names:
        start = next((one for one in SUBJECTS if name.startswith(one)), "")
        if start not in made:
            made[start] = SUBJECTS[start]().key if start else "none"
        found[name] = _address(name, made[start])
    return found


def address(name: str) -> str:
    """Return the address of a page of Vale's."""
    return addresses([name])[name]


def address_of_nothing(name: str) -> str:
    """Return the address of a page of Vale's, with the key of nothing that is there."""
    return _address(name, "2222222222")


def _address(name: str, key: str) -> str:
    carried: dict[str, Any] = {
        "partnership": "vale",
        "key": key,
        "token": "guessed",
        "kind": "privacy",
        "cost_type": "chair",
        "year": 2025,
        "pk": 1,
        "number": 1,
        "part": "front",
        "figure": "year-ahead-dates",
        "name": "wards",
        "asked": "finance",
    }
    if name == "account_reset_password_from_key":
        carried = {"uidb36": "1", "key": "guessed-key"}
    wanted = dict(every_name())[name]
    return reverse(name, kwargs={one: carried[one] for one in wanted})


def browser_of(who: str, fen: Fen, sign_in: SignIn) -> Client:
    """Return a browser of a kind of visitor."""
    if who == "signed out":
        return Client()
    if who in CALLED:
        return sign_in(CALLED[who])
    client = Client()
    client.force_login({"stranger": lambda: fen.coordinator, **NEW}[who]())
    if who == "disabled":
        people.Person.objects.filter(email__startswith="lewis.").update(is_active=False)
    return client
