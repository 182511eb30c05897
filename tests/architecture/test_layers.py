"""Who may ask the tables, who may ask the time, and who is asked who is reading."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import dotted, in_layer, modules, public_functions, tree_of

TABLES = {"objects", "_default_manager", "_base_manager", "history"}
CLOCK = Path("csp/web/clock.py")
# What asks the time: on these names, these methods, and localdate and localtime when they are told no moment.
ASKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("timezone", "now"),
    ("time", "time"),
}
ASKS_WITHOUT_A_MOMENT = {"localdate", "localtime"}
# Queries that begin with no reader, and why.
WITHOUT_A_READER = {
    "csp.queries.readers.reader_of": "makes the reader",
    "csp.queries.readers.reader_by_email": "makes the reader",
    "csp.queries.readers.readers_of": "makes the readers",
    "plans.queries.round_links.with_key": "finds the link that a visitor holds the secret of",
    "plans.queries.round_links.held_with_key": "finds the link that a visitor holds the secret of",
    "plans.queries.round_links.times_sent": "counts what the holder of a link was sent",
    "plans.queries.round_links.held_of": "finds what a service ends, which asks first",
    "plans.queries.round_letters.of_use": "finds by the clock what is to be forgotten",
    "plans.queries.restricted.places_of_restricted_words": "is asked for nobody: which plan is for its circle",
    "plans.queries.restricted.parts_with_restricted_words": "asks the same, of a text in parts",
    "csp.queries.seals.waiting_trails": "seals what everybody did, and shows none of it",
    "csp.queries.seals.held_to_seal": "seals what everybody did, and shows none of it",
    "csp.queries.seals.head_of": "seals what everybody did, and shows none of it",
    "csp.queries.seals.keep_seals": "seals what everybody did, and shows none of it",
    "csp.queries.seals.entries_of": "verifies what everybody did, and shows none of it",
    "csp.queries.seals.trails": "verifies what everybody did, and shows none of it",
    "csp.queries.seals.names_of_trails": "for whoever runs the site",
    "csp.queries.seals.count_waiting": "for whoever runs the site",
    "csp.queries.seals.partnership_with_slug": "for whoever runs the site",
    "csp.queries.seals.partnerships_with_ids": "names in the log the partnerships whose trail moved",
    "csp.queries.seals.partnerships_to_tell": "finds by the clock who is to be sent a head",
    "csp.queries.seals.was_told": "finds by the clock who is to be sent a head",
    "csp.queries.seals.readers_of_trail": "finds by the clock who is to be sent a head",
    "csp.queries.sessions.noted_sessions_of": "finds what a service ends, which asks first",
    "csp.queries.sessions.stored_sessions": "finds what a service ends, which asks first",
    "csp.queries.sessions.session_keys": "finds where something waits that is gone for good, and shows none of it",
    "csp.queries.sessions.notes_of_ended_sessions": "is forgotten by the clock, and shown to nobody",
    "csp.queries.work_accounts.person_with_address": "is asked by whoever comes from a provider, not signed in yet",
    "csp.queries.work_accounts.work_accounts_of": "is asked by whoever comes from a provider, not signed in yet",
    "csp.queries.notices.public_partnership": "is asked by anyone, who reads what is published",
    "csp.queries.notices.last_written": "is asked by anyone, who reads what is published",
    "csp.queries.notices.public_words": "is asked by anyone, who reads what is published",
    "csp.queries.founding.is_taken": "for whoever runs the site",
    "csp.queries.founding.person_called": "for whoever runs the site",
    "csp.queries.founding.body_called": "for whoever runs the site",
    "csp.queries.health.database_answers": "asks for no record",
    "csp.queries.demonstration.demonstration_partnership": "runs before there are people",
    "csp.queries.messages.outbox": "is the mailbox of everybody in a demonstration, and opened in no other site",
    "csp.queries.gate.only_partnership": "says on the sign-in page whose house this is",
    "csp.queries.appointments.held_alike": "asks about the appointment that it is given",
    "csp.queries.appointments.other_administrators": "says when somebody administers, never who",
    "csp.queries.partnerships.make_others_wait": "returns nothing",
    "csp.queries.work_accounts.make_others_wait": "returns nothing",
    "csp.queries.authorities.work_in": "returns a condition, and no record",
    "csp.queries.invitations.usable": "is asked by whoever holds the link, who has not signed in",
    "csp.queries.invitations.is_known": "is asked by whoever holds the link, who has not signed in",
    "dhr.queries.readings.lasting_of": "finds what a service closes, and is shown to nobody",
    "dhr.queries.readings.works_for_until": "tells a service whether somebody has left, and is shown to nobody",
    "dhr.queries.outlasting.draws_of": "finds what a service keeps without the review, and is shown to nobody",
    "dhr.queries.outlasting.drawn_before": "is a sum over destroyed reviews, and names none",
    "dhr.queries.outlasting.kept_draw": "is a sum over destroyed reviews, and names none",
    "dhr.queries.outlasting.numbered": "numbers every charge of the partnership, and names none",
    "dhr.queries.cost_pools.paid_in": "is a sum over all reviews, and names none",
    "dhr.queries.cost_pools.drawn": "is a sum over all reviews, and names none",
    "csp.queries.retention.due_everywhere": "counts for whoever runs the site, and leaves out what is restricted",
    "csp.queries.retention_over.periods": "finds by the clock what is to be removed",
    "csp.queries.retention_over.periods_in_force": "finds by the clock what is to be removed",
    "csp.queries.retention_over.meet": "writes down by the clock where it has looked",
    "csp.queries.retention_over.messages": "finds by the clock what is to be removed",
    "csp.queries.retention_over.invitations": "finds by the clock what is to be removed",
    "csp.queries.retention_over.people": "finds by the clock what is to be removed",
    "csp.queries.retention_over.ever_appointed": "finds by the clock what is to be removed",
    "csp.queries.retention_over.partnerships_of": "finds by the clock where a removal is reported",
    "csp.queries.retention_over.numbers_by_partnership": "counts for whoever runs the site",
    "csp.queries.retention_over.take": "removes by the clock what is over",
    "csp.queries.retention_over.run_of": "finds by the clock the report of the day",
    "csp.queries.secret_words.unsent_with_secrets": "finds by the clock what is to be forgotten",
    "csp.queries.secret_words.usable_of": "finds by the clock what is to be forgotten",
    "csp.queries.former_names.names_had": "is asked by queries, about the people whom these found for a reader",
    "csp.queries.leavers.leavers": "finds by the clock whose contact details are to be removed",
    "csp.queries.leavers.is_appointed": "is asked by a policy, about the person that it is given",
    "csp.queries.leavers.is_invited": "is asked by a policy, about the person that it is given",
    "csp.queries.leavers.held": "locks the person that a service is given",
    "csp.queries.leavers.ways_in_of": "finds what a service removes, which asks first",
    "csp.queries.leavers.invitations_of": "finds what a service removes, which asks first",
    "csp.queries.leavers.messages_to": "finds what a service removes, which asks first",
    "csp.queries.leavers.messages_that_say": "finds what a service removes, which asks first",
    "csp.queries.digests.hold": "locks the person's own row that a service is given",
    "csp.queries.digests.was_written": "writes down by the clock who was written to",
    "csp.queries.digests.forget_what_was_said": "forgets by the clock what no longer waits",
    "csp.queries.digests.by_person": "finds by the clock who is to be written to",
    "csp.queries.digests.rolls": "finds by the clock who is to be written to",
    "plans.queries.waiting.open_actions": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.complete_and_not_closed": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.asked_about": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.missing_milestones": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.waiting_handovers": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.missing_reports": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.being_signed": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.open_rounds": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.measures_given": "counts by the clock, for each what is theirs",
    "plans.queries.waiting.periods_given": "counts by the clock, for each what is theirs",
    "dhr.queries.courses.all_courses": "counts by the clock, for each what is theirs",
    "dhr.queries.courses.who_runs": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_reports.going_on": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_reports.runners": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_panels.not_written_up": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_recommendations.overdue": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_submissions.open_points": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_submissions.going_on": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_copies.to_be_sent": "counts by the clock, for each what is theirs",
    "csp.queries.kept_words.all_know": "asks who else reads there, whoever writes",
    "csp.queries.kept_words.said_before": "asks of the record that is being saved",
    "scrutiny.queries.waiting.members_of": "counts by the clock, for each what is theirs",
    "scrutiny.queries.waiting.papers_to_come": "counts by the clock, for each what is theirs",
    "scrutiny.queries.waiting.not_issued": "counts by the clock, for each what is theirs",
    "scrutiny.queries.waiting.sections_not_signed": "counts by the clock, for each what is theirs",
    "plans.queries.plan_life.newest_not_agreed": "chooses among the versions that it is given",
    "plans.queries.rounds.counted": "counts in the rounds that it is given",
    "csp.queries.successions.works_until": "tells a service whether somebody has left, and is shown to nobody",
    "dhr.queries.members_people.stays": "tells a service who stays when somebody leaves, and is shown to nobody",
    "dhr.queries.successions.hold_with": "finds what a service closes, and is shown to nobody",
    "dhr.queries.successions.works_here": "tells a service who is still there, and is shown to nobody",
    "dhr.queries.waiting_assurances.complete_and_not_checked": "counts for the clock, and is shown to nobody",
    "dhr.queries.successions.hold_run_by": "finds what a service passes on, and is shown to nobody",
    "dhr.queries.successions.standing_on": "finds what a service passes on, and is shown to nobody",
    "dhr.queries.waiting_publications.planned": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_publications.shown": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_keeping.asked": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_keeping.over": "counts by the clock, for each what is theirs",
    "dhr.queries.keeping.kept_until": "reckons with the review that it is given, and asks for no record",
    "dhr.queries.report_files.over": "finds by the clock what is to be removed",
    "dhr.queries.report_files.held": "finds by the clock what is to be removed",
    "dhr.queries.report_files.steps_with_files": "finds by the clock what is to be removed",
    "dhr.queries.report_files.files_of": "finds by the clock what is to be removed",
    "dhr.queries.payers.payers_of": "which body took the place of which is told to everybody",
    "dhr.queries.payers.owed_through": "which body took the place of which is told to everybody",
    "dhr.queries.waiting_charges.overdue": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_charges.statement_readers": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_family.promises": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_family.dates": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_family.people_as": "counts by the clock, for each what is theirs",
    "dhr.queries.waiting_members.asked": "counts by the clock, for each what is theirs",
    "csp.queries.gate.names_at_the_table": "says on the sign-in page who sits at the table",
}


def reaches(tree: ast.AST) -> Iterator[int]:
    """The lines that reach for a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in TABLES:
            yield node.lineno


