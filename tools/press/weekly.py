"""The plainer Chinese sample: eight pages of an invented district weekly.

Run with `python -m tools.press --sample zh-weekly --out sample/zh-weekly`.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from tools.press import pictures
from tools.press.blocks import Ad, Brief, Briefs, Table, Teasers
from tools.press.date import lunar, weekday
from tools.press.furniture import set_words, spread_words
from tools.press.issue import Issue, join
from tools.press.makeup import plain_story
from tools.press.record import PageTruth
from tools.press.story import Head, Story, Turn
from tools.press.theme import Theme
from tools.press.tree import Row, Stacked
from tools.press.typeset import Align, Style
from tools.press.words import Copy, Draw, Shot, parts

DAY = dt.date(2026, 3, 13)
TITLE, LATIN = "柳河周报", "LIU HE ZHOU BAO"
RED, TINT, GREY = (0.68, 0.1, 0.12), (0.96, 0.95, 0.92), (0.3, 0.3, 0.3)


def look() -> Theme:
    """The paper's look: a compact page of four columns, red accents, text in Song."""
    em = 9.6
    song = Style("song", "song", em, gap=0.15)
    return Theme(
        "zh", False, (720.0, 960.0), (38.0, 34.0, 38.0, 36.0), 4, 14.0, song, em * 1.52,
        [Style("hei-bold", "hei-bold", em), Style("song-bold", "song-bold", em), Style("kai-bold", "kai-bold", em)],
        Style("hei", "hei", em * 0.88), Style("kai", "kai", em), Style("hei-bold", "hei-bold", em), RED, TINT, "rules",
        2 * em, 16.0, {"digital": 0.0},
    )  # fmt: skip


def scene(kind: str, seed: int) -> Draw:
    """A drawn picture that is the same each time."""
    maker = getattr(pictures, kind)
    return lambda w, h: maker(w, h, random.Random(seed))


# Front page ----------------------------------------------------------------------------------------------------------

LEAD = """
三月十日清晨六点，柳河渡口的铁门照例打开。与往年不同的是，岸边多了一块蓝底白字的站牌：“水上公交三号线·柳河渡口站”。第一班船离岸时，船上坐了三十一人，一半是去对岸上班的工人，一半是专程赶来坐船的老街坊。
区交通局介绍，水上公交三号线全长九点六公里，设七个站，单程三十八分钟，票价两元，老年卡、学生卡照常优惠。首批投入的六艘电动船，每艘可坐四十八人，充一次电能跑四个来回。
# 从摆渡到公交
柳河渡口有记载的摆渡史超过一百二十年。新桥通车后，渡口的客流一度降到每天不足百人。去年夏天，区里在沿河四个街道开了十一场座谈会，二百多名居民提了同一个意思：船不能停，但要准点，要能刷卡，要能推轮椅上船。
“我们把意见一条条贴在墙上。”项目负责人钟立言说，站台坡道的坡度就是按居民当场试推的结果定的，比规范还缓两度。
# 三十一年的船工
五十八岁的周长顺在这条河上撑了三十一年船，如今他是三号线的第一批船长之一。为了考证，他戴着老花镜背了四个月的题，模拟驾驶练了一百六十个小时。
“以前喊一嗓子就开船，现在要看调度屏。”周长顺说，规矩多了，心里反而踏实。开通首日，他的船跑了九个来回，没有一班晚点。
# 码头边的小生意
渡口旁的早点摊也跟着早开了半小时。摊主董月琴添了一口锅，专卖河虾饼，头三天卖出四百多个。街道在候船厅留出六个摊位，只收水电费，优先给原来在岸边摆摊的人家。
下一步，三号线将向上游延伸到青石埠，年内再添两个站。区里还准备把船期接进公交查询系统，乘客在家就能看到船到了哪里。
（来源：柳河区融媒体中心）
"""
FEATURE = """
梧桐巷十七号的门脸只有两米宽，招牌是一块旧床板，上头用毛笔写着“修书”两个字。推门进去，满屋子糨糊味。七十三岁的沈其芳坐在窗下，正用镊子一点点揭开一页被水泡过的家谱。
她在印刷厂做了一辈子装订，退休那年，邻居抱来一本散了架的字典，问能不能修。她修了三个晚上，没收钱。后来来的人越来越多，有人送来祖父的账本，有人送来孩子翻烂的连环画。十六年里，她修好了两千四百多本书，每修一本就在本子上记一行。
“书和人一样，筋骨在，就能救。”沈其芳说。她最得意的一本，是一册民国年间的《柳河志》手抄本，送来时被老鼠啃去了半边，她照着县里存的胶片，一个字一个字补齐，用了整整七个月。
去年冬天，小巷要改造，她的铺子在红线里。消息传开，街坊们写了一封联名信，签名的有一百九十三人。社区没有拆她的屋，反倒把隔壁空着的一间也腾了出来，打通做成“修书小教室”。
如今每周六下午，教室里坐着十来个徒弟，最小的九岁，最大的六十八岁。九岁的许一诺修好的第一本书，是自己幼儿园时撕破的图画书。
“我这点手艺不值钱，丢了可惜。”沈其芳说，等徒弟里有人能独自补完一页宣纸，她就把那把用了五十年的竹起子传下去。
"""
BRIEFS = [
    "柳河区图书馆三月起延长开放至晚上九点，周一照常闭馆。",
    "青石街道给辖区二百三十户独居老人装上了烟雾报警器，费用由街道承担。",
    "区第三小学足球队在市级联赛中以二比一取胜，首次进入四强。",
    "城北污水泵站改造完工，汛期排水能力提高三成。",
    "柳河老街夜市本月十五日恢复，摊位抽签结果已在街口公布。",
    "全区适龄女生接种疫苗预约通道开放，可在社区卫生服务中心登记。",
]
# Inner pages ---------------------------------------------------------------------------------------------------------

