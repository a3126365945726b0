"""An edition in memory, out of which a site is built. Papers, places and people are invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Photo:
    """A picture and what is printed under it."""

    name: str
    caption: str | None


@dataclass(frozen=True)
class Story:
    """An article as the paper printed it; `kind` tells what only looks like one."""

    headline: str  # lines separated by "\n"
    paragraphs: tuple[str, ...] = ()
    kicker: str | None = None
    subhead: str | None = None
    byline: str | None = None
    photos: tuple[Photo, ...] = ()
    kind: str = "article"  # editors_row, pointer, advertisement

    @property
    def title(self) -> str:
        """The headline in one line."""
        return self.headline.replace("\n", " ")


@dataclass(frozen=True)
class Sheet:
    """A page."""

    page_no: str
    page_name: str
    stories: tuple[Story, ...] = ()


@dataclass(frozen=True)
class PaperDay:
    """One day's paper."""

    name: str
    date: dt.date
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)

    def articles(self) -> list[tuple[Sheet, Story]]:
        """What a reader must find, in order."""
        return [(sheet, story) for sheet in self.sheets for story in sheet.stories if story.kind == "article"]


def sample_day(name: str = "云泽日报", date: dt.date = dt.date(2031, 5, 8)) -> PaperDay:
    """Four pages with the things that trip readers: four equal titles, a pointer, editors' rows, a page of 广告."""
    front = (
        Story(
            headline="鹭洲大桥主梁合龙\n计划年底前通车",
            kicker="跨云江第三座公路桥",
            subhead="建成后两岸车程缩短二十分钟",
            byline="本报记者 温若谷 通讯员 祁小满",
            paragraphs=(
                "本报讯　5月7日上午，随着最后一榀钢梁吊装到位，鹭洲大桥主梁顺利合龙。",
                "大桥全长1860米，主跨320米，双向六车道。",
                "市交通局介绍，桥面铺装计划6月开工，力争12月底前通车。",
            ),
            photos=(Photo("bridge", "合龙后的鹭洲大桥。温若谷 摄"),),
        ),
        Story(headline="学习会议精神 推动各项工作", paragraphs=("市政府常务会议昨日召开，研究部署防汛工作。",)),
        Story(headline="学习会议精神 推动各项工作", paragraphs=("市人大常委会昨日召开主任会议，听取有关汇报。",)),
        Story(headline="学习会议精神 推动各项工作", paragraphs=("市政协昨日召开党组会议，交流学习体会。",)),
        Story(headline="办好家门口的学校，有哪些实招？", paragraphs=("（A03）",), kind="pointer"),
        Story(headline="本版责编：钟一鸣 版式：鲁果", kind="editors_row"),
    )
    second = (
        Story(
            headline="老街改造听民意",
            byline="本报记者 方渡",
            paragraphs=(
                "“路灯什么时候能亮？”清晨，青石巷的居民围住了社区干部。",
                "昨天，改造方案第三次征求意见，收到建议46条。",
                "A区工期<60天，B区与C&D两区同步推进。",
            ),
        ),
        Story(headline="图片新闻", paragraphs=("5月7日，市民在滨江步道散步。",), photos=(Photo("walk", None),)),
        Story(headline="责任编辑：苏木", kind="editors_row"),
    )
    third = (
        Story(
            headline="云泽今年新增学位六千个",
            kicker="办好家门口的学校",
            paragraphs=("记者从市教育局获悉，今年全市新建、改扩建学校9所。", "其中，桃源小学9月投入使用。"),
        ),
        Story(headline="债权转让暨债务催收公告", paragraphs=("根据协议，现将有关债权转让事宜公告如下。",)),
    )
    return PaperDay(
        name,
        date,
        (
            Sheet("A01", "头版", front),
            Sheet("A02", "民生", second),
            Sheet("A03", "教育", third),
            Sheet("A05", "广告", (Story(headline="广告", photos=(Photo("ad", None),), kind="advertisement"),)),
        ),
    )
