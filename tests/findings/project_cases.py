"""Mentions for the tests of project links: invented papers, cities and projects."""

import datetime as dt

from warehouse.mentions import Mention

PAPERS = {"lcrb": "临川", "qywb": "青岩", "gjrb": None}


def mention(name, day="2022-03-01", paper="lcrb", article="a01", number=1, **more):
    """A mention of `name` in that day's edition of a paper; `article` and `number` say where."""
    article_id = f"{paper}-{day}-p01-{article}"
    return Mention(
        milestone_id=f"{article_id}-m{number:02}", name=name, publication_id=paper, city=PAPERS[paper],
        edition_date=dt.date.fromisoformat(day), article_id=article_id, seq=number, **more,
    )  # fmt: skip


def projects(links):
    """project_id -> the names of its mentions."""
    found = {}
    for link in links:
        found.setdefault(link.project_id, []).append(link.alias)
    return found
