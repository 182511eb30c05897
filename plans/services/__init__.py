"""What can be done to a plan, one verb a function."""
