"""Pure: an article into questions with replies, project milestones, and the projects they belong to."""
