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
        "Announcements\n\n  • 2023\n  • 2022\nOn the reserves that banks have to hold (2023-31)\n20 July 2023\nDecision of the board on its rates (2023-30)\n20 July 2023\nSummary of the meeting of the board (22 June 2023) (2023-26)\n27 June 2023\nA change in the credits for exports (2023-25)\n23 June 2023\nThe report on prices in three languages (2023-24)\n5 June 2023\nHow notes are handed out before the feast (2023-23)\n1 June 2023\nA call for the audit of the accounts (2023-22)\n29 May 2023\n1 2 3 Next\n",
        ["2023-07-20 On the reserves that banks have to hold (2023-31) | ", "2023-07-20 Decision of the board on its rates (2023-30) | ", "2023-06-27 Summary of the meeting of the board (22 June 2023) (2023-26) | ", "2023-06-23 A change in the credits for exports (2023-25) | ", "2023-06-05 The report on prices in three languages (2023-24) | ", "2023-06-01 How notes are handed out before the feast (2023-23) | ", "2023-05-29 A call for the audit of the accounts (2023-22) | "],
    ),
    "a headline with a dash and a date": (
        "Press\n\nA bonus for the repair of shoes\n\nNew soles are paid for in part.\n\n  • Press release\n\nPublished on 12 July 2023\n\nAgenda of the minister – the week of 3 July 2023\n\nOn Monday he visits a site.\n\n  • Agenda\n\nPublished on 1 July 2023\n\nWolves: what the new rules change\n\nShots need no light.\n\n  • News\n\nPublished on 29 June 2023\n",
        ["2023-07-12 A bonus for the repair of shoes | New soles are paid for in part.", "2023-07-01 Agenda of the minister – the week of 3 July 2023 | On Monday he visits a site.", "2023-06-29 Wolves: what the new rules change | Shots need no light."],
    ),
    "the day of the page": (
        "Archive\n\nRare diseases: the count begins in the south\n\nDate of publication: 14 March 2022, last update 14 March 2022\n\nTopic: Campaigns\n\nTiger mosquitoes, when to treat drains\n\nDate of publication: 11 March 2022, last update 16 March 2022\n\nTopic: Campaigns\n\nTwo posts for research at the ministry\n\nDate of publication: 10 March 2022, last update 10 March 2022\n\nTopic: Campaigns\n\nPage 1 of 88 next last\n\nThe line is open on all days of the week\n\nLast updated: 12 March 2022\n",
        ["2022-03-14 Rare diseases: the count begins in the south | ", "2022-03-11 Tiger mosquitoes, when to treat drains | ", "2022-03-10 Two posts for research at the ministry | "],
    ),
    "authors glued to dates, and named in bullets": (
        "The mill blog\n\nReleases\n\nHow a forum for fountain pens outgrew its list\n\nThey kept it in one place. Then it grew.\n\n  • Penny Rourke\nPenny Rourke18 Mar 2021 • 5 min read\nReleases\n\nA new version of the sluice is here\n\nIt is faster, and has a queue.\n\n  • Tomasz Wilk\nTomasz Wilk4 Mar 2021 • 7 min read\nCompany\n\nWhat we learned from a year of calls\n\nWe are forty people. Here is why we stopped.\n\n  • Sarah Obi\nSarah Obi22 Feb 2021 • 4 min read\nReleases\n\nMillers are no janitors of the river\n\n  • Jeff Atwell\nJeff Atwell9 Feb 2021 • 9 min read\nPage 1 of 24 Older Posts\n",
        ["2021-03-18 How a forum for fountain pens outgrew its list | They kept it in one place. Then it grew.", "2021-03-04 A new version of the sluice is here | It is faster, and has a queue.", "2021-02-22 What we learned from a year of calls | We are forty people. Here is why we stopped.", "2021-02-09 Millers are no janitors of the river | "],
    ),
    "authors and labels behind headlines, in hanging lines": (
        "Press Releases 2011\n\n   All press releases issued by the university this year, newest first.\n\n   A fossil trail rewrites the rules of the old burrows by er134 — last\n          modified Mar 14, 2011 10:25 AM\n          It was found in a quarry of the north.\n\n   A free lecture: what did the Romans throw away? by er134 — last\n          modified Mar 11, 2011 03:40 PM\n          Dr Helen Parnaby will look at the rubbish pits of the old town\n          and at what the people of the fort had left in them.\n\n   Heart patients fare better in smaller groups, a study says by pt91 —\n          last modified Mar 09, 2011 09:00 AM\n          Classes of six or fewer keep people coming back, say\n          researchers at the hospital of the town.\n\n   Two million for research into the magnetism of thin films by ap400 —\n          last modified Mar 07, 2011 12:05 PM\n\n   A satellite made by students passes its first shake test by er134 —\n          last modified Mar 02, 2011 04:30 PM\n          A box of the size of a loaf of bread, built by physicists, has\n          survived the shaking table.\n\n",
        ["2011-03-14 A fossil trail rewrites the rules of the old burrows | It was found in a quarry of the north.", "2011-03-11 A free lecture: what did the Romans throw away? | Dr Helen Parnaby will look at the rubbish pits of the old town and at what the people of the fort had left in them.", "2011-03-09 Heart patients fare better in smaller groups, a study says | Classes of six or fewer keep people coming back, say researchers at the hospital of the town.", "2011-03-07 Two million for research into the magnetism of thin films | ", "2011-03-02 A satellite made by students passes its first shake test | A box of the size of a loaf of bread, built by physicists, has survived the shaking table."],
    ),
    "authors behind dates behind headlines": (
        "Articles\n\n     * The moratorium is not enough 2 April 2008, by Legal Service\n       The house began to read the bill on Tuesday.\n     * The price of milk: who holds the pail? 28 March 2008, by Dairy Board\n       The dairies took back what they gave.\n     * The day of the farms 25 March 2008, by Secretariat\n     * Seeds: cleared of all charges 6 March 2008, by Legal Service\n       Five were sued for trading wheat.\n",
        ["2008-04-02 The moratorium is not enough | The house began to read the bill on Tuesday.", "2008-03-28 The price of milk: who holds the pail? | The dairies took back what they gave.", "2008-03-25 The day of the farms | ", "2008-03-06 Seeds: cleared of all charges | Five were sued for trading wheat."],
    ),
    "times amid rows, and a name that is a month": (
        "Albisteak\n\nA fair of small programs in the hall\n\n   Luis Fernandez 2016/03/14 08:30 Technology, Programs\n\n   Thirty makers show their work.\n\nNumber 150 of the paper is out\n\n   Maite Gil 2016/03/11 12:05 Media\n\n   It is fifteen years old.\n\nHow to translate a plugin\n\n   Gorka Julio 2016/03/10 09:15 Translations\n\n   A short guide for beginners.\n\nTimetables of the metro are open\n\n   Josu Arana 2016/03/07 16:40 Open data\n\n   They are kept up every week.\n",
        ["2016-03-14 A fair of small programs in the hall | Thirty makers show their work.", "2016-03-11 Number 150 of the paper is out | It is fifteen years old.", "2016-03-10 How to translate a plugin | A short guide for beginners.", "2016-03-07 Timetables of the metro are open | They are kept up every week."],
    ),
    "a day of the page, and zones before times": (
        "即時新聞\n\n2020-03-14\n\n[全部]\n天文台料下周初轉涼市區最低十三度\n\n2020-03-14 HKT 18:15\n\n荃灣工廈火警消防疏散約六十人\n\n2020-03-14 HKT 17:58\n\n意大利全國超市限購麵粉和米\n\n2020-03-14 HKT 16:22\n\n女警休班途中救起墮海釣客\n\n2020-03-13 HKT 13:26\n\n關於我們\n",
        ["2020-03-14 天文台料下周初轉涼市區最低十三度 | ", "2020-03-14 荃灣工廈火警消防疏散約六十人 | ", "2020-03-14 意大利全國超市限購麵粉和米 | ", "2020-03-13 女警休班途中救起墮海釣客 | "],
    ),
    "kinds and times in brackets": (
        "Headlines\n\nThursday, 15 January 2015\n  • The bank lifts its floor (Economy, 17:52)\n  • A storm stops the line to the north (Panorama, 17:20)\n  • Why we still play with falling bricks (Net, 16:11)\nWednesday, 14 January 2015\n  • A court blocks pages on the web (Politics, 22:31)\n  • Two thousand miles behind dogs (Travel, 15:15)\n",
        ["2015-01-15 The bank lifts its floor | ", "2015-01-15 A storm stops the line to the north | ", "2015-01-15 Why we still play with falling bricks | ", "2015-01-14 A court blocks pages on the web | ", "2015-01-14 Two thousand miles behind dogs | "],
    ),
    "a date without a summary among others": (
        "News\n\nA skin that feels the wind\n\n17.09.21 - Engineers made a film that tells a breath from a touch.\n\nBack on the campus: what changes\n\n16.09.21 - Passes, masks and halls: an overview of the rules.\n\nFour grants for the school\n\n14.09.21\n\nWhy do the glaciers sing?\n\n13.09.21 - Thirty sensors on the ice have heard a hum every night.\n\nA firm turns whey into boxes\n\n10.09.21 - It has just raised three millions.\n",
        ["2021-09-17 A skin that feels the wind | Engineers made a film that tells a breath from a touch.", "2021-09-16 Back on the campus: what changes | Passes, masks and halls: an overview of the rules.", "2021-09-14 Four grants for the school | ", "2021-09-13 Why do the glaciers sing? | Thirty sensors on the ice have heard a hum every night.", "2021-09-10 A firm turns whey into boxes | It has just raised three millions."],
    ),
    "days above marks": (
        "Harbour News\n\nJun 14, 2021 10:14 am\nCulture\n- Court approves the winter budget\nA look at the figures now\n\nJun 9, 2021 10:09 am\nLocal\n- Town library plans a fish auction\nNo full stop in this deck again\n\nJun 6, 2021 10:06 am\nPolitics\n- Rail operator sells the new bridge\nA look at the figures this year\n\nJun 1, 2021 10:01 am\nTravel\n- Regional bank wins the night market\nResidents remain divided over it\n\nJun 1, 2021 10:01 am\nBusiness\n- Coast guard celebrates a record prize\nResidents remain divided over it now\n\nMay 31, 2021 10:31 am\nPolitics\n- Young chess star approves the quarry\nNo full stop in this deck now\n",
        ["2021-06-14 Court approves the winter budget | A look at the figures now", "2021-06-09 Town library plans a fish auction | No full stop in this deck again", "2021-06-06 Rail operator sells the new bridge | A look at the figures this year", "2021-06-01 Regional bank wins the night market | Residents remain divided over it", "2021-06-01 Coast guard celebrates a record prize | Residents remain divided over it now", "2021-05-31 Young chess star approves the quarry | No full stop in this deck now"],
    ),
    "a broken line before an author": (
        "# Nieuws\n\n## [Ziekenhuis lekt afspraken van 3.200 patiënten via\nplanbord](/posting/580000/x)\n\n![](/i/0.gif) maandag 12 november 2018, 16:47 door\n[Redactie](/profile?a=Redactie), [9 reacties](/posting/580000#c)\n\nEen ziekenhuis in Zwolle heeft de afspraken van alle patiënten in het gebouw\nvoor iedereen zichtbaar gemaakt.\n\n## [Kritiek lek in veelgebruikte deurbel gedicht](/posting/580001/x)\n\n![](/i/1.gif) maandag 12 november 2018, 14:05 door\n[Redactie](/profile?a=Redactie), [4 reacties](/posting/580001#c)\n\nDe fabrikant heeft een lek verholpen waardoor een aanvaller op afstand kon\nmeekijken met wie er voor de deur staat.\n\n## [Celstraf voor het plaatsen van een usb-\nsleutel](/posting/580002/x)\n\n![](/i/2.gif) zondag 11 november 2018, 09:30 door\n[Redactie](/profile?a=Redactie), [42 reacties](/posting/580002#c)\n\nDe man kreeg zes maanden omdat hij de computers van een universiteit had\nafgeluisterd.\n\n## [Browser stopt met oud protocol](/posting/580003/x)\n\n![](/i/3.gif) vrijdag 9 november 2018, 17:10 door\n[Redactie](/profile?a=Redactie), [3 reacties](/posting/580003#c)\n\nWebsites die nog gebruikmaken van het twintig jaar oude protocol tonen straks\neen waarschuwing.\n",
        ["2018-11-12 Ziekenhuis lekt afspraken van 3.200 patiënten via planbord | Een ziekenhuis in Zwolle heeft de afspraken van alle patiënten in het gebouw voor iedereen zichtbaar gemaakt.", "2018-11-12 Kritiek lek in veelgebruikte deurbel gedicht | De fabrikant heeft een lek verholpen waardoor een aanvaller op afstand kon meekijken met wie er voor de deur staat.", "2018-11-11 Celstraf voor het plaatsen van een usb-sleutel | De man kreeg zes maanden omdat hij de computers van een universiteit had afgeluisterd.", "2018-11-09 Browser stopt met oud protocol | Websites die nog gebruikmaken van het twintig jaar oude protocol tonen straks een waarschuwing."],
    ),
    "a dash that ends no place": (
        "Новости палаты\n\n  17.03.2009 Малому бизнесу нужны дешёвые деньги\n\n    Об этом говорили на встрече.\n\n  16.03.2009 Открылся третий форум\n\n    На нём показали дома.\n\n  13.03.2009 Конкурс «Золотой Меркурий» – 2008: итоги подведены\n\n    Лучшим признан завод из Ижевска.\n\n  12.03.2009 Подписано соглашение с палатой Туниса\n\n    Оно действует три года.\n",
        ["2009-03-17 Малому бизнесу нужны дешёвые деньги | Об этом говорили на встрече.", "2009-03-16 Открылся третий форум | На нём показали дома.", "2009-03-13 Конкурс «Золотой Меркурий» – 2008: итоги подведены | Лучшим признан завод из Ижевска.", "2009-03-12 Подписано соглашение с палатой Туниса | Оно действует три года."],
    ),
    "years before days, and kinds below": (
        "Home > Notices\n\nNotices\n\n  • Pupils\n  • Parents\n2022 18 Mar\n\nNotice 187: strike on 25 March\n\nFamilies are asked to look whether lessons are held.\n\nStaff\n2022 16 Mar\n\nNotice 186: a walk to the caves\n\nWe leave at the gate of the yard.\n\nParents\n2022 15 Mar\n\nNotice 185: games of numbers\n\nThe list of those who were admitted.\n\nPupils\n2022 11 Mar\n\nThe office is closed\n\nIt stays so until further notice.\n\nAll\n",
        ["2022-03-18 Notice 187: strike on 25 March | Families are asked to look whether lessons are held.", "2022-03-16 Notice 186: a walk to the caves | We leave at the gate of the yard.", "2022-03-15 Notice 185: games of numbers | The list of those who were admitted.", "2022-03-11 The office is closed | It stays so until further notice."],
    ),
    "days glued to their years, and a dash that is no bullet": (
        "School no. 2\n\nNov 142014\n\nMeetings with parents\n\nTuesday at five: years one to three; Wednesday at five\n– years four to six. All teachers can be met\nafter these meetings, in their rooms.\n\nNov 072014\n\nA contest of poems\n\nTwo of us reached the final.\n\nOct 292014\n\nWe cleaned the graves\n\nAs each year, the sixth form took care of the soldiers.\n\nOct 152014\n\nThe first form is sworn in\n\nSep 042014\n\nGrants for pupils\n\nForms are at the office.\n",
        ["2014-11-14 Meetings with parents | Tuesday at five: years one to three; Wednesday at five – years four to six. All teachers can be met after these meetings, in their rooms.", "2014-11-07 A contest of poems | Two of us reached the final.", "2014-10-29 We cleaned the graves | As each year, the sixth form took care of the soldiers.", "2014-10-15 The first form is sworn in | ", "2014-09-04 Grants for pupils | Forms are at the office."],
    ),
    "dates glued to bullets, and to years": (
        "Notices\n\n  • A contest for the post of clerk, class III14 March 2023\n    The council looks for a clerk of its department of farms.\n  • The council is called to a session10 March 2023\n    It meets at two in the afternoon.\n  • Rates and taxes of the year 202313 February 2023\n    Who pays at once pays less.\n  • The supply of water is cut20 January 2023\n  • Statements of wealth of 20229 January 2023\n    They can be read in the hall.\n",
        ["2023-03-14 A contest for the post of clerk, class III | The council looks for a clerk of its department of farms.", "2023-03-10 The council is called to a session | It meets at two in the afternoon.", "2023-02-13 Rates and taxes of the year 2023 | Who pays at once pays less.", "2023-01-20 The supply of water is cut | ", "2023-01-09 Statements of wealth of 2022 | They can be read in the hall."],
    ),
    "long lines below posts under their days": (
        "Boots\n\nFive hens and half a garden\n\nMarch 12, 2009\n\nThe new girls\n\nThey came in a box on the seat.\n\nNo hen ever made more noise.\n\nPosted by Wren Hollis at 08:47 PM in Village matters of all kinds | Permalink | Comments (6) | TrackBack (0)\n\nMarch 08, 2009\n\nSeed potatoes\n\nThey sprout on the sill.\n\nPosted by Wren Hollis at 06:15 PM in Village matters of all kinds | Permalink | Comments (2) | TrackBack (0)\n\nA word about slugs\n\nNo.\n\nPosted by Wren Hollis at 01:02 PM in Village matters of all kinds | Permalink | Comments (11) | TrackBack (0)\n\nFebruary 22, 2009\n\nMarmalade, batch three\n\nThe last oranges of the year.\n\nPosted by Wren Hollis at 04:30 PM in Village matters of all kinds | Permalink | Comments (9) | TrackBack (0)\n\nFebruary 03, 2009\n\nSnow day\n\nEight inches, and no school.\n\nPosted by Wren Hollis at 05:51 PM in Village matters of all kinds | Permalink | Comments (4) | TrackBack (0)\n\nJanuary 31, 2009\n\nThe book of hens\n\nIt is the best on scraps.\n\nPosted by Wren Hollis at 09:20 PM in Village matters of all kinds | Permalink | Comments (3) | TrackBack (0)\n",
        ["2009-03-12 The new girls | They came in a box on the seat. No hen ever made more noise.", "2009-03-08 Seed potatoes | They sprout on the sill.", "2009-03-08 A word about slugs | No.", "2009-02-22 Marmalade, batch three | The last oranges of the year.", "2009-02-03 Snow day | Eight inches, and no school.", "2009-01-31 The book of hens | It is the best on scraps."],
    ),
    "lines of buttons between dashes": (
        "Walkers\n\nWe walk less than we eat\n\nSunday 16 May 2010 18:30\n\nThe walk to the ridge\n\nTwo dogs came along.\n\nBy Ann and Bo - Filed under: Walks\nWrite a comment - Read the 5 comments - Share\nSunday 9 May 2010 18:31\n\nPlans for June\n\nThe lake, then the hills.\n\nBy Ann and Bo - Filed under: Plans\nWrite a comment - Read the 5 comments - Share\nSunday 2 May 2010 09:05\n\nWho took my sticks?\n\nThey were red, and so are yours.\n\nBy Ann and Bo - Filed under: Various\nWrite a comment - Read the 7 comments - Share\nSunday 11 April 2010 17:47\n\nThe yearly meeting\n\nThe fee is 22 now.\n\nBy Ann and Bo - Filed under: Club\nWrite a comment - Read the 4 comments - Share\n1 2 3 > >>\n\nCategories\n",
        ["2010-05-16 The walk to the ridge | Two dogs came along.", "2010-05-09 Plans for June | The lake, then the hills.", "2010-05-02 Who took my sticks? | They were red, and so are yours.", "2010-04-11 The yearly meeting | The fee is 22 now."],
    ),
    "headlines told again in buttons": (
        "Michael's church\n\nCategory: News\n\nPublished on 28 March 2021\n\nA fire outside at Easter\n\nWe light it behind the church at half past five, and there are 80 seats.\n\n“A fire outside at Easter” read on\n\nPublished on 19 March 2021\n\nNew hours of the office\n\nFrom April on it is open twice a week, and the telephone is answered daily.\n\nPublished on 9 March 2021\n\nThe first pipes are back\n\nThey came home in a small van, and by Pentecost the great work shall sound.\n\n“The first pipes are back” read on\n\nPublished on 25 February 2021\n\nA day of prayer\n\nIt is shown as a film on the pages of the parish on the first Friday.\n\n“A day of prayer” read on\n\nPublished on 1 January 2021\n\nThe verse of the year\n\nBe merciful to each other, as your father in the house above the sea is merciful! (Luke 6,36)\n\nNavigation\n\nPage 1 Page 2 … Page 9 Next page\n\nServices\n",
        ["2021-03-28 A fire outside at Easter | We light it behind the church at half past five, and there are 80 seats.", "2021-03-19 New hours of the office | From April on it is open twice a week, and the telephone is answered daily.", "2021-03-09 The first pipes are back | They came home in a small van, and by Pentecost the great work shall sound.", "2021-02-25 A day of prayer | It is shown as a film on the pages of the parish on the first Friday.", "2021-01-01 The verse of the year | Be merciful to each other, as your father in the house above the sea is merciful! (Luke 6,36)"],
    ),
    "the names of buttons behind headlines": (
        "   School\n   News\n   Open doors in spring PDF Print E-mail\n   Written by the office\n   Wednesday, 17 February 2010 14:22\n\n   The school shows its rooms to its future pupils.\n   Read more...\n\n   Our class at the great ring PDF Print E-mail\n   Written by the office\n   Tuesday, 09 February 2010 09:40\n\n   Thirty of us went below ground.\n   Read more...\n\n   A prize in physics PDF Print E-mail\n   Written by the office\n   Thursday, 28 January 2010 17:05\n\n   We wish her well.\n\n   What to do about the flu PDF Print E-mail\n   Written by the office\n   Thursday, 03 December 2009 11:18\n\n   Please call before nine.\n   Read more...\n",
        ["2010-02-17 Open doors in spring | The school shows its rooms to its future pupils.", "2010-02-09 Our class at the great ring | Thirty of us went below ground.", "2010-01-28 A prize in physics | We wish her well.", "2009-12-03 What to do about the flu | Please call before nine."],
    ),
    "kinds in brackets before headlines": (
        "河边中学\n学校动态\n·  [校园新闻] 学生在运动会上喜获佳绩      2012-04-24\n·  [通知公告] 关于放假安排的通知      2012-04-23\n·  [校园新闻] 高三年级举行大会      2012-04-17\n·  [教研动态] 初二数学组研讨活动      2012-04-16\n·  [校园新闻] 友好学校师生来访      2012-04-11\n·  [通知公告] 关于安全工作的通知      2012-03-30\n\n共 246 篇文章首页上一页下一页尾页页次：1/23页\n\n版权所有：河边中学\n",
        ["2012-04-24 学生在运动会上喜获佳绩 | ", "2012-04-23 关于放假安排的通知 | ", "2012-04-17 高三年级举行大会 | ", "2012-04-16 初二数学组研讨活动 | ", "2012-04-11 友好学校师生来访 | ", "2012-03-30 关于安全工作的通知 | "],
    ),
    "sentences that are all there is": (
        "研究室\n\nニュース\n\n2021年\n\n2021.12.10\n修士の学生が講演賞を受賞しました。\n2021.12.03\n忘年会を開催しました。\n2021.11.18\n論文が雑誌に掲載されました。\n2021.11.05\n准教授が会で発表しました。\n2021.10.14\n三年生を迎え、歓迎会を行いました。\n2021.08.07\n研究室を紹介する動画を公開\n2021.06.23\n国際会議で口頭発表を行いました。\n\nリンク\n",
        ["2021-12-10 修士の学生が講演賞を受賞しました。 | ", "2021-12-03 忘年会を開催しました。 | ", "2021-11-18 論文が雑誌に掲載されました。 | ", "2021-11-05 准教授が会で発表しました。 | ", "2021-10-14 三年生を迎え、歓迎会を行いました。 | ", "2021-08-07 研究室を紹介する動画を公開 | ", "2021-06-23 国際会議で口頭発表を行いました。 | "],
    ),
    "kinds in a sentence behind dates": (
        "Club\n\nWe win the match\n\nWritten by the board on 17 March 2019. Filed in News, Seniors.\n\nUntil the last minutes it was even. Then she scored.\n\n  • Read more\n\nOld paper on Saturday\n\nWritten by Henk on 12 March 2019. Filed in News.\n\nPut it at the road before nine.\n\n  • Read more\n\nThe meeting of members\n\nWritten by the board on 4 March 2019. Filed in Board.\n\nIt begins at eight in the canteen.\n\n  • Read more\n\nCalled off\n\nWritten by the office on 2 February 2019. Filed in News.\n\n  • Read more\n\nTrees wanted\n\nWritten by the board on 3 January 2019. Filed in Youth.\n\nThe young ones fetch them.\n\n  • Read more\n",
        ["2019-03-17 We win the match | Until the last minutes it was even. Then she scored.", "2019-03-12 Old paper on Saturday | Put it at the road before nine.", "2019-03-04 The meeting of members | It begins at eight in the canteen.", "2019-02-02 Called off | ", "2019-01-03 Trees wanted | The young ones fetch them."],
    ),
    "authors broken off from their dates": (
        "# [Library](/)\n\n## [A feast in the hall](/1)\n\nPublished on [18 January 2016](/1) by [admin](/a)\n\nThe group walks through the village. [Read on →](/1)\n\nPublished in [News](/c3) | [No comments](/1#c)\n\n## [A course of music](/2)\n\nPublished on [11 January 2016](/2) by [admin](/a)\n\nFour places are left. [Read on →](/2)\n\nPublished in [News](/c3) | [2 comments](/2#c)\n\n## [A concert: pictures](/3)\n\nPublished on [23 December 2015](/3)\nby [Maria](/m)\n\nPublished in [Gallery](/c4) | [1 comment](/3#c)\n\n## [We got 112 new books](/4)\n\nPublished on [14 December 2015](/4)\nby [Maria](/m)\n\nThe money came from a programme. [Read on →](/4)\n\nPublished in [Library](/c5) | [No comments](/4#c)\n\n## [All are invited](/5)\n\nPublished on [1 December 2015](/5) by [admin](/a)\n\nWe meet in the small hall. [Read on →](/5)\n\nPublished in [Notices](/c6) | [No comments](/5#c)\n",
        ["2016-01-18 A feast in the hall | The group walks through the village.", "2016-01-11 A course of music | Four places are left.", "2015-12-23 A concert: pictures | ", "2015-12-14 We got 112 new books | The money came from a programme.", "2015-12-01 All are invited | We meet in the small hall."],
    ),
    "a button behind a headline": (
        "News\n\n28 October 2015\nThe office is closed in November Read more\n\n27 October 2015\nVersion 7.2 is out\nReports load faster. All who pay can have it.\nRead more\n\n20 October 2015\nA talk on boats in the cloud\nIt is free, and seats are few.\nRead more\n\n12 October 2015\nWe won a prize\nThe judges liked how plain it is.\nRead more\n\n5 October 2015\nAn office in Port Ellis\nIt lies on the quay.\nRead more\n",
        ["2015-10-28 The office is closed in November | ", "2015-10-27 Version 7.2 is out | Reports load faster. All who pay can have it.", "2015-10-20 A talk on boats in the cloud | It is free, and seats are few.", "2015-10-12 We won a prize | The judges liked how plain it is.", "2015-10-05 An office in Port Ellis | It lies on the quay."],
    ),
    "days of a change beside dates, and the latest told again": (
        "新着情報\n2021年12月20日 / 最終更新日時 : 2021年12月20日 事務局 お知らせ\n\n冬の休業のお知らせ\n\n12月29日から1月4日まで休みます。\n2021年12月11日 / 最終更新日時 : 2021年12月14日 事務局 展示\n\n雪と暮らしの道具の展示\n\n箱ぞりなど約70点を並べています。\n2021年12月6日 / 最終更新日時 : 2021年12月6日 事務局 報告\n\nしめ縄づくり講習会の様子\n\n三十名が縄のない方を教わり […]\n2021年11月30日 / 最終更新日時 : 2021年12月2日 事務局 報告\n\n遊歩道の倒木を撤去しました\n\nまた通れるようになりました。\n\n最近の投稿\n\n冬の休業のお知らせ\n\n2021年12月20日\n\n雪と暮らしの道具の展示\n\n2021年12月11日\n",
        ["2021-12-20 冬の休業のお知らせ | 12月29日から1月4日まで休みます。", "2021-12-11 雪と暮らしの道具の展示 | 箱ぞりなど約70点を並べています。", "2021-12-06 しめ縄づくり講習会の様子 | 三十名が縄のない方を教わり […]", "2021-11-30 遊歩道の倒木を撤去しました | また通れるようになりました。"],
    ),
    "the day of a visit, and headlines that are those of their pictures": (
        "The School\n  • Home\n  • News\n  • Files\nMonday, 17/05/2021, 08:14\n  • Home\n  • News\n\nNews of the school\n\nHow we end this year\n\nHow we end this year\n\n  •   14/05/2021 16:20:00\n  •   Seen: 642\n  •   Replies: 3\nIt is held at half past seven. Teachers send the address a day before.\nClass 9 wins the county prize\n\nClass 9 wins the county prize\n\n  •   11/05/2021 09:05:00\n  •   Seen: 1208\n  •   Replies: 7\nTheir machine waters leaves by the sun, and the judges liked it.\nWhen the second term is tested\n\nWhen the second term is tested\n\n  •   04/05/2021 14:31:00\n  •   Seen: 2310\n  •   Replies: 0\nAll subjects have their day. Pupils come a quarter of an hour before.\nOld books for the upper valley\n\nOld books for the upper valley\n\n  •   26/04/2021 10:12:00\n  •   Seen: 388\n  •   Replies: 1\nWithin two weeks we got 900 books and tales...\n",
        ["2021-05-14 How we end this year | It is held at half past seven. Teachers send the address a day before.", "2021-05-11 Class 9 wins the county prize | Their machine waters leaves by the sun, and the judges liked it.", "2021-05-04 When the second term is tested | All subjects have their day. Pupils come a quarter of an hour before.", "2021-04-26 Old books for the upper valley | Within two weeks we got 900 books and tales..."],
    ),
    "a board in cells, and how many answered": (
        "# Board\n\nBoard list No| Title| By | Seen | Day\n---|---|---|---|---\n**Note** |  The members meet in the hall (18 May) __|  Office | 1521 | 2023-01-30\n412 |  Who rides along the river at dawn? 3 replies | Guide | 214 | 2023-02-06\n411 |  Pictures of the valley under snow 12 replies | Wren | 377 | 2023-02-03\n410 |  Mending wheels, for those who begin 5 replies | Class | 640 | 2023-01-27\n409 |  What we told the town of its lanes  | Office | 288 | 2023-01-19\n408 |  Colours of the shirts are chosen __1 replies | Cash | 455 | 2023-01-10\n",
        ["2023-01-30 The members meet in the hall (18 May) | ", "2023-02-06 Who rides along the river at dawn? | ", "2023-02-03 Pictures of the valley under snow | ", "2023-01-27 Mending wheels, for those who begin | ", "2023-01-19 What we told the town of its lanes | ", "2023-01-10 Colours of the shirts are chosen | "],
    ),
    "pointers behind sentences, and pages side by side": (
        "Plots\n\nSorry, no dogs off the lead\n\n22 May 2011\n\nThe committee has had three complaints this month.\n\nSeed potatoes, the last call\n\n9 May 2011\n\nThere are eleven nets left in the hut. Bring your own bag. Read the rest of this entry »\n\nWater is back on at the lower field\n\n18 April 2011\n\nDerek has mended the burst pipe.\n\nA new treasurer is wanted\n\n12 March 2011\n\nIt takes about two hours a month.\nOlder123 … 58Newer\n",
        ["2011-05-22 Sorry, no dogs off the lead | The committee has had three complaints this month.", "2011-05-09 Seed potatoes, the last call | There are eleven nets left in the hut. Bring your own bag.", "2011-04-18 Water is back on at the lower field | Derek has mended the burst pipe.", "2011-03-12 A new treasurer is wanted | It takes about two hours a month."],
    ),
    "numbers set flush right": (
        "    Archive\n\n      News of the town and its schools\n\n      1. 28 mars 2022\n\n          New days for the bins from April\n\n          All houses get a letter.\n\n      2. 25 mars 2022\n\n          Playgrounds are cleaned this week\n\n          Tell us what we missed.\n\n      3. 24 mars 2022\n\n          The way to the mill is begun\n\n          It starts at the round place.\n\n      4. 22 mars 2022\n\n          Summer work for the young\n\n          Those who are born in 2005 can apply.\n\n      5. 21 mars 2022\n\n          What was decided on 1 March\n\n          Among others the fee for boats.\n\n      6. 18 mars 2022\n\n          The water can be drunk again\n\n          The last samples are good.\n\n      7. 17 mars 2022\n\n          Who gets the prize of the year\n\n          The last day is 15 April.\n\n      8. 15 mars 2022\n\n          Our school is liked by its pupils\n\n          Nine of ten feel safe.\n\n      9. 11 mars 2022\n\n          The library lends tools now\n\n          Saws and drills are free.\n\n     10. 10 mars 2022\n\n          What to do in the winter week\n\n          Most of it is free.\n",
        ["2022-03-28 New days for the bins from April | All houses get a letter.", "2022-03-25 Playgrounds are cleaned this week | Tell us what we missed.", "2022-03-24 The way to the mill is begun | It starts at the round place.", "2022-03-22 Summer work for the young | Those who are born in 2005 can apply.", "2022-03-21 What was decided on 1 March | Among others the fee for boats.", "2022-03-18 The water can be drunk again | The last samples are good.", "2022-03-17 Who gets the prize of the year | The last day is 15 April.", "2022-03-15 Our school is liked by its pupils | Nine of ten feel safe.", "2022-03-11 The library lends tools now | Saws and drills are free.", "2022-03-10 What to do in the winter week | Most of it is free."],
    ),
    "dates in numbers glued to Chinese": (
        "新闻\n\n  • 师生赴青岚县开展乡村水质调研2023-06-14\n  • 学院举行毕业生座谈会2023-06-09\n  • 关于暑期学校选课的说明2023-05-30\n  • 春季田径运动会上获团体第三名2023-04-28\n\n版权所有\n",
        ["2023-06-14 师生赴青岚县开展乡村水质调研 | ", "2023-06-09 学院举行毕业生座谈会 | ", "2023-05-30 关于暑期学校选课的说明 | ", "2023-04-28 春季田径运动会上获团体第三名 | "],
    ),
    "titles told again behind words and before an arrow, above dates": (
        "The Province\n\nA call for small papers, open to 30 April\n\nThere is money for those who print in the valley.\nRead More On A call for small papers, open to 30 April »\n28/03/18 164 views\n\nThe bridge has one lane again\n\nFrom Monday on cars go one by one, as a light tells them.\nRead More On The bridge has one lane again »\n23/03/18 1.022 views\n\nSnow: how the winter went\n\nForty trips of the ploughs, and no road was closed for long.\nRead More On Snow: how the winter went »\n20/03/18 341 views\n\nWho fishes where, and when\n\nThe days on which trout rest are out.\nRead More On Who fishes where, and when »\n14/03/18 587 views\n",
        ["2018-03-28 A call for small papers, open to 30 April | There is money for those who print in the valley.", "2018-03-23 The bridge has one lane again | From Monday on cars go one by one, as a light tells them.", "2018-03-20 Snow: how the winter went | Forty trips of the ploughs, and no road was closed for long.", "2018-03-14 Who fishes where, and when | The days on which trout rest are out."],
    ),
    "words for a picture before the date, and days to come behind the list": (
        "News\n\nNews 1 - 9 of 318\nStart | 1 2 3 | End\n\nThe teams for the county are known 22.11.2019 The teams for the county are known\nThe board has named them. They meet in Pinewood.\n\nA third place on the long way 18.11.2019 A third place on the long way\nHe came six seconds behind the first.\n\nThe first snow: who will run? 12.11.2019 The first snow: who will run?\nIt starts by the house on the hill.\n\nThe way in the park is ready 31.10.2019 The way in the park is ready\nThere are lights on two miles of it.\n\nChanges of the days 30.09.2019 Changes of the days\nThe cup moves to the week before.\n\nNews 1 - 9 of 318\nStart | 1 2 3 | End\n\nWhat comes\n\n  • 24.11.2019 — The first snow, Lakeside\n  • 07.12.2019 — The cup, Pinewood\n",
        ["2019-11-22 The teams for the county are known | The board has named them. They meet in Pinewood.", "2019-11-18 A third place on the long way | He came six seconds behind the first.", "2019-11-12 The first snow: who will run? | It starts by the house on the hill.", "2019-10-31 The way in the park is ready | There are lights on two miles of it.", "2019-09-30 Changes of the days | The cup moves to the week before."],
    ),
    "a board that a text browser printed": (
        "Notices\n\n                       Title                          Day of notice     By          Seen\nWhen the classes are tested in autumn                  21 August 2013 By Admin       1243\nBooks for the year that comes                          08 July 2013   By Admin       3127\nHow to get into the first class, with papers           28 June 2013   By Ann Reed    2874\nThe parents meet on 16. April                          19 June 2013   By Head        968\nWho won the prize for maps                             11 June 2013   By Ann Reed    711\n\nPage 1 of 3\n",
        ["2013-08-21 When the classes are tested in autumn | ", "2013-07-08 Books for the year that comes | ", "2013-06-28 How to get into the first class, with papers | ", "2013-06-19 The parents meet on 16. April | ", "2013-06-11 Who won the prize for maps | "],
    ),
    "authors and what they do below dates": (
        "Skip to main content\nTidewire Docs Blog\n\nStreaming joins and a smaller binary\n\nMay 14, 2024 · 6 min read\nAnn Reed\nCore maintainer\n\nThe headline is that two topics can be joined without a buffer.\n\nTags:\n  • release\nRead More\n\nHow we test the skew of clocks\n\nApril 22, 2024 · 9 min read\nBo Wren\nReliability engineer\n\nThe harness makes our nodes disagree, and has found three bugs.\n\nTags:\n  • testing\n  • internals\nRead More\n\nNotes of the call in April\n\nApril 9, 2024 · 2 min read\nCy Finch\nDeveloper relations\nAnn Reed\nCore maintainer\n\nForty people joined. We spoke of the registry and of the plan.\n\nTags:\n  • community\n\nThe first format goes away\n\nMarch 27, 2024 · 4 min read\nBo Wren\nReliability engineer\n\nThe format stops working in the fourth version.\n\nTags:\n  • internals\nRead More\n",
        ["2024-05-14 Streaming joins and a smaller binary | The headline is that two topics can be joined without a buffer.", "2024-04-22 How we test the skew of clocks | The harness makes our nodes disagree, and has found three bugs.", "2024-04-09 Notes of the call in April | Forty people joined. We spoke of the registry and of the plan.", "2024-03-27 The first format goes away | The format stops working in the fourth version."],
    ),
    "numbers of answers below dates, or an invitation": (
        "Club\n\nLaying-up supper: a full house\n\nPosted on March 16, 2014 by Peter Hall\n2\n\nSeventy members and guests sat down on Saturday evening.\n\nPosted in Social | 2 Replies\n\nFrostbite series after race six\n\nPosted on March 10, 2014 by Race Office\nReply\n\nLight airs made for a slow final day. Full results are on the board.\n\nPosted in Racing | Tagged frost | Leave a reply\n\nHarbour dues for visiting yachts\n\nPosted on February 25, 2014 by Ann Reed\nReply\n\nThe harbour has published its tariff for this year.\n\nPosted in Notices | Leave a reply\n\nA new mast for the old boat\n\nPosted on February 11, 2014 by Ann Reed\n7\n\nIt is of spruce, and came by lorry.\n\nPosted in Boats | 7 Replies\n",
        ["2014-03-16 Laying-up supper: a full house | Seventy members and guests sat down on Saturday evening.", "2014-03-10 Frostbite series after race six | Light airs made for a slow final day. Full results are on the board.", "2014-02-25 Harbour dues for visiting yachts | The harbour has published its tariff for this year.", "2014-02-11 A new mast for the old boat | It is of spruce, and came by lorry."],
    ),
    "headlines told again above summaries, and days of changes": (
        "Chamber\n\nNews of the chamber and its members\n\nRead this in RSS\nThursday, 21 May 2015 15:12\n\nMore time to sign up for the fair of tastes\n\nWritten by the press office\nRate this\n  • 1\n  • 2\n  • 3\n(0 votes)\nMore time to sign up for the fair of tastes\n\nFirms can sign up until June. The chamber pays a part of it.\n\nRead 184 times\nIn News\nRead more...\nLast modified on Friday, 22 May 2015 11:08\nFriday, 15 May 2015 10:47\n\nHow oil of olives is sold abroad\n\nWritten by the press office\nRate this\n  • 1\n  • 2\n  • 3\n(1 vote)\nHow oil of olives is sold abroad\n\nSix hours for small makers, and free.\n\nRead 231 times\nIn News\nRead more...\nFriday, 08 May 2015 13:30\n\nWhat becomes of the port: a meeting\n\nWritten by the press office\nRate this\n  • 1\n  • 2\n  • 3\n(0 votes)\nWhat becomes of the port: a meeting\n\nThe basin must be dug deeper, they agree.\n\nRead 97 times\nIn News\nRead more...\nWednesday, 29 April 2015 09:05\n\nNew hours of shops in the summer\n\nWritten by the press office\nRate this\n  • 1\n  • 2\n  • 3\n(2 votes)\nNew hours of shops in the summer\n\nShops may stay open until nine.\n\nRead 312 times\nIn News\nRead more...\n",
        ["2015-05-21 More time to sign up for the fair of tastes | Firms can sign up until June. The chamber pays a part of it.", "2015-05-15 How oil of olives is sold abroad | Six hours for small makers, and free.", "2015-05-08 What becomes of the port: a meeting | The basin must be dug deeper, they agree.", "2015-04-29 New hours of shops in the summer | Shops may stay open until nine."],
    ),
    "authors and answers behind dates, whatever their case": (
        "The voice of the hills\n\nNews\n\nSociety\n\nThe mending of the bridge waits for autumn\n\n22.06.2025 Редакция 3 коментара\n\nThe town says that somebody has objected. Until then one lane is open.\n\nRead on\nSchool\n\nFifteen pupils with the best of marks\n\n21.06.2025 Мария Колева 0 коментара\n\nThe mayor gave them books at a feast in the hall.\n\nRead on\nPolice\n\nThieves of cables caught near the wood\n\n21.06.2025 Редакция 11 коментара\n\nTwo men were stopped on the road. The cables were in the car.\n\nRead on\nSport\n\nThe club is saved in the last round\n\n20.06.2025 Иван Тодоров 6 коментара\n\nA late goal was all that the team needed.\n\nRead on\nSociety\n\nA new place to play is open in the park\n\n05.06.2025 Редакция 1 коментар\n\nAll children can use it. The park is watched at night.\n\nRead on\n",
        ["2025-06-22 The mending of the bridge waits for autumn | The town says that somebody has objected. Until then one lane is open.", "2025-06-21 Fifteen pupils with the best of marks | The mayor gave them books at a feast in the hall.", "2025-06-21 Thieves of cables caught near the wood | Two men were stopped on the road. The cables were in the car.", "2025-06-20 The club is saved in the last round | A late goal was all that the team needed.", "2025-06-05 A new place to play is open in the park | All children can use it. The park is watched at night."],
    ),
    "names of pictures before titles": (
        "Union\n\n  • Home\n  • News\n\nArticles\n\n  • [arton]Strike on the tenth: where we meet\n\n    5 décembre 2024, par the board\n\n    All are called to stop work for the day. Here are the places.\n\n    Read more of Strike on the tenth: where we meet\n\n  • What was said on the twenty-sixth\n\n    28 novembre 2024, par Ann Reed\n\n    Work from home, and the office of Saint-Aubin. We voted against both.\n\n    Read more of What was said on the twenty-sixth\n\n  • Posts cut in the schools: the map\n\n    19 novembre 2024, par the board\n\n    Twenty-two go and seven come.\n\n    Read more of Posts cut in the schools: the map\n\n  • [arton]The paper of the autumn is out\n\n    17 octobre 2024, par the board\n\n    In it are pensions, and those who help pupils.\n\n    Read more of The paper of the autumn is out\n",
        ["2024-12-05 Strike on the tenth: where we meet | All are called to stop work for the day. Here are the places.", "2024-11-28 What was said on the twenty-sixth | Work from home, and the office of Saint-Aubin. We voted against both.", "2024-11-19 Posts cut in the schools: the map | Twenty-two go and seven come.", "2024-10-17 The paper of the autumn is out | In it are pensions, and those who help pupils."],
    ),
    "labels and counts around dates in Chinese": (
        "当前位置: [主页](/) > [新闻](/a/) > \n\n  * **[[综合新闻](/a/0/)]**[河边学院召开年度会议](/a/930.html) 日期：2024-12-20 08:10:15 点击：486 好评：0 \n\n十五位委员出席会议，会议由副所长主持… \n\n  * **[[科研进展](/a/1/)]**[观测站通过专家组验收](/a/929.html) 日期：2024-12-12 08:13:15 点击：731 好评：0 \n\n专家组一致认为，观测站设施完善。 \n\n  * **[[学术交流](/a/2/)]**[青年论坛第三十六期举行](/a/928.html) 日期：2024-12-06 08:16:15 点击：352 好评：0 \n\n三位青年研究人员分别作专题报告。 \n\n  * **[[综合新闻](/a/0/)]**[2025年招生简章发布](/a/924.html) 日期：2024-10-15 08:28:15 点击：608 好评：0 \n\n今年拟招收研究生四十二名。 \n\n  * **[[学术交流](/a/2/)]**[国际合作项目启动会召开](/a/920.html) 日期：2024-10-08 08:31:15 点击：77 好评：0 \n\n四十余位专家参加会议。 \n",
        ["2024-12-20 河边学院召开年度会议 | 十五位委员出席会议，会议由副所长主持…", "2024-12-12 观测站通过专家组验收 | 专家组一致认为，观测站设施完善。", "2024-12-06 青年论坛第三十六期举行 | 三位青年研究人员分别作专题报告。", "2024-10-15 2025年招生简章发布 | 今年拟招收研究生四十二名。", "2024-10-08 国际合作项目启动会召开 | 四十余位专家参加会议。"],
    ),
    "titles told again in part, and counts behind bylines": (
        "Union\n  News of the work\n\n      The union holds its meeting for five years\n\n    Details Written by the board In: News Posted: 21 April 2023 Seen: 1430\n\n    The meeting has chosen nine, and takes a plan with many aims.\n\n    Go on: The union holds its meeting for...\n\n      The month of those who work begins\n\n    Details Written by the board In: News Posted: 17 April 2023 Seen: 1333\n\n    It began on the field of the works, and six hundred came.\n\n    Go on: The month of those who work...\n\n      A day of games for the first of May\n\n    Details Written by the board In: News Posted: 12 April 2023 Seen: 1236\n\n    There are four: ball, feathers, a rope and a run.\n\n    Go on: A day of games for the first...\n\n      How one speaks for many: a course\n\n    Details Written by the board In: News Posted: 3 April 2023 Seen: 1139\n\n    Those who learn are told of the law, and try it on each other.\n\n    Go on: How one speaks for many: a...\n",
        ["2023-04-21 The union holds its meeting for five years | The meeting has chosen nine, and takes a plan with many aims.", "2023-04-17 The month of those who work begins | It began on the field of the works, and six hundred came.", "2023-04-12 A day of games for the first of May | There are four: ball, feathers, a rope and a run.", "2023-04-03 How one speaks for many: a course | Those who learn are told of the law, and try it on each other."],
    ),
    "kinds below dates, and the day of another list behind them": (
        "Fire brigade\n  • Start\n  • News\nYou are here: Start > News\n\nNews of the brigade\n\n18.03.24 07:42\nIn: Calls\n\nA carport burns in the mill lane\n\nWe were called on Sunday night. The house next to it was saved.\n\n[more]\n11.03.24 19:05\nIn: Club\n\nThe meeting of the year has chosen\n\nEighty-four came to the house of the engines.\n\n[more]\n02.03.24 16:20\nIn: Training\n\nTwo groups have passed the test\n\nThe judge was full of praise for how calm they were.\n\n[more]\n27.02.24 11:13\nIn: Calls\n\nA lorry leaves the road in the snow\n\nIt hit a tree. The driver was freed.\n\n[more]\n19.02.24 09:00\nIn: Youth\n\nChildren wanted for the small brigade\n\nWe meet on the first Friday of each month.\n\n[more]\nPage 1 of 12\n1 2 3 ... 12 next >\n\nLast call\n\n17.03.24 21:37\nFire, carport\nMill lane\n\nWeather\n\nNo storm is near.\n",
        ["2024-03-18 A carport burns in the mill lane | We were called on Sunday night. The house next to it was saved.", "2024-03-11 The meeting of the year has chosen | Eighty-four came to the house of the engines.", "2024-03-02 Two groups have passed the test | The judge was full of praise for how calm they were.", "2024-02-27 A lorry leaves the road in the snow | It hit a tree. The driver was freed.", "2024-02-19 Children wanted for the small brigade | We meet on the first Friday of each month."],
    ),
    "quoted names before arrows": (
        'Institute\n\nNews\n\nThe year of the fish: a report\n\nIt says how thirty-four kinds fare, and that hake does better.\nRead More About The year of the fish: a report »\n25/11/21 812 Views\n\nThe ship "Cape Major" sails in the autumn\n\nFor a month, those on board count what lives on the ground.\nRead More About The ship "Cape Major" sails in the autumn »\n10/11/21 730 Views\n\nA day on nets that let small fish go\n\nIt is held in the hall, and can be seen from home.\nRead More About A day on nets that let small fish go »\n3/11/21 689 Views\n\nWhere shells may not be dug\n\nThe coast is shut until the end of May.\nRead More About Where shells may not be dug »\n27/10/21 648 Views\n',
        ["2021-11-25 The year of the fish: a report | It says how thirty-four kinds fare, and that hake does better.", '2021-11-10 The ship "Cape Major" sails in the autumn | For a month, those on board count what lives on the ground.', "2021-11-03 A day on nets that let small fish go | It is held in the hall, and can be seen from home.", "2021-10-27 Where shells may not be dug | The coast is shut until the end of May."],
    ),
    "a list of what is read, behind the numbers of pages": (
        "Village\n\n## What is new\n\n### The money of the third part is paid\n\nThe treasurer   12 September 2024   Read 214 times\n\nForty-two families came to the hall, and some were visited at home.\n\n### The ditch of the fields is cleaned\n\nThe clerk   8 September 2024   Read 178 times\n\nAll of the hamlet took part, from half past six on.\n\n### The plan of the year is talked over\n\nThe secretary   29 August 2024   Read 305 times\n\nRoads to the fields come first, and then the house of the young.\n\n### A parade for the day of the country\n\nThe clerk   19 August 2024   Read 642 times\n\nHundreds stood along the road to see the eighteen groups.\n\n### The students are here for forty days\n\nThe secretary   9 July 2024   Read 351 times\n\nThe head of the village has welcomed fifteen of them.\n\nPage 1 of 11\n\n  * 1\n  * 2\n  * 3\n  * »\n\n## Articles\n\n  * New\n  * Popular\n\n19 August 2024 | 642 times\nA parade for the day of the country\n26 May 2020 | 590 times\nThe map of the village\n14 March 2023 | 511 times\nPapers for those who move\n\n## Visitors\n\nAll : 98.512\n",
        ["2024-09-12 The money of the third part is paid | Forty-two families came to the hall, and some were visited at home.", "2024-09-08 The ditch of the fields is cleaned | All of the hamlet took part, from half past six on.", "2024-08-29 The plan of the year is talked over | Roads to the fields come first, and then the house of the young.", "2024-08-19 A parade for the day of the country | Hundreds stood along the road to see the eighteen groups.", "2024-07-09 The students are here for forty days | The head of the village has welcomed fifteen of them."],
    ),
    "what comes, above the numbers of pages and the list": (
        "Runners\n\nWhat comes\n\n24.06.2023 The cup of the county\n\n01.07.2023 White nights in the pines\n\nMail\n\nNews\n\nNews 1 - 10 of 463\nStart | 1 2 3 4 5 | End\n\n19.06.2023 How the county ran in the woods\nThree hundred came to the village of the pines.\n\n14.06.2023 The second paper of the white nights is out\nIt says when it begins, and how one gets there.\n\n07.06.2023 A course for judges of the second class\nIt is held on two days in the hall.\n\n30.05.2023 The team is back from the country's race\nThe best of them came in as the sixth.\n\n24.05.2023 Changes of the days in July\nTwo races are moved.\n\nNews 1 - 10 of 463\nStart | 1 2 3 4 5 | End\n",
        ["2023-06-19 How the county ran in the woods | Three hundred came to the village of the pines.", "2023-06-14 The second paper of the white nights is out | It says when it begins, and how one gets there.", "2023-06-07 A course for judges of the second class | It is held on two days in the hall.", "2023-05-30 The team is back from the country's race | The best of them came in as the sixth.", "2023-05-24 Changes of the days in July | Two races are moved."],
    ),
    "two posts under one day, each with its foot": (
        "The village society\n\n  • Home\n  • Contact\n\nThursday, 23 May 2024\n\nA call to the yearly meeting\n\nThe board calls all members to the school on Sunday.\n\nSweets will follow.\n\nPosted by The society at 10:32 am No comments:\nSend this by mailBlogThis!Share it\nLabels News\n\nMonday, 20 May 2024\n\nWe cleared the path to the chapel\n\nEighteen came, with five machines! It is open again.\n\nPosted by The society at 9:14 pm 3 comments:\nSend this by mailBlogThis!Share it\nLabels News\n\nThanks\n\nWe thank the family for what it gave.\n\nPosted by The society at 6:05 pm No comments:\nSend this by mailBlogThis!Share it\nLabels News, Gifts\n\nSaturday, 11 May 2024\n\nEaster here, in pictures\n\nThe feast as our neighbour saw it\nRead on »\n\nPosted by The society at 12:48 pm 7 comments:\nSend this by mailBlogThis!Share it\nLabels News\n\nTuesday, 23 April 2024\n\nAn old deed of 1871\n\nIt was found in a chest\nRead on »\n\nPosted by The society at 8:20 pm 5 comments:\nSend this by mailBlogThis!Share it\nLabels News\n\nOlder posts Home\n\nArchive\n\n▼ 2024 (19)\n",
        ["2024-05-23 A call to the yearly meeting | The board calls all members to the school on Sunday. Sweets will follow.", "2024-05-20 We cleared the path to the chapel | Eighteen came, with five machines! It is open again.", "2024-05-20 Thanks | We thank the family for what it gave.", "2024-05-11 Easter here, in pictures | The feast as our neighbour saw it", "2024-04-23 An old deed of 1871 | It was found in a chest"],
    ),
    "tags below headlines, and a title that the trail above says": (
        "The porch\n\nTop > All entries\n\nAll entries\n\n2024-05-22\n\nHalf a year of soy paste, and how it was turned\n\nferments kitchen\n\nIt was turned in November. There was little mould on it.\n\n2024-05-18\n\nWhat to do on the balcony before the rains come\n\ngarden kitchen\n\nDrains, soil and blinds. This year there is a list.\n\n2024-05-12\n\nOne night in the town of the castle\n\ntravel north\n\nWe saw the moat before noon.\n\n2024-05-05\n\nWhat was read in April here\n\nreading\n\nSeven books, and all were good.\n\n2024-05-03\n\nComments are read before they show\n\nThere was too much of what nobody wants to read.\n\n2024-04-27\n\nRoasting tea at home\n\nkitchen tea\n\nNext page\nProfile\n",
        ["2024-05-22 Half a year of soy paste, and how it was turned | It was turned in November. There was little mould on it.", "2024-05-18 What to do on the balcony before the rains come | Drains, soil and blinds. This year there is a list.", "2024-05-12 One night in the town of the castle | We saw the moat before noon.", "2024-05-05 What was read in April here | Seven books, and all were good.", "2024-05-03 Comments are read before they show | There was too much of what nobody wants to read.", "2024-04-27 Roasting tea at home | "],
    ),
    "replies in a language of its own, and dates within long feet": (
        "An scoil\n\nRollú na scoile don bhliain nua\n\nFág freagra\n\nTá an fógra foilsithe anois. Glacfar le hiarratais.\n\nFoilsíodh an iontráil seo i Fógraí agus tá na clibeanna rollú, scoil uirthi ar Deireadh Fómhair 25, 2024 ag runai.\n\nSiúlóid don chlós nua\n\n3 freagra\n\nBhailigh na páistí breis agus trí mhíle. Míle buíochas.\n\nFoilsíodh an iontráil seo i Imeachtaí agus tá na clibeanna clós, coiste uirthi ar Deireadh Fómhair 14, 2024 ag runai.\n\nCuairt ar an leabharlann\n\nFág freagra\n\nThug an rang cuairt ar an mbaile.\n\nFoilsíodh an iontráil seo i Rang a 5 agus tá na clibeanna leabhair, cuairt uirthi ar Deireadh Fómhair 8, 2024 ag runai.\n\nBua sa chorn peile\n\n5 freagra\n\nComhghairdeas leis na cailíní. Bhí sé an-ghar.\n\nFoilsíodh an iontráil seo i Spórt agus tá na clibeanna peil, corn uirthi ar Meán Fómhair 25, 2024 ag runai.\n\nSeachtain na matamaitice\n\n2 freagra\n\nBhí seachtain iontach againn.\n\nFoilsíodh an iontráil seo i Imeachtaí agus tá na clibeanna mata, scoil uirthi ar Meán Fómhair 18, 2024 ag runai.\n",
        ["2024-10-25 Rollú na scoile don bhliain nua | Tá an fógra foilsithe anois. Glacfar le hiarratais.", "2024-10-14 Siúlóid don chlós nua | Bhailigh na páistí breis agus trí mhíle. Míle buíochas.", "2024-10-08 Cuairt ar an leabharlann | Thug an rang cuairt ar an mbaile.", "2024-09-25 Bua sa chorn peile | Comhghairdeas leis na cailíní. Bhí sé an-ghar.", "2024-09-18 Seachtain na matamaitice | Bhí seachtain iontach againn."],
    ),
    "what is most read behind numbers of pages that count them": (
        "The town\n\nA new clinic opens on the hill\n\nAnn Reed - 23 May, 2024\n4\nThe minister opened it on Thursday. It has rooms for children...\n\nThe price of greens falls again\n\nThe desk - 22 May, 2024\n0\nThe market saw a third less than last week...\n\nThe university names its days of admission\n\nThe desk - 21 May, 2024\n12\nIt takes requests from the first of the month.\n\nNo water in the east for two days\n\nTed Lee - 20 May, 2024\n2\nThe main pipe is repaired from Tuesday on...\n\nA thousand trees are planted by pupils\n\nAnn Reed - 18 May, 2024\n0\nFour hundred of them came to the valley...\n123...118Page 1 of 118\n\nStay in touch\n\n24,310FansLike\n8,125FollowersFollow\n\nMost read\n\nWho won the draw of this year\n\n3 May, 2024\n\nThe club takes the cup for the fifth time\n\n11 May, 2024\n\nFive ways to need less power in summer\n\n29 April, 2024\n",
        ["2024-05-23 A new clinic opens on the hill | The minister opened it on Thursday. It has rooms for children...", "2024-05-22 The price of greens falls again | The market saw a third less than last week...", "2024-05-21 The university names its days of admission | It takes requests from the first of the month.", "2024-05-20 No water in the east for two days | The main pipe is repaired from Tuesday on...", "2024-05-18 A thousand trees are planted by pupils | Four hundred of them came to the valley..."],
    ),
    "offices behind Japanese headlines, glued to days of change": (
        "現在地 トップページ > 新着情報\n\n本文\n\n新着情報\n  • 2024年3月29日更新令和6年度の予防注射の日程について 生活環境課\n  • 2024年3月29日更新窓口の混雑が予想されます（3月下旬） 市民課\n  • 2024年3月28日更新「広報港」4月号を発行しました 秘書広報課\n  • 2024年3月27日更新図書館の司書を募集します 図書館\n  • 2024年3月26日更新水道料金の改定について 上下水道課\n  • 2024年3月25日更新小学校の跡地の使い方をお尋ねします 市民課\n1 2 3 4 5 次へ>\n",
        ["2024-03-29 令和6年度の予防注射の日程について | ", "2024-03-29 窓口の混雑が予想されます（3月下旬） | ", "2024-03-28 「広報港」4月号を発行しました | ", "2024-03-27 図書館の司書を募集します | ", "2024-03-26 水道料金の改定について | ", "2024-03-25 小学校の跡地の使い方をお尋ねします | "],
    ),
    "a lead story with a pointer in brackets, above a list": (
        "当前位置：首页>新闻动态>港口要闻\n\n港口要闻\n\n全县召开乡村工作会议\n\n3月14日，会议在县会议中心召开。会议总结了去年的工作，对今年的春耕作出了部署。[详细]\n\n2024-03-15\n  县长到镇上看春耕的准备2024-03-14\n  县医院与省人民医院签订协议2024-03-12\n  植树节里全县栽下苗木三万株2024-03-12\n  三家企业进入省级名单2024-03-11\n  幼儿园建设项目主体工程封顶2024-03-07\n12345下一页尾页共86页\n",
        ["2024-03-15 全县召开乡村工作会议 | 3月14日，会议在县会议中心召开。会议总结了去年的工作，对今年的春耕作出了部署。", "2024-03-14 县长到镇上看春耕的准备 | ", "2024-03-12 县医院与省人民医院签订协议 | ", "2024-03-12 植树节里全县栽下苗木三万株 | ", "2024-03-11 三家企业进入省级名单 | ", "2024-03-07 幼儿园建设项目主体工程封顶 | "],
    ),
    "the clock of a page, and icons before its dates": (
        "The school\n\n  * Home\n  * News\n\nChủ nhật, 08/09/2024, 10:21\n\n##  The school opened its new year\n\n  * _ _ 05/09/2024 02:30:00 PM\n  * _ _ Seen: 842\n  * _ _ Replies: 0\n\nOn the fifth, pupils and teachers met in the yard.\n\n###  Who is in which class, and the first week\n\n  * _ _ 30/08/2024 09:05:00 AM\n  * _ _ Seen: 3127\n  * _ _ Replies: 4\n\nThe lists are in the file below.\n\n###  The team begins its first training\n\n  * _ _ 26/08/2024 04:18:00 PM\n  * _ _ Seen: 655\n  * _ _ Replies: 1\n\nThirty two of them learn on Tuesdays.\n\n###  More papers for those who come later\n\n  * _ _ 19/08/2024 08:00:00 AM\n  * _ _ Seen: 1290\n  * _ _ Replies: 0\n\n###  The youth met for the year's end\n\n  * _ _ 12/08/2024 10:42:00 AM\n  * _ _ Seen: 401\n  * _ _ Replies: 0\n\nFifteen groups were named.\n",
        ["2024-09-05 The school opened its new year | On the fifth, pupils and teachers met in the yard.", "2024-08-30 Who is in which class, and the first week | The lists are in the file below.", "2024-08-26 The team begins its first training | Thirty two of them learn on Tuesdays.", "2024-08-19 More papers for those who come later | ", "2024-08-12 The youth met for the year's end | Fifteen groups were named."],
    ),
    "the number of a telephone among dates whose order is proved": (
        "The paper\n\n  • Log in\n\nSix yards are mended\n\nThe men begin in August. The list has yards in three streets.\nTown\nMore\n  • 214\n  • 3\n  • The desk of 18-07-2024, 09:40\n\nTwo tons of paper in a week\n\nThe money goes to the garden of the school.\nSociety\nMore\n  • 180\n  • 0\n  • Ann Reed of 17-07-2024, 16:05\n\nThe ferry does not go for now\n\nThe water is too low. One gets across by the bridge.\nTravel\nMore\n  • 967\n  • 11\n  • The desk of 17-07-2024, 08:15\n\nA lorry and a car met on the road\n\nThe road was shut for three hours.\nNews\nMore\n  • 2051\n  • 8\n  • Ann Reed of 12-07-2024, 19:20\n\nTelephone: 8 (34388) 2-14-60\n",
        ["2024-07-18 Six yards are mended | The men begin in August. The list has yards in three streets.", "2024-07-17 Two tons of paper in a week | The money goes to the garden of the school.", "2024-07-17 The ferry does not go for now | The water is too low. One gets across by the bridge.", "2024-07-12 A lorry and a car met on the road | The road was shut for three hours."],
    ),
    "a headline that ends with a day": (
        "Releases\n\n13.2.2025 08:45 | Release\n\nThe deficit of the region fell by a fifth\n\nIt was thirty million last year. Less was spent on hired hands.\n\n12.2.2025 13:00 | Invitation\n\nTo the press: the roof of the new house 20.2.\n\nOne can see the site before it begins.\n\n10.2.2025 09:15 | Release\n\nThe season of flu is at its height\n\nThere is a queue, and one waits for hours.\n\n3.2.2025 20:32 | Release\n\nWhat the council decided 3.2.2025\n\n30.1.2025 10:00 | Release\n\nTwo clinics move under one roof\n\nThey move to the old works in March.\n",
        ["2025-02-13 The deficit of the region fell by a fifth | It was thirty million last year. Less was spent on hired hands.", "2025-02-12 To the press: the roof of the new house 20.2. | One can see the site before it begins.", "2025-02-10 The season of flu is at its height | There is a queue, and one waits for hours.", "2025-02-03 What the council decided 3.2.2025 | ", "2025-01-30 Two clinics move under one roof | They move to the old works in March."],
    ),
    "days above entries that tell their own": (
        "Notes of the club\n\nTuesday 11 June 2024\n\nWriting under the limes\n\nBy Claire on Tuesday 11 June 2024, 19:42 - The club\n\nWe were eleven in the garden. Each left with a story.\n\n3 comments\n\nThe yearly meeting\n\nBy The Board on Tuesday 11 June 2024, 08:15 - The club\n\nBoth reports were taken. Three are new on the board.\n\nno comment\n\nMonday 3 June 2024\n\nRead for you: the small station\n\nBy Bernard on Monday 3 June 2024, 21:07 - Books\n\nIt fits in one hand.\n\n1 comment\n\nMonday 27 May 2024\n\nThe market of old books is back\n\nBy Claire on Monday 27 May 2024, 10:30 - Outings\n\nThirty sellers come on Sunday.\n\nno comment\n\nTuesday 21 May 2024\n\nThe dictation and who won it\n\nBy The Board on Tuesday 21 May 2024, 18:55 - The club\n\nMadam had but two faults.\n\n7 comments\n",
        ["2024-06-11 Writing under the limes | We were eleven in the garden. Each left with a story.", "2024-06-11 The yearly meeting | Both reports were taken. Three are new on the board.", "2024-06-03 Read for you: the small station | It fits in one hand.", "2024-05-27 The market of old books is back | Thirty sellers come on Sunday.", "2024-05-21 The dictation and who won it | Madam had but two faults."],
    ),
    "kinds right below dates, set deeper": (
        "  News\n\n        Help for the small growers is open\n\n          Published: 19.06.2024.\n          News Farming\n          They take papers until July. There are two million.\n\n        The minister goes to the north\n\n          Published: 18.06.2024.\n          Abroad\n          They talked of stocks of food.\n\n        The rules of fishing change in July\n\n          Published: 17.06.2024.\n          Fishing\n          One may keep three of a day.\n\n        When the office can be visited\n\n          Published: 13.06.2024.\n          News\n\n        Who won the prize of the sowers\n\n          Published: 11.06.2024.\n          Prizes Farming\n          It went to a farm in the west.\n",
        ["2024-06-19 Help for the small growers is open | They take papers until July. There are two million.", "2024-06-18 The minister goes to the north | They talked of stocks of food.", "2024-06-17 The rules of fishing change in July | One may keep three of a day.", "2024-06-13 When the office can be visited | ", "2024-06-11 Who won the prize of the sowers | It went to a farm in the west."],
    ),
    "the label of tags, where some entries have them": (
        "Museum\n\nWednesday, 29 May 2024 10:14\n\nA new show of the potters of the island\n\nWritten by the desk\n\nEighty jars are seen, many for the first time.\n\nCategory Shows\nTags\n  • clay\n  • folk art\nRead more...\nMonday, 27 May 2024 13:40\n\nFree of charge on the fifth of June\n\nWritten by the desk\n\nIt is open from nine to nine for all who come.\n\nCategory News\nRead more...\nWednesday, 22 May 2024 09:05\n\nMore days for the school of mending\n\nWritten by the desk\n\nThe last day is now the tenth.\n\nCategory Learning\nTags\n  • mending\n  • pupils\nRead more...\nThursday, 16 May 2024 12:30\n\nThe papers of a man who took pictures\n\nWritten by the desk\n\nHis family gave four thousand of them.\n\nCategory Gifts\nTags\n  • pictures\nRead more...\nThursday, 9 May 2024 11:22\n\nAn evening of songs in the garden\n\nWritten by the desk\n\nThey are of the sea and of coming home.\n\nCategory Events\nRead more...\nThursday, 25 April 2024 14:50\n\nWho would run the kitchen of the house\n\nWritten by the desk\n\nOffers are given in at the desk.\n\nCategory News\nRead more...\nThursday, 18 April 2024 10:00\n\nThe schools in the house: what the year was\n\nWritten by the desk\n\nThere were 143 visits of classes.\n\nCategory Learning\nRead more...\n",
        ["2024-05-29 A new show of the potters of the island | Eighty jars are seen, many for the first time.", "2024-05-27 Free of charge on the fifth of June | It is open from nine to nine for all who come.", "2024-05-22 More days for the school of mending | The last day is now the tenth.", "2024-05-16 The papers of a man who took pictures | His family gave four thousand of them.", "2024-05-09 An evening of songs in the garden | They are of the sea and of coming home.", "2024-04-25 Who would run the kitchen of the house | Offers are given in at the desk.", "2024-04-18 The schools in the house: what the year was | There were 143 visits of classes."],
    ),
    "a headline that is cut short, below credits": (
        "Village\n\nThe village plans its year and its budget\n\nThe village and its council met to plan.\n\n  • 18 July 2024\n  • The village office\n  • News of the village\nThe post of the mothers is third in the county\n\nThe women of the post won a cup.\n\n  • 15 July 2024\n  • The village office\n  • News of the village\nAll hands clean the canals before the second season of the fields in...\n\nTwo hundred came out to clean one mile so that the water runs...\n\n  • 7 July 2024\n  • The village office\n  • News of the village\nHow to make what the fields eat from what is left\n\nPupils showed how it is made.\n\n  • 28 June 2024\n  • The village office\n  • Farming\nWhen papers are made in the hamlets\n\nBring your papers and a copy.\n\n  • 24 June 2024\n  • The village office\n  • Notices\nPage 1 of 17\n",
        ["2024-07-18 The village plans its year and its budget | The village and its council met to plan.", "2024-07-15 The post of the mothers is third in the county | The women of the post won a cup.", "2024-07-07 All hands clean the canals before the second season of the fields in... | Two hundred came out to clean one mile so that the water runs...", "2024-06-28 How to make what the fields eat from what is left | Pupils showed how it is made.", "2024-06-24 When papers are made in the hamlets | Bring your papers and a copy."],
    ),
    "days of change glued to dates, and leaves below them": (
        "Clinic\n\nThe clinic opens in the evening\n\nPosted on 20 June 2024 by the desk\n20\nJun\n\nIt is open from Monday to Friday. Book by phone.\n\nRead on →\nPosted in News\n\nGive blood in June\n\nPosted on 14 June 202415 June 2024 by the desk\n14\nJun\n\nCome to the hall if you are well.\n\nRead on →\nPosted in Events\n\nWho may sit the test of the ministry\n\nPosted on 11 June 202412 June 2024 by the desk\n11\nJun\n\nEight nurses are sought.\n\nRead on →\nPosted in Jobs\n\nA heart was mended through a small cut\n\nPosted on 5 June 2024 by the desk\n05\nJun\n\nThe man of 58 went home in five days.\n\nRead on →\nPosted in News\n\nHow to start a heart again\n\nPosted on 29 May 2024 by the desk\n29\nMay\n\nIt costs nothing.\n\nRead on →\nPosted in Events\n",
        ["2024-06-20 The clinic opens in the evening | It is open from Monday to Friday. Book by phone.", "2024-06-14 Give blood in June | Come to the hall if you are well.", "2024-06-11 Who may sit the test of the ministry | Eight nurses are sought.", "2024-06-05 A heart was mended through a small cut | The man of 58 went home in five days.", "2024-05-29 How to start a heart again | "],
    ),
    "numbers that count, years of Taiwan, and offices": (
        "現在位置 首頁 > 縣政資訊 > 縣政新聞\n\n縣政新聞\n\n  1 據點增至一百二十處，長者歡喜共餐 社會處 113-06-21\n  2 縣道拓寬工程動土　預計兩年後通車 工務處 113-06-20\n  3 高溫警報！衛生局籲民眾做好防暑 衛生局 113-06-19\n  4 國中會考成績亮眼　縣長勉勵學子 教育處 113-06-18\n  5 老戲院重生計畫公開徵件至七月底 文化局 113-06-17\n  6 端午連假湧入十二萬遊客，住房率逾八成 觀光處 113-06-12\n共 1268 筆資料，第 1/98 頁\n",
        ["2024-06-21 據點增至一百二十處，長者歡喜共餐 | ", "2024-06-20 縣道拓寬工程動土 預計兩年後通車 | ", "2024-06-19 高溫警報！衛生局籲民眾做好防暑 | ", "2024-06-18 國中會考成績亮眼 縣長勉勵學子 | ", "2024-06-17 老戲院重生計畫公開徵件至七月底 | ", "2024-06-12 端午連假湧入十二萬遊客，住房率逾八成 | "],
    ),
    "feet of one form around dates, glued to what they name": (
        "Club\n\nTwenty hands are needed at the house\n\nWe sweep and paint in April. Tell us if you have a cart.\n\nAuthor Jutta KernPublished on 11 April 2026Categories The club3 comments on Twenty hands are needed at the house\n\nThe minutes of the meeting\n\nWho was chosen, and a long row about shirts.\n\nAuthor Holger BeckPublished on 28 March 2026Categories The boardLeave a comment on The minutes of the meeting\n\nThe first team wins at Oberlohe\n\nThe game was turned in twelve minutes.\n\nAuthor Timo RossPublished on 22 March 2026Categories Football7 comments on The first team wins at Oberlohe\n\nA walk to the high stone\n\nWe meet at nine at the station.\n\nAuthor Jutta KernPublished on 17 March 2026Categories Walks1 comment on A walk to the high stone\n",
        ["2026-04-11 Twenty hands are needed at the house | We sweep and paint in April. Tell us if you have a cart.", "2026-03-28 The minutes of the meeting | Who was chosen, and a long row about shirts.", "2026-03-22 The first team wins at Oberlohe | The game was turned in twelve minutes.", "2026-03-17 A walk to the high stone | We meet at nine at the station."],
    ),
    "tags as bullets, where dates stand above headlines": (
        "Skip to content\nTown of Waalrijk\n\nYou are here\n\n  1. Home\n\nNews\n\nBy the office, 25 February, 2026\n\nThe town seeks hands for the day of the vote\n\nSixty are sought who can count. They get 140 each.\n\nKeywords\n  • votes\n  • helpers\nBy the desk, 23 February, 2026\n\nWorks in the street of the mill until April\n\nThe drain is made anew.\n\nKeywords\n  • traffic\nBy the desk, 19 February, 2026\n\nNew hours at the yard\n\nIt is open on Sundays from March on.\n\nKeywords\n  • waste\nBy the office, 17 February, 2026\n\nCome and think about the park behind the old works\n\nThe plans are laid out in the house.\n\nKeywords\n  • living\n  • green\nBy the desk, 9 February, 2026\n\nThe lights are on again\n\nPages\n",
        ["2026-02-25 The town seeks hands for the day of the vote | Sixty are sought who can count. They get 140 each.", "2026-02-23 Works in the street of the mill until April | The drain is made anew.", "2026-02-19 New hours at the yard | It is open on Sundays from March on.", "2026-02-17 Come and think about the park behind the old works | The plans are laid out in the house.", "2026-02-09 The lights are on again | "],
    ),
    "times and kinds above headlines, under days": (
        "Latest\n\nWednesday 11 October 2023\n\n  1. Politics at kl. 16.05\n\n    Police warn of false tickets\n\n    Some have found slips on their cars.\n\n  2. Politics at kl. 12.33\n\n    A train stands still near the town\n\n    Those in it are brought out.\n\n  3. Abroad at kl. 11.28\n\n    The team loses its best before the cup\n\n    A knee keeps her out for seven months.\n\nTuesday 10 October 2023\n\n  1. Politics at kl. 19.28\n\n    A rare moth is seen on the island\n\n    A student took its picture.\n\n  2. Money at kl. 18.57\n\n    Pupils without phones have longer breaks\n\n    The trial at three schools goes on.\n",
        ["2023-10-11 Police warn of false tickets | Some have found slips on their cars.", "2023-10-11 A train stands still near the town | Those in it are brought out.", "2023-10-11 The team loses its best before the cup | A knee keeps her out for seven months.", "2023-10-10 A rare moth is seen on the island | A student took its picture.", "2023-10-10 Pupils without phones have longer breaks | The trial at three schools goes on."],
    ),
    "what is changed beside what is published, and the latest again": (
        "青石小院\n\n周末两日游：从古镇到海边\n周末两日游：从古镇到海边\n置顶|发表于2026-03-29|更新于2026-03-30|旅行|古镇•海边| 条评论\n早上六点的火车，九点已经坐在河边。\n用一台旧电脑部署家庭相册\n用一台旧电脑部署家庭相册\n发表于2026-03-21|更新于2026-03-30|技术|相册•旧物| 条评论\n吃灰三年，终于派上用场。\n读《漫长的季节》\n读《漫长的季节》\n发表于2026-03-15|更新于2026-03-30|读书|书评| 条评论\n合上书的时候，窗外正好下起雨。\n外婆的红烧肉\n外婆的红烧肉\n发表于2025-11-20|更新于2026-03-30|生活|美食| 条评论\n其余的步骤，外婆说看着办。\n12…13\n最新文章\n周末两日游：从古镇到海边\n周末两日游：从古镇到海边2026-03-29\n用一台旧电脑部署家庭相册\n用一台旧电脑部署家庭相册2026-03-21\n读《漫长的季节》\n读《漫长的季节》2026-03-15\n标签\n",
        ["2026-03-29 周末两日游：从古镇到海边 | 早上六点的火车，九点已经坐在河边。", "2026-03-21 用一台旧电脑部署家庭相册 | 吃灰三年，终于派上用场。", "2026-03-15 读《漫长的季节》 | 合上书的时候，窗外正好下起雨。", "2025-11-20 外婆的红烧肉 | 其余的步骤，外婆说看着办。"],
    ),
    "comments, a kind and an author behind slashes": (
        "You are here: Home / News\n\n## A new deal: more from the first of July\n\n19 June 2024/0 Comments/in News /by Ann Reed\n\nAfter five rounds there is a deal for all who work in wood.\n\nRead more\n\n## So you plan for what can go wrong\n\n12 June 2024/2 Comments/in Safety /by Ted Lee\n\nIt need not be a thick report.\n\nRead more\n\n## Back to the day of the members\n\n6 June 2024/0 Comments/in Meetings /by Ann Reed\n\nMore than a hundred came to the hall.\n\nRead more\n\n## Oak costs less for the first time\n\n30 May 2024/4 Comments/in Markets /by The desk\n\nIt costs nine in a hundred less.\n\nRead more\n",
        ["2024-06-19 A new deal: more from the first of July | After five rounds there is a deal for all who work in wood.", "2024-06-12 So you plan for what can go wrong | It need not be a thick report.", "2024-06-06 Back to the day of the members | More than a hundred came to the hall.", "2024-05-30 Oak costs less for the first time | It costs nine in a hundred less."],
    ),
    "the day of a change beside that of publication": (
        "日々の手しごと帖\n\n  • ホーム\n  • お問い合わせ\n\n台所の出窓に小さな棚をつけた\n\n切ってもらった杉板と真鍮の金具だけで置き場ができました。\n2024.06.02 2024.05.30\n\n梅仕事の記録を今年もつける\n\n残りは砂糖と酢で梅サワーにしました。\n2024.05.25\n\n編みかけのまま三年たったものをほどいた話\n\nほどくのには二晩かかりました。\n2024.05.19\n\nぬか床に辛子を入れてみる\n\n三日目には香りが落ち着いてきました。\n2024.05.08 2024.05.06\n\n風呂場のタイル目地を塗り直す手順\n\n乾くまで丸一日お風呂が使えません。\n2024.04.28\n",
        ["2024-05-30 台所の出窓に小さな棚をつけた | 切ってもらった杉板と真鍮の金具だけで置き場ができました。", "2024-05-25 梅仕事の記録を今年もつける | 残りは砂糖と酢で梅サワーにしました。", "2024-05-19 編みかけのまま三年たったものをほどいた話 | ほどくのには二晩かかりました。", "2024-05-06 ぬか床に辛子を入れてみる | 三日目には香りが落ち着いてきました。", "2024-04-28 風呂場のタイル目地を塗り直す手順 | 乾くまで丸一日お風呂が使えません。"],
    ),
    "who publishes, beside the date": (
        "County » News\n\nNews\n\nThe bridge is mended: one lane for cars\n\n   21 June 2024 The town of Salem\n\n   From Monday on it has one lane only.\n   Read more\n\nGames in summer for those of school age\n\n   20 June 2024 Union of the friends of the young\n\n   Bring them until the places are taken.\n   Read more\n\nFifty years of marriage of a couple\n\n   18 June 2024 The desk of the county\n\n   They said yes in the church on the hill.\n   Read more\n\nWho may ask for money for small plants\n\n   17 June 2024 The town of Salem\n\n   There are forty thousand in all.\n   Read more\n",
        ["2024-06-21 The bridge is mended: one lane for cars | From Monday on it has one lane only.", "2024-06-20 Games in summer for those of school age | Bring them until the places are taken.", "2024-06-18 Fifty years of marriage of a couple | They said yes in the church on the hill.", "2024-06-17 Who may ask for money for small plants | There are forty thousand in all."],
    ),
    "what is said to be updated, before days in headlines": (
        "The Harbour Post\n\nUpdated 20 May 2021 – Ferry to the islands runs again, see our story of 3 June 2019\n\nThe crossing had been closed for two weeks.\n\nUpdated 18 May 2021 – Council agrees on a new harbour wall, see our story of 3 June 2019\n\nWork will begin in autumn.\n\nUpdated 15 May 2021 – Seals return to the bay in numbers, see our story of 3 June 2019\n\nRangers counted four hundred.\n\nUpdated 12 May 2021 – School choir wins the contest, see our story of 3 June 2019\n\nThe singers practised for months.\n\nUpdated 10 May 2021 – Storm damages boats at the pier, see our story of 3 June 2019\n\nNobody was hurt there.\n",
        ["2021-05-20 Ferry to the islands runs again, see our story of 3 June 2019 | The crossing had been closed for two weeks.", "2021-05-18 Council agrees on a new harbour wall, see our story of 3 June 2019 | Work will begin in autumn.", "2021-05-15 Seals return to the bay in numbers, see our story of 3 June 2019 | Rangers counted four hundred.", "2021-05-12 School choir wins the contest, see our story of 3 June 2019 | The singers practised for months.", "2021-05-10 Storm damages boats at the pier, see our story of 3 June 2019 | Nobody was hurt there."],
    ),
    "headlines that end in days, behind a sign": (
        "The Harbour Post\n\n20 May 2021 | Minutes of the council meeting of 28 April 2021\n\nThe crossing had been closed for two weeks.\n\n18 May 2021 | Minutes of the council meeting of 21 April 2021\n\nWork will begin in autumn.\n\n15 May 2021 | Minutes of the council meeting of 14 April 2021\n\nRangers counted four hundred.\n\n12 May 2021 | Minutes of the council meeting of 7 April 2021\n\nThe singers practised for months.\n\n10 May 2021 | Minutes of the council meeting of 1 April 2021\n\nNobody was hurt there.\n",
        ["2021-05-20 Minutes of the council meeting of 28 April 2021 | The crossing had been closed for two weeks.", "2021-05-18 Minutes of the council meeting of 21 April 2021 | Work will begin in autumn.", "2021-05-15 Minutes of the council meeting of 14 April 2021 | Rangers counted four hundred.", "2021-05-12 Minutes of the council meeting of 7 April 2021 | The singers practised for months.", "2021-05-10 Minutes of the council meeting of 1 April 2021 | Nobody was hurt there."],
    ),
    "parts and weeks before dates": (
        "The Harbour Post\n\nHarbour letter, week 20 - 20 May 2021\n\nThe crossing had been closed for two weeks.\n\nHarbour letter, week 19 - 18 May 2021\n\nWork will begin in autumn.\n\nHarbour letter, week 18 - 15 May 2021\n\nRangers counted four hundred.\n\nHarbour letter, week 17 - 12 May 2021\n\nThe singers practised for months.\n\nHarbour letter, week 16 - 10 May 2021\n\nNobody was hurt there.\n",
        ["2021-05-20 Harbour letter, week 20 | The crossing had been closed for two weeks.", "2021-05-18 Harbour letter, week 19 | Work will begin in autumn.", "2021-05-15 Harbour letter, week 18 | Rangers counted four hundred.", "2021-05-12 Harbour letter, week 17 | The singers practised for months.", "2021-05-10 Harbour letter, week 16 | Nobody was hurt there."],
    ),
    "the lead story in a line above it": (
        "Latest > Ferry to the islands runs again\n\nThe Harbour Post\n\nFerry to the islands runs again\n20 May 2021\nThe crossing had been closed for two weeks.\n\nCouncil agrees on a new harbour wall\n18 May 2021\nWork will begin in autumn.\n\nSeals return to the bay in numbers\n15 May 2021\nRangers counted four hundred.\n\nSchool choir wins the contest\n12 May 2021\nThe singers practised for months.\n\nStorm damages boats at the pier\n10 May 2021\nNobody was hurt there.\n",
        ["2021-05-20 Ferry to the islands runs again | The crossing had been closed for two weeks.", "2021-05-18 Council agrees on a new harbour wall | Work will begin in autumn.", "2021-05-15 Seals return to the bay in numbers | Rangers counted four hundred.", "2021-05-12 School choir wins the contest | The singers practised for months.", "2021-05-10 Storm damages boats at the pier | Nobody was hurt there."],
    ),
    "headlines that end in announcements in Japanese": (
        "2021年5月20日\n第三回港町音楽祭 開催のお知らせ\n\n2021年5月18日\n町民体育大会 開催のお知らせ\n\n2021年5月15日\n図書館の講演会 開催のお知らせ\n\n2021年5月12日\n夏の花火大会 開催のお知らせ\n\n2021年5月10日\n子ども料理教室 開催のお知らせ\n",
        ["2021-05-20 第三回港町音楽祭 開催のお知らせ | ", "2021-05-18 町民体育大会 開催のお知らせ | ", "2021-05-15 図書館の講演会 開催のお知らせ | ", "2021-05-12 夏の花火大会 開催のお知らせ | ", "2021-05-10 子ども料理教室 開催のお知らせ | "],
    ),
    "reports of years that count down": (
        "The Harbour Post\n\n20 May 2021\n2020 annual report published\nThe crossing had been closed for two weeks.\n\n18 May 2021\n2019 annual report published\nWork will begin in autumn.\n\n15 May 2021\n2018 annual report published\nRangers counted four hundred.\n\n12 May 2021\n2017 annual report published\nThe singers practised for months.\n\n10 May 2021\n2016 annual report published\nNobody was hurt there.\n",
        ["2021-05-20 2020 annual report published | The crossing had been closed for two weeks.", "2021-05-18 2019 annual report published | Work will begin in autumn.", "2021-05-15 2018 annual report published | Rangers counted four hundred.", "2021-05-12 2017 annual report published | The singers practised for months.", "2021-05-10 2016 annual report published | Nobody was hurt there."],
    ),
    "authors and subjects below a word of their own": (
        "Museum\n\nJournal\n\n  • The clock that ran backwards\n\n    May 14, 2026\n\n    —\n\n    by\n\n    Helen Marsh\n    in From the stores\n\n    Nobody noticed that it was put in the wrong way round.\n\n  • Gallery three is closed until mid-June\n\n    May 6, 2026\n\n    —\n\n    by\n\n    Helen Marsh\n    in Visiting\n\n  • Meet a lace pillow of the old coast\n\n    Apr 29, 2026\n\n    —\n\n    by\n\n    Ruth Okafor\n    in From the stores\n\n    Forty-two bobbins, nine of them bone.\n\n  • Volunteers are wanted\n\n    Apr 20, 2026\n\n    —\n\n    by\n\n    Helen Marsh\n    in Helping\n\n    Can you spare half a day a fortnight?\n\n  • What the mill was for\n\n    Apr 2, 2026\n\n    —\n\n    by\n\n    Ruth Okafor\n    in From the stores\n\n    It ground more than corn.\n\n1 2 3 Next\n",
        ["2026-05-14 The clock that ran backwards | Nobody noticed that it was put in the wrong way round.", "2026-05-06 Gallery three is closed until mid-June | ", "2026-04-29 Meet a lace pillow of the old coast | Forty-two bobbins, nine of them bone.", "2026-04-20 Volunteers are wanted | Can you spare half a day a fortnight?", "2026-04-02 What the mill was for | It ground more than corn."],
    ),
    "comments, a kind and an author between strokes, before dates": (
        "Village\n\nNews\n\nThe clock that ran backwards\n\n3 comments / From the stores / By Helen Marsh / May 14, 2026\n\nNobody noticed that it was put in the wrong way round.\n\nThe clock that ran backwards Read more »\n\nGallery three is closed until mid-June\n\n12 comments / Visiting / By Helen Marsh / May 6, 2026\n\nGallery three is closed until mid-June Read more »\n\nMeet a lace pillow of the old coast\n\n1 comments / From the stores / By Ruth Okafor / Apr 29, 2026\n\nForty-two bobbins, nine of them bone.\n\nMeet a lace pillow of the old coast Read more »\n\nVolunteers are wanted\n\n8 comments / Helping / By Helen Marsh / Apr 20, 2026\n\nCan you spare half a day a fortnight?\n\nVolunteers are wanted Read more »\n\nWhat the mill was for\n\n2 comments / From the stores / By Ruth Okafor / Apr 2, 2026\n\nIt ground more than corn.\n\nWhat the mill was for Read more »\n",
        ["2026-05-14 The clock that ran backwards | Nobody noticed that it was put in the wrong way round.", "2026-05-06 Gallery three is closed until mid-June | ", "2026-04-29 Meet a lace pillow of the old coast | Forty-two bobbins, nine of them bone.", "2026-04-20 Volunteers are wanted | Can you spare half a day a fortnight?", "2026-04-02 What the mill was for | It ground more than corn."],
    ),
    "the kind and the office as bullets below numbers": (
        "Announcements\n\nYou can narrow the list\n\n  1. The barrier opens two months early\n\n    • 25 September 2015\n    • Press release\n    • Office of the coast\n\n  2. Fares: what we say to the review\n\n    • 24 September 2015\n    • Written statement to the house\n    • ORT\n\n  3. The minister speaks at the farmers' day\n\n    • 24 September 2015\n    • Speech\n    • Office of the fields\n\n  4. On the closure of the long tunnel\n\n    • 21 September 2015\n    • Answer of the government\n    • ORT\n  • Next page 2 of 21\n",
        ["2015-09-25 The barrier opens two months early | ", "2015-09-24 Fares: what we say to the review | ", "2015-09-24 The minister speaks at the farmers' day | ", "2015-09-21 On the closure of the long tunnel | "],
    ),
    "datelines above dates behind labels": (
        "Noticias\n\nResultados 1-3 de 2.306\n\nUn crédito para reparar los puentes\n\nARANDA, 14 de junio de 2019 — El banco aprobó hoy un préstamo para la montaña.\n\nFecha: Junio 14, 2019 Tipo: Comunicado\n\nEl comercio de la costa crece menos\n\nELVAR, 11 de junio de 2019 — La región avanzará dos puntos.\n\nFecha: Junio 11, 2019 Tipo: Comunicado\n\nAgua para cien escuelas: seis lecciones\n\nMaestros y familias cuentan los turnos.\n\nFecha: Junio 5, 2019 Tipo: Comunicado\n\nAnterior 1 2 3 Siguiente\n",
        ["2019-06-14 Un crédito para reparar los puentes | El banco aprobó hoy un préstamo para la montaña.", "2019-06-11 El comercio de la costa crece menos | La región avanzará dos puntos.", "2019-06-05 Agua para cien escuelas: seis lecciones | Maestros y familias cuentan los turnos."],
    ),
    "months in brackets behind bullets": (
        "Persberichten\n\nContact\npers@example.org\n\nTentoonstellingen\n\n  • Zilver voor het eerst bijeen (maart 2019)\n  • De zaal toont tachtig gezichten (februari 2019)\n\nAanwinsten\n\n  • Het museum koopt een dagboek (januari 2019)\n  • Het altaar wordt nog een jaar hersteld (november 2018)\n\nBeeld is vrij te gebruiken.\n",
        ["2019-03-01 Zilver voor het eerst bijeen | ", "2019-02-01 De zaal toont tachtig gezichten | ", "2019-01-01 Het museum koopt een dagboek | ", "2018-11-01 Het altaar wordt nog een jaar hersteld | "],
    ),
    "a broken headline that goes on with a name": (
        "                               Meddelelser\n\n   Forside | Presse\n\n2018\n\n     * 12. marts: Skatten fra sundet bliver udstillet\n       Over tre hundrede mønter kan ses i museets nye sal fra påske.\n     * 5. februar: Mange gæster i ferien\n       Især børnene kom.\n\n2017\n\n     * 19. december: Dykkere finder en velbevaret boplads ud for\n       Skarrev\n       Den ligger på fire meters dybde og skal undersøges nærmere til\n       sommer.\n     * 1. november: Ny leder på museet\n\n   Kontakt: Lone, tlf. 55 55 01 17\n",
        ["2018-03-12 Skatten fra sundet bliver udstillet | Over tre hundrede mønter kan ses i museets nye sal fra påske.", "2018-02-05 Mange gæster i ferien | Især børnene kom.", "2017-12-19 Dykkere finder en velbevaret boplads ud for Skarrev | Den ligger på fire meters dybde og skal undersøges nærmere til sommer.", "2017-11-01 Ny leder på museet | "],
    ),
    "a caption above three dates over rows, and kinds of which one recurs": (
        "Notícias\n\nNa sala dos atos. Foto: Rita\n14\nmar\n2018\n\nCiência\n\nA cortiça que muda de cor com a água\n\nO material pode vigiar paredes antigas.\n\n9\nmar\n2018\n\nEscola\n\nO coro dos estudantes faz sessenta anos\n\nA entrada é livre.\n\n27\nfev\n2018\n\nCiência\n\nAs abelhas da serra resistem à seca\n\nO estudo seguiu quarenta colmeias.\n",
        ["2018-03-14 A cortiça que muda de cor com a água | O material pode vigiar paredes antigas.", "2018-03-09 O coro dos estudantes faz sessenta anos | A entrada é livre.", "2018-02-27 As abelhas da serra resistem à seca | O estudo seguiu quarenta colmeias."],
    ),
    "datelines with an article": (
        "Communiqués\n\n    * Deux avocats attendus\n\n      12 juin 2018 , Communiqué\n\n        Paris-Rive, le 12 juin 2018 – La cour a ordonné leur remise en liberté.\n\n    * Lettre aux membres du conseil\n\n      8 juin 2018 , Lettre\n\n        Nous souhaitons attirer votre attention sur les pêcheurs.\n\n    * Le procès est reporté\n\n      1er juin 2018 , Communiqué\n\n        Rive, le 1er juin 2018 – Le tribunal a renvoyé l’audience.\n\n    * Un appel pour un poste\n\n      24 mai 2018 , Brève\n",
        ["2018-06-12 Deux avocats attendus | La cour a ordonné leur remise en liberté.", "2018-06-08 Lettre aux membres du conseil | Nous souhaitons attirer votre attention sur les pêcheurs.", "2018-06-01 Le procès est reporté | Le tribunal a renvoyé l’audience.", "2018-05-24 Un appel pour un poste | "],
    ),
    "rows of a table that a converter broke": (
        "# Avisos\n\nLos avisos anteriores están en el [Registro](/registro).\n\nFecha| Asunto| Documento  \n---|---|---  \n28/08/2019| [La bolsa suspende las acciones de la\nminera](/avisos/0)| [PDF](/avisos/0.pdf)  \n27/08/2019| [Entran los bonos de la lechera, segunda\nemisión](/avisos/1)| [PDF](/avisos/1.pdf)  \n19/08/2019| [El puerto paga sus dividendos](/avisos/4)|\n[PDF](/avisos/4.pdf)  \n12/08/2019| [La textil se retira](/avisos/6)| [PDF](/avisos/6.pdf)  \n  \nPágina 1 de 46 [Siguiente](?p=2)\n",
        ["2019-08-28 La bolsa suspende las acciones de la minera | ", "2019-08-27 Entran los bonos de la lechera, segunda emisión | ", "2019-08-19 El puerto paga sus dividendos | ", "2019-08-12 La textil se retira | "],
    ),
    "kinds and headlines below dates that stand deeper than the page": (
        "  * 本文へ\n\nホーム ニュース\n\n  ニュース\n\n  最新のニュースを掲載しています。\n\n    2024年2月29日\n\n    エネルギー・環境\n\n    海藻の燃料の共同実証を開始します\n    2024年2月29日\n\n    対外経済\n\n    大臣が隣の国の大臣と会談を行いました\n    2024年2月28日\n\n    ものづくり/情報/流通\n\n    木製自転車の基準の取りまとめを公表します\n    2024年2月27日\n\n    その他\n\n    港町の賞の受賞者を決定しました\n\n  過去のニュース\n\n  月別\n  * ご利用ガイド\n",
        ["2024-02-29 海藻の燃料の共同実証を開始します | ", "2024-02-29 大臣が隣の国の大臣と会談を行いました | ", "2024-02-28 木製自転車の基準の取りまとめを公表します | ", "2024-02-27 港町の賞の受賞者を決定しました | "],
    ),
    "headlines that are cut short, between the names of pictures and dates": (
        "keyboard-hero\n\nThe new board has keys of oak\n\n18 March 2016\nAnn\nAdd comment\n\nSALEM – The makers of the board showed it to the town on Monday.\n\nRead More\ntank_two\n\nThe old tanks get new tracks, and the men who...\n\n16 March 2016\nBo\nAdd comment\n\nThe mill of the tanks said so in a letter to all who play.\n\nRead More\ngames-league\n\nThe league and the house of games play on...\n\n15 March 2016\nAnn\nAdd comment\n\nBoth will hold a cup in the hall by the river.\n\nRead More\nrift_04\n\nThe first game of the rift is done\n\n14 March 2016\nBo\nAdd comment\n\nIt can be had from the end of the month.\n\nRead More\n",
        ["2016-03-18 The new board has keys of oak | SALEM – The makers of the board showed it to the town on Monday.", "2016-03-16 The old tanks get new tracks, and the men who... | The mill of the tanks said so in a letter to all who play.", "2016-03-15 The league and the house of games play on... | Both will hold a cup in the hall by the river.", "2016-03-14 The first game of the rift is done | It can be had from the end of the month."],
    ),
    "days with several bullets under months": (
        "Home > News\n\nReleases\n\nApril 2015\n\nApril 3\n  • The exchange of notes on a ferry terminal is signed\n  • The minister of fisheries comes to visit\nApril 1\n  • The sixth talks on culture are held\n\nMarch 2015\n\nMarch 27\n  • Help after the flood in the north\nMarch 24\n  • Observers leave for the islands\n  • The ministers speak by telephone\n\nArchives\n\n2014 | 2013 | 2012\n",
        ["2015-04-03 The exchange of notes on a ferry terminal is signed | ", "2015-04-03 The minister of fisheries comes to visit | ", "2015-04-01 The sixth talks on culture are held | ", "2015-03-27 Help after the flood in the north | ", "2015-03-24 Observers leave for the islands | ", "2015-03-24 The ministers speak by telephone | "],
    ),
    "authors and their offices between months and summaries": (
        "Le magazine\nLe fromage de la vallée protège son nom\nJuin 2021\nPar Claire Morvan, Division des communications\nAprès dix ans, quarante laiteries partagent un nom.\nDes élèves conquièrent le marché du vélo\nJuin 2021\nPar Tomas Idril, rédacteur indépendant\nLeur attache équipe désormais les vélos de la ville.\nQui possède la voix d’une machine ?\nMars 2021\nPar Ana Bel, avocate\nOn discute des contrats qui règlent l’usage des voix.\nLa seconde vie des archives sonores\nDécembre 2020\nPar Claire Morvan, Division des communications\nDes bandes ont été rendues aux familles des musiciens.\n",
        ["2021-06-01 Le fromage de la vallée protège son nom | Après dix ans, quarante laiteries partagent un nom.", "2021-06-01 Des élèves conquièrent le marché du vélo | Leur attache équipe désormais les vélos de la ville.", "2021-03-01 Qui possède la voix d’une machine ? | On discute des contrats qui règlent l’usage des voix.", "2020-12-01 La seconde vie des archives sonores | Des bandes ont été rendues aux familles des musiciens."],
    ),
    "kickers in capitals behind the tags of other entries": (
        "Notícias\n\nPESCA\n\nO porto recebe a primeira câmara fria\n\nEla vai atender trezentas famílias de pescadores da baía, que esperavam por ela há anos.\n\npublicado 12/03/2021 16h47 — última modificação 13/03/2021 18h02\nregistrado em: Pesca, Portos\nCOOPERAÇÃO\n\nO acordo amplia a troca de professores\n\nSerão 120 bolsas por ano.\n\npublicado 11/03/2021 09h30 — última modificação 12/03/2021 10h15\nregistrado em: Ensino técnico\nMEIO AMBIENTE\n\nA consulta sobre trilhas termina na sexta\n\npublicado 10/03/2021 14h05 — última modificação 10/03/2021 14h05\nPESQUISA\n\nO laboratório acha nova mandioca na serra\n\nA planta resiste a solos salinos.\n\npublicado 08/03/2021 11h21 — última modificação 15/03/2021 08h40\nregistrado em: Mandioca, Sementes\n1 2 3 … 87 Próximo »\n",
        ["2021-03-12 O porto recebe a primeira câmara fria | Ela vai atender trezentas famílias de pescadores da baía, que esperavam por ela há anos.", "2021-03-11 O acordo amplia a troca de professores | Serão 120 bolsas por ano.", "2021-03-10 A consulta sobre trilhas termina na sexta | ", "2021-03-08 O laboratório acha nova mandioca na serra | A planta resiste a solos salinos."],
    ),
    "places before dates with dots, in Italian": (
        "Pagina iniziale Contatto\n\nComunicati\n\nIl Consiglio approva il credito per le dighe\n\nBerna, 12.03.2021 - Con 48 milioni saranno rinnovati tre sbarramenti.\n\nNuove regole per il trasporto di legname\n\nBerna, 12.03.2021 - Le chiatte potranno navigare anche di notte.\n\nLa consigliera riceve il ministro\n\nLocarno, 10.03.2021 - Al centro dei colloqui la linea ferroviaria.\n\nNevicate tardive: chiusi cinque valichi\n\nBerna, 09.03.2021 - I passi resteranno chiusi fino a domenica.\n\nPagina 1 di 31\n",
        ["2021-03-12 Il Consiglio approva il credito per le dighe | Con 48 milioni saranno rinnovati tre sbarramenti.", "2021-03-12 Nuove regole per il trasporto di legname | Le chiatte potranno navigare anche di notte.", "2021-03-10 La consigliera riceve il ministro | Al centro dei colloqui la linea ferroviaria.", "2021-03-09 Nevicate tardive: chiusi cinque valichi | I passi resteranno chiusi fino a domenica."],
    ),
    "kinds before dates, of which one headline is lost": (
        "Latest\n\nFilter by: Country Topic Type\n\n  1. The wards reopen in the north of the land\n\n    Project Update 19 May 2021\n\n    Teams have treated 640 children since April.\n\n  2. A clinic on stilts serves the villages\n\n    Voices from the Field 14 May 2021\n\n    When the water rises, people come by canoe.\n\n  3. Crisis Update 11 May 2021\n\n    Two hundred families have asked for tanks.\n\n  4. The court lets the shops keep their papers\n\n    Press Release 6 May 2021\n\n    Four vans can go on visiting the hills.\n\nLoad more\n",
        ["2021-05-19 The wards reopen in the north of the land | Teams have treated 640 children since April.", "2021-05-14 A clinic on stilts serves the villages | When the water rises, people come by canoe.", "2021-05-06 The court lets the shops keep their papers | Four vans can go on visiting the hills."],
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


@pytest.mark.parametrize("wrong", ["31 June 2023", "1402/03/15", "03/06/2023"])
def test_a_date_that_cannot_be_read_is_that_of_its_entry(wrong: str) -> None:
    heads = (
        "The mill opens its sluice",
        "The minister visits the dam",
        "Small cinemas of the town",
        "A find of old pots",
    )
    days = ("16 June 2023", wrong, "14 June 2023", "13 June 2023")
    entries = "\n\n".join(f"{head}\n\n{day}" for head, day in zip(heads, days, strict=True))
    page = parse(f"Harbour news\n\n{entries}\n".encode())
    assert [sighting.entry.content.headline for sighting in page.sightings] == [heads[0], *heads[2:]]
    assert [(reject.reason, reject.undated and reject.undated.content.headline) for reject in page.rejects] == [
        ("date_invalid", heads[1])
    ]


def test_a_thread_of_a_board_is_no_listing() -> None:
    first = "user0\nMessages: 31\nJoined: 02 Feb 2022\nThe boiler loses pressure\n\nby user0 » 14 Mar 2022, 10:22\n\nIt loses some every third day.\nTop\n"
    posts = "".join(
        f"user{at}\nMessages: {at * 31}\nJoined: 0{at} Feb 2022\nRe: The boiler loses pressure\n\nby user{at} » {at + 14} Mar 2022, 10:22\n\nI would look at valve {at}.\nTop\n"
        for at in range(1, 6)
    )
    page = parse(f"Forum\nThe boiler loses pressure (solved)\n6 messages • Page 1 of 1\n{first}{posts}".encode())
    assert page.sightings == ()


def test_goods_with_days_of_publication_are_no_listing() -> None:
    goods = "".join(
        f"  • The lighthouse, volume {at}\n\n    by Ann Reed\n\n    Published: {at + 1} March 2023\n\n    She comes back to the island.\n\n    1{at}.00 € incl. tax\n\n    Add to cart\n\n"
        for at in range(6)
    )
    assert parse(f"New books\n\n{goods}".encode()).sightings == ()


def test_authors_between_headings_and_dates_are_no_headlines() -> None:
    page = parse(
        b"Harbour News\n\n## University approves the old ferry amid doubts\nPeter van Dam\n14.06.2021\nMany people came to see it on the square.\n\n## Local school repairs the line before winter\nAnna Reed\n14.06.2021\nIt took four years and a good deal of money.\n\n## Mayor defends the lanes despite protests\nTom Lee\n09.06.2021\nThe plan was first put forward by a group of residents. More talks are to follow within weeks.\n\n## A school loses the stone quarry before winter\nJ. Okoro\n07.06.2021\nSeveral residents were not happy with what they heard. More talks are to follow within weeks.\n\n## Court opens the football ground after a debate\nMaria Santos\nOfficials said that no more was known so far.\n"
    )
    found = [(str(sighting.entry.date_published), sighting.entry.content.headline) for sighting in page.sightings]
    assert {*found} <= {
        ("2021-06-14", "University approves the old ferry amid doubts"),
        ("2021-06-14", "Local school repairs the line before winter"),
        ("2021-06-09", "Mayor defends the lanes despite protests"),
        ("2021-06-07", "A school loses the stone quarry before winter"),
    }


def test_an_entry_of_a_day_with_two_that_lost_its_shape_is_a_reject() -> None:
    page = parse(
        b"# Library\n\n## 28 October 2010\n\n### The club reads in November\n\nThis month we read a novel.\n\n"
        b"Posted at\n19:32\n3 comments\n\nTags: clubs,\nreading\n\n### We have wifi now\n\nIt works in the hall.\n\n"
        b"Posted at\n11:05 12 comments\n\nTags: services\n\n## 22 October 2010\n\n### A tale on each bench\n\n"
        b"We look for helpers.\n\nPosted at\n10:14\n0 comments\n\n## 19 October 2010\n\n### Day of the library\n\n"
        b"Hundreds came, and nothing broke.\n\nPosted at\n18:47\n5 comments\n"
    )
    lost = {"We have wifi now"} - {sighting.entry.content.headline for sighting in page.sightings}
    assert all(any(headline in reject.raw_text for reject in page.rejects) for headline in lost)
    assert len(page.sightings) + len(page.rejects) >= 4


def test_an_end_that_all_headlines_have_is_no_button_where_it_tells_them_apart_from_nothing() -> None:
    page = parse(
        b"Releases\n\nStable Channel Update for Boats\n\nMay 19, 2020\n\nIt has three fixes of the keel.\n\n"
        b"Beta Channel Update for Boats\n\nMay 14, 2020\n\nIt restores the sails.\n\n"
        b"Dev Channel Update for Boats\n\nMay 1, 2020\n\nIt has a new shelf.\n"
    )
    headlines = [sighting.entry.content.headline for sighting in page.sightings]
    assert headlines == [f"{name} Channel Update for Boats" for name in ("Stable", "Beta", "Dev")]


def test_a_headline_right_below_a_kind_is_that_of_the_next_date() -> None:
    heads = [
        "Harbour closes for the winter", "Police seek witnesses of a theft", "School gets a new roof",
        "Bridge opens to traffic", "Museum shows paintings of the north", "Storm leaves thousands in the dark",
    ]  # fmt: skip
    kinds = ["Local news", "Culture", "Statement", "Local news", "Economy", "Culture"]
    rows = [f"{head}\n\n1999-01-{12 - at:02}\n{kind}" for at, (head, kind) in enumerate(zip(heads, kinds, strict=True))]
    page = parse("\n".join(["Town news", "", *rows, ""]).encode())
    found = [(sighting.entry.content.headline, str(sighting.entry.date_published)) for sighting in page.sightings]
    assert found == [(head, f"1999-01-{12 - at:02}") for at, head in enumerate(heads)]


TITLES = (
    "Ferry service resumes after storms", "Council approves the new budget", "Mill reopens to the public in spring",
    "Fishermen protest against quotas", "Library extends its opening hours", "School wins the science prize",
    "Storm damages the lighthouse roof",
)  # fmt: skip
#: Pages that rules for what surrounds entries must leave alone: each with its headlines.
LEFT_ALONE = {
    "the date of the page above dates that stand below their entries": (
        "22 May 2021\nFerry to the islands runs again\nThe crossing had been closed.\n20 May 2021\nCouncil agrees on a new harbour wall\nWork will begin in autumn.\n18 May 2021\nSeals return to the bay in numbers\nRangers counted four hundred.\n15 May 2021\nSchool choir wins the contest\nThe singers practised for months.\n12 May 2021\n",
        [],
    ),
    "blanks in titles": (
        "".join(f"2021-05-{20 - at}  Foo 3.{9 - at}: {told:<12}  {by}\n" for at, (told, by) in enumerate([("printer", "Ann"), ("scanner bug", "Bo"), ("new parser", "Cy"), ("hardening", "Ann")])),
        ["Foo 3.9: printer", "Foo 3.8: scanner bug", "Foo 3.7: new parser", "Foo 3.6: hardening"],
    ),
    "one day and one author at the end": (
        "".join(f"{title}\n{day} May 2021\nMinistry of Foreign Affairs\n\n" for title, day in zip(TITLES, (24, 22, 21, 20, 18, 18, 18), strict=True)),
        [*TITLES],
    ),
    "numbers behind summaries": (
        "".join(f"2021-05-{20 - at}\t{title}\tShips leave on day {at}, the operator of the line said.\t{at}2\n" for at, title in enumerate(TITLES)),
        [*TITLES],
    ),
    "numbers that are parts of headlines": (
        "".join(f"2021-05-{20 - at}\n{title}\n\n" for at, title in enumerate(["Schools reopen after Covid 19", "Bus crash kills 12 people", "Storm hurts 3 people", "New rules on Covid 19"])),
        ["Schools reopen after Covid 19", "Bus crash kills 12 people", "Storm hurts 3 people", "New rules on Covid 19"],
    ),
    "places below titles": (
        "".join(f"2021-05-{20 - at}\n{title}\n{place}\n\nIt is at noon, and all can come to see it\n\n" for at, (title, place) in enumerate(zip(TITLES, ("Town hall", "Harbour", "Old mill", "Pier", "Quay", "Church", "Museum"), strict=True))),
        [*TITLES],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "headlines"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_a_part_of_entries_stays(text: str, headlines: list[str]) -> None:
    assert [sighting.entry.content.headline for sighting in parse(text.encode()).sightings] == headlines


def test_two_entries_on_a_line_get_no_date_of_each_other() -> None:
    lines = [
        f"2021-05-{20 - 2 * at}  {TITLES[2 * at]:<40}  2021-05-{19 - 2 * at}  {TITLES[2 * at + 1]}\n" for at in range(3)
    ]
    told = {
        (sighting.entry.content.headline, str(sighting.entry.date_published))
        for sighting in parse("".join([*lines, lines[0].replace("-2", "-0")]).encode()).sightings
    }
    assert told.isdisjoint({(TITLES[2 * at + 1], f"2021-05-{20 - 2 * at}") for at in range(3)})


def test_marks_that_entries_are_given_are_no_numbers_of_pages() -> None:
    days = (24, 22, 21, 20, 26, 17, 16)  # one was set by hand
    marks = "Rate this\n  • 1\n  • 2\n  • 3\n  • 4\n  • 5\n"
    page = parse(
        "".join(
            f"{title}\n\n{day} May 2021\n\nIt is told here.\n\n{marks}\n"
            for title, day in zip(TITLES, days, strict=True)
        ).encode()
    )
    assert [sighting.entry.date_published.day for sighting in page.sightings if sighting.entry.date_published] == [
        *days
    ]


def test_a_headline_that_begins_with_a_change_and_ends_with_a_day_is_one() -> None:
    heads = ("Updated guidance for visitors from 3 June 2021", *TITLES[:4])
    page = parse(
        "".join(f"{head}\n\n{20 - at} May 2021\n\nIt is told here.\n\n" for at, head in enumerate(heads)).encode()
    )
    assert [sighting.entry.content.headline for sighting in page.sightings] == [*heads]
