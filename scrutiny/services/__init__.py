"""What can be done to a report and a pack, one verb a function."""