def asks_the_time(tree: ast.AST) -> Iterator[int]:
    """The lines that ask what time it is, or bring in by name what does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = node.func.value
            name = on.id if isinstance(on, ast.Name) else on.attr if isinstance(on, ast.Attribute) else ""
            bare = node.func.attr in ASKS_WITHOUT_A_MOMENT and not (node.args or node.keywords)
            if (name, node.func.attr) in ASKS or bare:
                yield node.lineno
        if isinstance(node, ast.ImportFrom) and node.module in {"django.utils.timezone", "time"}:
            yield node.lineno


def test_only_models_and_queries_reach_the_tables():
    found = [
        f"{path}:{line}"
        for path in modules()
        if not in_layer(path, "models", "queries")
        for line in reaches(tree_of(path))
    ]

    assert found == [], "Ask a query; it knows who is reading"


def test_only_the_clock_asks_the_time():
    found = [f"{path}:{line}" for path in modules() if path != CLOCK for line in asks_the_time(tree_of(path))]

    assert found == [], "Take today= or now= as an argument"


def test_every_query_begins_with_its_reader():
    found = []
    for path in modules(layer="queries"):
        for node in public_functions(path):
            first = [argument.arg for argument in [*node.args.posonlyargs, *node.args.args]][:1]
            name = f"{dotted(path)}.{node.name}"
            if (first == ["reader"]) == (name in WITHOUT_A_READER):
                found.append(name)

    assert found == [], "A query's first argument is reader; an exception that has one is none"


def test_every_exception_still_exists():
    there = {
        f"{dotted(path)}.{node.name}" for path in modules(layer="queries") for node in public_functions(path)
    }

    assert WITHOUT_A_READER.keys() - there == set()


def test_every_service_takes_its_arguments_by_name():
    found = [
        f"{dotted(path)}.{node.name}"
        for path in modules(layer="services")
        for node in public_functions(path)
        if node.args.args or node.args.posonlyargs
    ]

    assert found == []


def test_these_rules_see_what_they_forbid():
    wrong = ast.parse("Action.objects.all()\naction.history.first()\ndate.today()\ntimezone.localdate()")
    right = ast.parse("actions.open_to(reader)\ntimezone.localdate(now)\nclock.today()")

    assert sorted(reaches(wrong)) == [1, 2]
    assert sorted(asks_the_time(wrong)) == [3, 4]
    assert [*reaches(right), *asks_the_time(right)] == []


def test_the_kernel_needs_no_database_and_no_site():
    plain = ("django.core.exceptions", "django.utils")
    found = [
        f"{path}: {name}"
        for path in modules()
        if path.parts[:2] == ("csp", "kernel")
        for name in brought_in(tree_of(path))
        if name.startswith("django") and not name.startswith(plain)
    ]

    assert found == [], "The kernel is pure: what needs Django's tables or settings lives higher up"


def brought_in(tree: ast.AST) -> Iterator[str]:
    """The names of the modules that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
