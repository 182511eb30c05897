"""Every address has a door, and a name from which its view and its template are known."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import ROOT, dotted, modules, templates, text_of, tree_of

# Views that draw no template of their own, and why.
WITHOUT_A_TEMPLATE = {
    "dhr:agency-report-chase": "goes back to the report",
    "dhr:agency-report-download": "is a file",
    "dhr:charge-letter": "is a file",
    "dhr:cost-line-csv": "is a file",
    "dhr:spending-csv": "is a file",
    "dhr:statement-benefits-csv": "is a file",
    "dhr:statement-csv": "is a file",
    "dhr:ledger-layout-csv": "is a file",
    "dhr:pool-payment-csv": "is a file",
    "dhr:statement-pdf": "is a file",
    "dhr:cost-line-download": "is a file",
    "dhr:panel-meeting-hold": "goes back to the page of the meeting",
    "dhr:panel-paper-download": "is a file",
    "dhr:submission-download": "is a file",
    "plans:round-chase": "goes back to the round",
    "plans:round-ask": "goes back to the round",
    "csp:public-accessibility": "is the accessibility statement, of one partnership",
    "csp:public-privacy": "is the privacy notice, of one partnership",
    "csp:public-cookies": "is the page about cookies, of one partnership",
    "plans:status-move": "goes back to the list of statuses",
    "csp:area-use": "goes back to the list of areas",
    "plans:status-use": "goes back to the list of statuses",
    "csp:word-list": "is one of the pages of the settings, csp/settings/words.html",
    "csp:retention": "is one of the pages of the settings, csp/settings/retention.html",
    "plans:priority-move": "goes back to the list of priorities",
    "plans:plan-waiver-withdraw": "goes back to the checklist of the plan",
    "plans:measure-move": "goes back to the list of measures",
    "plans:measure-list-csv": "is a file",
    "plans:measure-csv": "is a file",
    "plans:objective-move": "goes back to the list of priorities",
    "csp:sign-in-policy": "is one of the pages of the settings, csp/settings/sign_in.html",
    "csp:work-account-forget": "goes back to the list of sessions",
    "csp:person-disconnect": "goes back to the page of the person",
    "csp:see-as": "goes on to My work, as that person has it",
    "csp:see-as-end": "goes back to the page of the person",
    "csp:handover-settle": "goes back to My work",
    "csp:session-end": "goes back to the list of sessions",
    "csp:session-stay": "answers a script that asked to go on with the session",
    "csp:job-retry": "goes back to the page of the job",
    "plans:import-discard": "goes back to the imports",
    "csp:my-data": "is one page of one’s account, csp/my_data/page.html",
    "csp:my-data-download": "is a file",
    "csp:invitation-resend": "goes back to the page of the invitation",
    "csp:invitation-withdraw": "goes back to the page of the invitation",
    "csp:message-log": "goes back to the page of the message",
    "csp:message-resend": "goes on to the page of the new message",
    "csp:health": "answers a load balancer in plain text",
    "csp:brand": "is a style sheet",
    "plans:milestone-move": "goes back to the list of milestones",
    "plans:meeting-hold": "goes back to the page of the meeting",
    "plans:decision-move": "goes back to the page of the meeting",
    "plans:paper-download": "is a file",
    "plans:meeting-download": "is a file",
    "plans:meeting-pdf": "goes on to the page that shows how far it is",
    "plans:authority-list-csv": "is a file",
    "plans:authority-download": "is a file",
    "plans:authority-pdf": "goes on to the page that shows how far it is",
    "plans:version-pdf": "goes on to the page that shows how far it is",
    "plans:publication-pdf": "is a file",
    "dhr:publication-document": "is a file",
    "dhr:document-download": "is a file",
    "plans:evidence-download": "is a file",
    "plans:action-list-csv": "is a file",
    "plans:action-list-workbook": "is a file",
    "scrutiny:comment-settle": "goes back to the section",
    "scrutiny:section-comment": "is answered by the section’s page",
    "scrutiny:section-move": "goes back to the report",
    "scrutiny:form-part-move": "goes back to the form",
    "scrutiny:risk-move": "goes back to the report",
    "scrutiny:meeting-hold": "goes on to the meeting",
    "scrutiny:work-item-repeat": "goes on to the committee",
    "scrutiny:exemption-download": "is a file",
    "scrutiny:appendix-download": "is a file",
    "scrutiny:appendix-move": "goes back to the report",
    "scrutiny:pack-appendix-download": "is a file",
    "scrutiny:pack-print": "is a file",
    "scrutiny:pack-zip": "is a file",
    "scrutiny:sending-csv": "is a file",
    "scrutiny:approval-names": "goes on to the page that shows how far it is",
    "scrutiny:pack-build": "goes on to the page that shows how far it is",
    "scrutiny:pack-download": "is a file",
    "scrutiny:pack-word": "is a file",
    "csp:trail-csv": "is a file",
    "plans:plan-trail-csv": "is a file",
    "dhr:review-trail-csv": "is a file",
    "dhr:oversight-csv": "is a file",
    "dhr:oversight-workbook": "is a file",
    "dhr:plan-word": "is a file",
    "dhr:plan-workbook": "is a file",
    "dhr:addressee-chase": "goes back to the page of the recommendation",
    "plans:plan-difference-csv": "is a file",
    "plans:update-add": "is drawn on the action's own page, so that nothing typed is far from what it is about",
}
# Views whose name would hide a word of Python's.
OTHERWISE_NAMED = {"csp:help": "help_page"}
# Pages that are no verb of a noun.
FREE = ("errors/", "layouts/", "components/")


def addresses(patterns: list, namespace: str = "") -> Iterator[tuple[str, Callable]]:
    """Every address of the site: its name with its app, and its view."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern):
            name = pattern.name or str(pattern.pattern)
            yield (f"{namespace}:{name}" if namespace else name), pattern.callback


