"""The questions that pages about plans ask."""
