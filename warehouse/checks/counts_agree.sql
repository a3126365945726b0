-- an edition counts its own pages and articles
SELECT edition_id, page_count, pages, article_count, articles
FROM editions
LEFT JOIN (SELECT edition_id, count(*) AS pages FROM pages WHERE edition_id IN (FROM checked) GROUP BY ALL)
    USING (edition_id)
LEFT JOIN (SELECT edition_id, count(*) AS articles FROM articles WHERE edition_id IN (FROM checked) GROUP BY ALL)
    USING (edition_id)
WHERE edition_id IN (FROM checked)
    AND (page_count != coalesce(pages, 0) OR article_count != coalesce(articles, 0));
