"""What goes out of reviews as files: rows in, bytes out."""
