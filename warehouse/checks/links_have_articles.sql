-- what links editions (clauses, pairs of reprints, keys of projects) speaks of articles and milestones that are there
SELECT 'clauses' AS found_in, article_id AS id FROM (SELECT DISTINCT article_id FROM clauses WHERE edition_id IN (FROM checked))
WHERE article_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))
UNION ALL
SELECT 'reprints', article_id FROM reprints
WHERE of_edition IN (FROM checked)
    AND article_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))
UNION ALL
SELECT 'reprints', earlier_id FROM reprints
WHERE earlier_edition IN (FROM checked)
    AND earlier_id NOT IN (SELECT article_id FROM articles WHERE edition_id IN (FROM checked))
UNION ALL
SELECT 'project_keys', milestone_id FROM project_keys
WHERE of_edition IN (FROM checked)
    AND milestone_id NOT IN (SELECT milestone_id FROM milestones WHERE edition_id IN (FROM checked));
