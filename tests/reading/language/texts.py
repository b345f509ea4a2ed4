"""Small texts of several kinds and languages."""

from __future__ import annotations

import random

CHINESE = (
    "河口镇码头昨天重新开渡，两条新船每天往返十二班。老船工说，从前过河要等半个多钟头，如今十五分钟就有一班，"
    "上学的孩子和赶集的乡亲都方便了许多。镇里还在候船室添了长椅和热水，雨天不用再站在外面等候。"
)
TRADITIONAL = (
    "河口鎮碼頭昨天重新開渡，兩條新船每天往返十二班。老船工說，從前過河要等半個多鐘頭，如今十五分鐘就有一班，"
    "上學的孩子和趕集的鄉親都方便了許多。鎮裡還在候船室添了長椅和熱水，雨天不用再站在外面等候。"
)
VERSE = "白日依山尽\n黄河入海流\n欲穷千里目\n更上一层楼\n床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n春眠不觉晓\n处处闻啼鸟"
NAMES = "王建国 李秀兰 张伟 刘洋 陈桂英 杨帆 赵永强 黄丽 周海波 吴晓东 徐静 孙立平 胡敏 朱雪梅 高翔 林志远 何苗 郭子轩"
ENGLISH = (
    "The ferry across the river opened again on Monday after two years of repairs. Boatmen say that people used to wait for "
    "more than half an hour, and that a boat now leaves every fifteen minutes."
)
GERMAN = (
    "Die Fähre über den Fluss fährt seit Montag wieder. Früher mussten die Leute mehr als eine halbe Stunde warten, sagen die "
    "Schiffer, nun legt alle fünfzehn Minuten ein Boot ab, und die Schüler kommen pünktlich nach Hause."
)
POLISH = (
    "Prom przez rzekę kursuje znowu od poniedziałku. Dawniej ludzie czekali ponad pół godziny, mówią przewoźnicy, teraz łódź "
    "odpływa co piętnaście minut, a dzieci zdążą do szkoły."
)
JAPANESE = "川の渡し船は月曜日から再び動き始めました。以前は三十分以上待たされたと船頭は話しています。今は十五分ごとに船が出ます。"
RUSSIAN = "Паром через реку снова ходит с понедельника. Раньше люди ждали больше получаса, говорят лодочники."
UIGHUR = "دەريادىن ئۆتىدىغان پاراخوت دۈشەنبە كۈنىدىن باشلاپ قايتا قاتناشقا باشلىدى"
TIBETAN = "གཙང་པོ་བརྒལ་བའི་གྲུ་གཟིངས་གཟའ་ཟླ་བ་ནས་བཟུང་སླར་ཡང་འགྲོ་འགོ་བཙུགས།"
SOUND = (CHINESE, TRADITIONAL, VERSE, NAMES, ENGLISH, GERMAN, POLISH, JAPANESE, RUSSIAN, UIGHUR, TIBETAN)


def exchanged(text: str, seed: int = 1) -> str:
    """The text with its characters put in each other's places."""
    own = sorted(set(text) - set(" \n"))
    others = own[:]
    random.Random(seed).shuffle(others)
    return text.translate({ord(a): b for a, b in zip(own, others, strict=True)})


def shifted(text: str, by: int = 3) -> str:
    """The text with each character the `by`-th after its own."""
    return "".join(c if c in " \n" else chr(ord(c) + by) for c in text)
