-- One row a pair of articles that share text: which is found again by a join on clauses, judged on the whole texts.
-- The columns that name editions are not called edition_id, so that replacing an edition does not drop these rows
-- before `relink_reprints` and `relink_projects` have seen what hung on them: they delete them themselves.
CREATE TABLE reprints (
    article_id VARCHAR NOT NULL, earlier_id VARCHAR NOT NULL, relation VARCHAR NOT NULL,
    shared_clauses INTEGER NOT NULL, containment DOUBLE NOT NULL, coverage DOUBLE NOT NULL, score DOUBLE NOT NULL,
    of_edition VARCHAR NOT NULL, earlier_edition VARCHAR NOT NULL
);
-- One row a key under which a milestone's project is looked up. `side` is 'self' for what the name says, 'longer'
-- for the shorter names that it may be called by: a stored mention is looked at again only if one is the other's.
CREATE TABLE project_keys (milestone_id VARCHAR NOT NULL, key VARCHAR NOT NULL, side VARCHAR NOT NULL, of_edition VARCHAR NOT NULL);
-- One row: the digest of the corrections and rules that all links were made with; others make all links anew.
CREATE TABLE project_corrections (digest VARCHAR NOT NULL);
