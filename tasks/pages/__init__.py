"""Pure: the lines of a page into blocks with roles, and blocks into articles."""
