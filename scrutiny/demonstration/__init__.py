"""The demonstration's part about scrutiny: a committee, its members, and a report on its way to them."""
