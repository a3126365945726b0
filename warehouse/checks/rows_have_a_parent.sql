-- every block has its page, every article its page and a first place, every question and milestone its article
SELECT 'blocks' AS found_in, block_id AS id FROM blocks
WHERE edition_id IN (FROM checked)
    AND (page_id NOT IN (SELECT page_id FROM pages WHERE edition_id IN (FROM checked))
        OR (article_id IS NOT NULL
            AND article_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))))
UNION ALL
SELECT 'articles', article_id FROM articles
WHERE edition_id IN (FROM checked)
    AND (page_id NOT IN (SELECT page_id FROM pages WHERE edition_id IN (FROM checked))
        OR article_id NOT IN (
            SELECT article_id FROM article_places WHERE edition_id IN (FROM checked) AND place_no = 1
        ))
UNION ALL
SELECT 'article_places', article_id FROM article_places
WHERE edition_id IN (FROM checked)
    AND article_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))
UNION ALL
SELECT 'qa_pairs', qa_id FROM qa_pairs
WHERE edition_id IN (FROM checked)
    AND article_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))
UNION ALL
SELECT 'milestones', milestone_id FROM milestones
WHERE edition_id IN (FROM checked)
    AND (article_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))
        OR (qa_id IS NOT NULL AND qa_id NOT IN (SELECT qa_id FROM qa_pairs WHERE edition_id IN (FROM checked))));
