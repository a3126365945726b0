"""The warehouse checks itself in SQL: a whole edition passes, and each rule catches what breaks it."""

import pytest
from edition_makers import DAY, PAPER, edition, findings

from tasks.stages import BrokenRules, load
from warehouse.checks import checks, run_checks
from warehouse.connect import writing
from warehouse.rows import edition_rows

BREAKS = [
    ("ids_are_unique", "INSERT INTO articles SELECT * FROM articles LIMIT 1"),
    ("ids_are_unique", "INSERT INTO editions SELECT * FROM editions LIMIT 1"),
    ("ids_of_the_ledger_are_unique", "INSERT INTO article_places SELECT * FROM article_places LIMIT 1"),
    ("rows_have_an_edition", "DELETE FROM publications"),
    ("rows_have_an_edition", "UPDATE articles SET edition_date = edition_date + 1"),
    ("rows_have_an_edition", "UPDATE editions SET edition_date = edition_date + 1"),
    ("rows_have_a_parent", "DELETE FROM pages"),
    ("rows_have_a_parent", "DELETE FROM article_places"),
    ("rows_have_a_parent", "UPDATE milestones SET qa_id = 'nobody'"),
    ("blocks_are_in_order", "UPDATE blocks SET block_no = block_no + 1 WHERE block_no > 2"),
    ("blocks_are_in_order", "UPDATE blocks SET char_start = char_start - 2, text = 'xx' || text WHERE block_no > 1"),
    ("blocks_are_in_order", "UPDATE blocks SET text = text || '。' WHERE block_no = 4"),
    ("blocks_repeat_earlier_blocks", "UPDATE blocks SET duplicate_of = block_id WHERE block_no = 1"),
    ("blocks_repeat_earlier_blocks", "UPDATE blocks SET duplicate_of = 'nobody' WHERE block_no = 1"),
    ("values_are_known", "UPDATE blocks SET role = 'title' WHERE block_no = 1"),
    ("values_are_known", "UPDATE editions SET status = 'fine'"),
    ("values_are_known", "UPDATE milestones SET event = 'ribbon_cutting'"),
    ("offsets_are_on_the_page", "UPDATE milestones SET evidence_end = 100000"),
    ("offsets_are_on_the_page", "UPDATE milestones SET evidence_end = evidence_start"),
    ("offsets_are_on_the_page", "UPDATE qa_pairs SET answer_page_id = 'nowhere'"),
    ("dates_are_in_order", "UPDATE milestones SET date_start = date_end + 1"),
    ("dates_are_in_order", "UPDATE milestones SET status = 'actual', date_start = date_end"),
    ("counts_agree", "UPDATE editions SET article_count = 7"),
    ("statuses_have_reasons", "UPDATE editions SET status = 'partial'"),
    ("statuses_have_reasons", "UPDATE editions SET status = 'failed'"),
    ("reprints_have_an_original", "UPDATE articles SET duplicate_of = article_id WHERE seq = 1"),
    ("reprints_have_an_original", "UPDATE articles SET duplicate_of = 'nobody' WHERE seq = 1"),
    ("questions_are_whole", "UPDATE qa_pairs SET answer = ' '"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory, empty_warehouse):
    """The file of a warehouse with one edition of two articles."""
    path, parsed = tmp_path_factory.mktemp("whole") / "warehouse.duckdb", edition(articles=2)
    path.write_bytes(empty_warehouse)
    with pytest.MonkeyPatch.context() as patch, writing(path) as opened:
        patch.setenv("RIBAO_HOME", str(path.parent))
        load(opened, [PAPER], [edition_rows(parsed, findings(parsed))])
    return path.read_bytes()


@pytest.fixture(scope="module")
def opened(tmp_path_factory, whole):
    path = tmp_path_factory.mktemp("opened") / "warehouse.duckdb"
    path.write_bytes(whole)
    with writing(path) as con:
        yield con


@pytest.fixture
def con(opened):
    """The warehouse, and as it was again after the test."""
    opened.begin()
    yield opened
    opened.rollback()


def test_a_whole_edition_breaks_no_rule(con):
    assert run_checks(con) == ()


@pytest.mark.parametrize(("name", "spoil"), BREAKS)
def test_a_broken_rule_is_caught(con, name, spoil):
    con.execute(spoil)
    assert name in [breach.check.name for breach in run_checks(con, [f"lxwb-{DAY}"])]


def test_the_rules_above_are_all_of_ours():
    assert {check.name for check in checks()} - {name for name, _ in BREAKS} == OF_LINKS


# Tested beside the code that links reprints and projects.
OF_LINKS = {
    "links_have_articles", "milestones_have_a_project", "projects_have_milestones", "reprints_say_why",
}  # fmt: skip


def test_only_the_named_editions_are_looked_at(con):
    con.execute("UPDATE blocks SET role = 'title'")
    assert run_checks(con, ["lxwb-1999-01-01"]) == ()


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_rule_is_written_in_words_first(check):
    assert check.rule
    assert check.rule[0].islower()
    assert check.sql.startswith("-- ")


def test_a_breach_says_the_rule_the_number_and_a_row(con):
    con.execute("UPDATE blocks SET role = 'title'")
    (breach,) = [each for each in run_checks(con) if each.check.name == "values_are_known"]
    assert "4 row(s)" in str(breach)
    assert "roles" in str(breach)
    assert "p01-b001" in str(breach)
    assert "\n" not in str(breach)


def test_a_load_that_would_spoil_the_warehouse_is_undone(opened, home):
    twice = edition(articles=2, digest="d2")
    twice = type(twice)(twice.edition, twice.pages, twice.blocks, (*twice.articles, twice.articles[0]), twice.places)
    with pytest.raises(BrokenRules, match="an id names one row"):
        load(opened, [PAPER], [edition_rows(twice, findings(twice))])
    assert opened.execute("SELECT raw_digest FROM editions").fetchone() == ("d1",)
    assert run_checks(opened) == ()
