-- a page's blocks are numbered from 1 without a gap, follow one another, and each is as long as its text
SELECT block_id, block_no, char_start, char_end, length(text) AS characters
FROM (
    SELECT *,
        lag(block_no, 1, 0) OVER page AS number_before,
        lag(char_end, 1, 0) OVER page AS end_before
    FROM blocks
    WHERE edition_id IN (FROM checked)
    WINDOW page AS (PARTITION BY page_id ORDER BY block_no)
)
WHERE block_no != number_before + 1
    OR char_start < end_before
    OR char_end <= char_start
    OR length(text) != char_end - char_start;
