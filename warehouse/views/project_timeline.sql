-- one row per milestone, in the order of what happened in each project
--
-- `happens_on` puts a milestone in order: its last day, or where it has none the day of the edition. `is_reprint` marks
-- what a reprint tells again. `is_newest` marks the newest word on that event of that project.
-- `timeline_as_of(day)`: as a reader of that day could know; no later edition counts.
CREATE OR REPLACE MACRO timeline_as_of(as_of) AS TABLE
    SELECT
        m.project_id, p.name AS project, p.aliases, m.project AS alias, m.event, m.status, m.date_text, m.date_start,
        m.date_end, m.approximate, coalesce(m.date_end, m.edition_date) AS happens_on, m.edition_date,
        m.publication_id, m.evidence, a.duplicate_of IS NOT NULL AS is_reprint,
        m.milestone_id = first_value(m.milestone_id) OVER (
            PARTITION BY m.project_id, m.event
            ORDER BY a.duplicate_of IS NOT NULL, m.edition_date DESC, m.status = 'actual' DESC,
                m.status = 'delayed' DESC, m.date_end DESC NULLS LAST, m.milestone_id
        ) AS is_newest,
        l.rule AS link_rule, l.evidence AS link_evidence, a.headline, m.article_id, m.qa_id, m.edition_id,
        m.milestone_id
    FROM milestones m
    JOIN projects p ON p.project_id = m.project_id
    LEFT JOIN project_links l ON l.milestone_id = m.milestone_id
    LEFT JOIN articles a ON a.article_id = m.article_id
    WHERE m.edition_date <= as_of::DATE;

CREATE OR REPLACE VIEW project_timeline AS
SELECT * FROM timeline_as_of(DATE '9999-12-31') ORDER BY project_id, happens_on, edition_date, milestone_id;
