"""The reviews as a Django app."""

from pathlib import Path

from django.apps import AppConfig

# The query that names records of each kind on the audit trail.
NAMED_BY = {
    "review": "reviews",
    "reviewmember": "members",
    "reviewstage": "stages",
    "reviewdecision": "decisions",
    "pause": "pauses",
    "pseudonym": "pseudonyms",
    "jointreview": "joint_reviews",
    "proceeding": "proceedings",
    "submission": "submissions",
    "letterpoint": "letter_points",
    "emergency": "emergencies",
    "copy": "copies",
    "publishedaction": "published_actions",
    "recommendation": "recommendations",
    "addressee": "addressees",
    "recommendationaction": "recommendation_actions",
    "condition": "conditions",
    "publication": "publications",
    "publisheddocument": "published_documents",
    "familycontact": "contacts",
    "agencyreport": "agency_reports",
    "agencyreportstep": "agency_report_steps",
    "panelmeeting": "panel_meetings",
    "panelattendance": "panel_attendances",
    "panelpaper": "panel_papers",
    "paneldecision": "panel_decisions",
    "assurance": "assurances",
    "closure": "closures",
    "legalhold": "legal_holds",
    "destruction": "destructions",
}

# The same for what reviews cost.
COSTS_NAMED_BY = {
    "costagreement": "cost_agreements",
    "agreementversion": "agreement_versions",
    "costrule": "cost_rules",
    "costline": "cost_lines",
    "charge": "charges",
    "payment": "payments",
    "partneraccount": "partner_accounts",
    "statement": "statements",
    "yearlock": "year_locks",
    "reviewbudget": "review_budgets",
    "statementreader": "statement_readers",
    "ledgerlayout": "ledger_layouts",
    "poolpayment": "pool_payments",
}


