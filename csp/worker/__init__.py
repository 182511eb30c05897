"""What the worker process runs: jobs, and what is due by the clock."""
