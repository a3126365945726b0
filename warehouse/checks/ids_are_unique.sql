-- an id names one row
-- stops the load
SELECT 'editions' AS found_in, edition_id AS id FROM editions WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'pages', page_id FROM pages WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'blocks', block_id FROM blocks WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'articles', article_id FROM articles WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'qa_pairs', qa_id FROM qa_pairs WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'milestones', milestone_id FROM milestones WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1;
