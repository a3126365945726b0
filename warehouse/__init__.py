"""The nouns: what a newspaper is made of, and the only code that touches the disk."""
