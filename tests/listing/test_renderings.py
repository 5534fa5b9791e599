"""Listings as one or the other tool renders them: small pages, with the entries that a reader sees in them."""
# ruff: noqa: E501 (pages read best as they are; signs of Chinese and Japanese)

import pytest

from newspipe.listing import Entry, Page, parse
from newspipe.listing.layout.markup import plain

Seen = tuple[str, str | None, str]

MARKDOWN = """\
  * [Home](/) · [Shop](/shop)

# News

## [The mill opens its sluice to the eels of the lower
river](/news/eels-of-the-lower-
river)

By [Ann Reed](/team/ann) · May 4, 2021 · 5 min read · 3 comments

Wardens counted forty in one night.

## [A bridge for the ferry road](/news/bridge)

By [Tom Lee](/team/tom) · April 27, 2021 · 3 min read · 12 comments

The council votes in June.

## [Quarry school finds a teacher](/news/quarry)

By [Ann Reed](/team/ann) · April 2, 2021 · 2 min read · 0 comments

She begins in May.

[Older »](/news?page=2)
"""

WIKI = """\
= News =

== 2010 ==

* 12 March: '''The ferry has a new engine.''' It burns rape oil.
* 20 February: '''Tide tables for the bay added.'''

== 2009 ==

* 18 December: '''The mill is for sale.''' Ask at the [[Town hall|hall]].
* 7 October: '''Two anglers win the cup.''' They share it.

[[Category:Town]]
"""

LYNX = """\
   [1]Home | [2]News

News from the harbour

     * 14.05.2019: [3]The pilots of the lower river ask for a longer pier at
       Nordholm
       Two ships touched the ground in April. The council will hear the
       pilots in June.
     * 09.05.2019: [4]A bus to the quarry
       It runs every hour on working days, and on the others as often as
       anybody asks for it.
     * 02.05.2019: [5]The bath opens a week early

References

   1. https://harbour.example/
   2. https://harbour.example/news
   3. https://harbour.example/news/pier
   4. https://harbour.example/news/bus
   5. https://harbour.example/news/bath
"""

WRAPPED = """\
Latest releases

Northern mills replace three hundred wheels before the winter of
2005

OTTAWA, May 14, 2003 -- The guild said work would begin in August on
the oldest of them. No stop of the looms is planned, said Mr
Halvorsen.

Maple quay sells its last barge

HALIFAX, May 12, 2003 -- The barge goes to a museum in Rotterdam.

A school for pilots opens in Eastmere

EASTMERE, May 8, 2003 -- Forty pilots have put down their names for
it, and a second course begins in June.
"""

STACKED = """\
Accueil
Actualités

12
mars
2024
Travaux
La passerelle du moulin fermée deux semaines
Le garde-corps doit être remplacé.
Lire la suite

8
mars
2024
Vie locale
Forum des pêcheurs : inscrivez-vous avant Pâques
Lire la suite

27
février
2024
Enfance
© Ville / J. Morin
Le pain des écoles vient du village
Deux boulangers se partagent la livraison.
Lire la suite

19
février
2024
Rivière
Les anguilles comptées, le bilan
Quarante en une seule nuit.
Lire la suite
"""

BOARD = """\
번호\t제목\t담당부서\t등록일\t조회수
103\t강 하구 뱀장어 조사 결과\t수산과\t2024.03.15\t312
102\t봄철 나루터 안전 점검 안내\t교통과\t2024.03.14\t187
101\t제3회 물레방아 축제\t문화과\t2024.03.11\t95
"""

JAPANESE = """\
お知らせ

2023年

  • 4月12日：渡し船の時間が変わります
    平日は三十分ごとに出ます。
  • 4月3日：水車小屋の公開について

2022年

  • 12月23日：年末の休みのお知らせ
  • 11月7日：鰻の稚魚を放流しました
"""

ARABIC = """\
بيانات صحفية

افتتاح جسر جديد للعبارة
عمّان، 14 مايو 2019 – يربط الجسر ضفتي النهر ويخدم سكان الميناء.

قافلة تصل إلى القرى الجبلية
صنعاء، 9 مايو 2019 – ضمت القافلة أطباء وممرضين من المدينة.

اتفاق لدعم الصيادين
الخرطوم/جنيف، 28 أبريل 2019 – تشمل المساعدات الشباك والقوارب.
"""