MARKET = """
本报讯（记者 何苗）新菜场的摊位比老菜场宽了半米，过道铺了防滑砖，秤都换成了能打小票的电子秤。开业头一周，管理方每天早晚各查一次秤，结果贴在门口。
摊主们起初嫌麻烦。卖豆腐的老方说，干了二十年，头一回有人天天来称他的豆腐。半个月下来，他发现吵架的人少了，生意反倒好做。
菜场二楼腾出三百平方米，做了社区食堂和理发角。下个月起，这里还将试着收旧衣旧书，换来的积分可以买菜。
"""
STAIRS = """
本报讯（通讯员 陆小满）望江新村九号楼的电梯，从有人提议到开门，用了五年零两个月。这栋楼一共十四户，一楼的两户起初都不同意，怕挡光，也怕吵。
楼组长戴秀英跑了四十多趟，把电梯井的位置挪了三次，最后一版离窗户远了一米二。她又说动大家，从电梯的广告费里拿出一半，给一楼两户修了防潮地面。
“钱不多，理顺了。”戴秀英说。电梯开通那天，六楼八十六岁的吴老太下楼晒了太阳，她说上一次自己走到院子里，还是三年前。
"""
TALK = """
柳河中学物理教师秦牧用自制的木船讲浮力，视频在网上看的人超过三百万。近日，记者与他聊了聊课堂内外的事。
? 怎么想到带一条船进教室？
! 有一年汛期，学生问我，铁船那么重，为什么不沉。我讲了二十分钟，他们还是半信半疑。我就想，不如让他们自己坐上去。
? 第一次试验顺利吗？
! 不顺利。船做小了，三个学生上去就进水，全班笑成一团。可是那天之后，没有一个人再写错排水量的公式。
? 有人说这样上课太费时间，您怎么看？
! 费。一节课只讲一个道理。可是讲透一个，后面十个他们自己会去想。
? 接下来还打算做什么？
! 想带他们做一座能承重的纸桥，放在校门口，谁都可以上去走一走。
"""
BEE = """
立春刚过，青石埠的梁家兄弟就把三百箱蜜蜂从南坡搬到了河滩。油菜花还没开，他们先给蜂箱换了新巢础。
哥哥梁有田四年前从外地回乡，第一年没有经验，一场倒春寒冻死了大半蜂群，赔了六万元。弟弟梁有粮辞了工厂的活儿回来帮忙，两人拜了镇上的老蜂农为师，从分群学起。
去年，合作社带动周边十九户人家养蜂，收蜜十一吨。他们不急着扩大，只在瓶子上印了一行小字：哪一天、哪一片花、谁收的。
“城里人吃的是个明白。”梁有田说。今年春天，他们打算办一个小小的采蜜节，让孩子们穿上防护服，自己摇一瓶蜜带回家。
"""
CLINIC = """
“大夫，我这血压是高还是不高？”三月八日上午，望江社区卫生服务中心的义诊台前，六十六岁的彭桂兰递上一本记了半年的本子。
坐诊的主任医师庄宁一页页翻完，说：“数字不吓人，怕的是忽上忽下。”她建议量血压前先静坐五分钟，袖带与心脏齐平，早晚各量一次，连记七天再来。
庄宁提醒，春天气温起伏大，老人晨练不宜太早，出门加一件马甲，口渴之前先喝水。有胸闷、说话含糊、手脚一侧没力气的，不要等，马上打急救电话。
"""
ESSAY = """
母亲做饭不看钟。她往灶里添一把柴，站在门口望望天，就知道父亲走到了哪一段河堤。等父亲的脚步声响到巷口，饭刚好揭锅。
我小时候总以为她有什么本事。后来自己成了家，有一天切着菜，忽然停下刀，觉得孩子该放学了，一抬头，他正在楼下仰着脸喊我。那一刻我才明白，那不是本事，是惦记。
去年清明，我陪母亲回老屋。灶台塌了一半，铁锅不见了，墙上还留着她用木炭画的记号，一道是一天，密密麻麻，画到父亲退休那年为止。她用手摸了摸，说：“那时候船没有准点，人有。”
我没有说话。河风从破窗子里进来，带着一点烧柴的味道。
"""
POEM = """
/ 船靠岸的时候，
/ 雾还没有走。
/ 撑船的人把竹篙横在膝上，
/ 像横着一段河。
/ 有人下船，
/ 有人上来，
/ 谁也没有说话。
/ 只有缆绳，
/ 在木桩上，
/ 轻轻地，
/ 应了一声。
"""
RUN = """
本报讯（记者 何苗 通讯员 方屿）三月八日，两千三百名跑者从老渡口出发，沿河堤跑完了第六届柳河健步走。最年长的选手七十九岁，最小的坐在婴儿车里。
赛道全长八公里，一半是去年新修的亲水步道。沿途设了九个补水点，纸杯当场回收，做成下一届的号码布。
第一个冲过终点的是区消防站的陶然，用时二十九分四十秒。他说，跑到七公里时，桥上有一群孩子敲着脸盆给他加油，“想慢都慢不下来”。
"""
FLAT = """
城南的临水花园有三百一十二户，物业费收缴率三年前只有四成，电梯坏了没人修，垃圾堆到楼道口。去年春天，小区换了业委会，第一件事是把每一笔账贴上墙。
账贴出来，居民吃了一惊：公共收益一年有十七万元，过去没有人知道去了哪里。业委会主任鲁正平是退休会计，他带着六名居民，花了两个月把七年的票据理了一遍，追回了四万三千元。
钱先修电梯，再修路灯，剩下的买了一台垃圾称重机。谁家分得好，积分换米换油。到去年底，物业费收缴率升到九成六。
“不是大家不肯交钱，是不知道钱花在哪里。”鲁正平说。
"""
SONG = """
柳河号子传了几代人，会唱的却只剩下六位老人，最年轻的六十九岁。区文化馆从前年起，请老人们每月第一个星期天来馆里唱一个上午，录音、记谱、拍口型。
馆员宋清越把整理好的三十四段号子编成了小册子，配上二维码，扫一下就能听。她发现，同一段《起锚》，上游和下游唱得不一样，差在一个换气上。“上游水急，一口气要憋得长。”老船工们这样解释。
今年春天，号子进了三所小学的音乐课。孩子们不懂什么是纤绳，老师就让他们全班一起拉教室的大窗帘，喊一声，拉一下。
下个月，老人和孩子将在老渡口同唱一场，船就是舞台。
"""


