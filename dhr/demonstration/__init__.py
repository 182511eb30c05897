"""What the demonstration shows of reviews: three invented ones, each at another stage."""
