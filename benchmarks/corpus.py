"""Articles made from a seed, for measuring near-duplicates: our own words, no text of any newspaper.

Article `i` of a corpus is a function of (seed, i), so that a copy can be made of any article without storing any.
Plain articles have about 39 clauses and 700 characters; one in ten carries one of 200 stock paragraphs, and a few
clauses are stock. `copy_of` makes a reprint of one of seven kinds, `series` the same notice with other facts.
"""
# ruff: noqa: SIM905 (pools of words read better as text)

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "cut", "ocr1", "ocr3", "combo", "digest", "edited"]
KINDS: tuple[Kind, ...] = ("title", "cut", "ocr1", "ocr3", "combo", "digest", "edited")
COPY_SHARE, SERIES_SHARE = 0.05, 0.02

_SYLLABLES = (
    "安白昌成川春大东丰福高光海河洪湖华怀江金景康兰乐临龙隆明南宁平浦启清泉荣瑞三山石水松泰天同"
    "望文西溪祥新兴秀阳永玉元云泽长中竹紫"
)
_KINDS_OF_PLACE = ("村 镇 街道 社区 小区 学校 医院 产业园 合作社 水厂 车站 市场 工地 书屋 码头 茶园").split()
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑"
_WHO = (
    "负责人 居民 工作人员 村民 施工方 网格员 志愿者 技术员 店主 驾驶员 教师 护士 合作社社员 "
    "项目经理 退休工人 种粮大户 社区书记 值班民警 返乡青年 园区企业"
).split()
_WHEN = (
    "入春以来 连日来 去年下半年 每逢周末 天刚亮 雨停之后 到了傍晚 开学前 两年前 这个月 "
    "节后第一天 汛期之前 一大早 忙完农活 在这之前 按照安排 经过协商 几经周折 没过多久 眼下"
).split()
_DOES = (
    "带人查看了 重新安排了 登记了 修好了 仔细核对了 公布了 提前完成了 正在等着 谈起了 盯上了 "
    "一件件清点 接连跑了三趟才办妥 主动让出了 拍照上传了 牵头成立了 翻新了 买下了 算清了 卖掉了 "
    "送来了 组织大家讨论 请人设计了 从头学起了 放心不下 收齐了 换掉了 挨家挨户宣传 争取到了 "
    "试着改进了 守住了"
).split()
_WHAT = (
    "路口的井盖 老旧的管线 新一批树苗 门前的路灯 孩子们的课桌 两台抽水机 春耕用的农机 村里的账目 "
    "加装电梯的图纸 堆放的建材 公交线路 垃圾分类的桶点 刚下线的轴承 三十亩早稻 仓库的消防设施 "
    "失物的主人 停车的规矩 旧厂房的屋顶 扶贫车间的订单 河道里的淤泥 图书室的旧书 养老食堂的菜单 "
    "用电的负荷 手里的合同 桥面的伸缩缝 果园的滴灌 灯会的花灯 体检的名单 社保的手续 球场的草皮"
).split()
_AND = (
    "结果比预想的好 大家都松了一口气 这一改省下不少工夫 账算得明明白白 剩下的事情按期办完 "
    "还要再等一阵子 一句话说到了心坎上 谁也没有想到 这样的变化看得见 年轻人慢慢多了起来"
).split()
_STOCK_CLAUSES = (
    "更多消息请关注本报后续报道 市民可以拨打服务热线反映 有关部门将按照规定处理 相关工作正在有序推进"
).split()
_NOISE = "一人入八己已末未土士日目曰田由甲申大太犬天夫失木本术白自百千干于王玉主住往注"


@dataclass(frozen=True, slots=True)
class Planted:
    """An article, and what it was made from: `original` is the number of the article that it reprints."""

    number: int
    headline: str
    body: str
    original: int | None = None
    kind: str | None = None
    form: int | None = None  # articles of one form are look-alikes, never reprints


def article(seed: int, number: int) -> Planted:
    """Plain article `number` of the corpus `seed`."""
    rng = random.Random(f"{seed} {number}")
    paragraphs = [_paragraph(rng) for _ in range(rng.randint(3, 8))]
    if rng.random() < 0.1:
        stock = random.Random(f"{seed} stock {rng.randrange(200)}")
        paragraphs.insert(rng.randint(1, len(paragraphs)), _paragraph(stock))
    return Planted(number, _headline(rng), "\n".join(paragraphs))


