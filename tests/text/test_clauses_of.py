from hypothesis import given
from hypothesis import strategies as st

from tasks.text.clauses import MIN_CHARS, MIN_WHOLE, clauses_of, inked, split_clauses

BODY = "本报讯（记者 甲乙）９月１日，青岩隧道全线贯通！隧道长1.2公里：左线先通，右线后通。\n下月起安装机电设备。"


def test_clauses_end_at_stops_of_either_width_and_at_lines():
    assert split_clauses(BODY) == [
        "本报讯记者甲乙9月1日", "青岩隧道全线贯通", "隧道长12公里", "左线先通", "右线后通", "下月起安装机电设备",
    ]  # fmt: skip


def test_half_width_text_gives_the_hashes_of_full_width_text():
    assert clauses_of("８月２日，云门大桥主墩封顶，桥长３００米。") == clauses_of("8月2日,云门大桥主墩封顶,桥长300米.")


def test_hashes_are_those_of_every_version():
    assert clauses_of("云门大桥主墩封顶，完工。") == [(915798695282, 8)]


def test_short_clauses_are_no_clauses_and_a_short_text_has_no_whole():
    assert clauses_of("据了解，大桥通车。") == []
    assert [n for _, n in clauses_of("云门大桥昨日通车，明年完工。")] == [8]


def test_the_whole_text_comes_last_and_never_meets_a_clause_of_the_same_words():
    text = "云门大桥主墩封顶后转入上部结构施工阶段并同步铺设桥面"
    (clause, whole) = clauses_of(text)
    assert clause[1] == whole[1] == len(text) >= MIN_WHOLE
    assert clause[0] != whole[0]


@given(st.text(alphabet="甲乙丙，。！ \n12B，“”", max_size=120))
def test_clauses_hold_the_ink_and_nothing_else(body):
    assert inked(body) == "".join(split_clauses(body))
    assert all(n >= MIN_CHARS for _, n in clauses_of(body))
    assert len({h for h, _ in clauses_of(body)}) == len(clauses_of(body))
