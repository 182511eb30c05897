"""Reviews after a death: their stages, their learning, and who pays."""
