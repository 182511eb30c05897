"""A site whose clock a journey moves on, with a partnership of its own beside the demonstration's."""

from datetime import UTC, date, datetime, timedelta

from tests.journeys.site import Site


class YearSite(Site):
    """The site through a year: gunicorn and the worker live on the day that the journey has come to."""

    web = "tests.journeys.another_day:application"
    worker = ("-m", "tests.journeys.another_day")
    acts = "tests.journeys.year_acts"

    def prepare(self) -> None:
        """Found the partnership, on the first day."""
        self.begin()
        self.act("founded")

    def begin(self) -> None:
        """Let today be the first day."""
        self.began = datetime.now(UTC)
        self.day = 0

    @property
    def now(self) -> datetime:
        """The moment that the journey has come to."""
        return self.began + timedelta(days=self.day)

    def date_in(self, days: int) -> date:
        """The date so many days after the day that the journey has come to."""
        return self.now.date() + timedelta(days=days)

    def move_to(self, day: int) -> None:
        """Let so many days have passed since the first; whoever was signed in no longer is."""
        self.day = day
        moment = self.database.parent / "moment"
        new = moment.with_suffix(".new")
        new.write_text(self.now.isoformat())
        new.replace(moment)
        self.sign_ins.clear()

    def act(self, name: str) -> None:
        """Let others do their part meanwhile, through the services, in a process of its own."""
        assert self.nursery
        self.nursery.run("-m", self.acts, name, self.now.isoformat())
