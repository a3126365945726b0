import pytest

from tasks.errors import UsageError
from tasks.findings.project_cities import city_of_paper
from tasks.findings.project_corrections import NONE, read_corrections
from tasks.link import load_corrections

WRONG = {
    "[[same]\n": "is not TOML",
    "[[similar]]\nnames = ['甲路', '乙路']": "[[similar]] is no correction; there are [[same]]",
    "[same]\nnames = ['甲路', '乙路']": "write [[same]], not [same]",
    "[[same]]\nnames = ['甲路']": "[[same]] 1: names must be a list of at least two names",
    "[[same]]\nnames = '甲路'": "[[same]] 1: names must be a list",
    "[[same]]\nnames = ['甲路', '乙路']\n[[same]]\nnames = ['丙路', '']": "[[same]] 2: names must be a list",
    "[[different]]\nnames = ['甲路', '乙路']\ntown = '丙'": "[[different]] 1: town is not known; it takes city, names",
    "[[same]]\nnames = ['甲路', '乙路']\ncity = 3": "[[same]] 1: city must be a name",
    "[[rename]]\nname = '甲路'": "[[rename]] 1: it needs a name and a to",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_told_in_one_line_with_its_place(text):
    with pytest.raises(UsageError) as caught:
        read_corrections(text, "corrections/projects.toml")
    assert WRONG[text] in str(caught.value)
    assert str(caught.value).startswith("corrections/projects.toml")
    assert "\n" not in str(caught.value)


def test_names_are_held_however_they_are_printed_and_in_their_city_alone():
    (same,) = read_corrections('[[same]]\nnames = ["“甲 路”", "乙路（北段）"]\ncity = "临川"', "here").same
    assert same.holds("甲路", "临川")
    assert same.holds("乙路北段", "临川")
    assert not same.holds("甲路", "青岩")


def test_no_file_is_no_correction_and_a_file_is_read(tmp_path):
    path = tmp_path / "projects.toml"
    assert load_corrections(path) == NONE
    path.write_text('[[rename]]\nname = "甲路"\nto = "甲大道"', encoding="utf-8")
    assert load_corrections(path).rename[0].to == "甲大道"
    assert load_corrections(path).digest != NONE.digest
    path.write_bytes('[[rename]]\nname = "甲路"'.encode("gb18030"))
    with pytest.raises(UsageError, match="cannot be read"):
        load_corrections(path)


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("临川日报", "临川"),
        ("青岩市晚报", "青岩"),
        ("临川广播电视报", None),
        ("人民日报", None),
        ("湖南日报", None),
        ("晚报", None),
    ],
)
def test_the_city_of_a_paper(name, city):
    assert city_of_paper(name) == city
