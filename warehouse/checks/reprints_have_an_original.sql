-- an article that reprints another names one that is there, and not itself
SELECT reprint.article_id, reprint.duplicate_of
FROM articles AS reprint
LEFT JOIN articles AS original ON original.article_id = reprint.duplicate_of
WHERE reprint.edition_id IN (FROM checked)
    AND reprint.duplicate_of IS NOT NULL
    AND (original.article_id IS NULL OR reprint.duplicate_of = reprint.article_id);
