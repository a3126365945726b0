-- Which editions changed, in what order: what is derived from the warehouse outside of it (the search index) catches
-- up by this number. One row an edition that is or was here; a new number each time its rows are replaced.
CREATE TABLE changes (change_no BIGINT NOT NULL, edition_id VARCHAR NOT NULL);
