"""The expressions: one compiled alternation of date words, and what may stand before and after them.

All patterns read text that `tasks.text.width.narrow` has made one width. Every one is linear: no nested repeats.
"""

from __future__ import annotations

import re

from tasks.text.dates.festivals import NAMES
from tasks.text.starts import guarded

_CN = "一二三四五六七八九"
_TEN = rf"(?:十[一二]?|[{_CN}])"
_DAYS = rf"(?:[二三]?十[{_CN}]?|[{_CN}])"
# 2号楼, 5号线: an ordinal, no day. 年中 but 年中秋; 月中 but 中小学.
_NOT_HAO = "线楼院地门井机桥台令矿仓房车煤公厅馆栋幢口岸码坑船航国站厂桩墩"
_NOT_MIDDLE = "中(?!秋|小|学|央|国|考|心|标)"

_TO = "(?:\u2014{1,2}|[-~\uff0d\uff5e\u2013至到])"  # 2024-2025年, 8—9月
_YEAR_NUMBER = (
    rf"(?:(?P<yfrom>(?<!\d)(?:19|20)\d\d){_TO}(?=(?:19|20)\d\d年))?"
    rf"(?P<year>(?<!\d)(?:19|20)\d\d|[一二][〇○零{_CN}]{{3}})\s?年(?![级轮货])度?"
)
_YEAR_SHORT = (
    r"(?P<short>(?<!\d)[012789]\d)年"
    r"(?=[01]?\d月|年[底末初中]|[底末](?=[前完竣建投通开启交,。能可全实])|[上下]半年)"
)
_YEAR_WORD = (
    r"(?P<rely>今年|本年度?|去年|明年|(?<![产成用运营工效业])后年|前年|上年|来年|当年|同年|次年|翌年"
    rf"|(?<![零十{_CN}])[今去明](?=[春夏秋冬]))(?:度(?![夏冬假汛]))?"
)
_YEAR = rf"(?:{_YEAR_NUMBER}|{_YEAR_SHORT}|{_YEAR_WORD})(?:的|,)?"

_MONTH_NUMBER = (
    rf"(?:(?P<mfrom>(?<![\d.\-/])(?:1[0-2]|0?[1-9])){_TO})?(?P<month>(?<![\d.])(?:1[0-2]|0?[1-9])|(?<![第十百\d]){_TEN}|元)\s?月"
    r"(?!龄|饼|球|票|卡|租|薪|供|均|嫂|亮|牙|台)份?"
)
_MONTH_WORD = r"(?P<relm>本月|这个月|当月|同月|上个?月|下个?月|次月)份?"
_DAY = rf"(?P<day>[0-3]?\d|{_DAYS})(?:日(?!均)|号(?![{_NOT_HAO}]))"
_MONTH_PART = rf"(?P<mpart>上中旬|中上旬|中下旬|上旬|中旬|下旬|[初底末]|{_NOT_MIDDLE})"
_MONTH = rf"(?:{_MONTH_NUMBER}|{_MONTH_WORD})(?:{_DAY}|{_MONTH_PART})?|(?P<bare>月初|月底|月末|月中(?!旬)|月内)"

_QUARTER = (
    rf"(?:(?<=[年于在划])(?P<qfrom>[一二三])[、和至到])?第?(?P<quarter>[{_CN[:4]}1-4]|首)个?季度(?P<qpart>[末底初]?)|(?<!提)前(?P<firstq>[二两三23])个?季度"
    r"|(?<!提)前(?P<firstm>\d{1,2})个月|(?P<relq>本|这个?|上个?|下个?)季度(?P<relqpart>[末底初]?)|(?P<qend>季度?末|季底)"
)
_YEAR_PART = (
    r"(?P<half>[上下])半年|(?:(?<=\d年)|(?<=[今去明后前本来次]年)|年|(?<=年度))"
    rf"(?P<ypart>[初底末终]|{_NOT_MIDDLE})(?!次|级|龄)|(?P<within>年内|年度内)|岁(?P<yend>末|尾|底)"
)
_SEASON = r"(?:(?<=[年今去明])|(?=[春夏秋冬](?:季开学|季学期)))(?P<season>[春夏秋冬])(?!节|运|茶|秋|笋|晚|闱)[季天]?"
# 年前 is before 春节 where work is told of; 五一路 and 国庆村 are places.
# 十一 alone is a number, 开学 alone is what happens: 9月1日开学.
_HOLIDAY = "|".join(NAMES).replace("十一", '(?:(?<=[“"「])十一|十一(?=期间|长假|黄金周|假期|前|后(?!期)|当天|起))')
_HOLIDAY = _HOLIDAY.replace("开学", "开学(?=[前后季时日首当启投使即迎全实]|之[前后初际]|以[前后]|期间)")
_FESTIVAL = (
    rf"[“\"「]?(?P<fest>{_HOLIDAY}|年(?=前[,完投启开搬交竣封通可实建全就能将]))节?[”\"」]?"
    r"(?!中?[东西南北]?[路街村镇桥]|大道|广场|新村|中学|小学|学校|公园|社区|片区|礼堂|店|水库|站)"
    r"(?P<fspan>节|小长假|长假|黄金周|假期|期间|首日|当[天日])*"
)
_LUNAR_DAY = rf"初[{_CN}十]|廿[{_CN}]?|[二三]?十[{_CN}]?"
_LUNAR = (
    rf"农历(?:[甲乙丙丁戊己庚辛壬癸].年)?(?P<lmonth>正|腊|冬|{_TEN})月(?P<lday>{_LUNAR_DAY})"
    rf"|(?P<lone>正|腊)月(?P<ltwo>{_LUNAR_DAY})?"
)
# A time that no calendar fixes, behind its year: 明年暑假, 2022年迎峰度夏前.
_OPEN = (
    r"(?:(?<=[今明去后前]年)|(?<=\d年))(?P<open>暑假|暑期|寒假|汛期|主汛期|迎峰度[夏冬]|入[夏秋冬汛]|开春"
    r"|[供采]暖[季期]|雨季|秋收|春耕|汛前|汛后|节后|暑运|晚些时候)(?:到?来)?"
)
_TAIL = "|".join(map(guarded, (_MONTH, _QUARTER, _YEAR_PART, _OPEN, _SEASON, _FESTIVAL, _LUNAR)))
_MONTHLY = rf"(?:{_YEAR})?(?:{_TAIL}|(?(year)(?=)|(?(rely)(?=)|(?!))))"