TAGGED = """\
News

Foto: Lars Holm
HARBOUR
The ferry is late again, says its captain
18.08.24 · 3 min read
He blames the eels.

MILL
A wheel for the old mill
15.08.24 · 2 min read
It was cast in Eastmere.

QUARRY
The school has forty pupils now
11.08.24 · 1 min read
Ten of them come by boat.

HARBOUR
A new pilot for the lower river
02.08.24 · 2 min read
She is twenty-two.

Most read
1
The ferry is late again, says its captain
"""

ENDS_IN_TAGS = """\
Aktuality

24. března 2021
Fakulta otevírá novou laboratoř
Poslouží studentům i firmám.
Věda
Komentáře: 3

15. března 2021
Knihovna bude o víkendech zavřená
Knihy lze vracet do boxu.
Provoz
Komentáře: 0

9. března 2021
Rektorka o roce bez poslucháren
Mluví i o kolejích.
Rozhovory
Komentáře: 12

2. března 2021
Kdo dostane letos stipendium
Komise vybírala z mnoha návrhů.
Studium
Komentáře: 1
"""

RULED = """\
The harbour news: a digest
==============================

How the eels were counted
Date: 19 April 2018
------------------------------
A night at the museum
Date: 17 April 2018

The lighthouse and the mill are open till two.
------------------------------
New hours on the first of May
Date: 10 April 2018
------------------------------
Who owns the sunken barge?
Date: 3 April 2018

A lawyer and a diver answer.
------------------------------
"""

LOST_DATE = """\
Nyheter

Färjan får nya tider

Från och med juni går den varje timme.

Publicerad: 2019-05-21

Sök stipendium för unga lotsar

Sista dag är den 14 juni.

Publicerad: 2019-05-16

Så påverkas du av den nya bron

Fastighetsägare får ett brev med en karta.

Öppet hus hos räddningstjänsten

Kom och prova på att släcka en brand.

Publicerad: 2019-05-06

Kvarnen stänger för vintern

Den öppnar igen i april.

Publicerad: 2019-05-02
"""

MONTHS = """\
Actualités du réseau

2014[modifier | modifier le code]

    • Mai 2014 : Le catalogue atteint mille fiches
    • Mars 2014 : Nouvelle antenne au port
      Elle ouvre le samedi.

2013[modifier | modifier le code]

    • Juin 2013 : Première bourse aux plants
"""

BLOG = """\
The Allotment Notebook

How to join the waiting list
Please read this before you write to us. It is long, but it moves.
Posted in Site news

May 2019

The eels have won the first round
Tuesday, 14 May 2019
Of forty nets nine are left.
Continue reading →
Posted in Eels
4 Comments

A shed made from three doors
Thursday, 9 May 2019
It leans a little.
Continue reading →
Posted in Sheds
11 Comments

April 2019

Open day at the mill
Monday, 29 April 2019
Posted in Site news
2 Comments

Rhubarb at last
Friday, 12 April 2019
It went into a crumble.
Continue reading →
Posted in Food
7 Comments

Most read
Nettle soup for beginners
3 May 2018
What to sow in March
20 February 2017
"""

GEMINI = """\
# Lowtide Press

=> / Home
=> /about.gmi About us

=> /log/bodkin.gmi 2023-11-19 What is a bodkin for, anyway?
=> /log/ink.gmi 2023-10-02 Mixing a grey that stays grey
Six batches, three of them purple.
=> /log/rollers.gmi 2022-09-14 New rollers for the old press
They came from a shop in Leeds.
"""

DATED_HEADLINES = """\
News

1. Twelve hundred new desks open
   Villages at the border come first.
   Posted on: 12 March 2021 4:15PM, Eastmere

2. 15 August 2022 is the last day for the grant
   The ministry asks for monthly reports.
   Posted on: 12 March 2021 1:40PM, Eastmere

3. A radar for the weather stations of the coast
   Posted on: 11 March 2021 6:05PM, Foxholt

4. Five answers about the new card
   It costs nothing.
   Posted on: 10 March 2021 11:30AM, Eastmere
"""

