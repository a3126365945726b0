"""The verbs: fetch, parse, dedupe, extract, load; and the pure rooms they call."""
