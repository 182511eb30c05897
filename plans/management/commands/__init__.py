"""The commands of plans, one a file."""
