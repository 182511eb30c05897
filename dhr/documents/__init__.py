"""Files of reviews that everybody will read: what is in them, and nothing of who wrote them."""