EVERY = list(addresses(get_resolver().url_patterns))
OUR_OWN = [(name, view) for name, view in EVERY if ":" in name]


@cache
def rendered() -> set[str]:
    """The templates that views name."""
    return {
        node.value
        for path in modules(layer="views")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    }


@pytest.mark.parametrize(("name", "view"), EVERY, ids=[name for name, _ in EVERY])
def test_every_view_names_its_door(name: str, view: Callable):
    assert getattr(view, "door", None), f"{name} needs @access or @public"


def test_every_address_of_ours_has_a_namespace():
    of_allauth = {name for name, _ in EVERY if re.match(r"(account|mfa|openid_connect)_", name)}

    assert {name for name, _ in EVERY} - {name for name, _ in OUR_OWN} == of_allauth


@pytest.mark.parametrize(("name", "view"), OUR_OWN, ids=[name for name, _ in OUR_OWN])
def test_the_name_of_an_address_says_its_view(name: str, view: Callable):
    expected = OTHERWISE_NAMED.get(name, name.partition(":")[2].replace("-", "_"))

    assert view.__name__ == expected
    assert view.__module__.startswith(f"{name.partition(':')[0]}.views.")


@pytest.mark.parametrize("name", [name for name, _ in OUR_OWN if "-" in name])
def test_the_name_of_an_address_says_its_template(name: str):
    app, _, noun_verb = name.partition(":")
    noun, _, verb = noun_verb.rpartition("-")
    template = f"{app}/{plural(noun).replace('-', '_')}/{verb}.html"

    assert (template in rendered()) == (name not in WITHOUT_A_TEMPLATE), template


def plural(noun: str) -> str:
    if noun in {"person", "appendix"}:
        return {"person": "people", "appendix": "appendices"}[noun]
    if noun in {"evidence", "terms", "rules"}:  # there is no word for several, or none for one
        return noun
    if noun.endswith("s"):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def test_every_page_is_kept_where_its_noun_and_verb_say():
    pages = {page for page in rendered() if not page.startswith(FREE)}

    assert [page for page in pages if not re.fullmatch(r"[a-z]+/[a-z_]+/[a-z_]+\.html", page)] == []
    assert [page for page in rendered() if not (ROOT / "templates" / page).is_file()] == []


def test_no_template_is_left_over():
    apps = templates("csp", "plans", "dhr", "scrutiny")
    says = "".join(text_of(path) for path in [*templates(), *modules()])

    assert [str(path) for path in apps if str(path.relative_to("templates")) not in says] == []


def test_every_exception_is_still_needed():
    names = {name for name, _ in OUR_OWN}

    assert names >= {*WITHOUT_A_TEMPLATE, *OTHERWISE_NAMED}
    assert dotted(modules(layer="views")[0]).endswith("views")


@pytest.mark.parametrize("path", [path for path in modules() if path.name == "urls.py"], ids=str)
def test_a_list_of_addresses_is_written_once(path):
    named = [
        target.id
        for node in tree_of(path).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]

    assert sorted(set(named)) == sorted(named)
