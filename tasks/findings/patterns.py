"""Regexes from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from tasks.text.words import load_rows

_Tree = dict[str, "_Tree"]
_MANY = 40  # alternatives: each costs some nanoseconds wherever none of them matches


def any_of(choices: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first.

    Written as a tree by first characters, (?:大(?:桥|道)|隧道): a list of a thousand words costs ten times as much.
    The first characters are told in sets, for a set is looked up at once.
    """
    tree: _Tree = {}
    for word in choices:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    firsts = [char for char in tree if char]
    if len(firsts) <= 2 * _MANY or "" in tree:
        return _branches(tree) or "(?!)"
    sets = (firsts[at : at + _MANY] for at in range(0, len(firsts), _MANY))
    return "(?:" + "|".join(map(partial(_guarded, tree), sets)) + ")"


def _guarded(tree: _Tree, firsts: Sequence[str]) -> str:
    return f"(?=[{''.join(map(re.escape, firsts))}]){_branches({char: tree[char] for char in firsts})}"


def _branches(tree: _Tree) -> str:
    leaves = [char for char, rest in tree.items() if char and list(rest) == [""]]
    parts = [re.escape(char) + _branches(tree[char]) for char in tree if char and char not in leaves]
    if leaves:
        parts.append("[" + "".join(map(re.escape, leaves)) + "]" if len(leaves) > 1 else re.escape(leaves[0]))
    if not parts:
        return ""
    return "(?:" + "|".join(parts) + ")" + ("?" if "" in tree else "")


def any_pattern(patterns: Iterable[str]) -> str:
    """A regex that matches any of the patterns, in the order given."""
    return "(?:" + "|".join(patterns) + ")"


def patterns_of(name: str, kind: str) -> str:
    """A regex that matches any pattern of one kind in `words/<name>.tsv` (kind, pattern, where seen)."""
    found = [row[1] for row in load_rows("tasks.findings", name) if row[0] == kind]
    if not found:
        raise KeyError(f"words/{name}.tsv has no {kind}")
    return any_pattern(found)
