"""The desk of somebody who came by a link: what was done is said in the address, for they have no session."""

from dataclasses import dataclass, field

from plans.models import RoundAsk
from plans.views.report_desk import Desk, kept_words, reported_words

SAID = {
    "reported": ["You have reported. What you said is below, under “Reported already”."],
    "kept": ["What you have typed is kept here. It is not reported yet."],
}
SAID["both"] = SAID["reported"] + ["The rest of what you have typed is kept here. It is not reported yet."]


@dataclass
class LinkDesk(Desk):
    """A reader's actions in the one round that their link opens."""

    link_key: str = ""
    told: list[str] = field(default_factory=list)
    done: str = ""

    def tell(self, given: list[RoundAsk], kept: int) -> None:
        """Say it on this page, or in a word in the address of the next one."""
        self.told += [reported_words(given)] if given else []
        self.told += [kept_words(kept)] if kept else []
        self.done = "both" if given and kept else "reported" if given else "kept" if kept else ""

    @property
    def told_in_address(self) -> dict[str, str]:
        """Return the word for what was done."""
        return {"said": self.done} if self.done else {}

    @property
    def says(self) -> list[str]:
        """Return what stands at the head of the page."""
        return self.told or SAID.get(self.request.GET.get("said", ""), [])
