-- every row belongs to an edition and a publication that are there, and its date is the edition's
-- stops the load
SELECT 'editions' AS found_in, edition_id AS id FROM editions
WHERE edition_id IN (FROM checked)
    AND (publication_id NOT IN (SELECT publication_id FROM publications)
        OR edition_id != publication_id || '-' || strftime(edition_date, '%Y-%m-%d'))
UNION ALL
SELECT 'articles', article_id FROM articles JOIN editions USING (edition_id)
WHERE edition_id IN (FROM checked)
    AND (articles.edition_date, articles.publication_id) != (editions.edition_date, editions.publication_id)
UNION ALL
SELECT 'qa_pairs', qa_id FROM qa_pairs JOIN editions USING (edition_id)
WHERE edition_id IN (FROM checked) AND qa_pairs.edition_date != editions.edition_date
UNION ALL
SELECT 'milestones', milestone_id FROM milestones JOIN editions USING (edition_id)
WHERE edition_id IN (FROM checked)
    AND (milestones.edition_date, milestones.publication_id) != (editions.edition_date, editions.publication_id)
UNION ALL
SELECT 'pages', page_id FROM pages
WHERE edition_id IN (FROM checked) AND (edition_id NOT IN (SELECT edition_id FROM editions) OR NOT starts_with(page_id, edition_id || '-'));
