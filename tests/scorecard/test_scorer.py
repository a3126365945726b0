"""The scorer itself: rows made from the labels score 1 throughout, and each kind of fault costs what it should."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures import Count, alike, grams, listed, near, pairs, same_name
from score import FIGURES, HERE, MARKS, Card, check_readme, figure, labelled, markdown
from score_milestones import score_duplicates, score_milestones, score_projects
from score_pages import covered, score_articles, score_questions

Row = dict[str, Any]
GOLD = labelled()


def day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def article_rows(gold: Row) -> list[Row]:
    return [
        {"article_id": f"a{n:02}", "headline": a["headline"], "column_name": first(a["column"]), "kicker": a["kicker"]}
        | {"subhead": a["subhead"], "authors": a["authors"] or [], "body": "\n".join(a["body"])}
        | {"captions": a["captions"], "duplicate_of": None}
        for n, a in enumerate(gold["articles"])
    ]


def question_rows(gold: Row) -> list[Row]:
    return [pair | {"asker": first(pair["asker"]), "responder": first(pair["responder"])} for pair in gold["qa"]]


def milestone_rows(gold: Row) -> list[Row]:
    return [
        {
            "project": m["project"][0],
            "event": m["event"][0],
            "status": first(m["status"]),
            "project_id": m["project"][0],
        }
        | {"date_start": day(m.get("date_start")), "date_end": day(m.get("date_end"))}
        | {"approximate": bool(m["approximate"]), "evidence": m["evidence"]}
        for m in gold["milestones"]
        if not m["optional"]
    ]


def scored(gold: Row, change: Callable[[list[Row], list[Row], list[Row]], None] | None = None) -> dict[str, Count]:
    """The counts of faultless rows of one edition, or of these after a change."""
    rows = article_rows(gold), question_rows(gold), milestone_rows(gold)
    rows = copy.deepcopy(rows)
    if change:
        change(*rows)
    counts = {name: Count() for name in FIGURES}
    score_articles(gold, rows[0], counts, lambda _: None)
    score_questions(gold, rows[1], counts, lambda _: None)
    score_milestones(gold, rows[2], counts, lambda _: None)
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: f"{gold['publication']}-{gold['edition_date']}")
def test_faultless_rows_score_one(gold: Row) -> None:
    for name, count in scored(gold).items():
        assert count.f1 in (1.0, None), name


LHRB = next(g for g in GOLD if (g["publication"], g["edition_date"]) == ("lhrb", "2023-03-14"))


@pytest.mark.parametrize(
    ("change", "figure_name", "extra", "missed"),
    [
        (lambda a, q, m: a.pop(0), "articles", 0, 1),
        (lambda a, q, m: a.append(a[0] | {"article_id": "x", "headline": "招标公告"}), "articles", 1, 0),
        (lambda a, q, m: a[0].update(headline=a[0]["headline"] + "！！"), "headlines", 1, 1),
        (lambda a, q, m: a[0].update(kicker=None), "labels", 0, 1),
        (lambda a, q, m: a[1].update(kicker="今日天气"), "labels", 1, 0),
        (lambda a, q, m: a[0].update(authors=["沈砚秋"]), "authors", 0, 1),
        (lambda a, q, m: a[0].update(captions=[]), "captions", 0, 1),
        (lambda a, q, m: a[0].update(body=a[0]["body"] + "\n投标截止时间为九时"), "bodies", 5, 0),
        (lambda a, q, m: q[0].update(responder=None), "questions", 1, 1),
        (lambda a, q, m: q[0].update(answer=q[0]["answer"][:-8]), "questions", 1, 1),
        (lambda a, q, m: q[0].update(asker="丁女士"), "askers", 1, 1),
        (lambda a, q, m: m[0].update(date_end=dt.date(2023, 3, 16)), "milestones", 1, 1),
        (lambda a, q, m: m[0].update(status="planned"), "milestones_undated", 1, 1),
        (lambda a, q, m: m.append(m[0] | {"project": "全市农村工作会议"}), "milestones", 1, 0),
        (lambda a, q, m: m[0].update(approximate=True), "approximate", 1, 1),
    ],
)
def test_a_fault_costs_what_it_should(change: Any, figure_name: str, extra: int, missed: int) -> None:
    count = scored(LHRB, change)[figure_name]
    assert (count.extra, count.missed) == (extra, missed)


def test_second_printing_in_the_edition_is_not_too_many() -> None:
    copy_of = lambda a, q, m: a.append(a[0] | {"article_id": "x", "duplicate_of": "a00"})  # noqa: E731
    assert scored(LHRB, copy_of)["articles"].extra == 0


def test_second_event_of_a_phrase_is_not_too_many() -> None:
    gold = next(g for g in GOLD if (g["publication"], g["edition_date"]) == ("lhrb", "2023-06-20"))

    def both(a: list[Row], q: list[Row], m: list[Row]) -> None:
        m.append(next(r for r in m if r["event"] == "completion" and r["status"] == "planned") | {"event": "opening"})

    assert scored(gold, both)["milestones"].extra == 0


def linked(change: Callable[[Row, list[Row], list[Row]], object]) -> dict[str, Count]:
    """The counts of projects and views for faultless links, after a change of one edition's rows or the views."""
    spec = json.loads((HERE / "gold" / "projects.json").read_text("utf-8"))
    rows: dict[tuple[str, str], list[Row]] = {}
    for project in spec["projects"]:
        for mention in project["mentions"]:
            row = {"project": mention["names"][0], "project_id": project["name"]}
            rows.setdefault((mention["publication"], mention["edition_date"]), []).append(row)
    views = {
        view: [{"project_id": i["project"], "event": e} for i in spec[view] for e in i["event"]]
        for view in ("overdue", "slipped")
    }
    change(rows["qyrb", "2024-06-03"][0], views["overdue"], views["slipped"])
    counts = {name: Count() for name in FIGURES}
    score_projects(spec, rows, [], views, counts, lambda _: None)
    return counts


