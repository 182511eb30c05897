"""The pages about plans, one subject a file."""
