"""The plainer English sample: four pages of an invented town paper.

Run with `python -m tools.press --sample en-record --out sample/en-record`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tools.press.blocks import Ad, Brief, Briefs, Table, Teasers
from tools.press.furniture import set_words
from tools.press.issue import Issue, join
from tools.press.makeup import plain_story
from tools.press.record import PageTruth
from tools.press.story import Story, Turn
from tools.press.theme import Theme
from tools.press.tree import Row, Stacked
from tools.press.typeset import Style
from tools.press.weekly import scene
from tools.press.words import Copy, Shot, parts

DAY = dt.date(2026, 3, 13)
TITLE = "The Alder Bay Record"
NAVY, TINT, GREY = (0.1, 0.2, 0.36), (0.94, 0.95, 0.97), (0.25, 0.25, 0.25)
DATE = "Friday, March 13, 2026"

FERRY = """
ALDER BAY — The gates of the old ferry landing opened at six on Tuesday morning, as they have for a hundred and twenty years. What was new was the blue sign beside them: Water Bus 3. Thirty-one people took the first boat, half of them on the way to work, half of them there for the ride.
The line runs for six miles with seven stops and takes thirty-eight minutes from end to end. A ticket costs two dollars, and seniors and students ride for half. Six electric boats, each with forty-eight seats, can make four round trips on a single charge.
# From rowing to timetables
Before the new bridge, the ferry carried two thousand passengers a day. Last summer it carried fewer than a hundred. The town held eleven meetings along the river, and the same request came up at each of them: keep the boats, but make them run on time, take cards and let wheelchairs aboard.
“We pinned every remark to the wall,” said Nora Pell, who led the project. The ramps were built to the slope that residents chose after trying three of them with a loaded pram.
# Thirty-one years at the tiller
Tom Harlan, fifty-eight, rowed and steered on this river for thirty-one years. Now he is one of the first captains of the line. He studied four months for the examination and spent a hundred and sixty hours in the simulator.
“I used to shout and go,” he said. “Now I wait for a green light. I sleep better.” On the opening day his boat made nine round trips, and not one was late.
"""
BOOKS = """
By the time the bell over the door has stopped ringing, Edith Marsh has already seen what is wrong with the book. The spine is gone, two sections are loose, and somebody has mended the title page with sticking plaster. She is seventy-three and has repaired 2,400 books in sixteen years, in a shop two yards wide.
She bound ledgers at the printing works until it closed. In the year she retired, a neighbor brought a dictionary that had come apart. She spent three evenings on it and took no money. Word went round. People brought their grandfathers' account books and their children's picture books, and she entered each of them on a line of its own in a notebook.
“A book is like a body,” she said. “If the bones are good, you can save the rest.” Her proudest job was a handwritten history of the bay, half of it eaten by mice. She rebuilt it letter by letter from a film in the county archive, and it took seven months.
Last winter the lane was to be widened, and the shop stood in the way. One hundred and ninety-three neighbors signed a letter. The council moved the line instead and gave her the empty room next door, which has become a school for menders.
On Saturdays a dozen pupils sit there, the youngest nine years old, the oldest sixty-eight. The nine-year-old began with the picture book that he had torn in kindergarten.
“It is not worth much, what I know,” Marsh said. “But it would be a pity to lose it.”
"""
LIFT = """
It took the house at 9 Harbor View five years and two months to get its elevator. Fourteen families live there, and the two on the ground floor were against it. They were afraid of the noise and of losing the light.
Joan Reddy, who looks after the stairs, knocked on their doors more than forty times. The shaft was moved on paper three times, until it stood four feet farther from the windows. Half of what the elevator earns from advertising now pays for a dry floor downstairs.
“It was never the money,” Reddy said. On the first day Mrs. Olsen, who is eighty-six and lives on the sixth floor, went down to sit in the sun. The last time she had walked into the yard by herself was three years ago.
"""
TALK = """
Sam Whitlock teaches physics at Alder Bay High School. His film about a boat in a classroom has been watched three million times. We asked him about it.
? Why bring a boat into a classroom?
! During the floods a girl asked me why iron ships float. I talked for twenty minutes, and they still half believed me. So I thought they had better sit in one.
? Did it work the first time?
! No. I had built it too small. Three of them climbed in and it sank, and the whole class roared. But nobody has got the formula wrong since.
? Some say that it takes too much time.
! It does. One lesson, one idea. But when they have that one, they find the next ten themselves.
"""
BEES = """
Two weeks after the thaw, the Garrick brothers moved three hundred hives from the south slope to the river meadow. The rape is not yet in flower, but the frames are new and the bees are flying.
Will Garrick came home four years ago and lost most of his first swarms to a late frost. His brother Ned left the cannery to help, and the two of them apprenticed themselves to an old beekeeper in the next valley.
Last year nineteen families worked with them and took eleven tons of honey. They print one line on every jar: which day, which field, who gathered it.
"""
BRIEFS = [
    "The public library stays open until nine in the evening from this month, Mondays excepted.",
    "Smoke alarms have been fitted in 230 homes of people who live alone, at the town's expense.",
    "Third Street School won its soccer match two to one and is among the last four for the first time.",
    "The pumping station north of the bay is finished and can drain a third more water.",
]


def look() -> Theme:
    """The paper's look: five columns, a serif text, dark blue."""
    em = 8.9

    def one(face: str, size: float = em) -> Style:
        return Style(face, face, size, lang="en")

    return Theme(
        "en", False, (760.0, 960.0), (38.0, 34.0, 38.0, 36.0), 5, 13.0, one("noto-serif"), em * 1.3,
        [one("display-bold"), one("noto-serif-bold"), one("noto-sans-bold")], one("noto-sans", em * 0.86),
        one("noto-serif-italic"), one("noto-sans-bold"), NAVY, TINT, "rules", 10.0, 16.0, {"digital": 0.0},
    )  # fmt: skip


