"""Tell what the demonstration's administrator set up: where the public writes to, and the areas."""

from dataclasses import replace

from csp.demonstration.load import FOLDER, Cast, moment, read
from csp.services.areas import add_areas
from csp.services.partnerships import PartnershipAnswers, edit_partnership

ADMINISTRATOR = "tess.hollin@vale.example"


def load(cast: Cast) -> None:
    """Set it up, on the day told."""
    story = read(FOLDER / "setting_up.toml")
    by, now = cast.reader(ADMINISTRATOR, ago=story["ago"]), moment(cast.day(-story["ago"]))
    answers = replace(PartnershipAnswers.of(cast.partnership), contact_email=story["contact_email"])
    cast.partnership = edit_partnership(
        partnership=cast.partnership, version=cast.partnership.version, answers=answers, by=by, now=now
    )
    for kind, named in story["areas"].items():
        told = [(one["ons_code"], one["name"]) for one in named]
        added = add_areas(partnership=cast.partnership, kind=kind, areas=told, by=by, now=now)
        cast.areas |= {one["code"]: area for one, area in zip(named, added, strict=True)}
