"""What can be done to a review, one verb a function."""
