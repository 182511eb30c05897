"""From the bytes of a spreadsheet to proposals for a plan; pure: values in, values out."""
