"""The demonstration's plan, told through the same services that people use."""
