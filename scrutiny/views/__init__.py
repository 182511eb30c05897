"""The pages of scrutiny, one subject a file."""
