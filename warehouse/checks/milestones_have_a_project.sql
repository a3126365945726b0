-- every milestone has a project that is there, by a link that says why
SELECT milestones.milestone_id, milestones.project_id, project_links.project_id AS linked
FROM milestones
LEFT JOIN projects USING (project_id)
LEFT JOIN project_links USING (milestone_id)
WHERE milestones.edition_id IN (FROM checked)
    AND (projects.project_id IS NULL OR project_links.project_id IS DISTINCT FROM milestones.project_id
        OR project_links.alias != milestones.project);
