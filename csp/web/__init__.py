"""What stands between a request and a view: who asks, what they may open, and how it is sent."""
