"""The questions that pages about reviews ask."""
