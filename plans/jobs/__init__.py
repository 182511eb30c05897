"""The background work of plans, one kind a function."""
