-- one row per event of a project that was promised for a day before today and is not reported done
--
-- What a promise is: a milestone said to come (planned, or delayed: the newer plan) with a last day. Per project and
-- event the newest edition's promise counts, so that a promise which a later edition moved is judged by the newer day;
-- of one edition's, the delayed one, then the latest day. A plan without a day moves nothing.
-- A reprint says what its original said, on the original's day.
-- What settles it: the event reported as done, on a day not before the promise was made (less a fortnight: papers
-- report late; but an edition that reports it done and promises it speaks of two parts, and so does a report of before
-- a promise for more than a month later), or an event that comes after it (see `settled_by`): what is open was completed and handed over, what is
-- topped out was started, what was started was approved. Left out where the later event is known to come without the
-- earlier one: roads open before they are accepted, building starts before the last house is cleared; and a signing or
-- a relocation is settled by itself alone. A project reported cancelled after the promise owes nothing, unless it is
-- promised again (also where the same edition moves the promise: “it is not cancelled, it starts in March”).
-- `overdue_as_of(day)`: as a reader of that day could know; no later edition counts.
CREATE OR REPLACE MACRO promise_days_as_of(as_of) AS TABLE  -- what decides, without the words: a third of the time
    WITH reprints_told(article_id, original_date) AS (  -- few: joining every article took longer than all else
        SELECT reprint.article_id, original.edition_date
        FROM articles reprint
        LEFT JOIN articles original ON original.article_id = reprint.duplicate_of
        WHERE reprint.duplicate_of IS NOT NULL
    )
    SELECT
        m.milestone_id, m.project_id, m.event, m.status, m.date_start, m.date_end, m.edition_id,
        coalesce(told.original_date, m.edition_date) AS said_on, told.article_id IS NOT NULL AS is_reprint
    FROM milestones m
    LEFT JOIN reprints_told told ON told.article_id = m.article_id
    WHERE m.status IN ('planned', 'delayed') AND m.edition_date <= as_of::DATE;

CREATE OR REPLACE MACRO promises_as_of(as_of) AS TABLE
    SELECT
        m.project_id, p.name AS project, m.event, m.status, m.date_text, m.date_start, m.date_end, m.approximate,
        m.evidence, m.article_id, m.qa_id, m.edition_id, m.milestone_id, said_on
    FROM (
        SELECT milestone_id, said_on FROM promise_days_as_of(as_of)
        QUALIFY row_number() OVER (
            PARTITION BY project_id, event, said_on, status, date_start, date_end
            ORDER BY is_reprint, milestone_id
        ) = 1
    )
    JOIN milestones m USING (milestone_id)
    JOIN projects p ON p.project_id = m.project_id;

CREATE OR REPLACE MACRO overdue_as_of(as_of) AS TABLE
    WITH
        settled_by(promise, report) AS (
            VALUES
                ('approval', 'start'), ('approval', 'topping_out'), ('approval', 'completion'), ('approval', 'opening'),
                ('land_clearance', 'topping_out'), ('land_clearance', 'completion'), ('land_clearance', 'opening'),
                ('start', 'topping_out'), ('start', 'completion'), ('start', 'acceptance'), ('start', 'opening'),
                ('topping_out', 'completion'), ('topping_out', 'acceptance'), ('topping_out', 'opening'),
                ('completion', 'acceptance'), ('completion', 'handover'), ('completion', 'opening'),
                ('acceptance', 'handover'), ('handover', 'opening')
        ),
        promised AS (
            SELECT * FROM promise_days_as_of(as_of) WHERE date_end IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY project_id, event
                ORDER BY said_on DESC, status = 'delayed' DESC, date_end DESC, is_reprint, milestone_id
            ) = 1
        ),
        settled AS (
            SELECT promised.milestone_id
            FROM promised
            JOIN milestones reported ON reported.project_id = promised.project_id
            LEFT JOIN settled_by ON promise = promised.event AND report = reported.event
            WHERE reported.edition_date <= as_of::DATE
                AND CASE reported.status
                    WHEN 'actual' THEN (reported.event = promised.event OR report IS NOT NULL)
                        AND coalesce(reported.date_end, reported.edition_date) >= promised.said_on - 14
                        AND CASE
                            WHEN reported.edition_id = promised.edition_id THEN promised.date_end < promised.said_on
                            WHEN reported.edition_date < promised.said_on
                                THEN coalesce(reported.date_end, reported.edition_date) >= promised.date_end - 31
                            ELSE true
                        END
                    WHEN 'cancelled' THEN reported.edition_date > promised.said_on
                        OR (reported.edition_date = promised.said_on AND promised.status = 'planned')
                    ELSE false
                END
        )
    SELECT
        m.project_id, p.name AS project, m.event, m.status, m.date_text, m.date_start, m.date_end,
        date_diff('day', m.date_end, as_of::DATE) AS days_overdue, m.approximate, said_on, m.evidence, m.article_id,
        m.qa_id, m.edition_id, m.milestone_id
    FROM promised
    ANTI JOIN settled USING (milestone_id)
    JOIN milestones m USING (milestone_id)
    JOIN projects p ON p.project_id = m.project_id
    WHERE promised.date_end < as_of::DATE;

CREATE OR REPLACE VIEW overdue_milestones AS
SELECT * FROM overdue_as_of(current_date) ORDER BY date_end, project_id, event;
