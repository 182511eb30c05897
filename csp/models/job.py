"""Jobs: work done in the background, with its progress, its heartbeat, and what came of it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models.circle import Circle, in_sight_of
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.record import Record
from csp.permissions import Permission

if TYPE_CHECKING:
    from csp.models.reader import Reader

LONGEST_REFUSAL = 500
SILENT = timedelta(minutes=2)
TRIES = 3


def _cut(sentence: str) -> str:
    """Return a sentence that its column holds: what is too long for it must not keep the job from ending."""
    return sentence if len(sentence) <= LONGEST_REFUSAL else f"{sentence[: LONGEST_REFUSAL - 1]}…"


class JobQuerySet(models.QuerySet["Job"]):
    """Asks which jobs there are."""

    def visible_to(self, reader: "Reader") -> "JobQuerySet":
        """Return the jobs that the reader asked for and may still know of."""
        if reader.seen_by:  # how somebody's own jobs went is theirs alone
            return self.none()
        here = in_sight_of(reader, reader.partnerships_with(Permission.ENTER))
        return self.filter(here, asked_by=reader.person_id)

    def in_partnership(self, partnership: Partnership) -> "JobQuerySet":
        """Return the jobs of one partnership."""
        return self.filter(partnership=partnership)

    def lost(self, now: datetime) -> "JobQuerySet":
        """Return the jobs of which nothing was heard for two minutes, though they run, or wait to be taken."""
        heard = now - SILENT
        running = Q(state=Job.State.RUNNING, heartbeat_at__lt=heard)
        return self.filter(running | Q(state=Job.State.WAITING, queued_at__lt=heard)).order_by("pk")


class Job(Record):
    """One piece of work of one kind on one record, which it names by its key.

    A worker takes it by raising ``turn``; whatever it writes later holds only while that number stands, so a
    worker that was thought dead can't finish what another has begun again. ``tries`` counts since it was asked.
    """

    class State(models.TextChoices):
        """How far it has got."""

        WAITING = "waiting", "Waiting to start"
        RUNNING = "running", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Stopped"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="jobs")
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs")
    kind = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=10)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    queued_at = models.DateTimeField("when it was last put in the queue")
    turn = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    doing = models.CharField("what it is doing", max_length=120, blank=True)
    refusal = models.CharField("why it stopped, for whoever asked", max_length=LONGEST_REFUSAL, blank=True)
    fault = models.CharField("reference of the fault in the log", max_length=10, blank=True)
    finished_at = models.DateTimeField(null=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "kind": NONE,
        "subject_key": NONE,
        "asked_by": PSEUDONYM,
        "asked_at": PERSONAL,
        "state": NONE,
        "queued_at": NONE,
        "turn": NONE,
        "tries": NONE,
        "heartbeat_at": NONE,
        "steps_done": NONE,
        "steps": NONE,
        "doing": NONE,
        "refusal": FREE_TEXT,
        "fault": NONE,
        "finished_at": NONE,
    }

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "key"]
        indexes = [
            models.Index(fields=["state", "heartbeat_at"], name="csp_job_by_heartbeat"),
            models.Index(fields=["asked_by", "-asked_at"], name="csp_job_of_person"),
            models.Index(fields=["kind", "subject_key", "-asked_at"], name="csp_job_of_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                name="csp_job_is_heard_of_while_it_runs",
                condition=~Q(state="running") | Q(heartbeat_at__isnull=False),
            ),
            models.CheckConstraint(
                name="csp_job_that_stopped_says_why",
                condition=~Q(state="failed") | ~Q(refusal=""),
            ),
        ]

    def __str__(self) -> str:
        """Return its kind and the key of its record."""
        return f"{self.kind} {self.subject_key}"

    @property
    def has_ended(self) -> bool:
        """Return whether nothing more will come of it by itself."""
        return self.state in (Job.State.DONE, Job.State.FAILED)

    @classmethod
    def lost(cls, now: datetime) -> "list[Job]":
        """Return the jobs of which nothing was heard for two minutes, though they run or wait to be taken."""
        return list(cls.objects.lost(now))

    @classmethod
    def take(cls, key: str, *, now: datetime) -> "Job | None":
        """Return the job as this worker's own, or none when it is not waiting any more."""
        taken = cls.objects.filter(key=key, state=cls.State.WAITING).update(
            state=cls.State.RUNNING,
            turn=F("turn") + 1,
            tries=F("tries") + 1,
            heartbeat_at=now,
            steps_done=0,
            steps=0,
            doing="",
        )
        return cls.objects.select_related("asked_by", "partnership").get(key=key) if taken else None

    def beat(self, *, now: datetime, steps_done: int, steps: int, doing: str) -> bool:
        """Write down how far it is; return whether it is still this worker's."""
        return self._mine().update(heartbeat_at=now, steps_done=steps_done, steps=steps, doing=doing) == 1

    def end(self, state: str, *, now: datetime, refusal: str = "", fault: str = "") -> bool:
        """Write down that it ended; return whether it was still this worker's."""
        said = {"refusal": _cut(refusal), "fault": fault, "finished_at": now}
        return self._mine().update(state=state, **said) == 1

    def put_back(self, *, now: datetime) -> bool:
        """Let it wait again, unless something happened to it since it was read; return whether it does."""
        fresh = {"state": self.State.WAITING, "queued_at": now, "heartbeat_at": None}
        return self._unchanged().update(**fresh, refusal="", fault="", finished_at=None) == 1

    def give_up(self, refusal: str, *, now: datetime) -> bool:
        """Let it fail, unless something happened to it since it was read; return whether it does."""
        return self._unchanged().update(state=self.State.FAILED, refusal=refusal, finished_at=now) == 1

    def begin_again(self, *, now: datetime) -> bool:
        """Let a job that failed wait with all its tries before it; return whether it does."""
        failed = Job.objects.filter(pk=self.pk, state=self.State.FAILED)
        fresh = {"state": self.State.WAITING, "queued_at": now, "heartbeat_at": None, "tries": 0}
        return failed.update(**fresh, refusal="", fault="", finished_at=None) == 1

    def _mine(self) -> JobQuerySet:
        return Job.objects.filter(pk=self.pk, state=self.State.RUNNING, turn=self.turn)

    def _unchanged(self) -> JobQuerySet:
        as_read = {"state": self.state, "turn": self.turn, "heartbeat_at": self.heartbeat_at}
        return Job.objects.filter(pk=self.pk, queued_at=self.queued_at, **as_read)
