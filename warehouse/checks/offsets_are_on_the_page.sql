-- what a question, an answer or a milestone was read from lies on its page, and is not empty
WITH extents AS (
    SELECT page_id, max(char_end) AS page_end FROM blocks WHERE edition_id IN (FROM checked) GROUP BY ALL
),
stretches AS (
    SELECT milestone_id AS id, page_id, evidence_start AS char_start, evidence_end AS char_end FROM milestones
    WHERE edition_id IN (FROM checked)
    UNION ALL
    SELECT qa_id, page_id, question_start, question_end FROM qa_pairs WHERE edition_id IN (FROM checked)
    UNION ALL
    SELECT qa_id, answer_page_id, answer_start, answer_end FROM qa_pairs WHERE edition_id IN (FROM checked)
)
SELECT id, page_id, char_start, char_end, page_end
FROM stretches LEFT JOIN extents USING (page_id)
WHERE page_end IS NULL OR char_start < 0 OR char_end <= char_start OR char_end > page_end;
