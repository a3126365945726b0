-- one row per time that an event of a project was moved to a later day, with both quotations
--
-- `proof` says how it is known (the promises are those of overdue_milestones):
--   two_editions   a later edition names a later day than the newest promise before it
--   same_sentence  one edition tells both, the old day and the delay
--   said_so        an edition says delayed and no earlier day is known: the earlier_… columns are NULL
-- A promise that was reported kept before the next one was made is no earlier promise of that (a park opens again);
-- but an edition that reports it done and promises it speaks of two parts.
-- A delay without a new day is a row with date_end NULL. Two approximate days less than a fortnight apart are no slip.
-- `slipped_as_of(day)`: as a reader of that day could know; no later edition counts.
CREATE OR REPLACE MACRO slipped_as_of(as_of) AS TABLE
    WITH
        said AS (
            SELECT * FROM promises_as_of(as_of) WHERE date_end IS NOT NULL OR status = 'delayed'
            QUALIFY row_number() OVER (
                PARTITION BY project_id, event, said_on
                ORDER BY status = 'delayed' DESC, date_end DESC NULLS LAST, milestone_id
            ) = 1
        ),
        dated AS (SELECT * FROM promises_as_of(as_of) WHERE date_end IS NOT NULL),
        before AS (
            SELECT said.milestone_id, dated.milestone_id AS earlier_id, dated.said_on < said.said_on AS is_of_earlier_edition
            FROM said
            JOIN dated ON dated.project_id = said.project_id AND dated.event = said.event
                AND dated.milestone_id <> said.milestone_id
            WHERE (dated.said_on < said.said_on OR (
                    said.status = 'delayed' AND dated.status = 'planned' AND dated.edition_id = said.edition_id))
                AND NOT EXISTS (
                    SELECT 1 FROM milestones reported
                    WHERE reported.project_id = said.project_id AND reported.event = said.event
                        AND reported.status = 'actual' AND reported.edition_date < said.said_on
                        AND (reported.edition_id <> dated.edition_id OR dated.date_end < dated.said_on)
                        AND coalesce(reported.date_end, reported.edition_date) >= dated.said_on - 14
                )
            QUALIFY row_number() OVER (
                PARTITION BY said.milestone_id
                ORDER BY dated.said_on < said.said_on DESC, dated.said_on DESC, dated.status = 'delayed' DESC,
                    dated.date_end DESC, dated.milestone_id
            ) = 1
        )
    SELECT
        said.project_id, said.project, said.event,
        CASE
            WHEN before.earlier_id IS NULL THEN 'said_so'
            WHEN before.is_of_earlier_edition THEN 'two_editions'
            ELSE 'same_sentence'
        END AS proof,
        earlier.date_text AS earlier_date_text, earlier.date_start AS earlier_date_start,
        earlier.date_end AS earlier_date_end, said.date_text, said.date_start, said.date_end, said.status,
        date_diff('day', earlier.date_end, said.date_end) AS days_slipped,
        earlier.said_on AS earlier_said_on, said.said_on, earlier.evidence AS earlier_evidence, said.evidence,
        earlier.article_id AS earlier_article_id, said.article_id, earlier.edition_id AS earlier_edition_id,
        said.edition_id, earlier.milestone_id AS earlier_milestone_id, said.milestone_id
    FROM said
    LEFT JOIN before ON before.milestone_id = said.milestone_id
    LEFT JOIN dated earlier ON earlier.milestone_id = before.earlier_id
    WHERE CASE
        WHEN earlier.milestone_id IS NULL THEN said.status = 'delayed'
        WHEN said.date_end IS NULL THEN said.status = 'delayed'
        WHEN earlier.approximate AND said.approximate THEN said.date_end > earlier.date_end + 14
        ELSE said.date_end > earlier.date_end
    END;

CREATE OR REPLACE VIEW slipped_milestones AS
SELECT * FROM slipped_as_of(current_date) ORDER BY project_id, event, said_on;
