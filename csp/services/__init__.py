"""What can be done in the foundation, one verb a function."""