class DhrConfig(AppConfig):
    """dhr: reviews after a death, their learning, and who pays."""

    name = "dhr"
    verbose_name = "Reviews"

    def ready(self) -> None:
        """Register what the site asks its apps for."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import navigation  # noqa: PLC0415  (the tables are not ready before)
        from dhr.models import cost_verb, verb  # noqa: PLC0415  (the tables are not ready before)

        navigation.register(
            navigation.Place("Reviews", "dhr:review-list", Permission.PLAN_READ, stem="reviews/")
        )
        audit.register_words(verb.WORDS)
        audit.register_words(cost_verb.WORDS)
        self.show_invented_reviews()
        self.be_found_and_set_up()
        self.know_its_people()
        self.charge_partners()
        self.follow_the_course()
        self.follow_quality_assurance()
        self.follow_agency_reports()
        self.follow_panels_and_plans()
        self.ask_about_the_family_and_the_courts()
        self.check_actions_and_close()
        self.keep_and_end()
        self.publish()
        self.follow_recommendations()
        self.send_copies_and_keep_names()
        self.open_in_an_emergency()

    def show_invented_reviews(self) -> None:
        """Let the demonstration tell of reviews, of who pays for them, of what they cost and who was asked."""
        from csp import demonstration  # noqa: PLC0415  (the tables are not ready before)

        cast = Path(__file__).parent / "demonstration" / "people.toml"
        demonstration.register("dhr.demonstration.load.load", cast=cast)
        demonstration.register("dhr.demonstration.costs.load")
        demonstration.register("dhr.demonstration.spending.load")
        demonstration.register("dhr.demonstration.charging.load")
        demonstration.register("dhr.demonstration.stating.load")
        demonstration.register("dhr.demonstration.ledgers.load")

    def be_found_and_set_up(self) -> None:
        """Let members find their reviews, and administrators say how reviews are run."""
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import search, settings_pages  # noqa: PLC0415  (the tables are not ready before)

        search.register("dhr.presenters.review_search.find_reviews")
        settings_pages.register(
            settings_pages.SettingsPage(
                "How reviews are run",
                "The time that a review after a death may take, what people sign first, and how long it is kept.",
                "dhr:rules-edit",
                Permission.PARTNERSHIP_SET_UP,
            )
        )

    def ask_about_the_family_and_the_courts(self) -> None:
        """Put what was promised to a family, and the next dates of proceedings, on people's work."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.contact_work.asks_of")
        work.register(asks="dhr.presenters.proceeding_work.asks_of")
        digests.register("dhr.services.waiting_family.of_promises", "dhr.services.waiting_family.of_dates")

    def send_copies_and_keep_names(self) -> None:
        """Ask for the copies that are to be sent, and say which words stay inside reviews."""
        from csp.models import kept_words  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.copy_work.asks_of")
        digests.register("dhr.services.waiting_copies.of_copies")
        kept_words.register("dhr.queries.kept_words.kept_in_circles")

    def follow_recommendations(self) -> None:
        """Ask for answers that are overdue, and let actions lead back to what they carry out."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import circle_pages, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.recommendation_work.asks_of")
        digests.register("dhr.services.waiting_recommendations.of_answers")
        circle_pages.register_beside("dhr.presenters.recommendation_ways.beside")

    def publish(self) -> None:
        """Lead to what is published of reviews, and ask whoever runs one about it."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, public_pages, work  # noqa: PLC0415  (the tables are not ready before)

        digests.register("dhr.services.waiting_publications.of_publications")
        my_data.register("dhr.presenters.publication_data.sections_of")
        public_pages.register(public_pages.PublicPage("Published reviews", "dhr:publication-list"))
        work.register(asks="dhr.presenters.publication_work.asks_of")

    def open_in_an_emergency(self) -> None:
        """Shut by the clock what was opened for 24 hours, and tell everybody on the review on their first page."""
        from csp import jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, work  # noqa: PLC0415  (the tables are not ready before)

        jobs.register_sweep("dhr.services.emergencies.shut_those_over")
        work.register(asks="dhr.presenters.emergency_work.asks_of")
        my_data.register("dhr.presenters.emergency_data.sections_of")

    def keep_and_end(self) -> None:
        """Ask people about reviews whose time is over, and let the clock remove the files of agency reports."""
        from csp import jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.keeping_work.asks_of")
        digests.register("dhr.services.waiting_keeping.of_endings")
        my_data.register("dhr.presenters.keeping_data.sections_of")
        jobs.register_sweep("dhr.services.report_files.remove_over")

    def check_actions_and_close(self) -> None:
        """Let no action of a review close before it is checked, and show where that is done."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import circle_pages, my_data, work  # noqa: PLC0415  (the tables are not ready before)
        from plans.policies import before_closing  # noqa: PLC0415  (the tables are not ready before)

        before_closing.register("dhr.policies.assurances.may_be_closed")
        circle_pages.register_beside("dhr.presenters.assurance_ways.beside")
        work.register(asks="dhr.presenters.assurance_work.asks_of")
        my_data.register("dhr.presenters.assurance_data.sections_of")
        digests.register("dhr.services.waiting_assurances.of_actions")

    def know_its_people(self) -> None:
        """Ask people to sign, name records on trails, and say what reviews hold about a person."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests, successions  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.member_work.asks_of")
        digests.register("dhr.services.waiting_members.of_asked")
        my_data.register("dhr.presenters.member_data.sections_of")
        successions.register(permission=Permission.REVIEW_ADD, passes="dhr.services.successions.pass_on")
        successions.register_leaving(closes="dhr.services.successions.close_places")
        successions.register_moving(follows="dhr.services.statements_ending.end_readings")
        for record, names in NAMED_BY.items():
            audit.register_namer(f"dhr.{record}", f"dhr.queries.trail.{names}")
        for record, names in COSTS_NAMED_BY.items():
            audit.register_namer(f"dhr.{record}", f"dhr.queries.cost_trail.{names}")

    def charge_partners(self) -> None:
        """Say what charges ask of whoever keeps a review's books, and of whoever reads a partner's statement."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.charge_work.asks_of")
        work.register(asks="dhr.presenters.statement_work.asks_of")
        digests.register(
            "dhr.services.waiting_charges.of_books", "dhr.services.waiting_charges.of_statements"
        )
        my_data.register("dhr.presenters.statement_data.sections_of")

    def follow_panels_and_plans(self) -> None:
        """Say what panel meetings ask of whoever runs a review, and where an action plan leads back to."""
        from csp.models import run_circles  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import circle_pages, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.panel_work.asks_of")
        digests.register("dhr.services.waiting_panels.of_meetings")
        circle_pages.register("dhr.presenters.ways_up.of_plan")
        run_circles.register("dhr.queries.plans.circles_run")

    def follow_the_course(self) -> None:
        """Say what the stages and clocks of reviews ask of the people on their panels."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.course_work.asks_of")
        digests.register("dhr.services.waiting_courses.of_runners")

    def follow_quality_assurance(self) -> None:
        """Say what quality assurance asks of whoever holds a point of its letter, and of whoever runs a review."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.submission_work.asks_of")
        digests.register(
            "dhr.services.waiting_submissions.of_holders", "dhr.services.waiting_submissions.of_runners"
        )

    def follow_agency_reports(self) -> None:
        """Say what agency reports ask of their authors, and of whoever runs a review."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.agency_reports_work.asks_of")
        digests.register("dhr.services.waiting_reports.of_authors", "dhr.services.waiting_reports.of_runners")
