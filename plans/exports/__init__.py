"""What is taken out of a plan: rows in, files out."""