PARAGRAPHS = """\
หน้าแรก
ข่าวสาร

มหาวิทยาลัยเปิดรับนักศึกษาใหม่
27 ก.ค. 2565
ผู้สนใจสมัครออนไลน์ได้ถึงสิ้นเดือน
อ่านต่อ

คณะเกษตรส่งมอบพันธุ์ข้าวให้ชาวนา
22 ก.ค. 2565
ข้าวพันธุ์ใหม่ใช้น้ำน้อยกว่าเดิม
อ่านต่อ

ประกาศปิดหอสมุดกลางชั่วคราว
18 ก.ค. 2565
อ่านต่อ

นักวิจัยคว้ารางวัลเหรียญทอง
6 ก.ค. 2565
ผลงานเครื่องกรองน้ำได้คะแนนสูงสุด
อ่านต่อ
"""

BRACKETED = """\
ニュースリリース

   2023年4月27日 [決算]
          決算短信を公表しました

   2023年4月25日 [お知らせ]
          連休中の営業について

   2023年4月12日 [製品]
          小型水質センサーを5月15日に発売

   2023年4月3日 [企業]
          入社式を開催しました
"""

KINDS = """\
News archive

    News – 24 October 2017

  Third of the eels carry plastic fibres

  Samples from 240 animals point to laundry water.

    Publication – 19 October 2017

  Policy brief: the price of bread

  What becomes of the budgets of households.

    News – 5 October 2017

  Two grants go to young pilots

  Each receives a boat.

    Publication – 28 September 2017

  A reader on the tides of the bay

  It can be had at the quay.
"""

BUTTONS = """\
## [The mill opens its sluice](https://paper.example/0)

Wardens counted forty eels in one night, and the night was short… [Read
more»](https://paper.example/0)

*By [The mill](/a) | 25 May 2022 | Topics: Eels*

## [A bridge for the ferry road](https://paper.example/1)

The council votes in June. [Read more»](https://paper.example/1)

*By [The council](/a) | 19 May 2022 | Topics: Roads, Ferries*

## [A teacher for the quarry school](https://paper.example/2)

She begins in May. [Read more»](https://paper.example/2)

*By [The school](/a) | 12 May 2022 | Topics: Schools*
"""

NUMBERS = """\
Press Releases

April 3, 2012

Press Release No. 12/113

Board approves a loan for the republic of Saldia

The first payment can be drawn at once.

March 29, 2012

Press Release No. 12/109

Mission ends its visit to the bay of Ostrava

Talks on the budget were constructive.

March 27, 2012

Press Release No. 12/101

The director on the choice of a new governor

She wishes him well.

March 21, 2012

Press Release No. 12/97

A small fund for large storms on the islands

It holds nine boats.
"""

YEAR_IN_TITLE = """\
2009 news items

March

  • 27 March

    FARM TALKS

    Panel set up on rules for frozen eels

    Two members asked for it.

  • 24 March

    ECONOMY

    Volume of goods to shrink by a tenth

    Experts expect the steepest fall since the war.

  • 9 March

    FARM TALKS

    Working party takes stock of the offer

February

  • 18 February

    ECONOMY

    Chair hands out a new draft on the tides

    It has nine pages.
"""

MONTHS_BESIDE_KINDS = """\
Publications

- Who owns the well? Rights in four villages
May 2019 | Briefing
Where women sit on the board, the pump is mended faster.
- Counting the cost of a lost harvest
April 2019 | Report
We followed sixty families through the lean months.
- Annual review of the guild
February 2019 | Report
- After the flood
November 2016 | Report
Half of the houses stand on higher ground.
"""

PLACES = """\
Media centre

  * [Measles fall for a third year on the islands](/measles)
17 May 2016 | GENEVA -- Ministries credit weekend clinics for the drop.

  * [New list ranks the medicines of hospitals](/medicines)
11 May 2016 | GENEVA -- It has many entries.

  * [Snakebite gets its first list of prices](/snakebite)
3 May 2016 | NAIROBI -- Buyers can compare what four makers charge.
"""

TWO_NAMES = """\
الأخبار

حزيران/يونيو 2014

-
خطة لتفتيش مواقع البناء
23 حزيران/يونيو 2014
تشمل الخطة تدريب المفتشين.
-
نساء يدرن تعاونية لتجفيف الفاكهة
12 حزيران/يونيو 2014
بدأت التعاونية بفرن واحد.
-
هل يكفي الأجر لدفع الإيجار؟
3 حزيران/يونيو 2014
"""

