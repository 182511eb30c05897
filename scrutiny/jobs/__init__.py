"""The background work of scrutiny, one kind a function."""
