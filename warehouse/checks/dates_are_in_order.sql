-- an interval does not end before it begins, and what is done was done by the edition's day
SELECT milestone_id, status, date_start, date_end, edition_date
FROM milestones
WHERE edition_id IN (FROM checked)
    AND (date_start > date_end OR (status = 'actual' AND date_start > edition_date));