WITHOUT_SIGNS = """\
通知公告

  * [图书馆暑期开放时间调整](/info/4409.htm) 2021-07-02
  * [我校与海洋研究所签署协议](/info/4408.htm) 2021-06-30
  * [东校区供水管道检修公告](/info/4405.htm) 2021-06-08
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MARKDOWN,
            [
                ("The mill opens its sluice to the eels of the lower river", "2021-05-04", "Wardens counted forty in one night."),
                ("A bridge for the ferry road", "2021-04-27", "The council votes in June."),
                ("Quarry school finds a teacher", "2021-04-02", "She begins in May."),
            ],
        ),
        (
            WIKI,
            [
                ("The ferry has a new engine.", "2010-03-12", "It burns rape oil."),
                ("Tide tables for the bay added.", "2010-02-20", ""),
                ("The mill is for sale.", "2009-12-18", "Ask at the hall."),
                ("Two anglers win the cup.", "2009-10-07", "They share it."),
            ],
        ),
        (
            LYNX,
            [
                ("The pilots of the lower river ask for a longer pier at Nordholm", "2019-05-14", "Two ships touched the ground in April. The council will hear the pilots in June."),
                ("A bus to the quarry", "2019-05-09", "It runs every hour on working days, and on the others as often as anybody asks for it."),
                ("The bath opens a week early", "2019-05-02", ""),
            ],
        ),
        (
            WRAPPED,
            [
                ("Northern mills replace three hundred wheels before the winter of 2005", "2003-05-14", "The guild said work would begin in August on the oldest of them. No stop of the looms is planned, said Mr Halvorsen."),
                ("Maple quay sells its last barge", "2003-05-12", "The barge goes to a museum in Rotterdam."),
                ("A school for pilots opens in Eastmere", "2003-05-08", "Forty pilots have put down their names for it, and a second course begins in June."),
            ],
        ),
        (
            STACKED,
            [
                ("La passerelle du moulin fermée deux semaines", "2024-03-12", "Le garde-corps doit être remplacé."),
                ("Forum des pêcheurs : inscrivez-vous avant Pâques", "2024-03-08", ""),
                ("Le pain des écoles vient du village", "2024-02-27", "Deux boulangers se partagent la livraison."),
                ("Les anguilles comptées, le bilan", "2024-02-19", "Quarante en une seule nuit."),
            ],
        ),
        (
            BOARD,
            [
                ("강 하구 뱀장어 조사 결과", "2024-03-15", ""),
                ("봄철 나루터 안전 점검 안내", "2024-03-14", ""),
                ("제3회 물레방아 축제", "2024-03-11", ""),
            ],
        ),
        (
            JAPANESE,
            [
                ("渡し船の時間が変わります", "2023-04-12", "平日は三十分ごとに出ます。"),
                ("水車小屋の公開について", "2023-04-03", ""),
                ("年末の休みのお知らせ", "2022-12-23", ""),
                ("鰻の稚魚を放流しました", "2022-11-07", ""),
            ],
        ),
        (
            ARABIC,
            [
                ("افتتاح جسر جديد للعبارة", "2019-05-14", "يربط الجسر ضفتي النهر ويخدم سكان الميناء."),
                ("قافلة تصل إلى القرى الجبلية", "2019-05-09", "ضمت القافلة أطباء وممرضين من المدينة."),
                ("اتفاق لدعم الصيادين", "2019-04-28", "تشمل المساعدات الشباك والقوارب."),
            ],
        ),
        (
            TAGGED,
            [
                ("The ferry is late again, says its captain", "2024-08-18", "He blames the eels."),
                ("A wheel for the old mill", "2024-08-15", "It was cast in Eastmere."),
                ("The school has forty pupils now", "2024-08-11", "Ten of them come by boat."),
                ("A new pilot for the lower river", "2024-08-02", "She is twenty-two."),
            ],
        ),
        (
            ENDS_IN_TAGS,
            [
                ("Fakulta otevírá novou laboratoř", "2021-03-24", "Poslouží studentům i firmám."),
                ("Knihovna bude o víkendech zavřená", "2021-03-15", "Knihy lze vracet do boxu."),
                ("Rektorka o roce bez poslucháren", "2021-03-09", "Mluví i o kolejích."),
                ("Kdo dostane letos stipendium", "2021-03-02", "Komise vybírala z mnoha návrhů."),
            ],
        ),
        (
            RULED,
            [
                ("How the eels were counted", "2018-04-19", ""),
                ("A night at the museum", "2018-04-17", "The lighthouse and the mill are open till two."),
                ("New hours on the first of May", "2018-04-10", ""),
                ("Who owns the sunken barge?", "2018-04-03", "A lawyer and a diver answer."),
            ],
        ),
        (
            LOST_DATE,
            [
                ("Färjan får nya tider", "2019-05-21", "Från och med juni går den varje timme."),
                ("Sök stipendium för unga lotsar", "2019-05-16", "Sista dag är den 14 juni."),
                ("Öppet hus hos räddningstjänsten", "2019-05-06", "Kom och prova på att släcka en brand."),
                ("Kvarnen stänger för vintern", "2019-05-02", "Den öppnar igen i april."),
                ("Så påverkas du av den nya bron", None, "Fastighetsägare får ett brev med en karta."),
            ],
        ),
        (
            MONTHS,
            [
                ("Le catalogue atteint mille fiches", "2014-05-01", ""),
                ("Nouvelle antenne au port", "2014-03-01", "Elle ouvre le samedi."),
                ("Première bourse aux plants", "2013-06-01", ""),
            ],
        ),
        (
            BLOG,
            [
                ("The eels have won the first round", "2019-05-14", "Of forty nets nine are left."),
                ("A shed made from three doors", "2019-05-09", "It leans a little."),
                ("Open day at the mill", "2019-04-29", ""),
                ("Rhubarb at last", "2019-04-12", "It went into a crumble."),
            ],
        ),
        (
            GEMINI,
            [
                ("What is a bodkin for, anyway?", "2023-11-19", ""),
                ("Mixing a grey that stays grey", "2023-10-02", "Six batches, three of them purple."),
                ("New rollers for the old press", "2022-09-14", "They came from a shop in Leeds."),
            ],
        ),
        (
            DATED_HEADLINES,
            [
                ("Twelve hundred new desks open", "2021-03-12", "Villages at the border come first."),
                ("15 August 2022 is the last day for the grant", "2021-03-12", "The ministry asks for monthly reports."),
                ("A radar for the weather stations of the coast", "2021-03-11", ""),
                ("Five answers about the new card", "2021-03-10", "It costs nothing."),
            ],
        ),
        (
            PARAGRAPHS,
            [
                ("มหาวิทยาลัยเปิดรับนักศึกษาใหม่", "2022-07-27", "ผู้สนใจสมัครออนไลน์ได้ถึงสิ้นเดือน"),
                ("คณะเกษตรส่งมอบพันธุ์ข้าวให้ชาวนา", "2022-07-22", "ข้าวพันธุ์ใหม่ใช้น้ำน้อยกว่าเดิม"),
                ("ประกาศปิดหอสมุดกลางชั่วคราว", "2022-07-18", ""),
                ("นักวิจัยคว้ารางวัลเหรียญทอง", "2022-07-06", "ผลงานเครื่องกรองน้ำได้คะแนนสูงสุด"),
            ],
        ),
        (
            BRACKETED,
            [
                ("決算短信を公表しました", "2023-04-27", ""),
                ("連休中の営業について", "2023-04-25", ""),
                ("小型水質センサーを5月15日に発売", "2023-04-12", ""),
                ("入社式を開催しました", "2023-04-03", ""),
            ],
        ),
        (
            KINDS,
            [
                ("Third of the eels carry plastic fibres", "2017-10-24", "Samples from 240 animals point to laundry water."),
                ("Policy brief: the price of bread", "2017-10-19", "What becomes of the budgets of households."),
                ("Two grants go to young pilots", "2017-10-05", "Each receives a boat."),
                ("A reader on the tides of the bay", "2017-09-28", "It can be had at the quay."),
            ],
        ),
        (
            BUTTONS,
            [
                ("The mill opens its sluice", "2022-05-25", "Wardens counted forty eels in one night, and the night was short…"),
                ("A bridge for the ferry road", "2022-05-19", "The council votes in June."),
                ("A teacher for the quarry school", "2022-05-12", "She begins in May."),
            ],
        ),
        (
            NUMBERS,
            [
                ("Board approves a loan for the republic of Saldia", "2012-04-03", "The first payment can be drawn at once."),
                ("Mission ends its visit to the bay of Ostrava", "2012-03-29", "Talks on the budget were constructive."),
                ("The director on the choice of a new governor", "2012-03-27", "She wishes him well."),
                ("A small fund for large storms on the islands", "2012-03-21", "It holds nine boats."),
            ],
        ),
        (
            YEAR_IN_TITLE,
            [
                ("Panel set up on rules for frozen eels", "2009-03-27", "Two members asked for it."),
                ("Volume of goods to shrink by a tenth", "2009-03-24", "Experts expect the steepest fall since the war."),
                ("Working party takes stock of the offer", "2009-03-09", ""),
                ("Chair hands out a new draft on the tides", "2009-02-18", "It has nine pages."),
            ],
        ),
        (
            MONTHS_BESIDE_KINDS,
            [
                ("Who owns the well? Rights in four villages", "2019-05-01", "Where women sit on the board, the pump is mended faster."),
                ("Counting the cost of a lost harvest", "2019-04-01", "We followed sixty families through the lean months."),
                ("Annual review of the guild", "2019-02-01", ""),
                ("After the flood", "2016-11-01", "Half of the houses stand on higher ground."),
            ],
        ),
        (
            PLACES,
            [
                ("Measles fall for a third year on the islands", "2016-05-17", "Ministries credit weekend clinics for the drop."),
                ("New list ranks the medicines of hospitals", "2016-05-11", "It has many entries."),
                ("Snakebite gets its first list of prices", "2016-05-03", "Buyers can compare what four makers charge."),
            ],
        ),
        (
            TWO_NAMES,
            [
                ("خطة لتفتيش مواقع البناء", "2014-06-23", "تشمل الخطة تدريب المفتشين."),
                ("نساء يدرن تعاونية لتجفيف الفاكهة", "2014-06-12", "بدأت التعاونية بفرن واحد."),
                ("هل يكفي الأجر لدفع الإيجار؟", "2014-06-03", ""),
            ],
        ),
        (
            WITHOUT_SIGNS,
            [
                ("图书馆暑期开放时间调整", "2021-07-02", ""),
                ("我校与海洋研究所签署协议", "2021-06-30", ""),
                ("东校区供水管道检修公告", "2021-06-08", ""),
            ],
        ),
    ],
    ids=[
        "markdown", "wiki", "lynx", "wrapped", "stacked", "board", "japanese", "arabic", "tags above", "tags below",
        "rules", "a lost date", "months", "blog", "gemini", "dated headlines", "paragraphs", "brackets", "kinds",
        "buttons", "numbers", "year in title", "months beside kinds", "places", "two names", "without signs",
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(text: str, expected: list[Seen]) -> None:
    page = parse(text.encode())
    undated: list[Seen] = [
        (reject.undated.content.headline, None, reject.undated.content.description or "")
        for reject in page.rejects
        if reject.undated
    ]
    assert [seen(sighting.entry) for sighting in page.sightings] + undated == expected
    numbered = [line.number for line in page.ledger()]
    assert numbered == [at for at, line in enumerate(text.split("\n"), 1) if line.strip()]


def seen(entry: Entry) -> Seen:
    return entry.content.headline, str(entry.date_published), (entry.content.description or "").replace("\n", " ")


def rejected(page: Page) -> list[str]:
    return [reject.reason for reject in page.rejects]


def test_headlines_that_begin_alike_are_no_labels() -> None:
    heads = (
        "POL-HB: Nach Brand in Gartenlaube werden Zeugen gesucht",
        "POL-HB: Fahrräder im Wert von 9.300 Euro gestohlen",
        "POL-HB: Fahrer ohne Führerschein in der Innenstadt gestoppt",
        "POL-HB: Neuer Leiter der Wache am Hafen",
    )
    entries = [
        f"{22 - at}.09.2022 – 14:0{at}\n\nInspektion Hainbruck\n\n{head}\n\nHainbruck - {head[8:]}: das ergab sich am Tag danach. mehr"
        for at, head in enumerate(heads)
    ]
    page = parse("\n\n".join(["Blaulicht", "Alle Meldungen", *entries, "Impressum"]).encode())
    assert [sighting.entry.content.headline for sighting in page.sightings] == [*heads]


def test_a_newer_date_behind_the_list_is_of_no_entry() -> None:
    heads = (
        "Ferry guild reports on its first quarter",
        "Guild to sell two boats",
        "Guild withdraws its plans",
        "A mill for sale",
    )
    entries = [f"{28 - at} May 2020\n{head}\nPDF Version\nSave it" for at, head in enumerate(heads)]
    page = parse(
        "\n".join(["Press Releases", "Apply", *entries, "Next", "GUILD: 41.87", "30 May 2020", "Alerts"]).encode()
    )
    assert [seen(sighting.entry)[:2] for sighting in page.sightings] == [
        (head, f"2020-05-{28 - at}") for at, head in enumerate(heads)
    ]


def test_a_year_in_the_name_of_a_page_is_none_of_its_dates() -> None:
    text = YEAR_IN_TITLE.replace("2009 news items", "Agenda 2030")
    for month in ("March", "February"):
        text = text.replace(f"\n{month}\n", "\n")
    assert parse(text.encode()).sightings == ()


@pytest.mark.parametrize("at", [0, 4])
def test_an_entry_at_an_end_may_print_its_date_otherwise(at: int) -> None:
    entries = [
        f"Harbour news of the day {day}\n{'Monday, ' if day == 5 - at else ''}{day} May 2021\nBoats came in and went out {day} times."
        for day in range(5, 0, -1)
    ]
    page = parse("\n\n".join(["News", *entries]).encode())
    assert len(page.sightings) == 5


def test_a_label_may_count() -> None:
    cases = ("Calder v Marsh Council", "Hollis v Tarn Shipping", "Osei v The Minister", "Ames v The Harbour Board")
    entries = [
        f"{case}\n\nNeutral citation: [2014] EW {118 - at}\nJudgment date: {26 - at} June 2014\n\nAppeal of {case[:5]} allowed."
        for at, case in enumerate(cases)
    ]
    page = parse("\n\n".join(["Latest judgments", *entries, "Older"]).encode())
    assert [sighting.entry.content.headline for sighting in page.sightings] == [*cases]


def test_dates_of_an_open_order_tell_where_the_entries_are_and_not_when() -> None:
    page = parse(b"""\