def story(theme: Theme, copy: Copy, columns: int, size: tuple[float, float], **how: Any) -> Story:
    """A story with a headline of a size."""
    own: dict[str, Any] = {"em": 8.9, "lead": 1.3, "align": "left"}
    return plain_story(theme, copy, columns, size, **own | how)


def masthead(issue: Issue, page: PageTruth) -> float:
    """The title block; returns where the page's text may begin."""
    theme, (left, top, _, _) = issue.theme, issue.theme.margins
    width = issue.width
    set_words(page, "title", TITLE, Style("display-bold", "display-bold", 58.0, NAVY, "en"), left, top, width, "centre")
    y = top + 76.0
    page.canvas.rule(left, y, left + width, y, 1.2, NAVY)
    page.canvas.rule(left, y + 17.0, left + width, y + 17.0, 0.5, NAVY)
    small = theme.style("label", 8.6)
    set_words(page, "mast_info", "Vol. 41 · No. 11", small, left, y + 4.0, width)
    set_words(page, "date", DATE, theme.style("strong", 9.0), left, y + 4.0, width, "centre")
    set_words(page, "mast_info", "$1.50 · www.alderbayrecord.example", small, left, y + 4.0, width, "right")
    return top + 106.0


def folio(issue: Issue, page: PageTruth) -> float:
    """The running head of an inner page."""
    theme, (left, top, _, _) = issue.theme, issue.theme.margins
    width = issue.width
    set_words(page, "page_no", page.label, theme.style("strong", 14.0, NAVY), left, top, width)
    set_words(page, "section", page.section, theme.style("strong", 13.0), left, top + 0.5, width, "centre")
    set_words(page, "folio", f"{TITLE}   {DATE}", theme.style("label", 8.6), left, top + 3.5, width, "right")
    page.canvas.rule(left, top + 20.0, left + width, top + 20.0, 1.0, NAVY)
    return top + 32.0


def build() -> Issue:
    """The whole issue."""
    theme = look()
    facts = {
        "title": TITLE, "date": DAY.isoformat(), "weekday": "Friday", "issue_no": "11", "volume": "41", "price": "$1.50",
        "website": "www.alderbayrecord.example",
    }  # fmt: skip
    issue = Issue("sample-en", theme, facts)
    for number, (section, fill) in enumerate(
        (("", front), ("Town", second), ("People", third), ("Country", fourth)), 1
    ):
        page = issue.page(f"A{number}", section)
        top = masthead(issue, page) if number == 1 else folio(issue, page)
        fill(theme, issue).draw(page, issue.area(top))
    join(issue.find("books"), issue.find("books-2"), "See MENDER, A2", "MENDER | From A1")
    return issue


