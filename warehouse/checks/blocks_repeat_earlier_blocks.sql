-- a block that repeats another names one of its edition that is there; on the same page, an earlier one
SELECT later.block_id, later.duplicate_of
FROM blocks AS later
LEFT JOIN blocks AS earlier ON earlier.edition_id = later.edition_id AND earlier.block_id = later.duplicate_of
WHERE later.edition_id IN (FROM checked)
    AND later.duplicate_of IS NOT NULL
    AND (earlier.block_id IS NULL OR (earlier.page_id = later.page_id AND earlier.block_no >= later.block_no));
