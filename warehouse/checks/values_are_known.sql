-- roles, events, statuses and levels are those of the contract
SELECT 'editions' AS found_in, edition_id AS id, status AS value FROM editions
WHERE edition_id IN (FROM checked) AND status NOT IN ('complete', 'partial', 'missing', 'failed')
UNION ALL
SELECT 'blocks', block_id, role FROM blocks
WHERE edition_id IN (FROM checked)
    AND role NOT IN (
        'column', 'kicker', 'headline', 'subhead', 'byline', 'pull_quote', 'body', 'caption', 'question', 'answer',
        'notice', 'furniture'
    )
UNION ALL
SELECT 'milestones', milestone_id, event || ' ' || status FROM milestones
WHERE edition_id IN (FROM checked)
    AND (event NOT IN (
            'approval', 'signing', 'land_clearance', 'start', 'topping_out', 'completion', 'acceptance', 'handover',
            'opening', 'relocation', 'other'
        )
        OR status NOT IN ('planned', 'actual', 'delayed', 'cancelled'))
UNION ALL
SELECT 'gaps', gap_id, level FROM gaps
WHERE edition_id IN (FROM checked) AND level NOT IN ('edition', 'page', 'article');
