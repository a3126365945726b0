"""The sentences: what runs, for which papers and days."""
