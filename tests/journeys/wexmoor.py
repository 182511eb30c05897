"""Wexmoor: an invented partnership of eight responsible authorities, whose year a journey goes through."""

from tests.journeys.people import Walker

SLUG = "wexmoor"
PLANS = f"/p/{SLUG}/plans/"
PLAN = "Safer Wexmoor, first year"
NEXT_PLAN = "Safer Wexmoor, second year"
SECOND_PRIORITY = "Safe to walk home"
SECOND_ROUND = "Second round of the year"

AUTHORITIES = {
    "Wexmoor Borough Council": "district_council",
    "Harl District Council": "district_council",
    "Wexmoor County Council": "county_council",
    "Wexmoor Police": "police",
    "Wexmoor Fire and Rescue": "fire",
    "North Wexmoor Care Board": "integrated_care_board",
    "South Wexmoor Care Board": "integrated_care_board",
    "Wexmoor Probation": "probation",
}

COORDINATOR = ASHA = Walker("Asha Brand", "asha.brand@wexmoor.example")
PETRA = Walker("Petra Voss", "petra.voss@wexmoor.example")
FRAN = Walker("Fran Keel", "fran.keel@wexmoor.example")
IDRIS = Walker("Idris Lowe", "idris.lowe@wexmoor.example")
NED = Walker("Ned Orton", "ned.orton@wexmoor.example")
SUNIL = Walker("Sunil Ware", "sunil.ware@wexmoor.example")
OONA = Walker("Oona Marsh", "oona.marsh@wexmoor.example")

LEADS = {PETRA: "Wexmoor Police", FRAN: "Wexmoor Fire and Rescue"}
OFFICERS = {
    IDRIS: "Wexmoor Police",
    NED: "Wexmoor Fire and Rescue",
    SUNIL: "Harl District Council",
    OONA: "Wexmoor Probation",
}
# What is done, who leads and holds it, and in how many days from when the plan is written it is due.
ACTIONS = {
    "1.1": ("Share what is known about burglars each week", "Wexmoor Police", IDRIS, 320),
    "1.2": ("Fit better locks after a burglary", "Wexmoor Fire and Rescue", NED, 300),
    "2.1": ("Wardens on the paths home", "Harl District Council", SUNIL, 330),
    "2.2": ("A worker who meets people at the prison gate", "Wexmoor Probation", OONA, 340),
}
