"""The partners who share costs in the tests of cost shares, in the order they agreed."""

from csp.kernel.cost_shares import Sharer

VALE = Sharer("vale", "Vale District Council")
LOWMERE = Sharer("lowmere", "Lowmere Borough Council")
HOLLIN = Sharer("hollin", "Hollin District Council")
COUNTY = Sharer("county", "Marshland County Council")
POLICE = Sharer("police", "Marshland Constabulary")
HEALTH = Sharer("health", "Marshland NHS board")
PROBATION = Sharer("probation", "Marshland probation service")
COMMISSIONER = Sharer("commissioner", "Marshland commissioner")
FIRE = Sharer("fire", "Marshland Fire Authority")

EIGHT = (VALE, LOWMERE, HOLLIN, COUNTY, POLICE, HEALTH, PROBATION, COMMISSIONER)
NINE = (*EIGHT, FIRE)