def story(theme: Theme, copy: Copy, columns: int, size: tuple[float, float], **how: Any) -> Story:
    """A story with a headline of a size; inner pages are set large, for old eyes."""
    own: dict[str, Any] = {"em": 12.4, "lead": 1.62, "align": "centre"}
    return plain_story(theme, copy, columns, size, **own | how)


def masthead(issue: Issue, page: PageTruth) -> float:
    """The title block; returns where the page's text may begin."""
    theme, (left, top, _, _) = issue.theme, issue.theme.margins
    width = issue.width
    set_words(page, "title", TITLE, Style("kai-bold", "kai-bold", 74.0, RED, gap=0.0), left, top, 330.0)
    pinyin = Style("hei-bold", "hei-bold", 10.5, GREY, tracking=0.22)
    set_words(page, "title_latin", LATIN, pinyin, left + 4.0, top + 84.0, 330.0)
    ear = (left + 352.0, top + 6.0, 118.0, 92.0)
    page.canvas.frame(ear, 0.7, RED)
    facts = [
        ("date", f"{DAY.year}年{DAY.month}月{DAY.day}日", 13.0), ("weekday", weekday(DAY), 10.5), ("lunar", lunar(DAY), 10.5),
        ("page_count", "本期8版", 10.5),
    ]  # fmt: skip
    y = ear[1] + 12.0
    for role, text, size in facts:
        style = theme.style("strong" if size > 12 else "label", size)
        set_words(page, role, text, style, ear[0], y, ear[2], "centre")
        y += size + 7.5
    foot = top + 112.0
    page.canvas.rule(left, foot, left + width, foot, 1.6, RED)
    page.canvas.rule(left, foot + 16.0, left + width, foot + 16.0, 0.5, RED)
    items = [
        "第11期（总第632期）", "国内统一连续出版物号 CN 00-1024", "邮发代号 00-36", "www.liuhezhoubao.example", "主办：柳河区融媒体中心",
    ]  # fmt: skip
    spread_words(page, [("mast_info", t) for t in items], theme.style("label", 8.2), left, foot + 3.6, width + 2.0)
    return foot + 30.0