def front(theme: Theme, _: Issue) -> Stacked:
    """Lead story, briefs, a feature that turns, teasers."""
    ferry = Copy(
        "Water Bus Takes Over From the Old Ferry", parts(FERRY), deck="Six miles, seven stops, two dollars", byline="By Helen Ward",
        name="ferry", shots=[Shot(scene("river", 4), "The first boat leaves the landing on Tuesday.", "Photo by Ben Calder", first=2, span=3, ratio=0.5)],
    )  # fmt: skip
    books = Copy("The Mender of Books", parts(BOOKS), byline="By Ruth Ames | Staff Writer", name="books")
    feature = story(theme, books, 2, (22.0, 28.0), turn=Turn("See MENDER, A2", 2), fixed=165.0)
    points = Teasers(
        theme,
        [("A3", "A boat in the classroom", 3, "talk"), ("A4", "Three hundred hives by the river", 4, "bees")],
        "INSIDE",
        "list",
    )
    briefs = Briefs(theme, "Around the Bay", [Brief(t) for t in BRIEFS], 2, "top", "•")
    right = Stacked([briefs, points], gap=14.0, rules=False)
    return Stacked([story(theme, ferry, 5, (34.0, 42.0)), Row([feature, right], [2.6, 2.4])])


def second(theme: Theme, issue: Issue) -> Stacked:
    """The end of the feature; a house and its elevator; an advertisement."""
    rest = Copy("The Mender of Books", issue.find("books").carry, name="books-2")
    lift = Copy(
        "A House Waits Five Years for Its Elevator", parts(LIFT), byline="By Helen Ward", name="lift",
        shots=[Shot(scene("city", 6), "The shaft at 9 Harbor View stands clear of the windows.", "Photo by Ben Calder", first=1, span=2, ratio=0.7)],
    )  # fmt: skip
    ad = Ad(
        theme,
        [
            ("Spring on the Water", 30.0, "display-bold"),
            ("March 20 to April 10 · Old Landing · free", 12.0, "noto-sans"),
        ],
        150.0,
        TINT,
        elastic=0.6,
    )
    end = story(theme, rest, 3, (20.0, 26.0), em=11.0, turned_from="MENDER | From A1")
    return Stacked([end, story(theme, lift, 3, (28.0, 34.0), em=10.6), ad])


def third(theme: Theme, _: Issue) -> Stacked:
    """Questions and answers; a table."""
    talk = Copy(
        "A Boat in the Classroom", parts(TALK), byline="By Ruth Ames", name="talk",
        shots=[Shot(scene("people", 5), "Sam Whitlock's class, shortly before the boat sank.", "Submitted photo", first=0, span=2, ratio=0.6)],
    )  # fmt: skip
    rows = [
        ["Service", "Day", "Place"],
        ["Knife grinding", "Tuesday", "Market"],
        ["Umbrella repair", "Wednesday", "Landing"],
        ["Blood pressure", "Friday", "Library"],
    ]
    return Stacked(
        [story(theme, talk, 3, (30.0, 38.0), em=13.4), Table(theme, "Neighborhood Services", rows, [1.4, 1.0, 1.0])]
    )


def fourth(theme: Theme, _: Issue) -> Stacked:
    """Bees, in a tint."""
    bees = Copy(
        "Three Hundred Hives by the River", parts(BEES), byline="By Ben Calder", name="bees",
        shots=[Shot(scene("hills", 9), "The hives stand in a row on the meadow.", "Photo by Ben Calder", first=0, span=2, ratio=0.62)],
    )  # fmt: skip
    ad = Ad(
        theme,
        [("Bay Books", 28.0, "display-bold"), ("Swap an old book for a new one · Sundays", 12.0, "noto-sans")],
        130.0,
        (0.96, 0.94, 0.88),
        elastic=0.6,
    )
    return Stacked([story(theme, bees, 2, (30.0, 38.0), em=12.0, box="tint"), ad], rules=False)
