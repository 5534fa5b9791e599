"""What sites print around the dates and the headlines of their entries, and what renderers make of it."""
# ruff: noqa: E501 (pages read best as they are)

import pytest

from newspipe.listing import parse

#: Each page with the days, the headlines and the summaries that a reader sees on it.
PAGES: dict[str, tuple[str, list[str]]] = {
    "places glued to dates": (
        "Events\n\nThe mill opens its sluice\n\nForty eels went through.\n\n17 June 2019, 16:40Salem\n\nA call from the island\n\n17 June 2019, 12:15\n\nFerry talks go on\n\nBoth sides sent their pilots.\n\n15 June 2019, 18:30Port Ellis\n\nOrder on the year of the forests\n\n13 June 2019, 15:00Salem\n\nShow more\n",
        ["2019-06-17 The mill opens its sluice | Forty eels went through.", "2019-06-17 A call from the island | ", "2019-06-15 Ferry talks go on | Both sides sent their pilots.", "2019-06-13 Order on the year of the forests | "],
    ),
    "dates glued to summaries": (
        "전체기사\n\n지역\n\n솔숲이 40년 만에 열린다\n\n산책로를 만들어 내년 봄부터 연다.2021-03-15 18:22\n\n노동\n\n배달 노동자들이 쉴 권리를 말하다\n\n노조는 단체협약에 넣자고 요구한다.2021-03-15 16:40\n\n과학\n\n동굴에서 새우 신종을 찾다\n\n2021-03-15 11:05\n\n교육\n\n대학들이 강의 저작권료를 내지 않았다\n\n열두 곳이 정산하지 않았다.2021-03-14 21:17\n\n1 2 3 4 5 다음\n",
        ["2021-03-15 솔숲이 40년 만에 열린다 | 산책로를 만들어 내년 봄부터 연다.", "2021-03-15 배달 노동자들이 쉴 권리를 말하다 | 노조는 단체협약에 넣자고 요구한다.", "2021-03-15 동굴에서 새우 신종을 찾다 | ", "2021-03-14 대학들이 강의 저작권료를 내지 않았다 | 열두 곳이 정산하지 않았다."],
    ),
    "kinds, tags and changes in Japanese": (
        "新着記事\nニュース\n『星の港』の発売日が8月4日に決まり、資料集が付く\n\n開発元が最新の映像を公開した。前作から三十年後の物語。\n\n#港\n#船\n#星\n2022.05.12 22:00更新\nインタビュー\n「負けた戦いを遊んでほしい」と語る開発者に訊く話\n\n百時間を超える旅の果てに何があるのかを語った。\n\n#船\n#訊く\n2022.05.12 18:30更新\nセール\n連休の値引きを延長、四百本の作品が半額になる予定\n#値引\n2022.05.12 12:00更新\nニュース\n手書きの地図で遊んだあの夏の作品を振り返る特集\n\n方眼紙を片手に挑んだ名作である。\n\n#今日\n2022.05.11 07:00更新\n感想\n釣りと怖い話の作品を遊ぶ。静けさがいちばん怖いと知る\n\n魚が釣れない時間こそが本番である。\n\n#船\n#感想\n2022.05.10 17:00更新\n123次へ\n順位の表\n\n集計期間: 2022年05月12日21時〜22時\n",
        ["2022-05-12 『星の港』の発売日が8月4日に決まり、資料集が付く | 開発元が最新の映像を公開した。前作から三十年後の物語。", "2022-05-12 「負けた戦いを遊んでほしい」と語る開発者に訊く話 | 百時間を超える旅の果てに何があるのかを語った。", "2022-05-12 連休の値引きを延長、四百本の作品が半額になる予定 | ", "2022-05-11 手書きの地図で遊んだあの夏の作品を振り返る特集 | 方眼紙を片手に挑んだ名作である。", "2022-05-10 釣りと怖い話の作品を遊ぶ。静けさがいちばん怖いと知る | 魚が釣れない時間こそが本番である。"],
    ),
    "days above months, apart": (
        "综合新闻\n\n  • 04\n\n    2022.11\n\n    河边学院举行新楼揭牌仪式\n\n    校长出席并讲话。\n\n  • 03\n\n    2022.11\n\n    材料学院在电池研究中取得新进展\n\n    成果已经发表。\n\n  • 31\n\n    2022.10\n\n    把论文写在盐碱地上\n\n    团队坚守了四年。\n",
        ["2022-11-04 河边学院举行新楼揭牌仪式 | 校长出席并讲话。", "2022-11-03 材料学院在电池研究中取得新进展 | 成果已经发表。", "2022-10-31 把论文写在盐碱地上 | 团队坚守了四年。"],
    ),
    "decks without stops below kickers": (
        "The Quay\n\nTrade & ports\n\nPilots' blues\nWhy toolmakers are buying old farmland\n\nSoil is easier to insure than patents\n\nMay 14th 2022 | SALEM\n\nTidewater\nThe strange comfort of a falling market\n\nA short history of calling the bottom\n\nMay 14th 2022 | SALEM\n\nSmall lenders are growing up very fast\n\nBut who checks the homework?\n\nMay 13th 2022 | PORT ELLIS\n\nCoins\nA stable coin that was not stable at all\n\nHow a dear token became a cheap one\n\nMay 12th 2022\n\nFerries may last longer than sceptics think\n\nThey carry sand\n\nMay 11th 2022 | PORT ELLIS\nPage 1 of 254 Next\n\nSign up to our newsletters\n\nMoney talks, explained every Thursday.\n\nGet the newsletter\n",
        ["2022-05-14 Why toolmakers are buying old farmland | Soil is easier to insure than patents", "2022-05-14 The strange comfort of a falling market | A short history of calling the bottom", "2022-05-13 Small lenders are growing up very fast | But who checks the homework?", "2022-05-12 A stable coin that was not stable at all | How a dear token became a cheap one", "2022-05-11 Ferries may last longer than sceptics think | They carry sand"],
    ),
    "buttons of a wrapped page": (
        "County news\n\nA new nursery on the island: ready by autumn\n\nSalem | 2016.04.14. 10:22 | 3 comments\n\nThe house with two floors has room for a hundred children. more »\n\nFrost in the vineyards, half of the crop is gone\n\nPort Ellis | 2016.04.13. 17:05 | 12 comments\n\nThe growers say that the tenth of the month was the worst. The village\ncounts the damage. more »\n\nHe ran over a deer and took it home for dinner\n\nSalem | 2016.04.13. 08:40 | 41 comments\n\nmore »\n\nA hundred years ago the poet was born\n\nSalem | 2016.04.11. 15:00 | 1 comment\n\nmore »\n",
        ["2016-04-14 A new nursery on the island: ready by autumn | The house with two floors has room for a hundred children.", "2016-04-13 Frost in the vineyards, half of the crop is gone | The growers say that the tenth of the month was the worst. The village counts the damage.", "2016-04-13 He ran over a deer and took it home for dinner | ", "2016-04-11 A hundred years ago the poet was born | "],
    ),
    "summaries at the margin": (
        "# News flash\n\nKeeping up on the latest can be a chore. Check this page often.\n\n## September 2021\n\n  * **17 September:** [Second build available](/n/2021-09-17/)\n\nThe second build of the release cycle is now available on the mirrors.\n\n  * **9 September:** [A new pilot: Ines Haldorsen](/n/2021-09-09/)\n\n  * **2 September:** [Report of the summer](/n/2021-09-02/)\n\nIt covers 42 projects. The next one is due on 1 October 2021.\n\n## August 2021\n\n  * **24 August:** [A hole in the client](/n/2021-08-24/)\n\nAll branches are affected, and a reboot is required.\n",
        ["2021-09-17 Second build available | The second build of the release cycle is now available on the mirrors.", "2021-09-09 A new pilot: Ines Haldorsen | ", "2021-09-02 Report of the summer | It covers 42 projects. The next one is due on 1 October 2021.", "2021-08-24 A hole in the client | All branches are affected, and a reboot is required."],
    ),
    "authors, kinds and comments beside dates": (
        "Planet\n\nWork on the servers next week\n\nPosted by nocjoe on 18 November 2022 11:30 | Category: Announcements of the team | Comments: 4\n\nForum and wiki move to a new machine.\n\nTried out: the small computer\n\nPosted by cranvil on 15 November 2022 20:00 | Category: Hardware | Comments: 31\n\nIt is mute, and has four ports.\n\nArticle of the month of October 2022\n\nPosted by bauer on 7 November 2022 18:00 | Category: All about the community | Comments: 2\n\nThe winner prints without drivers.\n\n1 2 3 … 214 Next »\n\nDates\n\n  • 19.11.2022: Round table in Salem\n  • 26.11.2022: Installing in Port Ellis\n\nArchive\n\n  • November 2022\n  • October 2022\n  • September 2022\n",
        ["2022-11-18 Work on the servers next week | Forum and wiki move to a new machine.", "2022-11-15 Tried out: the small computer | It is mute, and has four ports.", "2022-11-07 Article of the month of October 2022 | The winner prints without drivers."],
    ),
    "kinds linked before headlines": (
        "# All contents\n\n# [Link](/Link) [A table in the terminal](/news/x0)\n\nPosted by [ann](/users/0) on 25 March 2023 at 9:04. Licence CC By.\n\nIt needs no mouse.\n\n# [Dispatch](/Dispatch) [A manager of pictures](/news/x1)\n\nPosted by [benoit and xavier](/users/1) on 24 March 2023 at 10:21. Edited by 4 people.\n\nIt sorts by faces.\n\n# [Journal](/Journal) [How I lost twelve years of mail](/news/x2)\n\nPosted by [gui](/users/2) on 22 March 2023 at 11:38. Licence CC By.\n\nA disk broke.\n",
        ["2023-03-25 A table in the terminal | It needs no mouse.", "2023-03-24 A manager of pictures | It sorts by faces.", "2023-03-22 How I lost twelve years of mail | A disk broke."],
    ),
    "headlines told again with their dates": (
        "Announcements\n\n31-03-21 Schools open on 12 April and hand out tests\n\nThe timetable was announced today.\n\nRead more: 31-03-21 Schools open on 12 April and hand out tests\n\n30-03-21 Posts for 11,700 teachers at the schools of the country\n\nRead more: 30-03-21 Posts for 11,700 teachers at the schools of the country\n\n26-03-21 The minister meets the deans\n\nThe halls of students were discussed.\n\nRead more: 26-03-21 The minister meets the deans\n\n24-03-21 A message for the day of the nation\n\nIt was read at all schools.\n\nRead more: 24-03-21 A message for the day of the nation\n",
        ["2021-03-31 Schools open on 12 April and hand out tests | The timetable was announced today.", "2021-03-30 Posts for 11,700 teachers at the schools of the country | ", "2021-03-26 The minister meets the deans | The halls of students were discussed.", "2021-03-24 A message for the day of the nation | It was read at all schools."],
    ),
    "times below entries under their days": (
        "Newsroom\nWednesday, 16 March 2022\nMakers showed fifteen minutes of the game\n\nThe town is seen after the war. It comes out this year.\n\ngames 21:35 24 comments\n“The end”: an actor leaves after three seasons\nfilms and series 18:02 112 comments\nTuesday, 15 March 2022\nFree for the weekend: races of the nineties\n\nTake it before 21 March 2022 and keep it.\n\ngames 20:11 9 comments\nA platform game finished on a mat for dancing\ngames 12:30 17 comments\nMonday, 14 March 2022\nReaders chose the ten best novels\n\nThe winner surprised us.\n\nbooks 22:48 205 comments\n1 2 3 next\n",
        ["2022-03-16 Makers showed fifteen minutes of the game | The town is seen after the war. It comes out this year.", "2022-03-16 “The end”: an actor leaves after three seasons | ", "2022-03-15 Free for the weekend: races of the nineties | Take it before 21 March 2022 and keep it.", "2022-03-15 A platform game finished on a mat for dancing | ", "2022-03-14 Readers chose the ten best novels | The winner surprised us."],
    ),
    "a ticker in a table": (
        'Overview\n\nWednesday 18 May 2022\n\n21:47\t\tSupport ends for coolers of 2017\t\t148\n18:12\t\tRumour: the next handheld gets a better screen\t\t67\n9:58\t\t"We wanted a keyboard without software" says a firm\t\t212\n\nTuesday 17 May 2022\n\n20:05\t\tThe council: one plug for all\t\t301\n7:00\t\t120 libraries lose their data\t\t17\n',
        ["2022-05-18 Support ends for coolers of 2017 | ", "2022-05-18 Rumour: the next handheld gets a better screen | ", '2022-05-18 "We wanted a keyboard without software" says a firm | ', "2022-05-17 The council: one plug for all | ", "2022-05-17 120 libraries lose their data | "],
    ),
    "months beside kinds, and a day in a headline": (
        "                 News\n\n   News, May 2022\n\nNineteen photographs were given to the collection\n\n   They were taken in the north.\n   Press release, May 2022\n\nThe autumn show goes on until 8 January 2023\n\n   News, April 2022\n\nThe new keeper of the house on her plans\n\n   She comes from the hall next door.\n   Feature, April 2022\n\nHow we changed a window six metres high\n\n   It took two cranes and a silent night.\n   News, March 2022\n\nThe library is closed in week 9\n\n   Show more\n",
        ["2022-05-01 Nineteen photographs were given to the collection | They were taken in the north.", "2022-05-01 The autumn show goes on until 8 January 2023 | ", "2022-04-01 The new keeper of the house on her plans | She comes from the hall next door.", "2022-04-01 How we changed a window six metres high | It took two cranes and a silent night.", "2022-03-01 The library is closed in week 9 | "],
    ),
    "a headline that holds a date before its number": (
        "Announcements\n\n  • 2023\n  • 2022\nOn the reserves that banks have to hold (2023-31)\n20 July 2023\nDecision of the board on its rates (2023-30)\n20 July 2023\nSummary of the meeting of the board (22 June 2023) (2023-26)\n27 June 2023\nA change in the credits for exports (2023-25)\n23 June 2023\n1 2 3 Next\n",
        ["2023-07-20 On the reserves that banks have to hold (2023-31) | ", "2023-07-20 Decision of the board on its rates (2023-30) | ", "2023-06-27 Summary of the meeting of the board (22 June 2023) (2023-26) | ", "2023-06-23 A change in the credits for exports (2023-25) | "],
    ),
    "a headline with a dash and a date": (
        "Press\n\nA bonus for the repair of shoes\n\nNew soles are paid for in part.\n\n  • Press release\n\nPublished on 12 July 2023\n\nAgenda of the minister – the week of 3 July 2023\n\nOn Monday he visits a site.\n\n  • Agenda\n\nPublished on 1 July 2023\n\nWolves: what the new rules change\n\nShots need no light.\n\n  • News\n\nPublished on 29 June 2023\n",
        ["2023-07-12 A bonus for the repair of shoes | New soles are paid for in part.", "2023-07-01 Agenda of the minister – the week of 3 July 2023 | On Monday he visits a site.", "2023-06-29 Wolves: what the new rules change | Shots need no light."],
    ),
    "the day of the page": (
        "Archive\n\nRare diseases: the count begins in the south\n\nDate of publication: 14 March 2022, last update 14 March 2022\n\nTopic: Campaigns\n\nTiger mosquitoes, when to treat drains\n\nDate of publication: 11 March 2022, last update 16 March 2022\n\nTopic: Campaigns\n\nTwo posts for research at the ministry\n\nDate of publication: 10 March 2022, last update 10 March 2022\n\nTopic: Campaigns\n\nPage 1 of 88 next last\n\nThe line is open on all days of the week\n\nLast updated: 16 March 2022\n",
        ["2022-03-14 Rare diseases: the count begins in the south | ", "2022-03-11 Tiger mosquitoes, when to treat drains | ", "2022-03-10 Two posts for research at the ministry | "],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_what_surrounds_dates_is_no_part_of_entries(text: str, expected: list[str]) -> None:
    page = parse(text.encode())
    found = [sighting.entry for sighting in page.sightings]
    assert [f"{said.date_published} {said.content.headline} | {_told(said.content.description)}" for said in found] == (
        expected
    )


def _told(description: str | None) -> str:
    return (description or "").replace("\n", " ")


def test_a_thread_of_a_board_is_no_listing() -> None:
    posts = "".join(
        f"user{at}\nJoined: {at + 1} Feb 2022\nRe: The boiler loses pressure\n\nby user{at} » {at + 10} Mar 2022, 10:22\n\nI would look at valve {at}.\nTop\n"
        for at in range(5)
    )
    page = parse(f"Forum\nThe boiler loses pressure\n{posts}".encode())
    assert page.sightings == ()


def test_goods_with_days_of_publication_are_no_listing() -> None:
    goods = "".join(
        f"  • The lighthouse, volume {at}\n\n    by Ann Reed\n\n    Published: {at + 1} March 2023\n\n    She comes back to the island.\n\n    1{at}.00 € incl. tax\n\n    Add to cart\n\n"
        for at in range(6)
    )
    assert parse(f"New books\n\n{goods}".encode()).sightings == ()