def folio(issue: Issue, page: PageTruth) -> float:
    """The running head of an inner page."""
    theme, (left, top, _, _) = issue.theme, issue.theme.margins
    width = issue.width
    page.canvas.fill((left, top, width, 24.0), RED)
    white = theme.style("strong", 14.0, (1.0, 1.0, 1.0))
    small = theme.style("label", 9.0, (1.0, 1.0, 1.0))
    x, room = left + 8.0, width - 16.0
    parts: list[tuple[str, str, Style, Align]] = [
        ("section", page.section, white, "left"), ("title", TITLE, small, "centre"), ("page_no", page.label, white, "right"),
    ]  # fmt: skip
    for role, text, style, align in parts:
        set_words(page, role, text, style, x, top + (24.0 - style.size) / 2, room, align)
    day = f"{DAY.year}年{DAY.month}月{DAY.day}日 {weekday(DAY)}"
    set_words(page, "date", day, small, x, top + 7.5, room - 40.0, "right")
    staff = "责任编辑：林溪　版面设计：高原　校对：夏禾"
    set_words(page, "editors", staff, theme.style("label", 8.0), left, top + 28.0, width)
    return top + 46.0


def build() -> Issue:
    """The whole issue."""
    theme = look()
    facts = {
        "title": TITLE, "title_latin": LATIN, "date": DAY.isoformat(), "weekday": weekday(DAY), "lunar_date": lunar(DAY),
        "issue_no": "11", "cumulative_no": "632", "page_count": 8, "licence": "国内统一连续出版物号 CN 00-1024",
        "postal_code": "00-36", "website": "www.liuhezhoubao.example", "publisher": "柳河区融媒体中心",
    }  # fmt: skip
    issue = Issue("sample-zh-weekly", theme, facts)
    for number, (section, fill) in enumerate(PAGES, 1):
        page = issue.page(f"{number:02}", section)
        top = masthead(issue, page) if number == 1 else folio(issue, page)
        fill(theme, issue).draw(page, issue.area(top))
    join(issue.find("sewing"), issue.find("sewing-2"), "（下转第2版）", "（上接第1版）")
    return issue


