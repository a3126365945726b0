-- an article reprints an earlier one that is no reprint itself, and a pair in `reprints` says why
SELECT article.article_id, article.duplicate_of
FROM articles AS article
JOIN articles AS original ON original.article_id = article.duplicate_of
WHERE article.edition_id IN (FROM checked)
    AND (original.duplicate_of IS NOT NULL
        OR original.edition_date > article.edition_date
        OR article.article_id NOT IN (
            SELECT article_id FROM reprints
            UNION ALL SELECT earlier_id FROM reprints
        ));
