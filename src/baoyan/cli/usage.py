"""What the command-line parser says of wrong usage, in Chinese: it speaks English only."""

from __future__ import annotations

import re

_CHINESE: tuple[tuple[str, str], ...] = (
    (r"Invalid value for (.+?): (.+)", "{0} 的值无效：{1}"),
    (r"Invalid value: (.+)", "值无效：{0}"),
    (r"Missing command\.?", "缺少命令"),
    (r"Missing argument (.+?)\.?", "缺少参数 {0}"),
    (r"Missing option (.+?)\.?", "缺少选项 {0}"),
    (r"Missing parameter:? ?(.*?)\.?", "缺少参数 {0}"),
    (r"No such command (\S+?)\.?", "没有命令 {0}"),
    (r"No such option:? (\S+?)\.?", "没有选项 {0}"),
    (r"(.+?)\.? \(?Did you mean (?:one of: )?(.+?)\?\)?", "{0}（是否想用 {1}？）"),
    (r"(.+?)\.? \(Possible (?:options|commands): (.+?)\)", "{0}（可能是 {1}）"),
    (r"Got unexpected extra arguments? \((.+)\)", "多出的参数：{0}"),
    (r"Option (\S+) requires an argument\.?", "选项 {0} 后面要有值"),
    (r"Option (\S+) requires (\d+) arguments\.?", "选项 {0} 后面要有 {1} 个值"),
    (r"Option (\S+) does not take a value\.?", "选项 {0} 不带值"),
    (r"Argument (\S+) takes (\d+) values?\.?", "参数 {0} 要有 {1} 个值"),
    (r"(\S+) is not a valid (?:integer|float)(?: range)?\.?", "{0} 不是数字"),
    (r"(\S+) is not in the range (.+?)\.?", "{0} 不在范围 {1} 内"),
    (r"(\S+) is not (?:one of )?('.+')\.?", "{0} 不是其中之一：{1}"),
    (r"(?:Directory|File|Path) (.+) does not exist\.?", "{0} 不存在"),
    (r"(?:Directory|File|Path) (.+) is a file\.?", "{0} 是文件，不是文件夹"),
    (r"(?:Directory|File|Path) (.+) is a directory\.?", "{0} 是文件夹，不是文件"),
    (r"(?:Directory|File|Path) (.+) is not (?:readable|writable)\.?", "{0} 无法读写"),
)
"""Messages as patterns, the more special ones within others."""
_HELP = (("[default: ", "[默认："), ("; default: ", "；默认："), ("[required]", "[必填]"), ("; required", "；必填"))


def in_chinese(message: str) -> str:
    """A message of the parser in Chinese; as it is where it has no translation."""
    for pattern, chinese in _CHINESE:
        if match := re.fullmatch(pattern, message.strip(), re.DOTALL):
            return chinese.format(*(in_chinese(group) for group in match.groups()))
    return message


def help_in_chinese(text: str) -> str:
    """An option's line in the help with its default named in Chinese."""
    for english, chinese in _HELP:
        text = text.replace(english, chinese)
    return text
