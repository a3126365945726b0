-- one row per publication and day: what that day's edition holds
CREATE OR REPLACE VIEW daily_counts AS
WITH
    per_article AS (
        SELECT edition_id, count(*) AS articles, count(duplicate_of) AS reprints, sum(char_count) AS characters
        FROM articles GROUP BY ALL
    ),
    per_question AS (SELECT edition_id, count(*) AS questions FROM qa_pairs GROUP BY ALL),
    per_milestone AS (SELECT edition_id, count(*) AS milestones FROM milestones GROUP BY ALL),
    per_refusal AS (SELECT edition_id, count(*) AS refusals FROM refusals GROUP BY ALL),
    per_gap AS (SELECT edition_id, count(*) AS gaps FROM gaps GROUP BY ALL)
SELECT
    editions.publication_id, editions.edition_date, editions.edition_id, editions.status,
    editions.page_count AS pages,
    coalesce(articles, 0) AS articles, coalesce(reprints, 0) AS reprints,
    coalesce(characters, 0)::BIGINT AS characters, coalesce(questions, 0) AS questions,
    coalesce(milestones, 0) AS milestones, coalesce(refusals, 0) AS refusals, coalesce(gaps, 0) AS gaps
FROM editions
LEFT JOIN per_article USING (edition_id)
LEFT JOIN per_question USING (edition_id)
LEFT JOIN per_milestone USING (edition_id)
LEFT JOIN per_refusal USING (edition_id)
LEFT JOIN per_gap USING (edition_id);