_COUNT = r"(?P<count>(?<!\d)\d{1,3}|半|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?P<unit>半?年(?![级代底初末中度月])|个(?:半月|月)|个?(?:周|星期|工作日|日历天)|天|日(?![之以]?前))"
_LAPSE = (
    rf"(?<![第.\d]){_COUNT}个?{_UNIT}"
    r"(?P<lapse>[之以]?内(?!容|部|环|设|外)|[之以]?后(?!续|期)|[之以]?前(?!后|期|来))"
)
_WEEKLY = (
    r"(?P<week>上上|下下|上|下|本|这)个?(?:周(?![年边转])|星期|礼拜)(?P<wday>[一二三四五六日天末](?!站|期工程))?"
    rf"|(?<![每逢两\d个几{_CN}])(?:周|星期|礼拜)(?P<bareday>[一二三四五六日天])(?![一二三四五六日天年期次至到,、—\-~])"
)
_DAILY = (
    r"(?P<rel>今明两[天日]|明后两[天日]|昨今两[天日]|大前天|(?<![至如迄])今[天日晨早晚夜](?!均|后|头)|即日|今(?=起)"
    r"|昨[天日晚夜晨早]|(?<![目此之以提年日历空])前[天日晚](?!均)|明[天日晚晨早](?!星|珠|胶)"
    r"|(?<![今以之随])后天|当[天日晚](?!地)|同日|次日|翌日|第二天)"
)
_VAGUE = (
    rf"(?P<vague>(?<![\d今当明目昨天十{_CN}])日前|近日(?!点)|近期|近几天|近来|最近|前不久|不久之?前|新近|日内(?!瓦))"
)
_PLAN = rf"[“\"「]?(?P<plan>十[{_CN}])五[”\"」]?(?P<planpart>期间|时期|规划期|末期?|初期?|期内)"
_DECADE = rf"(?P<century>上|19|20|二十|十九)个?世纪(?P<decade>[1-9]0|[{_CN}]十)年代(?P<dpart>初|中|末)?期?"
_ISO = r"(?P<iso>(?<![\d.])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:[0-3]\d|[1-9]))(?![\d.])"
# A day without its month; 号 only before what happens on it, for 1号厂房 is no day.
_ALONE = (
    r"(?<![\d.:月])(?P<alone>[0-3]?\d)"
    r"(?:日(?![均历元常期内用光程报讯])|号(?=[前起后上下晚早,正开竣通完启将至到搬封交建投]))"
)

_EITHER = (_ISO, _PLAN, _DECADE, _DAILY, _VAGUE, _WEEKLY, _LAPSE, _MONTHLY, _ALONE)
DATE = re.compile(guarded("|".join(map(guarded, _EITHER))))
# What joins two dates to a stretch: 6月至8月.
RANGE = re.compile(r"\s?(?:至|到|\u2014{1,2}|－|-|~|～|\u2013)\s?")
# 左右 and the like, then what makes of the date a limit.
SUFFIX = re.compile(
    r"(?P<about>左右|前后|上下|许)?(?:\([^)]{1,8}\))?(?:(?:\d{1,2}|零)[时点]整?(?=[之以]?前|起))?"
    r"(?P<limit>前夕?(?!后|期|往|来|述|提|景|沿|三季|[一二两三四\d]+个?(?:[天日月年周名季位]|工作日|小时)|身)|[之以]前|后(?!续|期|方|勤|备|者|来|[续天])|[之以]后"
    r"|起(?!点|草|源|步|重|到|诉|伏|飞|吊|降|始)|开始|以来|止|为止|[之以]?内(?!容|部|环|设|外|河|地|涝)|期间)?"
)
ABOUT_BEFORE = re.compile(r"(?:大?约在?|大概|大致)(?:于|在)?$")
UNTIL_BEFORE = re.compile(r"(?:截至|截止到?|截)$")
# 每年6月, 每周三, 每周六、周日: a habit, no date.
HABIT_BEFORE = re.compile(
    r"(?:每[年月周逢]?|每季度|每个?星期|逢|历年|往年|常年|每(?:周|星期)[一二三四五六][、和及]"
    r"|(?:周|星期)[一二三四五六](?:[至到~-]|\u2014{1,2}))$"  # 周一至周五免费开放
)
# Cheap test whether a text can hold a date at all.
HINT = re.compile(
    r"[年月日号天周末昨前近内底初季期今当后]|(?:19|20)\d\d[-./]"
    r"|国庆|春节|元旦|[五六七八十]一|中秋|端午|清明|元宵|除夕|重阳"
)
BY_NOW = re.compile(r"目前|现在|如今|眼下")  # 去年8月动工,目前完成九成,10月底通车
# Between two dates: the second need not be of the year that the first is.
TO_COME = re.compile(r"预计|计划|将|拟|力争|争取|有望|目前|现|要|[;。]")