News

   Working group on eels meets in Lisbon (12/10/2011)

   Delegates agreed on a draft.

   Guide to testing small sluices (10/08/2011)

   It replaces the first edition.

   Call for pilots of the lower river (09/06/2011)

   Nominations are welcome.
""")
    assert (page.sightings, rejected(page)) == ((), ["date_invalid"] * 3)
    undated = [reject.undated for reject in page.rejects]
    assert [(said.content.headline, said.date_published_raw) for said in undated if said] == [
        ("Working group on eels meets in Lisbon", "12/10/2011"),
        ("Guide to testing small sluices", "10/08/2011"),
        ("Call for pilots of the lower river", "09/06/2011"),
    ]


def test_a_button_below_each_numbered_entry_is_no_part_of_it() -> None:
    heads = ("La red cumple diez años", "Cartas de los pescadores", "Una imprenta vuelve a funcionar", "Actas en línea")
    entries = "".join(
        f"  {at}. Comunicado\n\n    {head}\n\n    {at + 10} de mayo de 2016\n\n    {head}, y hay más.\n\n    Leer más\n\n"
        for at, head in enumerate(heads, 1)
    )
    lost = "  5. Comunicado\n\n    6 de mayo de 2016\n\n    La galería reúne cuarenta fotos del río.\n\n    Leer más\n"
    page = parse(f"Sala de prensa\n\nMayo 2016\n\n{entries}{lost}".encode())
    assert [seen(sighting.entry) for sighting in page.sightings] == [
        (head, f"2016-05-{at + 10}", f"{head}, y hay más.") for at, head in enumerate(heads, 1)
    ]
    assert rejected(page) == ["headline_missing"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## [Title](/a) ##", "Title"),
        ("![A mill](/mill.jpg) [The mill](/m 'Mill')", "The mill"),
        ("A [link](https://paper.example/a_b(c)) here", "A [link](https://paper.example/a_b(c)) here"),
        ("'''Bold''' and ''italic''", "Bold and italic"),
        ("snake_case__name and 2 ** 3 ** 4", "snake_case__name and 2 ** 3 ** 4"),
        ("a [[page|name]] and [[other]]", "a name and other"),
        ("[4] is a number of no link", "[4] is a number of no link"),
    ],
)
def test_only_marks_are_taken_off(line: str, expected: str) -> None:
    assert plain(line)[0].replace("\v", " ") == expected


def test_lines_stay_where_they_are() -> None:
    text = "## [A title that goes\non](/a-\nb)\n\n3 May 2021"
    assert plain(text) == ["A title that goes on", "", "", "", "3 May 2021"]