@pytest.mark.slow
def test_links_and_views() -> None:
    whole = linked(lambda row, overdue, slipped: None)
    assert all(whole[name].f1 == 1.0 for name in ("projects", "overdue", "slipped"))
    assert linked(lambda row, overdue, slipped: row.update(project_id="望海大桥二"))["projects"].missed == 2
    assert linked(lambda row, overdue, slipped: overdue.pop())["overdue"].missed == 1
    done = {"project_id": "城南新市场", "event": "completion"}
    assert linked(lambda row, overdue, slipped: slipped.append(done))["slipped"].extra == 1


def test_reprints() -> None:
    spec = json.loads((HERE / "gold" / "duplicates.json").read_text("utf-8"))
    items = [item for key in ("pairs", "non_pairs") for pair in spec[key] for item in pair]
    found = {(i["publication"], i["edition_date"], i["headline"]): str(n) for n, i in enumerate(items)}
    ids = [[found[i["publication"], i["edition_date"], i["headline"]] for i in pair] for pair in spec["pairs"]]
    known: dict[str, str | None] = {reprint: original for original, reprint in ids}

    def count(parents: dict[str, str | None]) -> Count:
        counts = {name: Count() for name in FIGURES}
        score_duplicates(spec, found, parents, counts, lambda _: None)
        return counts["duplicates"]

    assert count(known) == Count(len(ids), 0, 0)
    assert count({}) == Count(0, 0, len(ids))
    weekly = spec["non_pairs"][0]
    one, two = (found[i["publication"], i["edition_date"], i["headline"]] for i in weekly)
    assert count(known | {two: one}).extra >= 1


def test_coverage_counts_a_character_once_and_only_where_it_stands() -> None:
    text = "要闻\n大桥合龙\n"
    blocks = [
        {"block_no": 1, "char_start": 0, "char_end": 2, "text": "要闻"},
        {"block_no": 2, "char_start": 3, "char_end": 7, "text": "大桥合龙"},
    ]
    assert covered(blocks, text) == 6
    assert covered([*blocks, blocks[1] | {"block_no": 3}], text) == 6
    assert covered([blocks[0], blocks[1] | {"text": "大桥通车"}], text) == 2


def test_names_texts_and_days() -> None:
    assert same_name("望海大桥项目", ["望海大桥"])
    assert not same_name("大桥", ["望海大桥"])
    assert not same_name("珊瑚小学二期", ["珊瑚小学三期"])
    assert alike("第三水厂“投用”", "第三水厂投用") == 1.0
    assert grams(["大桥合龙", "大桥今天合龙了"]) == {"大桥合龙": 1, "大桥今天合": 1, "桥今天合龙": 1, "今天合龙了": 1}
    assert near("2024-06-30", dt.date(2024, 7, 3))
    assert not near("2024-06-30", dt.date(2024, 7, 4))
    assert not near(None, dt.date(2024, 7, 4))
    assert listed(None) == listed("") == []


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_pairs_have_the_largest_sum(high: int, wide: int, data: st.DataObject) -> None:
    row = st.lists(st.integers(0, 9), min_size=wide, max_size=wide)
    weights = data.draw(st.lists(row, min_size=high, max_size=high))
    found = pairs(weights)
    assert len(set(found.values())) == len(found)
    short, long = min(high, wide), max(high, wide)
    best = max(
        sum(weights[r][c] if wide >= high else weights[c][r] for r, c in enumerate(order))
        for order in permutations(range(long), short)
    )
    assert sum(weights[r][c] for r, c in found.items()) == best


def test_readme_table_is_held_to_the_card() -> None:
    card = Card()
    card.counts["articles"] = Count(99, 1, 1)
    assert figure(0.99999) == "0.999"
    readme = f"# ribao\n\n{markdown(card)}\n"
    assert check_readme(readme, card) is None
    assert "not today's" in str(check_readme(readme.replace("0.990", "0.991"), card))
    assert "has no" in str(check_readme("# ribao\n", card))
    assert all(mark in markdown(card) for mark in MARKS)
