"""The polite HTTP client, and the fetching of one edition with it: the only code that uses the network."""
