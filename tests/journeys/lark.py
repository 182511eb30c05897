"""Lark: an invented review after a death, which a journey takes from notification to closure; who is on it."""

from tests.journeys.people import Walker

IVO = Walker("Ivo Sandelin", "ivo.sandelin@vale.example")  # coordinates reviews
MAUD = Walker("Maud Ellerby", "maud.ellerby@chairs.example")
HOLLIS = Walker("Hollis Brand", "hollis.brand@marshland-constabulary.example")
PETRONEL = Walker("Petronel Asher", "petronel.asher@harbour.example")
PANEL = {HOLLIS: "Marshland Constabulary", PETRONEL: "Harbour Domestic Abuse Service"}

TERMS = "What each agency knew in the three years before the death, and what it did with what it knew."
FIRST_AGENCY = "Marshland Constabulary"
SECOND_AGENCY = "Lowmere Homes"
OTHER_AGENCIES = (
    "Harbour Domestic Abuse Service",
    "Marshland Integrated Care Board",
    "The health centre",
    "The hospital trust",
    "The mental health trust",
    "The ambulance service",
    "The drug and alcohol service",
    "Adult social care",
    "Children’s social care",
)
RECOMMENDED = "A second officer looks at a call that is graded low for the second time in a month."
TITLE = "Domestic homicide review: Lark"
SUMMARY = "Three agencies knew a part, and nobody laid the parts side by side."
