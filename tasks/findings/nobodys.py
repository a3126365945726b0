"""Whether an event phrase is of no project in particular: of so many, of some, or of a step of the work."""

from __future__ import annotations

import re

from tasks.findings.events import Group
from tasks.findings.prepared import PreparedSentence

# 一批重大项目相继签约落户, 市区多条道路封闭施工.
_SOME_THINGS = re.compile(
    r"(?<!等)(?:一批|一系列|多[个项条处家所]|若干|大部分|大多数|不少|许多|很多)[^,;。、\x00]{0,24}"
    r"(?:项目|工程|设施|企业|道路|路段|小区|线路)[^,;。、\x00]{0,8}$"
)
# 已有4个动工,1个投产; 关于开通夜线的决定.
_SOME = re.compile(r"(?:[已共现就]?有|其中)?\d+[个家项]")
_SO_FAR = re.compile(r"已有\d+[个家项座条栋所处台宗]$")  # 18座车站已有16座封顶
# 工业领域先后有3个项目开工.
_HAVE_SO_MANY = re.compile(
    r"有[\d一二两三四五六七八九十]+余?[个家项](?:[^,;。、\x00]{0,8}(?:项目|工程|企业))?"
    r"(?:[已均]|相继|陆续|先后|全部|正式|集中|顺利)*$"
)
# 工程的施工图设计上周已经完成.
_STEP = re.compile(
    r"(?:设计|勘察|勘探|地勘|测绘|测量|评审|评估|招标|招投标|选址|立项|编制|论证|调查|采购|准备)(?:工作|任务)?"
    r"(?:[已均也都\x00]|已经|全部|全面|基本|顺利|圆满|初步)*$"
)
# 桥面铺装、护栏安装将于春节前完成: pieces of the work.
_PIECE_WORK = re.compile(
    r"(?:桥面|路面|护栏|栏杆|墙面|屋面|防水|管道|设备|钢筋|混凝土|幕墙|地砖|标线|标志|座椅|门窗|灯具|水稳层?|沥青)(?:铺装|安装|摊铺|浇筑"
    r"|绑扎|砌筑|粉刷|抹灰|吊装|焊接|调试|铺设|施划|铺筑)(?:工作|作业|施工)?(?:[已均也都将于\x00]|已经|全部|全面|基本|顺利|圆满|初步|预计|计划|力争)*$"
)
# “文化惠民行”活动正式启动: what is held, not built.
_HELD = re.compile(
    r"(?:活动|比赛|大赛|赛事|展览|讲座|培训班?|论坛|评选|招聘会|巡演|演出|义诊|宣传[周月]|行动)”?(?:[已均将于\x00]|已经|正式|全面|同步|如期|顺利|隆重|火热)*$"
)
_ENDS = ("完成", "完毕", "结束")


def is_nobodys(sentence: PreparedSentence, group: Group) -> bool:
    """Whether what stands before an event phrase is so many or some of a kind, or a step that ends."""
    low, end = sentence.low(group), group.start
    dated = any(low <= it.start and it.end <= end for it in sentence.dates)
    return bool(
        (group.word in _ENDS and (_STEP.search(sentence.bare, low, end) or _PIECE_WORK.search(sentence.bare, low, end)))
        or (group.events[0] == "start" and _HELD.search(sentence.bare, low, end))
        or _SOME_THINGS.search(sentence.bare, low, end)
        or _HAVE_SO_MANY.search(sentence.flat, low, end)
        or _SOME.fullmatch(sentence.flat, low, end)
        or (not dated and _SO_FAR.search(sentence.flat, low, end))
    )
