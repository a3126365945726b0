-- a complete edition has articles; a missing or failed one has its evidence and no rows; a partial one names what lacks
SELECT edition_id, status, page_count, article_count, evidence
FROM editions
WHERE edition_id IN (FROM checked)
    AND CASE status
        WHEN 'complete' THEN page_count = 0
        WHEN 'partial' THEN edition_id NOT IN (SELECT edition_id FROM gaps)
        ELSE evidence IS NULL OR article_count > 0
    END;
