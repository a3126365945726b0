-- an id of a refusal or a gap, and a place of an article, names one row
SELECT 'refusals', refusal_id FROM refusals WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'gaps', gap_id FROM gaps WHERE edition_id IN (FROM checked) GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'article_places', article_id || ' ' || place_no FROM article_places WHERE edition_id IN (FROM checked)
GROUP BY ALL HAVING count(*) > 1;
