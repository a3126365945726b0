"""What the views say of promises, as a reader of a day could know."""

import pytest
from linking_rows import Story, edition, load, rows, warehouse


class Archive:
    """A warehouse in which what was printed since the last question is loaded at once when the next is asked."""

    def __init__(self, con):
        self.con = con
        self.printed = []

    def print(self, paper, day, *stories):
        self.printed.append(edition(paper, day, *stories))

    def say(self, day, *milestones):
        """An edition whose article says these things of 松河大桥: (event, status, start, end)."""
        told = [("松河大桥", event, status, start, end, *more) for event, status, start, end, *more in milestones]
        self.print("lcrb", day, Story(f"{day}，松河大桥又有新消息。", "松河大桥", told))

    def rows(self, sql, *args):
        if self.printed:
            load(self.con, *self.printed)
            self.printed = []
        return rows(self.con, sql, *args)

    def overdue(self, day):
        return self.rows("SELECT event, date_end::VARCHAR, days_overdue FROM overdue_as_of(?) ORDER BY ALL", day)

    def slipped(self, day="2030-01-01"):
        return self.rows(
            "SELECT event, proof, earlier_date_end::VARCHAR, date_end::VARCHAR, earlier_edition_id, edition_id"
            " FROM slipped_as_of(?) ORDER BY said_on, event",
            day,
        )


@pytest.fixture
def archive(tmp_path):
    with warehouse(tmp_path / "warehouse.duckdb") as con:
        yield Archive(con)


PROMISE = ("opening", "planned", None, "2022-06-30")


