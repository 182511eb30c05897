"""The questions that pages about reports ask."""
