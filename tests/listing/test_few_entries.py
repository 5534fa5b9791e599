"""Pages of few entries, as many newsrooms show: nothing need recur on them, and their ends tell which way they read."""
# ruff: noqa: E501 (pages read best as they are)

import pytest

from newspipe.listing import parse

#: Each page with the days, the headlines and the summaries that a reader sees on it.
PAGES: dict[str, tuple[str, list[str]]] = {
    "kinds above headlines, no two alike": (
        """\
News

14 November 2023
News release
New checklist helps clinics keep vaccines cold

10 November 2023
Departmental update
Experts meet in Salem to count home births

9 November 2023
Statement
Damage to the hospital on the Halden road

More news
""",
        [
            "2023-11-14 New checklist helps clinics keep vaccines cold | ",
            "2023-11-10 Experts meet in Salem to count home births | ",
            "2023-11-09 Damage to the hospital on the Halden road | ",
        ],
    ),
    "kinds below headlines, no two alike": (
        """\
Press Releases

3/28/2019

Board approves the application of the Tarland savings bank

Orders on Banking

3/21/2019

Board invites comment on how small deposits are reported

Consumer Policy

3/19/2019

Board acts against a former employee of the First Bank

Enforcement Actions
""",
        [
            "2019-03-28 Board approves the application of the Tarland savings bank | ",
            "2019-03-21 Board invites comment on how small deposits are reported | ",
            "2019-03-19 Board acts against a former employee of the First Bank | ",
        ],
    ),
    "places above summaries, and an entry without either": (
        """\
Новости

Совещание о развитии речных портов

18 марта 2010 года, 15:30

Заречье, Горки

Глава области поручил до июня обновить причалы.

Встреча с руководителем службы погоды

17 марта 2010 года, 12:15

Белоярск, Кремль

Обсуждались подготовка к паводку и новые станции.

Поздравление хору «Заречье» с юбилеем

16 марта 2010 года, 10:00
""",
        [
            "2010-03-18 Совещание о развитии речных портов | Глава области поручил до июня обновить причалы.",
            "2010-03-17 Встреча с руководителем службы погоды | Обсуждались подготовка к паводку и новые станции.",
            "2010-03-16 Поздравление хору «Заречье» с юбилеем | ",
        ],
    ),
    "numbers of documents, kinds and captions around summaries": (
        """\
Salle de presse

Demandes de brevets : les matériaux légers en tête
Genève, 19 mars 2019
PR/2019/828
Les dépôts ont progressé de sept pour cent en un an.
Le hall des dépôts

Un centre de médiation pour les petites maisons
Genève, 12 mars 2019
PR/2019/827
Le nouveau service aidera les éditeurs à régler leurs différends.

La marque du café de Kirumbe enregistrée
Genève, 28 février 2019
PR/2019/826
Trois mille producteurs pourront vendre leur récolte sous un signe.
""",
        [
            "2019-03-19 Demandes de brevets : les matériaux légers en tête | Les dépôts ont progressé de sept pour cent en un an.",
            "2019-03-12 Un centre de médiation pour les petites maisons | Le nouveau service aidera les éditeurs à régler leurs différends.",
            "2019-02-28 La marque du café de Kirumbe enregistrée | Trois mille producteurs pourront vendre leur récolte sous un signe.",
        ],
    ),
    "a page's title and what introduces it": (
        """\
Pressemitteilungen

Hier finden Sie alle Mitteilungen des Hauses.

28.05.2009 | Wasser

Neue Messstellen am Fluss gehen in Betrieb

Zwölf Stationen melden stündlich den Pegel. mehr

26.05.2009 | Energie

Förderbescheid für das Nahwärmenetz in Bad Lauter

Das Netz soll das Freibad der Stadt versorgen. mehr

22.05.2009 | Natur

Der Luchs ist zurück: Bilanz nach zehn Jahren

Fachleute zählen inzwischen 31 Tiere, darunter acht junge. mehr

19.05.2009 | Handel

Einheitliches Zeichen für Pfand startet am 1. Juli

Pressekontakt

Leitung der Pressestelle: Dr. Henrike Amsel
E-Mail: presse@ministerium.example
""",
        [
            "2009-05-28 Neue Messstellen am Fluss gehen in Betrieb | Zwölf Stationen melden stündlich den Pegel.",
            "2009-05-26 Förderbescheid für das Nahwärmenetz in Bad Lauter | Das Netz soll das Freibad der Stadt versorgen.",
            "2009-05-22 Der Luchs ist zurück: Bilanz nach zehn Jahren | Fachleute zählen inzwischen 31 Tiere, darunter acht junge.",
            "2009-05-19 Einheitliches Zeichen für Pfand startet am 1. Juli | ",
        ],
    ),
    "entries that hang below their dates": (
        """\
本文へ | English

報道発表資料

2013年4月26日
    漁港の共同冷蔵施設の結果（PDF形式：412KB）
    九か所の漁港で行った結果を取りまとめました。
2013年4月24日
    夜間勤務の改善に関する検討会
    第一回の検討会を開催します。
2013年4月12日
    職員の採用について

ページの先頭へ戻る
""",
        [
            "2013-04-26 漁港の共同冷蔵施設の結果 | 九か所の漁港で行った結果を取りまとめました。",
            "2013-04-24 夜間勤務の改善に関する検討会 | 第一回の検討会を開催します。",
            "2013-04-12 職員の採用について | ",
        ],
    ),
    "links to share that begin alike": (
        """\
Actualités

Agriculture

Sécheresse : les premières avances versées

Publié le 17/07/2015 à 18:40

Le ministre a confirmé que tous en profiteront.

Lire la suite

  • Partager sur Facebook
  • Partager sur Twitter
Logement

Frais d'agence : ce qui change pour tous

Publié le 15/07/2015 à 11:05

Un plafond unique s'applique désormais aux visites.

Lire la suite

  • Partager sur Facebook
  • Partager sur Twitter
Culture

Quarante mille plans de ports numérisés

Publié le 09/07/2015 à 09:30

Les plus anciens documents remontent à 1664.

Lire la suite

  • Partager sur Facebook
  • Partager sur Twitter
""",
        [
            "2015-07-17 Sécheresse : les premières avances versées | Le ministre a confirmé que tous en profiteront.",
            "2015-07-15 Frais d'agence : ce qui change pour tous | Un plafond unique s'applique désormais aux visites.",
            "2015-07-09 Quarante mille plans de ports numérisés | Les plus anciens documents remontent à 1664.",
        ],
    ),
    "a second section with dates of another form": (
        """\
Press Releases

Oct 27, 2016 4:05 PM ET

Halden reports the results of the third quarter

Revenue rose on strong demand for balances.

Oct 18, 2016 9:00 AM ET

Halden opens a centre for calibration in Pune

The centre will serve customers in twelve countries.

Oct 4, 2016 9:00 AM ET

A new gauge reads through paint and rust

It weighs less than a pound and runs for a shift.

View all press releases

Company Blog

Oct 21, 2016

How we test a scale that must never be wrong

A day with the team, from the basement to the fog.

Sep 30, 2016

Five questions for our new head of design

She speaks of gloves, of glare and of buttons.

Media Contacts
""",
        [
            "2016-10-27 Halden reports the results of the third quarter | Revenue rose on strong demand for balances.",
            "2016-10-18 Halden opens a centre for calibration in Pune | The centre will serve customers in twelve countries.",
            "2016-10-04 A new gauge reads through paint and rust | It weighs less than a pound and runs for a shift.",
            "2016-10-21 How we test a scale that must never be wrong | A day with the team, from the basement to the fog.",
            "2016-09-30 Five questions for our new head of design | She speaks of gloves, of glare and of buttons.",
        ],
    ),
    "how many results there are, above the first date": (
        """\
Aktuelle Meldungen

Ergebnis 1 bis 3 von 1.284

27.02.2025

Förderung für kleine Höfe wird verlängert

Das Programm hilft Betrieben hinter dem Deich.

24.02.2025

Ministerin besucht das Torfmuseum in Werlede

Im Mittelpunkt stand die Zukunft der Bauern.

20.02.2025

Wasser kennt an der Küste keine Kreisgrenze

Stand: 28.02.2025
""",
        [
            "2025-02-27 Förderung für kleine Höfe wird verlängert | Das Programm hilft Betrieben hinter dem Deich.",
            "2025-02-24 Ministerin besucht das Torfmuseum in Werlede | Im Mittelpunkt stand die Zukunft der Bauern.",
            "2025-02-20 Wasser kennt an der Küste keine Kreisgrenze | ",
        ],
    ),
    "days above entries that begin with their numbers": (
        """\
Press Releases

15 June 2012

SG/SM/14361

Small islands cannot wait another decade for harbours

Following is the text of the message, observed on 18 June:

POP/1005

Half of the mountain districts lost residents

Outward movement has slowed since 2005.

14 June 2012

SC/10674

Statement on the attack against the ferry convoy

The members condemned the attack.

13 June 2012

NGO/747

Committee recommends consultative status for 22 groups

  • 1
  • 2
  • Next ›
""",
        [
            "2012-06-15 Small islands cannot wait another decade for harbours | Following is the text of the message, observed on 18 June:",
            "2012-06-15 Half of the mountain districts lost residents | Outward movement has slowed since 2005.",
            "2012-06-14 Statement on the attack against the ferry convoy | The members condemned the attack.",
            "2012-06-13 Committee recommends consultative status for 22 groups | ",
        ],
    ),
    "bulleted entries below few days, and a sponsor": (
        """\
The Ferry Bulletin

Thursday, May 16, 2019

  • Ferries order the first boat that runs on batteries
  • Last chain ferry on the river may yet be saved
  • Hydrogen on the water: what we know so far
Sponsor Hull Paint: coatings for slow boats.

Wednesday, May 15, 2019

  • Sea trials of the long ship complete in the east

Tuesday, May 14, 2019

  • Seamen's union calls a strike of a whole day

Monday's links →
""",
        [
            "2019-05-16 Ferries order the first boat that runs on batteries | ",
            "2019-05-16 Last chain ferry on the river may yet be saved | ",
            "2019-05-16 Hydrogen on the water: what we know so far | ",
            "2019-05-15 Sea trials of the long ship complete in the east | ",
            "2019-05-14 Seamen's union calls a strike of a whole day | ",
        ],
    ),
    "bulleted buttons that say the headline again": (
        """\
Press Releases

Thursday, October 31, 2024

Authority lifts the limits on water in three towns

The lake has filled again after a wet month.

  • Read more about Authority lifts the limits on water in three towns
Wednesday, October 23, 2024

Board approves a plan for new mains

The plan pays for 48 miles of pipes.

  • Read more about Board approves a plan for new mains
Wednesday, October 16, 2024

List of lead pipes now to be seen online

Customers can look up what their pipes are of.

  • Read more about List of lead pipes now to be seen online
Wednesday, October 9, 2024

Hearing on the rates of the coming year

Two sessions are planned for November.

  • Read more about Hearing on the rates of the coming year
""",
        [
            "2024-10-31 Authority lifts the limits on water in three towns | The lake has filled again after a wet month.",
            "2024-10-23 Board approves a plan for new mains | The plan pays for 48 miles of pipes.",
            "2024-10-16 List of lead pipes now to be seen online | Customers can look up what their pipes are of.",
            "2024-10-09 Hearing on the rates of the coming year | Two sessions are planned for November.",
        ],
    ),
    "dates told twice, for wide and for narrow screens": (
        """\
Studio Notes
Spring kiln opening: what is coming out
NewsJune Reed4/19/24June Reed4/19/24

Spring kiln opening: what is coming out

Ninety pieces survived, and two did not.

Read More
A glaze that took us three years to find
ProcessJune Reed3/28/24June Reed3/28/24

A glaze that took us three years to find

Notes on the oatmeal matte, with the batch that ran.

Read More
Visiting artist: a potter from the north
NewsJune Reed3/14/24June Reed3/14/24

Visiting artist: a potter from the north

She joins us for six weeks this summer.

Read More
""",
        [
            "2024-04-19 Spring kiln opening: what is coming out | Ninety pieces survived, and two did not.",
            "2024-03-28 A glaze that took us three years to find | Notes on the oatmeal matte, with the batch that ran.",
            "2024-03-14 Visiting artist: a potter from the north | She joins us for six weeks this summer.",
        ],
    ),
    "months behind the days of the same list": (
        """\
Press releases

  • 30/04/2015 Policy rate unchanged at half a percent
    PR 09/2015

    Arrivals and remittances both rose.

  • 17/04/2015 New coin of five dollars on sale
    PR 08/2015

    Collectors may buy up to four coins each.

  • 02/04/2015 Licence granted to a rural lender
    PR 07/2015

All press releases

Speeches

  • March 2015 Small islands and what it costs to send money

    Remarks to the forum of bankers in Nadi.

  • February 2015 After the cyclone: credit and resilience

    Address at the dinner of the institute.

All speeches
""",
        [
            "2015-04-30 Policy rate unchanged at half a percent | Arrivals and remittances both rose.",
            "2015-04-17 New coin of five dollars on sale | Collectors may buy up to four coins each.",
            "2015-04-02 Licence granted to a rural lender | ",
            "2015-03-01 Small islands and what it costs to send money | Remarks to the forum of bankers in Nadi.",
            "2015-02-01 After the cyclone: credit and resilience | Address at the dinner of the institute.",
        ],
    ),
    "months below headlines, and the day of the page": (
        """\
Δελτία Τύπου

• Νυχτερινές ξεναγήσεις με πανσέληνο
  Μάρτιος 2014
  Το Μουσείο ανοίγει μετά τη δύση του ηλίου.
  Κατεβάστε το δελτίο (PDF, 240 KB)

• Τα χρώματα των κορών σε νέο φως
  Φεβρουάριος 2014
  Μια μικρή έκθεση δείχνει ίχνη κυανού.
  Κατεβάστε το δελτίο (PDF, 185 KB)

• Εορταστικό ωράριο λειτουργίας του Μουσείου
  Δεκέμβριος 2013
  Κατεβάστε το δελτίο (PDF, 96 KB)

Τελευταία ενημέρωση: 18 Μαρτίου 2014
""",
        [
            "2014-03-01 Νυχτερινές ξεναγήσεις με πανσέληνο | Το Μουσείο ανοίγει μετά τη δύση του ηλίου.",
            "2014-02-01 Τα χρώματα των κορών σε νέο φως | Μια μικρή έκθεση δείχνει ίχνη κυανού.",
            "2013-12-01 Εορταστικό ωράριο λειτουργίας του Μουσείου | ",
        ],
    ),
    "paragraphs apart below some headlines": (
        """\
For media > Press releases

2014

Press release 27.2.2014 09:00 EET
Summer timetable adds a third flight to the north

Press release 18.2.2014 11:30 EET
Crew uniforms of the sixties go on show

Stock exchange release 11.2.2014 08:45 EET
Traffic performance of the airline in January

Passenger load rose, while cargo fell slightly.

Press release 30.1.2014 10:00 EET
Rye bread returns to the tray at breakfast

The dough is made by a baker in the north.

Press release 9.1.2014 13:00 EET
Two aircraft leave the fleet for good

Show more
""",
        [
            "2014-02-27 Summer timetable adds a third flight to the north | ",
            "2014-02-18 Crew uniforms of the sixties go on show | ",
            "2014-02-11 Traffic performance of the airline in January | Passenger load rose, while cargo fell slightly.",
            "2014-01-30 Rye bread returns to the tray at breakfast | The dough is made by a baker in the north.",
            "2014-01-09 Two aircraft leave the fleet for good | ",
        ],
    ),
    "numbers of judgments above days and headlines": (
        """\
News and announcements

[2014] HCA-N 11
14 May 2014 – Sittings moved to the second courtroom
Parties should check the amended list of June.

[2014] HCA-N 10
30 April 2014 – New form for special leave
The old form is accepted until the end of July.

[2014] HCA-N 9
9 April 2014 – Public gallery closed on the holiday

Back to top
""",
        [
            "2014-05-14 Sittings moved to the second courtroom | Parties should check the amended list of June.",
            "2014-04-30 New form for special leave | The old form is accepted until the end of July.",
            "2014-04-09 Public gallery closed on the holiday | ",
        ],
    ),
    "buttons of two kinds, each told twice": (
        """\
Imprensa

Notícias

 1. Catadores fecham contrato com a prefeitura

    21 de março de 2012

    A cooperativa passa a receber por tonelada.

    Leia mais

 2. Costureiras terão carteira assinada

    5 de março de 2012

    O acordo alcança quarenta oficinas da zona leste.

    Leia mais

Publicações

 1. Relatório

    Dez anos de inspeções nos canaviais

    Junho de 2011

    O estudo propõe um calendário único de visitas.

    Download

 2. Cartilha

    Como formar uma comissão de segurança

    Abril de 2011

    Download
""",
        [
            "2012-03-21 Catadores fecham contrato com a prefeitura | A cooperativa passa a receber por tonelada.",
            "2012-03-05 Costureiras terão carteira assinada | O acordo alcança quarenta oficinas da zona leste.",
            "2011-06-01 Dez anos de inspeções nos canaviais | O estudo propõe um calendário único de visitas.",
            "2011-04-01 Como formar uma comissão de segurança | ",
        ],
    ),
    "a last date without the summary that others have on their row": (
        """\
Campus news

A skin that feels the wind on its hairs
17.09.21 - Engineers made a film that tells a breath from a touch.

Back on the campus: what changes in autumn
16.09.21 - Passes, masks and halls: an overview of the rules.

Four grants for the school of engineering
14.09.21
""",
        [
            "2021-09-17 A skin that feels the wind on its hairs | Engineers made a film that tells a breath from a touch.",
            "2021-09-16 Back on the campus: what changes in autumn | Passes, masks and halls: an overview of the rules.",
            "2021-09-14 Four grants for the school of engineering | ",
        ],
    ),
    "what numbers of pages part from three entries": (
        """\
News of the brigade

18.03.24 20:11
A carport burns in the lane by the mill
We were called on Sunday night.

11.03.24 19:05
The meeting of the year has chosen a chief
Eighty-four came to the house of the engines.

02.03.24 16:20
Two groups have passed the test of water
The judge was full of praise.

Page 1 of 12
1 2 3 ... 12 next >

Last call
17.03.24 21:37
Fire in the lane
""",
        [
            "2024-03-18 A carport burns in the lane by the mill | We were called on Sunday night.",
            "2024-03-11 The meeting of the year has chosen a chief | Eighty-four came to the house of the engines.",
            "2024-03-02 Two groups have passed the test of water | The judge was full of praise.",
        ],
    ),
    "a kicker above the headline of an entry that tells nothing": (
        """\
Actualités de la préfecture

Sécurité

Contrôles renforcés sur les routes du département

Le 14/02/2020

Deux cents agents seront au bord des routes.

Environnement

La qualité de l'air s'améliore dans la vallée

Le 12/02/2020

Les seuils n'ont pas été dépassés cet hiver.

Économie

Visite du sous-préfet à la fonderie Brossard

Le 11/02/2020
""",
        [
            "2020-02-14 Contrôles renforcés sur les routes du département | Deux cents agents seront au bord des routes.",
            "2020-02-12 La qualité de l'air s'améliore dans la vallée | Les seuils n'ont pas été dépassés cet hiver.",
            "2020-02-11 Visite du sous-préfet à la fonderie Brossard | ",
        ],
    ),
    "a first day of a month behind an entry that lost its headline": (
        """\
Actualités

  • Compteurs d'eau : les règles à respecter

    19 février 2014

    Les relevés ne sont admis qu'avec l'accord de l'abonné.

    Lire la suite

  • Caméras dans les vestiaires : un club est mis en demeure

    6 février 2014

    Le club a un mois pour retirer trois caméras.

    Lire la suite

  • Fichiers de locataires : ce qu'un bailleur peut demander

    1er janvier 2014

    La liste des pièces tient sur une seule page.

    Lire la suite
1 2 3 suivant
""",
        [
            "2014-02-19 Compteurs d'eau : les règles à respecter | Les relevés ne sont admis qu'avec l'accord de l'abonné.",
            "2014-02-06 Caméras dans les vestiaires : un club est mis en demeure | Le club a un mois pour retirer trois caméras.",
            "2014-01-01 Fichiers de locataires : ce qu'un bailleur peut demander | La liste des pièces tient sur une seule page.",
        ],
    ),
    "names of photographers without a colon": (
        """\
Aktualności

Otwarcie palmiarni po długim remoncie

Od soboty można znów oglądać starą szklarnię.

Fot. Jan Wilk

10.04.2013

Noc sów: dziękujemy za liczny udział

W spacerze wzięło udział 180 osób.

26.03.2013

Zakwitł pierwszy storczyk z nowej kolekcji

Roślina przyjechała do nas jako nasiono.

Fot. Anna Sroka

14.03.2013
""",
        [
            "2013-04-10 Otwarcie palmiarni po długim remoncie | Od soboty można znów oglądać starą szklarnię.",
            "2013-03-26 Noc sów: dziękujemy za liczny udział | W spacerze wzięło udział 180 osób.",
            "2013-03-14 Zakwitł pierwszy storczyk z nowej kolekcji | Roślina przyjechała do nas jako nasiono.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_few_entries_are_read_as_many_are(text: str, expected: list[str]) -> None:
    page = parse(text.encode())
    found = [(seen.entry.date_published, seen.entry.content) for seen in page.sightings]
    assert [f"{day} {content.headline} | {content.description or ''}" for day, content in found] == expected
    assert not page.rejects


def test_a_subject_above_a_day_heads_no_entry_that_lost_its_headline() -> None:
    page = parse(
        """\
Noticias

Conservación

22 de marzo de 2018

Se presentó el mapa de humedales del Litoral

La herramienta reúne imágenes satelitales de seis provincias.

Manejo del fuego

15 de marzo de 2018

Comenzó la capacitación de brigadistas en Esquel

Participan cuarenta agentes de los parques nacionales.

Cambio climático

9 de marzo de 2018

El ministro recibió en su despacho a los intendentes de la cuenca para acordar un plan de obras.

Residuos

28 de febrero de 2018

Bolsas reutilizables: qué cambia para los comercios

La resolución fija un plazo para reemplazar las bolsas livianas.

  • 1
  • 2
""".encode()
    )
    assert [(str(seen.entry.date_published), seen.entry.content.headline) for seen in page.sightings] == [
        ("2018-03-22", "Se presentó el mapa de humedales del Litoral"),
        ("2018-03-15", "Comenzó la capacitación de brigadistas en Esquel"),
        ("2018-02-28", "Bolsas reutilizables: qué cambia para los comercios"),
    ]
    assert [reject.reason for reject in page.rejects] == ["headline_missing"]


LOST = {
    "below numbers": """\
Newsroom

May 2019

  1. News

    Ferry pilots agree a common logbook for delays

    28 May 2019

    Three operators will record stoppages in the same way.

  2. Press release

    14 May 2019

    The council asked inspectors to visit every kiln.

April 2019

  1. Press release

    Potters open a second hall for drying

    30 April 2019

    The hall gives sixty members a place to work.

  2. Video

    How a village library lends tools and books

    9 April 2019
""",
    "below tags": """\
News

Mining

Slate dust monitors prove their worth underground

16 May 2018

Badges worn by miners cut exposure by a third.

Campus

Old boathouse to become a music school

11 May 2018

Planners approved the scheme after two rounds.

Research

4 May 2018

A team of botanists has described two mosses.

People

Professor Imre Dall elected to the Academy

30 April 2018

He is honoured for work on whistled languages.

Upcoming events
""",
}


@pytest.mark.parametrize("text", LOST.values(), ids=LOST)
def test_a_kicker_heads_no_entry_that_lost_its_headline(text: str) -> None:
    page = parse(text.encode())
    assert [len(seen.entry.content.headline.split()) > 3 for seen in page.sightings] == [True] * 3
    assert [reject.reason for reject in page.rejects] == ["headline_missing"]


def test_a_marked_paragraph_among_headlines_has_lost_its_own() -> None:
    page = parse(
        b"""\
News

  * Fewer rules for the volunteers of the brigade

    They are now examined every second year.

    News item | 31-03-2014

  * The minister has told the house by letter that the study of the dikes will be ready in June.

    Letter | 27-03-2014

  * New lock at the harbour ready a year early

    Good weather and less earth to move helped.

    News item | 24-03-2014

  * Across borders: working together on the river

    A speech at the opening of the congress.

    Speech | 19-03-2014
"""
    )
    assert [seen.entry.content.headline for seen in page.sightings] == [
        "Fewer rules for the volunteers of the brigade",
        "New lock at the harbour ready a year early",
        "Across borders: working together on the river",
    ]
    assert [(reject.reason, reject.line_start) for reject in page.rejects] == [("headline_missing", 9)]


def test_headlines_at_both_ends_of_days_tell_no_way() -> None:
    """One headline more than there are days: the first may be of the first day, or of one that was lost."""
    heads = ["Bridge shuts for repairs until the autumn", "Choir of the valley wins the cup", "Museum opens at night"]
    lines = [f"{head} of this year\n\n{day} May 2021" for day, head in zip((16, 15, 14), heads, strict=True)]
    page = parse("\n\n".join(["About us", *lines, "Eels are back in the river after years"]).encode())
    assert [reject.reason for reject in page.rejects] == ["no_entries"]