def test_a_promise_is_overdue_from_the_day_after_until_it_is_reported_kept(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-08-20", ("opening", "actual", "2022-08-18", "2022-08-18"))
    assert archive.overdue("2022-06-30") == []
    assert archive.overdue("2022-07-01") == [("opening", "2022-06-30", 1)]
    assert archive.overdue("2022-08-19") == [("opening", "2022-06-30", 50)]
    assert archive.overdue("2022-08-20") == []
    assert archive.overdue("2022-02-28") == []
    assert archive.rows("SELECT count(*) FROM overdue_milestones") == [(0,)]


def test_a_promise_that_was_moved_is_judged_by_the_newer_day(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-06-20", ("opening", "planned", None, "2022-06-30"), ("opening", "delayed", None, "2022-09-30"))
    archive.say("2022-07-10", ("opening", "planned", None, None))
    assert archive.overdue("2022-07-15") == []
    assert archive.overdue("2022-10-01") == [("opening", "2022-09-30", 1)]


def test_a_promise_moved_forward_is_overdue_sooner(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-04-01", ("opening", "planned", None, "2022-05-31"))
    assert archive.overdue("2022-06-01") == [("opening", "2022-05-31", 1)]


def test_a_delay_without_a_day_leaves_the_broken_promise(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-06-20", ("opening", "delayed", None, None))
    assert archive.overdue("2022-07-01") == [("opening", "2022-06-30", 1)]
    assert archive.slipped() == [("opening", "two_editions", "2022-06-30", None, "lcrb-2022-03-01", "lcrb-2022-06-20")]


SETTLED = {
    ("start", "opening"): True,
    ("start", "completion"): True,
    ("topping_out", "completion"): True,
    ("completion", "acceptance"): True,
    ("completion", "opening"): True,
    ("handover", "opening"): True,
    ("acceptance", "handover"): True,
    ("approval", "start"): True,
    ("land_clearance", "completion"): True,
    ("completion", "start"): False,
    ("opening", "completion"): False,
    ("opening", "acceptance"): False,
    ("opening", "handover"): False,
    ("acceptance", "opening"): False,
    ("land_clearance", "start"): False,
    ("signing", "start"): False,
    ("relocation", "completion"): False,
}


def bridge(number):
    """One of many bridges, each a project."""
    return f"{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[number]}河大桥"


def test_what_comes_after_an_event_settles_it(archive):
    promises = [(bridge(n), promised, "planned", None, "2022-06-30") for n, (promised, _) in enumerate(SETTLED)]
    reports = [(bridge(n), done, "actual", "2022-07-18", "2022-07-18") for n, (_, done) in enumerate(SETTLED)]
    archive.print("lcrb", "2022-03-01", Story("许诺", "许诺", promises))
    archive.print("lcrb", "2022-07-20", Story("兑现", "兑现", reports))
    listed = {project for (project,) in archive.rows("SELECT project FROM overdue_as_of('2022-08-01')")}
    assert {pair: bridge(n) not in listed for n, pair in enumerate(SETTLED)} == SETTLED


def test_what_was_done_long_before_a_promise_does_not_settle_it(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-05-01", ("opening", "actual", "1998-10-01", "1998-10-01"))
    assert len(archive.overdue("2022-07-01")) == 1


def test_a_stale_promise_printed_after_the_report_is_settled(archive):
    archive.say("2022-06-25", ("opening", "actual", "2022-06-24", "2022-06-24"))
    archive.say("2022-06-27", PROMISE)
    assert archive.overdue("2022-07-01") == []


def test_what_is_done_in_part_still_owes_the_rest(archive):
    archive.say(
        "2022-06-25", ("opening", "actual", "2022-06-24", "2022-06-24"), ("opening", "planned", None, "2022-12-31")
    )
    assert len(archive.overdue("2023-01-01")) == 1
    archive.say("2022-07-01", ("opening", "planned", None, "2022-12-31"))
    assert len(archive.overdue("2023-01-01")) == 1
    archive.say("2022-12-20", ("opening", "actual", "2022-12-19", "2022-12-19"))
    assert archive.overdue("2023-01-01") == []


def test_an_edition_that_tells_the_old_promise_and_the_report_settles_it(archive):
    archive.say(
        "2022-12-07", ("opening", "planned", None, "2022-07-31"), ("opening", "actual", "2022-12-03", "2022-12-03")
    )
    assert archive.overdue("2023-01-01") == []


def test_what_is_cancelled_owes_nothing_unless_it_is_promised_again(archive):
    archive.say("2022-03-01", PROMISE, ("start", "planned", None, "2022-04-30"))
    archive.say("2022-05-10", ("other", "cancelled", None, None))
    assert [event for event, *_ in archive.overdue("2022-05-09")] == ["start"]
    assert archive.overdue("2022-08-01") == []
    archive.say("2022-06-10", ("opening", "planned", None, "2022-07-31"))
    assert [event for event, *_ in archive.overdue("2022-08-01")] == ["opening"]


def test_an_edition_that_denies_and_moves_it_promises_it_again(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-06-10", ("other", "cancelled", None, None), ("opening", "delayed", None, "2022-07-31"))
    assert [event for event, *_ in archive.overdue("2022-08-01")] == ["opening"]
    archive.say("2022-08-10", ("other", "cancelled", None, None), ("opening", "planned", None, "2022-08-31"))
    assert archive.overdue("2022-09-01") == []


def test_a_part_reported_done_beside_the_promise_keeps_it_open(archive):
    archive.say("2022-03-01", PROMISE, ("opening", "actual", "2022-02-25", "2022-02-25"))
    archive.say("2022-06-20", ("opening", "planned", None, "2022-09-30"))
    assert [row[1:4] for row in archive.slipped()] == [("two_editions", "2022-06-30", "2022-09-30")]


def test_two_editions_prove_a_slip_with_both_quotations(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-05-01", ("opening", "planned", None, "2022-06-30"))
    archive.say("2022-06-01", ("opening", "planned", "2022-10-01", "2022-10-31"))
    archive.say("2022-09-01", ("opening", "delayed", None, "2022-12-31"))
    assert archive.slipped() == [
        ("opening", "two_editions", "2022-06-30", "2022-10-31", "lcrb-2022-05-01", "lcrb-2022-06-01"),
        ("opening", "two_editions", "2022-10-31", "2022-12-31", "lcrb-2022-06-01", "lcrb-2022-09-01"),
    ]
    assert len(archive.slipped("2022-08-31")) == 1
    found = archive.rows(
        "SELECT project, days_slipped, earlier_evidence, evidence FROM slipped_milestones ORDER BY said_on"
    )
    assert found[0] == ("松河大桥", 123, "松河大桥 opening 2022-06-30。", "松河大桥 opening 2022-10-31。")


def test_one_sentence_proves_a_slip_that_tells_both_days(archive):
    archive.say("2022-06-01", ("opening", "planned", None, "2022-06-30"), ("opening", "delayed", None, "2022-12-31"))
    assert archive.slipped() == [
        ("opening", "same_sentence", "2022-06-30", "2022-12-31", "lcrb-2022-06-01", "lcrb-2022-06-01")
    ]


def test_a_delay_that_tells_no_earlier_day_proves_itself(archive):
    archive.say("2022-06-01", ("opening", "delayed", None, "2022-12-31"))
    archive.say("2022-07-01", ("opening", "delayed", None, "2022-12-31"))
    assert archive.slipped() == [("opening", "said_so", None, "2022-12-31", None, "lcrb-2022-06-01")]


NO_SLIP = {
    "said again": [("opening", "planned", None, "2022-06-30")],
    "sooner": [("opening", "planned", None, "2022-05-31")],
    "another event": [("completion", "planned", None, "2022-12-31")],
    "done, but late": [("opening", "actual", "2022-12-03", "2022-12-03")],
    "no day": [("opening", "planned", None, None)],
}


def test_no_slip(archive):
    promises = [(bridge(n), *PROMISE) for n in range(len(NO_SLIP))]
    later = [(bridge(n), *told) for n, said in enumerate(NO_SLIP.values()) for told in said]
    archive.print("lcrb", "2022-03-01", Story("许诺", "许诺", promises))
    archive.print("lcrb", "2022-05-01", Story("后来", "后来", later))
    slips = {project for (project,) in archive.rows("SELECT project FROM slipped_milestones")}
    assert [what for n, what in enumerate(NO_SLIP) if bridge(n) in slips] == []


def test_two_approximate_days_near_each_other_are_no_slip(archive):
    archive.say("2022-03-01", ("opening", "planned", None, "2022-06-30", True))
    archive.say("2022-05-01", ("opening", "planned", None, "2022-07-05", True))
    assert archive.slipped() == []


def test_what_opens_again_has_not_slipped(archive):
    archive.say("2022-03-01", PROMISE)
    archive.say("2022-07-01", ("opening", "actual", "2022-06-29", "2022-06-29"))
    archive.say("2023-03-01", ("opening", "planned", None, "2023-08-31"))
    assert archive.slipped() == []
    assert [end for _, end, _ in archive.overdue("2023-09-01")] == ["2023-08-31"]


BODY = (
    "松河大桥预计六月底通车。大桥横跨松河，全长八百六十米，双向四车道，桥面铺装已经完成一半，两岸引道也已成形。\n"
    "大桥通车以后，两镇之间的车程将由四十分钟缩短到六分钟，用了三十六年的松河渡口同时停航，船工们大多已经找好了新的活计。"
)


def test_a_reprint_repeats_the_promise_of_its_originals_day(archive):
    told = [("松河大桥", *PROMISE)]
    archive.print("lcrb", "2022-03-01", Story(BODY, "松河大桥六月通车", told))
    archive.say("2022-05-01", ("opening", "delayed", None, "2022-12-31"))
    archive.print("qywb", "2022-05-03", Story(BODY, "六分钟到对岸", told))
    assert archive.overdue("2022-07-15") == []
    assert [row[1:4] for row in archive.slipped()] == [("two_editions", "2022-06-30", "2022-12-31")]
    timeline = archive.rows("SELECT edition_id, is_reprint, is_newest FROM project_timeline ORDER BY edition_date")
    assert timeline == [
        ("lcrb-2022-03-01", False, False), ("lcrb-2022-05-01", False, True), ("qywb-2022-05-03", True, False),
    ]  # fmt: skip
    assert archive.rows("SELECT count(*) FROM timeline_as_of('2022-04-30')") == [(1,)]
