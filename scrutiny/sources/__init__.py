"""What the sections of a report are filled from: the record as its readers may see it, on one day."""
