"""The pages about reviews, one subject a file."""
