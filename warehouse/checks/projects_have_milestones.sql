-- every project has a milestone, is there once, and lists the names that its milestones use
WITH
    spoken_of AS (SELECT DISTINCT project_id FROM project_links WHERE edition_id IN (FROM checked)),
    used AS (
        SELECT project_id, list_sort(list_distinct(list(alias))) AS names
        FROM project_links SEMI JOIN spoken_of USING (project_id) GROUP BY project_id
    )
SELECT project_id, projects.aliases, used.names
FROM projects JOIN used USING (project_id)
WHERE used.names != projects.aliases
UNION ALL
SELECT project_id, NULL, NULL FROM projects GROUP BY project_id HAVING count(*) > 1
UNION ALL
SELECT project_id, NULL, NULL FROM projects WHERE project_id NOT IN (SELECT project_id FROM project_links);
