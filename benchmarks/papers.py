"""Whole editions made from a seed: news, projects over the years, readers' questions, reprints, daily notices.

An edition is a function of (seed, day), so that ten years need not be held at once, and a story of another day can be
reprinted. Words are ours (`benchmarks.corpus`); papers, places and people are invented.
"""
# ruff: noqa: SIM905, E501 (pools of words and templates read better as text)

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from functools import cache

from benchmarks.corpus import Planted, article, copy_of, series

PAPER, CITY = "云泽日报", "云泽"
PAGES = ("要闻", "本地", "民生", "项目", "问政", "县区", "国内", "副刊")
STORIES_A_PAGE = (7, 8, 8, 8, 6, 8, 8, 8)  # 61 in all
PROJECTS = 4_000
EPOCH = dt.date(2014, 1, 1)
YEARS_OF_REPRINTS = 400  # days back

_NAMES = "鹭洲 青屏 柳溪 石埠 望川 云岭 白沙 麻园 金鸡 樟树 竹湾 龙潭 枫林 清水 马家 长坡 洛口 黄泥 团山 北塔 杨梅 仙人".split()
_MORE = "东 西 南 北 上 下 新 老 大 小".split()
_THINGS = (
    "大桥 污水处理厂 中学 安置房项目 产业园 人民医院 文化中心 水库 快速路 体育公园 农贸市场 棚户区改造项目 养老服务中心 "
    "垃圾焚烧发电厂 隧道 科技馆 物流园 变电站 湿地公园 公交枢纽站 老旧小区改造工程 自来水厂 图书馆 客运站"
).split()
_SURNAMES, _GIVEN = "温祁方钟苏鲁顾丁常祝陆季何林", "若谷小满渡一鸣果可青远笙雨桐苗安然"
_OFFICES = (
    "住房和城乡建设局 交通运输局 教育局 城市管理局 水利局 公安局交警支队 卫生健康委 "
    "自然资源局 生态环境局 人力资源和社会保障局 自来水公司 公交公司"
).split()
_ASKERS = "网友“{}” 市民{}先生 市民{}女士 读者{}".split()
_TROUBLES = (
    "{p}门口的路灯坏了半个月，晚上出行很不方便，什么时候能修好？",
    "{p}什么时候开工？我们在附近住了十几年，盼了很久。",
    "{p}施工到深夜，影响孩子休息，请问有没有时间限制？",
    "{p}周边没有公交站，老人出门要走二十分钟，能否增设站点？",
    "听说{p}要建成开放，请问收费标准定了没有？",
)
_REPLIES = (
    "您好！您反映的问题已收悉。经核实，{p}预计{y}年{m}月底前完工，届时相关设施将同步投入使用。感谢您的关注。",
    "经调查，{p}目前已完成招标，计划{y}年{m}月开工建设，工期约十二个月。我们将督促施工单位合理安排时间。",
    "您好，{p}已于{m}月{d}日通过竣工验收，正在办理移交手续，力争年底前开放。",
    "感谢您的留言。工作人员已到现场查看，相关线路正在抢修，三个工作日内恢复。",
)


@dataclass(frozen=True, slots=True)
class Story:
    """One article as it is to be printed."""

    headline: str
    paragraphs: tuple[str, ...]
    kicker: str | None = None
    subhead: str | None = None
    byline: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    page_no: str
    page_name: str
    stories: tuple[Story, ...] = field(default=())


def edition(seed: int, date: dt.date) -> tuple[Sheet, ...]:
    """The eight pages of one day, 61 articles."""
    return tuple(_sheet(seed, date, place) for place in range(len(PAGES)))


def _sheet(seed: int, date: dt.date, page: int) -> Sheet:
    rng = random.Random(f"{seed} {date} {page}")
    number = (date - EPOCH).days * 100 + page * 10
    stories = [_story(seed, date, rng, page, number + place) for place in range(STORIES_A_PAGE[page])]
    return Sheet(f"{page + 1:02}", PAGES[page], tuple(stories))


