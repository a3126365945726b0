"""The polite HTTP client: robots, rates, retries, limits. The only code that speaks to the network."""