def front(theme: Theme, _: Issue) -> Stacked:
    """Lead story, briefs under a vertical heading, a feature that turns, teasers, photo news."""
    lead = Copy(
        "老渡口开出水上公交", parts(LEAD.replace("（来源：柳河区融媒体中心）\n", "")), kicker="九点六公里，七个站，票价两元",
        deck="柳河百年摆渡接进城市公交网", byline="本报记者 林溪 通讯员 钟鸣", source="（来源：柳河区融媒体中心）", name="ferry",
        shots=[Shot(scene("river", 4), "三号线的首班船驶离柳河渡口", "高原 摄", first=1, span=2, ratio=0.5)],
    )  # fmt: skip
    briefs = Briefs(theme, "一周简讯", [Brief(t) for t in BRIEFS], 1, "side", "□")
    sewing = Copy("修书的人", parts(FEATURE), kicker="柳河手艺", byline="□ 记者 何苗", name="sewing")
    feature = story(theme, sewing, 2, (20.0, 26.0), em=9.6, turn=Turn("（下转第2版）", 2), fixed=218.0)
    photo = Copy(
        "", [], kind="photo-news", column_title="图片新闻",
        shots=[Shot(scene("flower", 8), "春分将至，河堤上的山桃花开了，孩子们在花下写生", "夏禾 摄影报道", span=1, ratio=0.62)],
    )  # fmt: skip
    points = Teasers(
        theme, [("03", "一栋楼五年等来一部电梯", 3, "stairs"), ("05", "把一条船开进教室", 5, "talk"), ("08", "母亲的钟", 8, "essay")],
        "今日导读", "list",
    )  # fmt: skip
    right = Stacked([points, Story(theme, photo, 1, Head(), elastic=1.0)], gap=12.0, rules=False)
    return Stacked(
        [story(theme, lead, 4, (30.0, 40.0), em=9.6), Row([briefs, feature, right], [1.3, 1.5, 1.2])], gap=16.0
    )


def second(theme: Theme, issue: Issue) -> Stacked:
    """The end of the feature; the market; a song."""
    rest = Copy("修书的人", issue.find("sewing").carry, name="sewing-2")
    market = Copy(
        "新菜场里少了争吵", parts(MARKET), byline="（记者 何苗）", byline_at="lead", dateline="本报讯", name="market"
    )
    song = Copy(
        "六位老人与三十四段号子", parts(SONG), kicker="非遗在身边", byline="本报记者 夏禾 文/图", name="song",
        shots=[Shot(scene("people", 3), "老船工在文化馆教孩子喊号子", first=0, span=2, ratio=0.46, grow=1.0)],
    )  # fmt: skip
    end = story(theme, rest, 2, (18.0, 22.0), turned_from="（上接第1版）")
    return Stacked([Row([end, story(theme, market, 2, (18.0, 24.0))], [2, 2]), story(theme, song, 4, (26.0, 34.0))])


def third(theme: Theme, _: Issue) -> Stacked:
    """A house gets its lift; a table; a notice."""
    stairs = Copy(
        "一栋楼五年等来一部电梯", parts(STAIRS), kicker="身边事", deck="楼组长跑了四十多趟", byline="（通讯员 陆小满）", byline_at="lead",
        dateline="本报讯", name="stairs", shots=[Shot(scene("city", 6), "装好电梯的望江新村九号楼", "陆小满 摄", first=1, span=2, ratio=0.62, grow=1.6)],
    )  # fmt: skip
    rows = [
        ["服务项目", "时间", "地点"], ["磨剪刀", "每周二上午", "青石街道"], ["修雨伞", "每周三下午", "望江社区"],
        ["量血压", "每周五上午", "老渡口候船厅"], ["理发", "每月首个周日", "新菜场二楼"],
    ]  # fmt: skip
    table = Table(theme, "便民服务时间表", rows, [1.0, 1.2, 1.3])
    notice = Copy(
        "道路养护施工告示", parts(
            "因管线改造需要，自三月十六日起至四月五日止，青石路（渡口路至梧桐巷段）夜间二十二时至次日五时封闭半幅车道。请过往车辆和行人按现场标志通行，"
            "由此带来的不便敬请谅解。\n柳河区道路养护所\n2026年3月13日"
        ), kind="notice",
    )  # fmt: skip
    box = story(theme, notice, 1, (14.0, 18.0), em=10.5, box="frame", elastic=0.2)
    return Stacked([story(theme, stairs, 3, (26.0, 34.0)), Row([table, box], [2, 2])])


def fourth(theme: Theme, _: Issue) -> Stacked:
    """Flats and their accounts, in unequal columns; an advertisement."""
    flat = Copy(
        "账贴上墙，人心就齐了", parts(FLAT), kicker="小区治理观察", byline="◎文/林溪", name="flat",
        pullquotes=["不是大家不肯交钱，是不知道钱花在哪里。"],
        shots=[Shot(scene("city", 11), "傍晚的临水花园", "高原 摄", first=0, span=1, ratio=0.9, grow=1.6, caption_style="over")],
    )  # fmt: skip
    ad = Ad(
        theme, [("春来柳河 花开两岸", 30.0, "hei-bold"), ("三月二十日至四月十日　老渡口　免费入场", 13.0, "hei"), ("公益广告", 10.0, "hei")],
        120.0, (0.9, 0.95, 0.9), elastic=0.25,
    )  # fmt: skip
    return Stacked([story(theme, flat, 3, (28.0, 36.0)), ad], rules=False)


