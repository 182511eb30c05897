"""Tell the review rounds of the demonstration: opened, reminded, returned, answered and locked, each on its day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.models import Reader
from csp.services.handovers import Passed, hand_over
from plans.demonstration.load import COORDINATOR, FOLDER, Teller
from plans.models import Action, Plan
from plans.queries import rounds
from plans.queries.demonstration import forget_letters, letters_to
from plans.services.round_links import go_on, held_by_browser
from plans.services.rounds import RoundAnswers, open_round, proposed_title
from plans.services.rounds_locking import lock_round
from plans.services.rounds_returning import return_report
from plans.services.rounds_telling import chase
from plans.services.updates import add_update

SITE = "https://saferplan.vale.example"
LINK = re.compile(r"/by-link/(\w{10})/([\w-]{40,})/")
Happening = tuple[int, Callable[[], Any]]


@dataclass(frozen=True)
class Table:
    """June at her desk, on any day."""

    teller: Teller
    by_reference: dict[str, Action]

    @property
    def cast(self) -> Cast:
        """Return who is who."""
        return self.teller.cast

    @property
    def plan(self) -> Plan:
        """Return the plan of the rounds."""
        return self.teller.plan

    def on(self, ago: int) -> tuple[Reader, datetime]:
        """Return June as she was appointed so many days ago, and the middle of that day's morning."""
        return self.cast.reader(COORDINATOR, ago=ago), moment(self.cast.day(-ago))

    def open(self, told: dict[str, Any]) -> None:
        """Open a round."""
        by, now = self.on(told["opened"])
        answers = RoundAnswers(
            title=proposed_title(today=by.today),
            meeting_on=self.cast.day(-told["meeting"]),
            due_on=self.cast.day(-told["due"]),
            asks=told["asks"].strip(),
        )
        open_round(plan=self.plan, answers=answers, site=SITE, by=by, now=now)

    def chase(self, ago: int) -> None:
        """Remind everyone who has not reported."""
        by, now = self.on(ago)
        chase(key=self.running(by), seat=None, everyone=True, site=SITE, by=by, now=now)

    def report(self, told: dict[str, Any], words: str, ago: int) -> None:
        """Let whoever holds an action report on it."""
        action = self.by_reference[told["ref"]]
        email = action.lead_person.email if action.lead_person else COORDINATOR
        self.teller.report(action, {"ago": ago, "by": email, "status": told["report"], "text": words})
        action.version += 1

    def report_nothing(self, told: dict[str, Any]) -> None:
        """Let whoever holds an action say that nothing has changed."""
        action = self.by_reference[told["ref"]]
        by = self.cast.reader(told["by"], ago=told["ago"])
        if told.get("by_link"):
            by = self.with_link(by, told["ago"])
        add_update(
            key=action.key,
            version=action.version,
            status=self.teller.statuses[told["status"]],
            text="",
            nothing_has_changed=True,
            by=by,
            now=moment(self.cast.day(-told["ago"])),
        )
        action.version += 1

    def with_link(self, by: Reader, ago: int) -> Reader:
        """Return somebody as they are by the link of their newest letter, if it carries one."""
        now = moment(self.cast.day(-ago))
        june, _ = self.on(ago)
        found = LINK.search(letters_to(june, partnership=self.cast.partnership, person=by.person))
        if not found:
            return by
        key, token = found.groups()
        given: dict[str, Any] = {"key": key, "address": "", "now": now}
        secret = go_on(token=token, secret="", site=SITE, **given)
        held = held_by_browser(secret=secret, **given)
        return held[1] if held else by

    def hand_over(self, told: dict[str, Any]) -> None:
        """Let somebody hand over what they hold to whoever does their work from now on."""
        people, ago = self.cast.people, told["ago"]
        handed = {self.by_reference[one["ref"]]: one["note"] for one in told["actions"]}
        hand_over(
            partnership=self.cast.partnership,
            holder=people[told["by"]],
            successor=people[told["to"]],
            passed=[Passed("plans.action", one.key, one.version, note) for one, note in handed.items()],
            link=SITE,
            by=self.cast.reader(told["by"], ago=ago),
            now=moment(self.cast.day(-ago)),
        )
        for one in handed:
            one.lead_person, one.version = people[told["to"]], one.version + 1

    def give_back(self, told: dict[str, Any]) -> None:
        """Return the report that stands on an action, with a question."""
        by, now = self.on(told["ago"])
        ask = rounds.ask_about_action(by, action=self.by_reference[told["ref"]])
        if ask and ask.update:
            return_report(key=ask.key, report=ask.update.key, text=told["text"], site=SITE, by=by, now=now)

    def lock(self, ago: int) -> None:
        """Lock the round that is open."""
        by, now = self.on(ago)
        lock_round(key=self.running(by), by=by, now=now)

    def running(self, by: Reader) -> str:
        """Return the key of the round that is open."""
        found = rounds.running(by, plan=self.plan)
        return found.key if found else ""


def happenings(teller: Teller, by_reference: dict[str, Action]) -> Iterator[Happening]:
    """Give what happened in each round, with how many days ago."""
    table, story = Table(teller, by_reference), read(FOLDER / "rounds.toml")
    for told in story["handed_over"]:
        yield told["ago"], partial(table.hand_over, told)
    for told in story["rounds"]:
        yield told["opened"], partial(table.open, told)
        for ago in told["reminded"]:
            yield ago, partial(table.chase, ago)
        for one in told.get("unchanged", []):
            yield one["ago"], partial(table.report_nothing, one)
        for one in told.get("returned", []):
            yield one["ago"] + 1, partial(table.report, one, one["said"], one["ago"] + 1)
            yield one["ago"], partial(table.give_back, one)
            if "answer" in one:
                yield one["answered"], partial(table.report, one, one["answer"], one["answered"])
        if "locked" in told:
            yield told["locked"], partial(table.lock, told["locked"])
    # Nobody in the story has a mailbox: what was written in it is not kept.
    yield 0, partial(forget_letters, table.on(0)[0], partnership=teller.cast.partnership)
