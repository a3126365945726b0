-- `reprints` keeps pairs that are one text. Pairs of one form with other facts (weather, notices) were kept as well, but
-- which of them were ever looked at hung on what was stored when: the same editions in another order gave other rows.
DELETE FROM reprints WHERE relation <> 'duplicate';
ALTER TABLE reprints DROP COLUMN relation;
