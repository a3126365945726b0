"""Labels of a form that are told by how they are built: 点题人, 采纳单位, 反映的主要问题."""

from __future__ import annotations

import re
from typing import Literal

_FIELD_OF_ASKER = re.compile(
    "(?!负责|联系|主持|发言|责任|经办|承办|办理|审核|签发|撰稿|当事|介绍|受访|采访|整理|回复|答复|接待|法定|代表|中间|监护"
    "|受益|申请|委托|保证"
    "|出票|收款|付款|制片|出品|策划|嘉宾|对话|主讲|编辑|校对|供稿|撰文|执笔|接诉|解答|回答|督办|领办|包保|联络|承包|传承|继承|带头|合伙"
    "|[一-鿿](?:告|害|审|证|病|老|家|亲|客|工|军|商|诗|名|主|新|候|选))[一-鿿]{2}人"
)
_WHAT_IS_SAID = re.compile(
    "(?:群众|市民|网友|居民|信访|主要)?(?:反映|举报|投诉|信访|咨询|留言|来电)的?(?:主要)?(?:问题|事项|内容|诉求)"
)
_FIELD_OF_OFFICE = re.compile(
    "(?:回应|采纳|解决|响应|整改|接诉|承接|解释|处置|调查|答题|解题|接办|回音|执行|回馈|领办|接单|认领|督办|报到)"
    "(?:单位|部门|机构)"
)
_LEADER = re.compile(
    "[一-鿿]{0,8}(?:[镇乡县区]长|(?:村|社区|镇|乡|街道)(?:党[委支]部?|党工委)?(?:书记|主任))[一-鿿]{2,3}"
)


def field_told(text: str) -> Literal["asker", "question", "office"] | None:
    """What a label in plain form holds by how it is built; None where that says nothing."""
    if _FIELD_OF_ASKER.fullmatch(text):
        return "asker"
    if _WHAT_IS_SAID.fullmatch(text):
        return "question"
    return "office" if _FIELD_OF_OFFICE.fullmatch(text) else None


def is_leader(text: str) -> bool:
    """Is a label one who leads a town or a village: 镇长章晓霞, 村支部书记丁某?"""
    return _LEADER.fullmatch(text) is not None