def fifth(theme: Theme, _: Issue) -> Stacked:
    """Questions and answers beside a tinted report."""
    talk = Copy(
        "把一条船开进教室",
        parts(TALK),
        kicker="对话",
        byline="本报记者 何苗",
        name="talk",
        shots=[Shot(scene("river", 31), "纸船与浮力：秦牧的课堂一角", "何苗 摄", first=0, span=1.5, ratio=0.6)],
    )
    clinic = Copy(
        "血压计旁的半年账本",
        parts(CLINIC),
        column_title="健康驿站",
        byline="本报记者 夏禾",
        name="clinic",
        shots=[Shot(scene("pattern", 5), "社区的健康角", first=1, span=1, ratio=0.45)],
    )
    return Stacked([story(theme, talk, 3, (26.0, 34.0)), story(theme, clinic, 2, (20.0, 26.0), box="tint")])


def sixth(theme: Theme, _: Issue) -> Stacked:
    """Bees, with a vertical heading."""
    bee = Copy(
        "河滩上的三百箱蜜蜂", parts(BEE), byline="□ 记者 林溪", byline_at="start", name="bee",
        shots=[Shot(scene("hills", 9), "青石埠的河滩上，蜂箱一字排开", "林溪 摄", first=1, span=2, ratio=0.4, grow=1.0)],
    )  # fmt: skip
    briefs = [
        Brief("区农机站本月起下乡检修，拖拉机、旋耕机免费调试，零件按成本价收取。", "农机检修到田头"),
        Brief("青石埠小学的气象站启用，学生每天播报一次雨量和风速。", "小学生播报天气"),
        Brief("柳河大桥北侧人行道修补完成，轮椅坡道同步启用。", "大桥步道通了"),
    ]
    return Stacked([story(theme, bee, 3, (26.0, 30.0), head_where="side"), Briefs(theme, "乡镇短波", briefs, 3)])


def seventh(theme: Theme, _: Issue) -> Stacked:
    """The run along the river, and a row of photographs."""
    run = Copy(
        "两千三百人沿河健步走", parts(RUN), kicker="最年长的七十九岁", byline="（记者 何苗 通讯员 方屿）", byline_at="lead", dateline="本报讯",
        name="run", shots=[Shot(scene("people", 12), "跑者从老渡口出发", "方屿 摄", first=0, span=2, ratio=0.55)],
    )  # fmt: skip
    photo = Copy(
        "", parts("周末的柳河两岸，有人放风筝，有人补渔网，有人什么也不做，只坐着看水。"), kind="photo-news", column_title="影像志",
        shots=[
            Shot(scene("hills", 21), "风筝飞过新修的步道", "高原 摄", first=0, span=1, ratio=0.7),
            Shot(scene("river", 22), "傍晚归来的渔船", first=1, span=1, ratio=0.7),
        ],
    )  # fmt: skip
    return Stacked([story(theme, run, 3, (26.0, 34.0)), Story(theme, photo, 2, Head())])


def eighth(theme: Theme, _: Issue) -> Stacked:
    """An essay with a drop cap, a poem in a frame."""
    essay = Copy("母亲的钟", parts(ESSAY), column_title="渡口", byline="◎ 许青禾", name="essay")
    poem = Copy("靠岸", parts(POEM), byline="周未", name="poem")
    ad = Ad(
        theme,
        [("柳河书店", 26.0, "kai-bold"), ("旧书换新书　每周日上午", 12.0, "hei")],
        110.0,
        (0.95, 0.92, 0.86),
        elastic=0.3,
    )
    return Stacked(
        [
            story(theme, essay, 2, (28.0, 36.0), cap=2, body=Style("kai", "kai", 14.0), leading=24.0),
            Row([story(theme, poem, 1, (18.0, 22.0), box="frame", elastic=0.3), ad], [2, 2], rules=False),
        ]
    )


PAGES = (
    ("要闻", front), ("综合", second), ("社区", third), ("观察", fourth), ("人物", fifth), ("乡镇", sixth), ("体育", seventh), ("副刊", eighth),
)  # fmt: skip