def copy_of(seed: int, original: int, kind: Kind, number: int) -> Planted:
    """Article `number`, a reprint of the plain article `original`."""
    rng = random.Random(f"{seed} copy {number}")
    source = article(seed, original)
    paragraphs = source.body.split("\n")
    if kind in ("cut", "combo"):
        paragraphs = _cut(rng, paragraphs, *((0.1, 0.4) if kind == "cut" else (0.2, 0.4)))
    if kind == "digest":
        paragraphs = [_first(source.body, rng.uniform(0.3, 0.5))]
    if kind == "edited":
        paragraphs = _edited(rng, paragraphs)
    noise = {"ocr1": 0.01, "ocr3": 0.03, "combo": 0.02}.get(kind, 0.0)
    body = _noisy(rng, "\n".join(paragraphs), noise)
    headline = source.headline if kind in ("cut", "ocr1", "ocr3") else _headline(rng)
    return Planted(number, headline, body, original, kind)


def series(seed: int, form: int, number: int) -> Planted:
    """Article `number`: one of the many issues of the notice `form`, with other facts each time."""
    rng = random.Random(f"{seed} issue {number}")
    maker = (_power_cut, _weather, _auction, _air)[form % 4]
    frame = random.Random(f"{seed} form {form}")
    headline, body = maker(frame, rng)
    return Planted(number, headline, body, form=form, kind="series")


def corpus(seed: int, size: int) -> Iterator[Planted]:
    """`size` articles: plain ones, 5 % reprints of earlier plain ones, 2 % issues of series (about 25 a form)."""
    rng = random.Random(f"{seed} mix {size}")
    forms = max(1, round(size * SERIES_SHARE / 25))
    plain: list[int] = []
    for number in range(size):
        roll = rng.random()
        if roll < COPY_SHARE and plain:
            yield copy_of(seed, rng.choice(plain), rng.choice(KINDS), number)
        elif roll < COPY_SHARE + SERIES_SHARE:
            yield series(seed, rng.randrange(forms), number)
        else:
            plain.append(number)
            yield article(seed, number)


def day(seed: int, stored: int, count: int, number: int) -> list[Planted]:
    """A day's articles against a corpus of `stored`: a fifth reprints of stored plain ones, a tenth of series."""
    rng = random.Random(f"{seed} day {number}")
    originals = plain_numbers(seed, stored)
    forms = max(1, round(stored * SERIES_SHARE / 25))
    first = stored + number * count
    made: list[Planted] = []
    for position in range(first, first + count):
        roll = rng.random()
        if roll < 0.2:
            made.append(copy_of(seed, originals[rng.randrange(len(originals))], rng.choice(KINDS), position))
        elif roll < 0.3:
            made.append(series(seed, rng.randrange(forms), position))
        else:
            made.append(article(seed, position))
    return made


def plain_numbers(seed: int, size: int) -> list[int]:
    """The numbers of the plain articles of `corpus(seed, size)`, without making them."""
    rng = random.Random(f"{seed} mix {size}")
    forms = max(1, round(size * SERIES_SHARE / 25))
    plain: list[int] = []
    for number in range(size):
        roll = rng.random()
        if roll < COPY_SHARE and plain:
            rng.choice(plain), rng.choice(KINDS)
        elif roll < COPY_SHARE + SERIES_SHARE:
            rng.randrange(forms)
        else:
            plain.append(number)
    return plain


def _place(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=2)) + rng.choice(_KINDS_OF_PLACE)


def _person(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choices(_SYLLABLES, k=rng.randint(1, 2)))


def _date(rng: random.Random) -> str:
    return f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"


