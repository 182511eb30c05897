"""The people of the demonstration whom the journeys follow."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Walker:
    """Somebody who uses the site."""

    name: str
    email: str


ALED = Walker("Aled Pryce", "aled.pryce@vale.example")  # coordinator
JUNE = Walker("June Okafor", "june.okafor@vale.example")  # coordinator
HAL = Walker("Hal Brearley", "hal.brearley@vale.example")  # councillor
NEIL = Walker("Neil Farrow", "neil.farrow@marshland.example")  # officer: 4.7 is late, 3.8 is silent
JOEL = Walker("Joel Amadi", "joel.amadi@marshland-icb.example")  # officer: 2.6 and 3.1 are late
SOL = Walker("Sol Carden", "sol.carden@vale.example")  # officer: 1.15 is late
LEWIS = Walker("Lewis Tranter", "lewis.tranter@lowmere-homes.example")  # officer: 2.5 is due soon
TOM = Walker("Tom Ferrier", "tom.ferrier@marshland-constabulary.example")  # officer: 1.6 and others
DANA = Walker("Dana Whitlock", "dana.whitlock@marshland-constabulary.example")  # leads the constabulary
TESS = Walker("Tess Hollin", "tess.hollin@vale.example")  # administrator
FARIDA = Walker("Farida Noor", "farida.noor@vale.example")  # scrutiny officer
ELIN = Walker("Elin Garrod", "elin.garrod@marshland-commissioner.example")  # observer
GARETH = Walker(
    "Gareth Stroud", "gareth.stroud@marshland-constabulary.example"
)  # a stranger: his appointment ended
WENNA = Walker("Wenna Tregale", "wenna.tregale@vale.example")  # coordinates reviews