def _story(seed: int, date: dt.date, rng: random.Random, page: int, number: int) -> Story:
    place = number % 10
    if PAGES[page] == "问政" and place < 2:
        return _questions(date, rng)
    if PAGES[page] == "项目" or (PAGES[page] in ("要闻", "县区") and place == 0):
        return _project_news(seed, date, rng)
    if PAGES[page] == "民生" and place == 0:
        return _dressed(series(seed, 1, number), rng, bare=True)  # the daily weather: thousands of look-alikes
    if PAGES[page] == "副刊" and place == 1:
        return _dressed(series(seed, rng.randrange(2, 300), number), rng, bare=True)
    if PAGES[page] == "国内" and place < 3 and number > 100:
        earlier = number - 100 * rng.randint(1, min(YEARS_OF_REPRINTS, number // 100))
        return _dressed(copy_of(seed, earlier, rng.choice(("title", "cut", "edited")), number), rng)
    return _dressed(article(seed, number), rng)


def _dressed(plain: Planted, rng: random.Random, *, bare: bool = False) -> Story:
    """A plain article with the parts that a paper gives it."""
    if bare:
        return Story(plain.headline, tuple(plain.body.split("\n")))
    first, *rest = plain.body.split("\n")
    writer = _person(rng)
    lead = f"本报讯（记者 {writer}）{first}" if rng.random() < 0.5 else first
    return Story(
        plain.headline, (lead, *rest),
        kicker=f"{rng.choice(_NAMES)}{rng.choice(('一线见闻', '百姓身边事', '走基层'))}" if rng.random() < 0.4 else None,
        subhead=f"惠及周边{rng.randint(2, 90)}个村组" if rng.random() < 0.3 else None,
        byline=f"本报记者 {writer} 通讯员 {_person(rng)}" if rng.random() < 0.5 else None,
        caption=f"{rng.choice(_NAMES)}街头一景。{writer} 摄" if rng.random() < 0.2 else None,
    )  # fmt: skip


@cache
def project(seed: int, number: int) -> tuple[str, dt.date]:
    """The name of a project, and the day on which it began."""
    rng = random.Random(f"{seed} project {number}")
    part = rng.choice(("", "", "", "一期", "二期"))
    name = rng.choice(_NAMES) + rng.choice(("", *_MORE)) + rng.choice(_GIVEN) + rng.choice(_THINGS) + part
    return name, EPOCH + dt.timedelta(days=rng.randrange(-300, 3_700))


def _current(seed: int, date: dt.date, rng: random.Random) -> tuple[str, int]:
    """A project that is spoken of these days, and how many days ago it began."""
    for _ in range(200):
        name, begun = project(seed, rng.randrange(PROJECTS))
        if -60 <= (date - begun).days <= 900:
            return name, (date - begun).days
    return project(seed, 0)[0], 0


def _project_news(seed: int, date: dt.date, rng: random.Random) -> Story:
    name, age = _current(seed, date, rng)
    other, other_age = _current(seed, date, rng)
    filler = article(seed, 900_000_000 + rng.randrange(10**7)).body.split("\n")
    return Story(
        f"{name}{_news(age)}",
        (f"本报讯（记者 {_person(rng)}）{_said(name, age, date, rng)}", filler[0], _said(other, other_age, date, rng), *filler[1:3]),
        kicker="项目建设进行时" if rng.random() < 0.5 else None,
        byline=f"本报记者 {_person(rng)}",
        subhead=f"总投资{rng.randint(1, 60)}亿元" if rng.random() < 0.4 else None,
    )  # fmt: skip


def _news(age: int) -> str:
    return (
        "即将动工"
        if age < 0
        else "正式开工"
        if age < 60
        else "加快建设"
        if age < 500
        else "主体封顶"
        if age < 700
        else "建成投用"
    )


def _said(name: str, age: int, date: dt.date, rng: random.Random) -> str:
    later = date + dt.timedelta(days=rng.randint(40, 500))
    if age < 0:
        return f"记者从市发改委获悉，{name}已获批复，计划{later.month}月动工，{later.year + 1}年底前竣工。"
    if age < 60:
        return f"昨日，{name}正式开工。项目占地{rng.randint(3, 90)}亩，预计{later.year}年{later.month}月建成投入使用。"
    if age < 500:
        return f"眼下，{name}施工现场一片繁忙，已完成工程量的{rng.randint(10, 90)}%，力争{later.year}年{later.month}月底前完工。"
    if age < 700:
        return (
            f"{date.month}月{date.day}日，{name}主体结构封顶，比原计划提前{rng.randint(3, 40)}天，预计年底前投入运营。"
        )
    return f"经过{rng.randint(2, 4)}年建设，{name}日前通过竣工验收，昨天正式启用，沿线居民出行更加方便。"


def _questions(date: dt.date, rng: random.Random) -> Story:
    paragraphs: list[str] = []
    for _ in range(rng.randint(2, 5)):
        name, _age = _current(0, date, rng)
        answer = rng.choice(_REPLIES).format(p=name, y=date.year + 1, m=rng.randint(1, 12), d=rng.randint(1, 28))
        asker = rng.choice(_ASKERS).format(rng.choice(_SURNAMES))
        paragraphs += [
            f"{asker}提问：{rng.choice(_TROUBLES).format(p=name)}",
            f"{CITY}市{rng.choice(_OFFICES)}回复：{answer}",
        ]
    return Story(
        f"网络问政选登（{date.month}月{date.day}日）", tuple(paragraphs), byline=f"本报记者 {_person(rng)} 整理"
    )


def _person(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=2))