def _clause(rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.03:
        return rng.choice(_STOCK_CLAUSES)
    if roll < 0.35:
        return rng.choice(_WHEN) + _place(rng) + rng.choice(_DOES) + rng.choice(_WHAT)
    if roll < 0.6:
        return _place(rng) + rng.choice(_WHO) + _person(rng) + rng.choice(_DOES) + rng.choice(_WHAT)
    if roll < 0.8:
        return f"{rng.choice(_WHO)}{_person(rng)}说{rng.choice(_WHAT)}花了{rng.randint(2, 9800)}元"
    if roll < 0.9:
        count = rng.randint(2, 400)
        return f"{_date(rng)}{_place(rng)}{rng.choice(_DOES)}{count}处{rng.choice(_WHAT)}"
    return rng.choice(_AND)


def _paragraph(rng: random.Random) -> str:
    sentences = ("，".join(_clause(rng) for _ in range(rng.randint(2, 4))) for _ in range(rng.randint(2, 3)))
    return "。".join(sentences) + "。"


def _headline(rng: random.Random) -> str:
    return _place(rng) + rng.choice(_DOES) + rng.choice(_WHAT)


def _cut(rng: random.Random, paragraphs: list[str], least: float, most: float) -> list[str]:
    """Whole paragraphs left out, as many as a share of the text between `least` and `most` allows (at least one)."""
    budget = rng.uniform(least, most) * sum(map(len, paragraphs))
    kept = list(paragraphs)
    for paragraph in rng.sample(paragraphs, k=len(paragraphs)):
        if len(paragraph) <= budget and len(kept) > 1:
            kept.remove(paragraph)
            budget -= len(paragraph)
    return kept


def _first(body: str, share: float) -> str:
    """The first sentences, up to a share of the body."""
    sentences = body.replace("\n", "").split("。")[:-1]
    kept = sentences[:1]
    for sentence in sentences[1:]:
        if sum(map(len, kept)) + len(sentence) > share * len(body):
            break
        kept.append(sentence)
    return "。".join(kept) + "。"


def _edited(rng: random.Random, paragraphs: list[str]) -> list[str]:
    """Another paper's hand: a new lead, a source at the end, one sentence dropped, a few words replaced."""
    body = "\n".join(paragraphs)
    sentences = body.split("。")
    del sentences[rng.randrange(1, max(2, len(sentences) - 1))]
    body = "。".join(sentences)
    for _ in range(max(1, len(body) // 250)):
        body = body.replace(rng.choice(_WHEN), rng.choice(_WHEN), 1)
    return [f"本报综合消息 {body}", "（来源：兄弟报纸）"]


def _noisy(rng: random.Random, body: str, rate: float) -> str:
    if not rate:
        return body
    return "".join(rng.choice(_NOISE) if char != "\n" and rng.random() < rate else char for char in body)


def _power_cut(frame: random.Random, rng: random.Random) -> tuple[str, str]:
    number = rng.randint
    office, place = _place(frame), _place(frame)
    body = (
        f"因{place}线路检修，定于{_date(rng)}{number(0, 12)}时至{number(13, 23)}时停电。"
        f"停电范围为{place}{number(1, 90)}号至{number(91, 400)}号，涉及用户{number(20, 900)}户。"
        f"请用户提前做好准备，如检修提前结束将提前送电，不再另行通知。{office}供电所值班人员全天在岗，有疑问可来电咨询。"
    )
    return f"{place}停电通知", body


def _weather(frame: random.Random, rng: random.Random) -> tuple[str, str]:
    number = rng.randint
    place = _place(frame)
    sky = ("多云", "小雨", "晴", "阴天", "阵雨", "大风", "雷阵雨", "中雨")
    body = (
        f"{place}气象台预计，本周前期以{rng.choice(sky)}为主，最高气温{number(5, 38)}度，最低气温{number(-3, 24)}度。"
        f"本周后期转为{rng.choice(sky)}，降水量{number(0, 80)}毫米，偏南风{number(1, 6)}级。"
        "气象部门提醒，早晚温差较大，请市民适时增减衣物，农户注意田间排水，出行前留意最新预报。"
    )
    return f"{place}一周天气", body


def _auction(frame: random.Random, rng: random.Random) -> tuple[str, str]:
    number = rng.randint
    court = _place(frame)
    body = (
        f"{court}法庭将公开拍卖位于{_place(rng)}{number(1, 400)}号的房产，"
        f"起拍价{number(20, 900)}万元，保证金{number(2, 90)}万元。"
        f"被执行人{_person(rng)}，申请执行人{_person(rng)}。竞买人应当在{_date(rng)}前办理登记。"
        "标的物以实际现状为准，法庭不承担瑕疵担保责任，有意者请亲自实地看样，未看样的竞买人视为对本标的实物现状的确认。"
    )
    return "拍卖公告", body


def _air(frame: random.Random, rng: random.Random) -> tuple[str, str]:
    number = rng.randint
    place = _place(frame)
    body = (
        f"记者从{place}环境监测站获悉，{number(1, 12)}月份空气优良天数{number(10, 30)}天，"
        f"优良率{rng.uniform(40, 99):.1f}％。"
        f"其中细颗粒物（PM2.5）平均浓度{number(9, 90)}微克每立方米，"
        f"可吸入颗粒物（PM10）平均浓度{number(20, 140)}微克每立方米。"
        "环境空气质量综合指数综合考虑了六项污染物的污染程度，数值越大表明综合污染程度越重。"
        "发现露天焚烧、扬尘污染等行为，可拨打12369热线举报，经查证属实的按规定给予奖励。"
    )
    return f"{place}公布空气质量", body
