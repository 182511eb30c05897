"""The pages of the foundation, one subject a file."""
