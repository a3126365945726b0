-- One row a distinct clause of an article's body: what near-duplicates are found by (xxh3-64 of its Han, letters
-- and digits; never DuckDB's hash(), which changes between versions).
CREATE TABLE clauses (h UBIGINT NOT NULL, article_id VARCHAR NOT NULL, edition_id VARCHAR NOT NULL, n USMALLINT NOT NULL);
