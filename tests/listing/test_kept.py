"""Pages that a rule for others once misread: what looks like a label, a change or a button can be a part of an entry."""
# ruff: noqa: E501 (pages read best as they are)

import pytest

from newspipe.listing import parse

#: Each page with the days and the headlines that a reader sees on it.
TEXTS: dict[str, tuple[str, list[str]]] = {
    "the name of an illness that ends with a number": (
        "보도자료\n\n서울시 예방접종 추진 계획 발표, 코로나19\n2021-05-12\n서울시는 12일부터 예방접종을 시작한다고 밝혔다. 접종은 전국에서 진행된다.\n\n부산시 항만 운영 재개 방안 마련\n2021-05-11\n부산시는 항만 운영을 다시 시작한다고 발표하였다. 선박이 들어온다.\n\n경기도 학교 방역 강화 대책 코로나19\n2021-05-10\n경기도는 학교의 방역을 강화하기로 하였다. 교육청이 함께 한다.\n\n질병관리청 변이 바이러스 현황 코로나19\n2021-05-09\n질병관리청은 변이 바이러스의 현황을 공개하였다. 자세한 내용은 다음과 같다.\n\n인천공항 입국자 검사 확대 시행 코로나19\n2021-05-08\n인천공항은 입국자에 대한 검사를 확대한다고 하였다. 모두가 대상이다.\n",
        ["2021-05-12 서울시 예방접종 추진 계획 발표, 코로나19", "2021-05-11 부산시 항만 운영 재개 방안 마련", "2021-05-10 경기도 학교 방역 강화 대책 코로나19", "2021-05-09 질병관리청 변이 바이러스 현황 코로나19", "2021-05-08 인천공항 입국자 검사 확대 시행 코로나19"],
    ),
    "headlines that end with numbers": (
        "News\n\nCouncil opens clinic for #LongCovid19\n3 May 2021\nThe council opened the clinic on Monday. Patients came early.\n\nHarbour gets new cranes after storm\n2 May 2021\nThe harbour has new cranes. They were made in Bergen.\n\nYoung people debate future at #Vision2030\n1 May 2021\nYoung people debated all day. The hall was full.\n\nTown sends its choir to Euro2020\n30 April 2021\nThe choir leaves on Friday. It sings in three cities.\n\nMuseum shows old boats of the town\n29 April 2021\nThe museum shows twelve boats. Entry is free.\n",
        ["2021-05-03 Council opens clinic for #LongCovid19", "2021-05-02 Harbour gets new cranes after storm", "2021-05-01 Young people debate future at #Vision2030", "2021-04-30 Town sends its choir to Euro2020", "2021-04-29 Museum shows old boats of the town"],
    ),
    "letters of an alphabet among signs of Japanese": (
        "お知らせ\n\n2021年5月12日\nNHK会長が会見で番組改定を発表\n受信料の値下げについても説明し理解求める\n\n2021年5月11日\n港の再開発計画まとまる\n来年度から三年かけて工事を進める方針\n\n2021年5月10日\nJR駅前広場の工事始まる\n歩行者の通路は北側に変更される見込み\n\n2021年5月9日\n市立図書館が改修で休館\n予約した本は窓口で受け取れる\n\n2021年5月8日\nPCR検査センター開設へ\n市民病院の駐車場に仮設の建物を置く\n",
        ["2021-05-12 NHK会長が会見で番組改定を発表", "2021-05-11 港の再開発計画まとまる", "2021-05-10 JR駅前広場の工事始まる", "2021-05-09 市立図書館が改修で休館", "2021-05-08 PCR検査センター開設へ"],
    ),
    "short headlines above decks without stops": (
        "Latest stories\n\n12 May 2021\nFerry strike ends\nCrews accept a pay rise of four per cent over the next two years\n\n11 May 2021\nMill to close\nSixty jobs go as the last paper maker in the valley shuts its doors\n\n10 May 2021\nEels come back\nAnglers report the largest run in the river since the dam was built\n\n9 May 2021\nSchool roof repaired\nPupils return to their classrooms three months after the winter storm\n\n8 May 2021\nChess club wins\nJunior team takes the county cup for the first time since it was founded\n",
        ["2021-05-12 Ferry strike ends", "2021-05-11 Mill to close", "2021-05-10 Eels come back", "2021-05-09 School roof repaired", "2021-05-08 Chess club wins"],
    ),
    "headlines that begin with the name of a change": (
        "Avvisi\n\nChiusura del ponte vecchio per lavori, 12 maggio 2021\nModifica orari uffici, 10 maggio 2021\nMercato settimanale spostato in piazza, 9 maggio 2021\nApertura della biblioteca comunale, 7 maggio 2021\nModifica viabilità, 5 maggio 2021\nConcorso per due vigili urbani, 3 maggio 2021\nNuovo parco giochi in via Roma, 1 maggio 2021\n",
        ["2021-05-12 Chiusura del ponte vecchio per lavori", "2021-05-10 Modifica orari uffici", "2021-05-09 Mercato settimanale spostato in piazza", "2021-05-07 Apertura della biblioteca comunale", "2021-05-05 Modifica viabilità", "2021-05-03 Concorso per due vigili urbani", "2021-05-01 Nuovo parco giochi in via Roma"],
    ),
    "headlines on what is revised": (
        "Notices\n\nBridge closed for repairs until the autumn - 12 May 2021\nRevised bus timetable - 10 May 2021\nMarket moves to the square by the church - 9 May 2021\nLibrary opens on Sundays from next month - 7 May 2021\nUpdated flood map - 5 May 2021\nTwo posts for wardens are to be filled - 3 May 2021\n",
        ["2021-05-12 Bridge closed for repairs until the autumn", "2021-05-10 Revised bus timetable", "2021-05-09 Market moves to the square by the church", "2021-05-07 Library opens on Sundays from next month", "2021-05-05 Updated flood map", "2021-05-03 Two posts for wardens are to be filled"],
    ),
    "days of laws in headlines": (
        "Guidance\n\nGuidance for ports on the storage of grain - 12 June 2021\nOrder of 3 May 2021 amended - 10 June 2021\nCircular of 4 May 2021 updated - 9 June 2021\nRules on the carriage of live animals by sea - 8 June 2021\nNotice to pilots about the northern channel - 7 June 2021\nGuidance for masters on ballast water - 5 June 2021\n",
        ["2021-06-12 Guidance for ports on the storage of grain", "2021-06-10 Order of 3 May 2021 amended", "2021-06-09 Circular of 4 May 2021 updated", "2021-06-08 Rules on the carriage of live animals by sea", "2021-06-07 Notice to pilots about the northern channel", "2021-06-05 Guidance for masters on ballast water"],
    ),
    "days of plans in headlines": (
        "Actualités\n\nFermeture du pont pour travaux - 12 mai 2021\nPlan du 3 janvier 2021 mis à jour - 11 mai 2021\nOuverture de la bibliothèque - 10 mai 2021\nRèglement du 1er mars 2021, révisé - 9 mai 2021\nLe marché change de place - 8 mai 2021\n",
        ["2021-05-12 Fermeture du pont pour travaux", "2021-05-11 Plan du 3 janvier 2021 mis à jour", "2021-05-10 Ouverture de la bibliothèque", "2021-05-09 Règlement du 1er mars 2021, révisé", "2021-05-08 Le marché change de place"],
    ),
    "days of statutes in headlines": (
        "Aktuelles\n\nSperrung der Brücke wegen Arbeiten - 12.05.2021\nSatzung vom 03.01.2021 geändert - 11.05.2021\nSatzung vom 03.02.2021 überarbeitet - 10.05.2021\nÖffnung der Bücherei am Sonntag - 09.05.2021\nMarkt zieht um auf den Platz - 28.04.2021\n",
        ["2021-05-12 Sperrung der Brücke wegen Arbeiten", "2021-05-11 Satzung vom 03.01.2021 geändert", "2021-05-10 Satzung vom 03.02.2021 überarbeitet", "2021-05-09 Öffnung der Bücherei am", "2021-04-28 Markt zieht um auf den Platz"],
    ),
    "rules that end with blanks": (
        "# News\n\n---  \n12 May 2021\nFerry strike ends as crews accept offer\nThe crews have voted. They go back on Monday.\n\n---  \n11 May 2021\nMill to close after two hundred years\nThe mill has lost money. Sixty jobs go.\n\n---  \n10 May 2021\nEels come back to the river in numbers\nAnglers are glad. The dam was opened in March.\n\n---  \n9 May 2021\nSchool roof repaired three months after storm\nPupils are back. The roof is made of copper.\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months after storm"],
    ),
    "subjects as headings above headlines": (
        "# News\n\n### Transport\nFerry strike ends as crews agree\n12 May 2021\n\nThe crews have voted. They go back on Monday.\n\n### Business\nMill to close in the autumn\n11 May 2021\n\nThe mill has lost money. It was built in 1812.\n\n### Nature\nEels come back to the river\n10 May 2021\n\nAnglers are glad. The dam was opened in March.\n\n### Schools\nSchool roof repaired at last\n9 May 2021\n\nPupils are back. The roof is made of copper.\n",
        ["2021-05-12 Ferry strike ends as crews agree", "2021-05-11 Mill to close in the autumn", "2021-05-10 Eels come back to the river", "2021-05-09 School roof repaired at last"],
    ),
    "kinds between dates and headlines": (
        "Ministry\n\n3 May 2021: Speech - Minister opens the harbour at Port Ellis\n2 May 2021: Statement - Government regrets the closing of the mill\n1 May 2021: Interview - What the eels tell us about the river\n30 April 2021: Speech - Minister thanks the builders of the school\n29 April 2021: Press Release - Chess club receives a grant of the state\n",
        ["2021-05-03 Speech - Minister opens the harbour at Port Ellis", "2021-05-02 Statement - Government regrets the closing of the mill", "2021-05-01 Interview - What the eels tell us about the river", "2021-04-30 Speech - Minister thanks the builders of the school", "2021-04-29 Press Release - Chess club receives a grant of the state"],
    ),
    "headlines with a dash, in small letters": (
        "Новости\n\n3 мая 2021: рыбаки вернулись - первый улов продан на рынке города\n2 мая 2021: завод закрыт - шестьдесят рабочих ищут новое место\n1 мая 2021: школа открыта - ученики вернулись после ремонта крыши\n30 апреля 2021: паром пошёл - билеты подешевели до ста рублей\n29 апреля 2021: турнир окончен - юноши взяли кубок области\n",
        ["2021-05-03 рыбаки вернулись - первый улов продан на рынке города", "2021-05-02 завод закрыт - шестьдесят рабочих ищут новое место", "2021-05-01 школа открыта - ученики вернулись после ремонта крыши", "2021-04-30 паром пошёл - билеты подешевели до ста рублей", "2021-04-29 турнир окончен - юноши взяли кубок области"],
    ),
    "the offices of a life": (
        "Anna Reed\n\nPositions\nHead of the Institute of Marine Research, Bergen (May 2021)\nDeputy head of the Institute of Marine Research (June 2015)\nResearch fellow at the University of Oslo (January 2011)\nDoctoral student at the University of Oslo (August 2006)\n\nI work on eels and on rivers.\n",
        [],
    ),
    "a list of articles": (
        "References\n\nReed, A. The eels of the northern rivers. Journal of Fish (May 2021)\nBerg, B. Dams and what they do to fish. River Letters (June 2020)\nHolm, C. Why anglers count. Society and Water (January 2019)\nLund, D. On the history of mills. Proceedings of Mills (August 2018)\n",
        [],
    ),
    "a page that lost the blanks before its first line": (
        "Ferry strike ends as crews accept offer\n   12 May 2021\n   The crews have voted on it. They go back on Monday.\n   Mill to close after two hundred years\n   11 May 2021\n   The mill has lost money. Sixty jobs go in the valley.\n   Eels come back to the river in numbers\n   10 May 2021\n   Anglers are glad of them. The dam was opened in March.\n   School roof repaired three months on\n   9 May 2021\n   Pupils are back at last. The roof is made of copper.\n   Chess club wins the cup of the county\n   8 May 2021\n   The juniors won the final. They had lost it last year.\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months on", "2021-05-08 Chess club wins the cup of the county"],
    ),
    "headlines and dates of a page that lost its first blanks": (
        "Ferry strike ends as crews accept offer\n   12 May 2021\n   Mill to close after two hundred years\n   11 May 2021\n   Eels come back to the river in numbers\n   10 May 2021\n   School roof repaired three months on\n   9 May 2021\n   Chess club wins the cup of the county\n   8 May 2021\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months on", "2021-05-08 Chess club wins the cup of the county"],
    ),
    "a footer below long headlines": (
        "Contact\n\nNews and announcements\n\n12 May 2021\n\nFerry strike ends as crews accept the offer of owners after three weeks of talks in the town hall\n\n11 May 2021\n\nMill to close after two hundred years and sixty people in the valley are looking for other work\n\n10 May 2021\n\nEels come back to the river in numbers that nobody has seen there since the dam had been built\n\n9 May 2021\n\nSchool roof repaired three months after the storm and all of the pupils return to their classes\n",
        ["2021-05-12 Ferry strike ends as crews accept the offer of owners after three weeks of talks in the town hall", "2021-05-11 Mill to close after two hundred years and sixty people in the valley are looking for other work", "2021-05-10 Eels come back to the river in numbers that nobody has seen there since the dam had been built", "2021-05-09 School roof repaired three months after the storm and all of the pupils return to their classes"],
    ),
    "headlines that end with short words": (
        "News\n\n12 May 2021\nFerry strike at the port of Bergen ends, and all crews are to go in\n11 May 2021\nMill in the valley will close after two centuries, the owners opt out\n10 May 2021\nEels come back to the river in great numbers, as anglers find out\n9 May 2021\nSchool roof repaired at last\n8 May 2021\nChess club wins the cup of the county\n",
        ["2021-05-12 Ferry strike at the port of Bergen ends, and all crews are to go in", "2021-05-11 Mill in the valley will close after two centuries, the owners opt out", "2021-05-10 Eels come back to the river in great numbers, as anglers find out", "2021-05-09 School roof repaired at last", "2021-05-08 Chess club wins the cup of the county"],
    ),
    "headlines and decks that end with short words": (
        "News\n\nTwo million people in the north are to get a new kind of fast train for all\nMayor says that the town did all it can, and that the state must now step in\n12 May 2021\n\nMill workers in the valley ask their owners for another year to find a way out\nSixty jobs would go\n11 May 2021\n\nEels come back to the river in numbers that have not been seen there so far\nAnglers are glad\n10 May 2021\n",
        ["2021-05-12 Two million people in the north are to get a new kind of fast train for all", "2021-05-11 Mill workers in the valley ask their owners for another year to find a way out", "2021-05-10 Eels come back to the river in numbers that have not been seen there so far"],
    ),
    "German headlines that end with short words": (
        "Aktuelles\n\n12.05.2021\nGemeinderat stimmt dem Plan zu und stellt das Geld für den Hafen zur\n11.05.2021\nPapierfabrik im Tal macht nach zweihundert Jahren im Herbst endlich zu\n10.05.2021\nAale kehren in den Fluss zurück und die Angler am Ufer freuen sich so\n09.05.2021\nDas Dach der Schule ist nach drei Monaten wieder dicht und alle sind da\n25.04.2021\nSchachklub gewinnt den Pokal des Kreises und der Vorstand lädt dazu ein\n",
        ["2021-05-12 Gemeinderat stimmt dem Plan zu und stellt das Geld für den Hafen zur", "2021-05-11 Papierfabrik im Tal macht nach zweihundert Jahren im Herbst endlich zu", "2021-05-10 Aale kehren in den Fluss zurück und die Angler am Ufer freuen sich so", "2021-05-09 Das Dach der Schule ist nach drei Monaten wieder dicht und alle sind da", "2021-04-25 Schachklub gewinnt den Pokal des Kreises und der Vorstand lädt dazu ein"],
    ),
    "two sections, each with its pages": (
        "Press releases\n\nFerry strike ends as crews accept offer\n12 May 2021\nThe crews have voted on it. They go back on Monday.\n\nMill to close after two hundred years\n11 May 2021\nThe mill has lost money. Sixty jobs go in the valley.\n\nEels come back to the river in numbers\n10 May 2021\nAnglers are glad of them. The dam was opened in March.\n\nSchool roof repaired three months on\n9 May 2021\nPupils are back at last. The roof is made of copper.\n\nChess club wins the cup of the county\n8 May 2021\nThe juniors won the final. They had lost it last year.\n\n1 2 3 4\n\nSpeeches\n\nSpeech on the ferries to the parliament\n14 May 2021\nThe minister spoke of the ferries. He was heard.\n\nSpeech on mills at the fair of the valley\n6 May 2021\nThe minister spoke of mills. He was cheered.\n\nSpeech on rivers and what lives in them\n2 May 2021\nThe minister spoke of eels. He was applauded.\n\n1 2\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months on", "2021-05-08 Chess club wins the cup of the county", "2021-05-14 Speech on the ferries to the parliament", "2021-05-06 Speech on mills at the fair of the valley", "2021-05-02 Speech on rivers and what lives in them"],
    ),
    "short headlines above bylines": (
        "News\n\n12 May 2021\nStrike ends\nThe crews have voted on it. They go back on Monday.\nAnna Reed, Harbour correspondent\n\n11 May 2021\nMill to close\nThe mill has lost money. Sixty jobs go.\nCarl Lund, Business editor of the Star\n\n10 May 2021\nEels come back\nAnglers are glad of them. The dam is open.\nBerta Holm, Nature writer in Bergen\n\n9 May 2021\nRoof repaired\nPupils are back at last. The roof is copper.\nAnna Reed, Harbour correspondent\n\n8 May 2021\nChess club wins\nThe juniors won the final. It was close.\nOtto Berg, Sports reporter of the Star\n\n",
        ["2021-05-12 Strike ends", "2021-05-11 Mill to close", "2021-05-10 Eels come back", "2021-05-09 Roof repaired", "2021-05-08 Chess club wins"],
    ),
    "Korean headlines with a dash": (
        "소식\n\n2021-05-12 시장 인사 - 항만 재개발 계획을 발표하였다\n2021-05-11 교육청 안내 - 학교 지붕을 수리하였다\n2021-05-10 도서관 공지 - 이번 주에 휴관한다\n2021-05-09 체육회 소식 - 청소년 팀이 우승하였다\n",
        ["2021-05-12 시장 인사 - 항만 재개발 계획을 발표하였다", "2021-05-11 교육청 안내 - 학교 지붕을 수리하였다", "2021-05-10 도서관 공지 - 이번 주에 휴관한다", "2021-05-09 체육회 소식 - 청소년 팀이 우승하였다"],
    ),
    "Arabic headlines with a dash": (
        "أخبار\n\n2021-05-12: وزير النقل - افتتاح الميناء الجديد في المدينة\n2021-05-11: رئيس البلدية - إصلاح سقف المدرسة القديمة\n2021-05-10: نادي الشطرنج - الفوز بكأس المحافظة\n2021-05-09: وزارة البيئة - عودة الأسماك إلى النهر\n",
        ["2021-05-12 وزير النقل - افتتاح الميناء الجديد في المدينة", "2021-05-11 رئيس البلدية - إصلاح سقف المدرسة القديمة", "2021-05-10 نادي الشطرنج - الفوز بكأس المحافظة", "2021-05-09 وزارة البيئة - عودة الأسماك إلى النهر"],
    ),
    "summaries that say their headlines amid others": (
        "Nachrichten\n\nHafen öffnet wieder am Montag\n12. Mai 2021\nDer Hafen öffnet wieder am Montag um acht Uhr.\n\nMühle schließt im kommenden Herbst\n11. Mai 2021\nDie Mühle schließt im kommenden Herbst für immer.\n\nAale kehren zurück in den Fluss\n10. Mai 2021\nDie Aale kehren zurück in den Fluss nach der Öffnung.\n\nSchuldach endlich repariert worden\n9. Mai 2021\nDas Schuldach endlich repariert worden ist es gut.\n",
        ["2021-05-12 Hafen öffnet wieder am Montag", "2021-05-11 Mühle schließt im kommenden Herbst", "2021-05-10 Aale kehren zurück in den Fluss", "2021-05-09 Schuldach endlich repariert worden"],
    ),
    "two decks alike": (
        "Opinion\n\n12 May 2021\nWhat the ferry strike tells us about the islands\nThe crews were right, and the owners know it\n\n11 May 2021\nWhy the mill should not be allowed to close\nA view from the valley\n\n10 May 2021\nThe eels are back and nobody asks the reason why\nThe river is cleaner than it has been for a century\n\n9 May 2021\nWho pays for the roof of the school by the quay\nA view from the valley\n\n8 May 2021\nChess is a game for everybody in this small town\nOur juniors show how it is done\n",
        ["2021-05-12 What the ferry strike tells us about the islands", "2021-05-11 Why the mill should not be allowed to close", "2021-05-10 The eels are back and nobody asks the reason why", "2021-05-09 Who pays for the roof of the school by the quay", "2021-05-08 Chess is a game for everybody in this small town"],
    ),
    "summaries that end with a quoted headline": (
        "News\n\nMill to close in the autumn\n12 May 2021\nSixty people work there today. They had asked for help when they heard: Mill to close in the autumn\n\nFerry strike ends on Monday\n11 May 2021\nCrews have voted. A banner at the port says what all hope: Ferry strike ends on Monday\n\nEels come back to the river\n10 May 2021\nAnglers are glad. They sing the old song of the valley, Eels come back to the river\n",
        ["2021-05-12 Mill to close in the autumn", "2021-05-11 Ferry strike ends on Monday", "2021-05-10 Eels come back to the river"],
    ),
    "sentences with a day near their beginning": (
        "News\n\nFerry strike ends as the crews accept an offer\nBoris Johnson, on 3 May 2021, told the crews that the strike must come to an end at once.\n\nMill to close after more than two hundred years\nMinister Reed, on 4 May 2021, wrote to the owners of the mill and asked them to keep it open.\n\nEels come back to the river in great numbers\nAnna Berg, on 5 May 2021, counted more eels in the river than were ever seen in it before.\n\nSchool roof repaired three months after storm\nThe roof, on 6 May 2021, was opened to the public by the mayor, and many pupils were there.\n\nChess club wins the cup of the county again\nCarl Lund, on 7 May 2021, won the final of the cup against a player who is twice his own age.\n",
        [],
    ),
    "headlines in capitals with dates beside them": (
        "News and announcements\n\n2021-06-18 - FERRY PLANS THE SUMMER SEASON\n2021-06-13 - MARKET CELEBRATES THE ANNUAL FAIR\n2021-05-30 - STUDENTS OPENS THE GRANT OF THE STATE\n2021-05-29 - PORT CELEBRATES THE SUMMER SEASON\n\nContact\nAbout this site\nNext page\n",
        ["2021-06-18 FERRY PLANS THE SUMMER SEASON", "2021-06-13 MARKET CELEBRATES THE ANNUAL FAIR", "2021-05-30 STUDENTS OPENS THE GRANT OF THE STATE", "2021-05-29 PORT CELEBRATES THE SUMMER SEASON"],
    ),
    "a table whose lines all begin with a tab": (
        "\t12 May 2021\tFerry strike ends\n\t11 May 2021\tMill to close\n\t10 May 2021\tEels come back\n\t9 May 2021\tRoof repaired\n",
        ["2021-05-12 Ferry strike ends", "2021-05-11 Mill to close", "2021-05-10 Eels come back", "2021-05-09 Roof repaired"],
    ),
    "such a table with summaries in lines of their own": (
        "News of the harbour\n\t12 May 2021\tFerry strike ends as crews accept offer\n\t\tThe crews have voted on it. They go back on Monday.\n\t11 May 2021\tMill to close after two hundred years\n\t\tThe mill has lost money. Sixty jobs go in the valley.\n\t10 May 2021\tEels come back to the river in numbers\n\t\tAnglers are glad of them. The dam was opened in March.\n\t9 May 2021\tSchool roof repaired three months on\n\t\tPupils are back at last. The roof is made of copper.\n\t8 May 2021\tChess club wins the cup of the county\n\t\tThe juniors won the final. They had lost it last year.\n\t6 May 2021\tChoir sings for the old people\n\t\tThe hall was full. Tea was served to all.\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months on", "2021-05-08 Chess club wins the cup of the county", "2021-05-06 Choir sings for the old people"],
    ),
    "a name above most dates that says no more than other names": (
        "News\n\nAnglers move the annual fair\nBerta Holm\n6 June 2021\nThe doctors celebrate the talks with unions. It was said on Monday that this goes on.\n\nMarket celebrates the talks with unions\nBerta Holm\n5 June 2021\nThe farmers repair the northern channel. It was said on Monday that this goes on.\n\nPolice repair the old bridge\nOtto Berg\n4 June 2021\nThe council celebrates the budget for schools. It was said on Monday that this goes on.\n\nRiver rejects the winter storm\nOtto Berg\n30 May 2021\nThe library closes the budget for schools. It was said on Monday that this goes on.\n",
        ["2021-06-06 Anglers move the annual fair", "2021-06-05 Market celebrates the talks with unions", "2021-06-04 Police repair the old bridge", "2021-05-30 River rejects the winter storm"],
    ),
    "a headline on what is updated, in a list": (
        "Notices\n\nBridge closed for repairs until the autumn - 12 May 2021\nFAQ updated - 11 May 2021\nMarket moves to the square by the church - 10 May 2021\nTwo posts for wardens are to be filled - 8 May 2021\n",
        ["2021-05-12 Bridge closed for repairs until the autumn", "2021-05-11 FAQ updated", "2021-05-10 Market moves to the square by the church", "2021-05-08 Two posts for wardens are to be filled"],
    ),
    "headlines behind tabs that begin alike": (
        "News\n\n\t12 May 2021\n\tThe mayor opens a new library\n\tThe crews have voted on it. They go back on Monday.\n\n\t11 May 2021\n\tMill to close after two hundred years\n\tThe mill has lost money. Sixty jobs go in the valley.\n\n\t10 May 2021\n\tThe mayor visits the school\n\tAnglers are glad of them. The dam was opened in March.\n\n\t9 May 2021\n\tEels come back to the river\n\tPupils are back at last. The roof is made of copper.\n\n\t8 May 2021\n\tThe mayor talks to the crews\n\tThe juniors won the final. They had lost it last year.\n\n\t6 May 2021\n\tChess club wins the cup of the county\n\tThe hall was full. Tea was served to all.\n",
        ["2021-05-12 The mayor opens a new library", "2021-05-11 Mill to close after two hundred years", "2021-05-10 The mayor visits the school", "2021-05-09 Eels come back to the river", "2021-05-08 The mayor talks to the crews", "2021-05-06 Chess club wins the cup of the county"],
    ),
    "bullets with tabs behind them": (
        "News\n\n•\tStrike ends\n12 May 2021\nThe crews have voted on it. They go back on Monday.\n\n•\tMill to close\n11 May 2021\nThe mill has lost money. Sixty jobs go in the valley.\n\n•\tEels come back\n10 May 2021\nAnglers are glad of them. The dam was opened in March.\n\n•\tRoof repaired\n9 May 2021\nPupils are back at last. The roof is made of copper.\n\n•\tChess club wins\n8 May 2021\nThe juniors won the final. They had lost it last year.\n",
        ["2021-05-12 Strike ends", "2021-05-11 Mill to close", "2021-05-10 Eels come back", "2021-05-09 Roof repaired", "2021-05-08 Chess club wins"],
    ),
    "authors in capitals below headlines in capitals": (
        "News\n\nFERRY STRIKE ENDS AS CREWS ACCEPT OFFER OF THE COMPANY ON THE ISLANDS\nBY ANNA REED\n12 May 2021\nThe crews have voted on it. They go back on Monday.\n\nMILL TO CLOSE AFTER TWO HUNDRED YEARS OF THE COMPANY ON THE ISLANDS\nBY CARL LUND\n11 May 2021\nThe mill has lost money. Sixty jobs go in the valley.\n\nEELS COME BACK TO THE RIVER IN NUMBERS OF THE COMPANY ON THE ISLANDS\nBY BERTA HOLM\n10 May 2021\nAnglers are glad of them. The dam was opened in March.\n\nSCHOOL ROOF REPAIRED THREE MONTHS ON OF THE COMPANY ON THE ISLANDS\nBY ANNA REED\n9 May 2021\nPupils are back at last. The roof is made of copper.\n\nCHESS CLUB WINS THE CUP OF THE COUNTY OF THE COMPANY ON THE ISLANDS\nBY OTTO BERG\n8 May 2021\nThe juniors won the final. They had lost it last year.\n\nCHOIR SINGS FOR THE OLD PEOPLE OF THE COMPANY ON THE ISLANDS\nBY CARL LUND\n6 May 2021\nThe hall was full. Tea was served to all.\n",
        ["2021-05-12 FERRY STRIKE ENDS AS CREWS ACCEPT OFFER", "2021-05-11 MILL TO CLOSE AFTER TWO HUNDRED YEARS", "2021-05-10 EELS COME BACK TO THE RIVER IN NUMBERS", "2021-05-09 SCHOOL ROOF REPAIRED THREE MONTHS ON", "2021-05-08 CHESS CLUB WINS THE CUP OF THE COUNTY", "2021-05-06 CHOIR SINGS FOR THE OLD PEOPLE"],
    ),
    "headlines that end with one acronym": (
        "Blog\n\nA short history of HTML\n12 May 2021\nThe crews have voted on it. They go back on Monday.\n\nWhy I love HTML\n11 May 2021\nThe mill has lost money. Sixty jobs go in the valley.\n\nTen years of writing HTML\n10 May 2021\nAnglers are glad of them. The dam was opened in March.\n\nHow browsers parse HTML\n9 May 2021\nPupils are back at last. The roof is made of copper.\n\nMails and HTML\n8 May 2021\nThe juniors won the final. They had lost it last year.\n",
        ["2021-05-12 A short history of HTML", "2021-05-11 Why I love HTML", "2021-05-10 Ten years of writing HTML", "2021-05-09 How browsers parse HTML", "2021-05-08 Mails and HTML"],
    ),
    "headlines that end with versions": (
        "Blog\n\nGetting started with python3\n12 May 2021\nThe crews have voted on it. They go back on Monday.\n\nMigrating a large application to vue3\n11 May 2021\nThe mill has lost money. Sixty jobs go in the valley.\n\nWhy we still write tests by hand\n10 May 2021\nAnglers are glad of them. The dam was opened in March.\n\nWhat is new in php8\n9 May 2021\nPupils are back at last. The roof is made of copper.\n\nHow we moved our mail to another host\n8 May 2021\nThe juniors won the final. They had lost it last year.\n\nDrawing charts on the web with html5\n6 May 2021\nThe hall was full. Tea was served to all.\n",
        ["2021-05-12 Getting started with python3", "2021-05-11 Migrating a large application to vue3", "2021-05-10 Why we still write tests by hand", "2021-05-09 What is new in php8", "2021-05-08 How we moved our mail to another host", "2021-05-06 Drawing charts on the web with html5"],
    ),
    "results of games behind days": (
        "News\n\n12 May 2021, Ann Reed - Ferry strike ends as crews accept offer\n11 May 2021, Opinion - Mill to close after two hundred years\n10 May 2021, Video - Eels come back to the river in numbers\n9 May 2021, Carl Lund - School roof repaired three months on\n8 May 2021, Sport - Chess club wins the cup of the county\n6 May 2021, News - Choir sings for the old people\n",
        ["2021-05-12 Ann Reed - Ferry strike ends as crews accept offer", "2021-05-11 Opinion - Mill to close after two hundred years", "2021-05-10 Video - Eels come back to the river in numbers", "2021-05-09 Carl Lund - School roof repaired three months on", "2021-05-08 Sport - Chess club wins the cup of the county", "2021-05-06 News - Choir sings for the old people"],
    ),
    "headlines in letters that know no capitals": (
        "სიახლეები\n\n12.05.2021 – ბორნის გაფიცვა დასრულდა\n11.05.2021 – ქარხანა იხურება\n10.05.2021 – გველთევზები ბრუნდებიან\n09.05.2021 – სკოლის სახურავი შეკეთდა\n28.04.2021 – ჭადრაკის კლუბმა მოიგო\n",
        ["2021-05-12 ბორნის გაფიცვა დასრულდა", "2021-05-11 ქარხანა იხურება", "2021-05-10 გველთევზები ბრუნდებიან", "2021-05-09 სკოლის სახურავი შეკეთდა", "2021-04-28 ჭადრაკის კლუბმა მოიგო"],
    ),
    "headlines of one long word": (
        "Aktuelles\n\nVerkehr\nStreik der Fähren beendet\n12. Mai 2021\nDie Mannschaften haben abgestimmt. Es geht am Montag weiter.\n\nWirtschaft\nMühle schließt im Herbst\n11. Mai 2021\nDie Mühle hat Geld verloren. Sechzig Stellen fallen weg.\n\nWeihnachtsmarkt\n10. Mai 2021\nDie Angler freuen sich. Das Wehr ist offen.\n\nSchule\nSchuldach ist repariert\n9. Mai 2021\nDie Kinder sind zurück. Das Dach ist aus Kupfer.\n\nSport\nSchachklub gewinnt Pokal\n8. Mai 2021\nDie Jugend hat gewonnen. Das Finale war knapp.\n\nStellenangebote\n6. Mai 2021\nDer Saal war voll. Es gab Tee für alle.\n",
        ["2021-05-12 Streik der Fähren beendet", "2021-05-11 Mühle schließt im Herbst", "2021-05-10 Weihnachtsmarkt", "2021-05-09 Schuldach ist repariert", "2021-05-08 Schachklub gewinnt Pokal", "2021-05-06 Stellenangebote"],
    ),
    "short headlines glued to days, above summaries": (
        "News\n\n12 May 2021Strike ends on Monday\nThe crews have voted on it. They go back on Monday.\n\n11 May 2021Mill to close in June\nThe mill has lost money. Sixty jobs go in the valley.\n\n10 May 2021Eels come back\nAnglers are glad of them. The dam was opened in March.\n\n9 May 2021Roof repaired at last\nPupils are back at last. The roof is made of copper.\n\n8 May 2021Chess club wins\nThe juniors won the final. They had lost it last year.\n",
        ["2021-05-12 Strike ends on Monday", "2021-05-11 Mill to close in June", "2021-05-10 Anglers are glad of them. The dam was opened in March.", "2021-05-09 Roof repaired at last", "2021-05-08 The juniors won the final. They had lost it last year."],
    ),
    "months amid brackets": (
        "Conferences\n\n* Ferry strike ends as crews accept offer (Bergen, May 2021)\n* Mill to close after two hundred years (Bergen, April 2021)\n* Eels come back to the river in numbers (Bergen, March 2021)\n* School roof repaired three months on (Bergen, January 2021)\n* Chess club wins the cup of the county (Bergen, May 2020)\n* Choir sings for the old people (Bergen, April 2020)\n",
        [],
    ),
    "what is to come above marked entries": (
        "Annual conference of the harbour towns\n12 June 2021\nRegister now for the conference. It is free for all.\n\n* Ferry strike ends as crews accept offer\n  12 May 2021\n  The crews have voted on it. They go back on Monday.\n\n* Mill to close after two hundred years\n  11 May 2021\n  The mill has lost money. Sixty jobs go in the valley.\n\n* Eels come back to the river in numbers\n  10 May 2021\n  Anglers are glad of them. The dam was opened in March.\n\n* School roof repaired three months on\n  9 May 2021\n  Pupils are back at last. The roof is made of copper.\n\n* Chess club wins the cup of the county\n  8 May 2021\n  The juniors won the final. They had lost it last year.\n\n* Choir sings for the old people\n  6 May 2021\n  The hall was full. Tea was served to all.\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months on", "2021-05-08 Chess club wins the cup of the county", "2021-05-06 Choir sings for the old people"],
    ),
    "an author whom few entries have": (
        "News\n\nDoctors welcomes the northern channel\n\nAnna Reed (Bergen)\n\nThe anglers delays the record catch. It was said on Monday that this goes on.\n\nPublished on\n11 June 2021\n\nMuseum opens the visit of the minister\n\nThe doctors celebrates the talks with unions. It was said on Monday that this goes on.\n\nPublished on\n10 June 2021\n\nChurch expects the northern channel\n\nAnna Reed (Bergen)\n\nThe miners rejects the report on the floods. It was said on Monday that this goes on.\n\nPublished on\n8 June 2021\n\nSchool closes the annual fair\n\nAnna Reed (Bergen)\n\nThe market repairs the talks with unions. It was said on Monday that this goes on.\n\nPublished on\n30 May 2021\n\nDoctors opens the new roof\n\nAnna Reed (Bergen)\n\nThe chess rebuilds the cup of the county. It was said on Monday that this goes on.\n\nPublished on\n29 May 2021\n\nLibrary expects the cup of the county\n\nCarl Lund (The Star)\n\nThe council expects the talks with unions. It was said on Monday that this goes on.\n\nPublished on\n28 May 2021\n\nFerry studies the budget for schools\n\nAnna Reed (Bergen)\n\nThe anglers plans the northern channel. It was said on Monday that this goes on.\n\nPublished on\n23 May 2021\n\n\n",
        ["2021-06-11 Doctors welcomes the northern channel", "2021-06-10 Museum opens the visit of the minister", "2021-06-08 Church expects the northern channel", "2021-05-30 School closes the annual fair", "2021-05-29 Doctors opens the new roof", "2021-05-28 Library expects the cup of the county", "2021-05-23 Ferry studies the budget for schools"],
    ),
    "days with strokes and half days, in a language that has other halves": (
        "أخبار\n\nانتهاء إضراب العبارات بعد قبول الطواقم العرض\n6/12/2013 10:15:00 AM\nقال سكان المدينة يوم الاثنين إنهم سمعوا الخبر وكان معظمهم سعداء به.\n\nإغلاق المصنع بعد أكثر من مئتي عام\n6/11/2013 9:05:00 AM\nقال سكان المدينة يوم الاثنين إنهم سمعوا الخبر وكان معظمهم سعداء به.\n\nعودة الأسماك إلى النهر بأعداد كبيرة\n6/10/2013 3:15:00 PM\nقال سكان المدينة يوم الاثنين إنهم سمعوا الخبر وكان معظمهم سعداء به.\n\nإصلاح سقف المدرسة بعد ثلاثة أشهر من العاصفة\n6/6/2013 10:10:00 AM\nقال سكان المدينة يوم الاثنين إنهم سمعوا الخبر وكان معظمهم سعداء به.\n\nنادي الشطرنج يفوز بكأس المحافظة مرة أخرى\n6/5/2013 1:12:00 PM\nقال سكان المدينة يوم الاثنين إنهم سمعوا الخبر وكان معظمهم سعداء به.\n",
        [],
    ),
    "results of games with strokes": (
        "体育新闻\n\n国足1-0战胜韩国队\n2024-03-20\n\n湖人110-105力克勇士\n2024-03-18\n\n申花队主场2-2战平泰山队\n2024-03-15",
        ["2024-03-20 国足1-0战胜韩国队", "2024-03-18 湖人110-105力克勇士", "2024-03-15 申花队主场2-2战平泰山队"],
    ),
    "a headline that ends with a year behind a stroke": (
        "Новости\n\n20 марта 2024\nЭкспо-2025\nВыставка откроется в мае.\n\n18 марта 2024\nОткрыт новый мост через реку\nДвижение началось утром.\n\n15 марта 2024\nШкола получила новое здание\nЗанятия начнутся осенью.",
        ["2024-03-20 Экспо-2025", "2024-03-18 Открыт новый мост через реку", "2024-03-15 Школа получила новое здание"],
    ),
    "codes for headlines above days": (
        "News\n\nFIFA 23\n20 March 2024\nThe game ends after thirty years.\n\nHarbour ferry service to return in summer\n18 March 2024\nBoats sail in June if the weather holds.\n\nSchool board names a new head\n15 March 2024\nShe starts in May.",
        ["2024-03-20 FIFA 23", "2024-03-18 Harbour ferry service to return in summer", "2024-03-15 School board names a new head"],
    ),
    "codes for headlines below days": (
        "Tech\n\n20 March 2024\nCES 2024\nEverything we saw on the show floor.\n\n18 March 2024\nWhy batteries still matter to phone makers\nA long look at cells.\n\n17 March 2024\nGPT-4\nWhat it can do and what not.\n\n16 March 2024\nA week with the smallest car\nIt fits into a lift.",
        ["2024-03-20 CES 2024", "2024-03-18 Why batteries still matter to phone makers", "2024-03-17 GPT-4", "2024-03-16 A week with the smallest car"],
    ),
    "short decks without stops between days": (
        "News\n\n12 March 2024\nCouncil approves new cycling budget for 2024\nPlan adds forty miles of lanes\n10 March 2024\nHarbour ferry service to return this summer\nFirst sailing planned for June\n7 March 2024\nSchool board names interim superintendent\nFormer principal steps in\n\n1 2 3 Next",
        ["2024-03-12 Council approves new cycling budget for 2024", "2024-03-10 Harbour ferry service to return this summer", "2024-03-07 School board names interim superintendent"],
    ),
    "a short headline above a cut summary": (
        "Blog\n\n20 March 2024\nCouncil approves new cycling budget\nThe vote was close.\n\n19 March 2024\nHarbour ferry to return in summer\nBoats sail in June.\n\n18 March 2024\nSchool board names a new head\nShe starts in May.\n\n12 March 2024\nGoodbye, old friend\nWe said farewell on Friday to the man who ran the library for thirty years and knew every reader by name and",
        ["2024-03-20 Council approves new cycling budget", "2024-03-19 Harbour ferry to return in summer", "2024-03-18 School board names a new head", "2024-03-12 Goodbye, old friend"],
    ),
    "short titles above decks, few": (
        "Reviews\n\n20 March 2024\nDune: Part Two\nA desert epic that finally earns its length\n\n18 March 2024\nPast Lives\nTwo friends and the years between them\n\n15 March 2024\nPerfect Days\nA quiet film about a man who cleans toilets",
        ["2024-03-20 Dune: Part Two", "2024-03-18 Past Lives", "2024-03-15 Perfect Days"],
    ),
    "what is to come under a heading of its own": (
        "News\n\n20 March 2024\nCouncil approves new cycling budget\nThe vote was close.\n\n19 March 2024\nHarbour ferry to return in summer\nBoats sail in June.\n\n18 March 2024\nSchool board names a new head\nShe starts in May.\n\nUpcoming events\n\n2024-05-02\nSpring concert in the old town hall\nThe orchestra plays Haydn and Mozart.\n\n2024-05-09\nLecture on the history of the harbour\nAnn Reed talks about boats.",
        ["2024-03-20 Council approves new cycling budget", "2024-03-19 Harbour ferry to return in summer", "2024-03-18 School board names a new head"],
    ),
    "degrees behind talks": (
        "- 20 March 2024: Talk on boats at the harbour museum\n- 12 March 2024: Paper accepted at the boat journal\n- 2 March 2024: Grant for a study of ports\n\nEducation\n\n- June 2010: Master of science in boat design\n- June 2008: Bachelor of boat design",
        ["2024-03-20 Talk on boats at the harbour museum", "2024-03-12 Paper accepted at the boat journal", "2024-03-02 Grant for a study of ports"],
    ),
    "the word of a button for a headline": (
        "Nachrichten\n\n03.05.2021\nWeiter\nDer neue Roman von Anna Schmidt erscheint im Herbst.\n\n02.05.2021\nDer Hafen hat neue Kräne\nSie stammen aus Bergen.\n\n30.04.2021\nDie Schule bekommt ein Dach\nEs ist aus Kupfer.",
        ["2021-05-03 Weiter", "2021-05-02 Der Hafen hat neue Kräne", "2021-04-30 Die Schule bekommt ein Dach"],
    ),
    "words of buttons for headlines above days": (
        "Product blog\n\nMore\n3 May 2021\nWe launch a bigger plan for families.\n\nDetails\n1 May 2021\nWhy we care about the small things.\n\nHarbour plan for all\n29 April 2021\nWe made it simple.",
        ["2021-05-03 More", "2021-05-01 Details", "2021-04-29 Harbour plan for all"],
    ),
    "chapters of a book": (
        "Read along\n\nChapters 1-5 of 40\n1 March 2024\nWe meet the captain.\n\nChapters 6-10 of 40\n8 March 2024\nThe ship sails.\n\nChapters 11-15 of 40\n15 March 2024\nA storm comes.",
        ["2024-03-01 Chapters 1-5 of 40", "2024-03-08 Chapters 6-10 of 40", "2024-03-15 Chapters 11-15 of 40"],
    ),
    "a quotation for a summary": (
        "News\n\nCouncil approves new cycling budget for the year\n20 March 2024\n“We did it”, says mayor Ann Reed\n\nHarbour ferry service to return in the summer\n18 March 2024\nThe boats sail again in June.\n\nSchool board names a new head for the year\n15 March 2024\nShe starts in May.",
        ["2024-03-20 Council approves new cycling budget for the year", "2024-03-18 Harbour ferry service to return in the summer", "2024-03-15 School board names a new head for the year"],
    ),
    "summaries in Thai": (
        "ข่าว\n\n12 มีนาคม 2567\nผู้ว่าฯ เปิดงานเทศกาลดอกไม้ประจำปีที่สวนหลวง\nงานจัดขึ้นระหว่างวันที่ 1 ถึง 10\n\n11 มีนาคม 2567\nเทศบาลปรับปรุงตลาดเก่าริมแม่น้ำให้ประชาชน\nเริ่มงานเดือนหน้า\n\n10 มีนาคม 2567\nโรงเรียนเปิดห้องสมุดใหม่สำหรับนักเรียนทุกคน\nเปิดทุกวัน",
        ["2024-03-12 ผู้ว่าฯ เปิดงานเทศกาลดอกไม้ประจำปีที่สวนหลวง", "2024-03-11 เทศบาลปรับปรุงตลาดเก่าริมแม่น้ำให้ประชาชน", "2024-03-10 โรงเรียนเปิดห้องสมุดใหม่สำหรับนักเรียนทุกคน"],
    ),
    "headlines set deeper than their days": (
        "News\n\n    Council approves new cycling budget\n20 March 2024\n    Harbour ferry service to return in summer\n18 March 2024\n    School board names a new head\n15 March 2024\n    Library opens on Sundays again\n12 March 2024",
        ["2024-03-20 Council approves new cycling budget", "2024-03-18 Harbour ferry service to return in summer", "2024-03-15 School board names a new head", "2024-03-12 Library opens on Sundays again"],
    ),
    "short headlines that share words, above decks": (
        "Reports\n\nQuarterly report March\n20 March 2024\nRead how we did in the first three months\n\nQuarterly report winter\n18 March 2024\nRead how we did in the last three months\n\nQuarterly report autumn\n15 March 2024\nRead how we did in the other three months",
        ["2024-03-20 Quarterly report March", "2024-03-18 Quarterly report winter", "2024-03-15 Quarterly report autumn"],
    ),
    "subjects below days, and a deck without a stop": (
        "News\n\nCouncil approves new cycling budget for 2024\nPlan adds forty miles of lanes\n12 March 2024\nCity hall\n\nHarbour ferry service to return this summer\nFirst sailing is planned for June, the operator said on Tuesday.\n10 March 2024\nTransport\n\nSchool board names interim superintendent\nThe former principal will serve until a permanent hire is made.\n7 March 2024\nEducation",
        ["2024-03-12 Council approves new cycling budget for 2024", "2024-03-10 Harbour ferry service to return this summer", "2024-03-07 School board names interim superintendent"],
    ),
    "footers of sentences behind a list": (
        "Blog\n\n20 March 2024\nCouncil approves new cycling budget\n\n19 March 2024\nHarbour ferry service to return in summer\n\n18 March 2024\nSchool board names a new head\n\n17 March 2024\nLibrary opens on Sundays again\n\nAll rights are reserved by the council.\n\nWe use cookies to make the site work for you.",
        ["2024-03-20 Council approves new cycling budget", "2024-03-19 Harbour ferry service to return in summer", "2024-03-18 School board names a new head", "2024-03-17 Library opens on Sundays again"],
    ),
    "tags below one headline": (
        "Ferry strike ends as crews accept offer\nHarbour | Islands | Unions\n12 May 2021\nMill to close after two hundred years\n11 May 2021\nEels come back to the river in numbers\n10 May 2021\nSchool roof repaired three months on\n9 May 2021\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-09 School roof repaired three months on"],
    ),
    "interviews": (
        "Interviews\n\nInterview: Ann Reed\n12 May 2021\nThe harbour master on strikes and storms\n\nInterview: Carl Lund\n11 May 2021\nThe founder on chess in small towns\n\nInterview: Berta Holm\n10 May 2021\nThe teacher on roofs made of copper\n",
        ["2021-05-12 Interview: Ann Reed", "2021-05-11 Interview: Carl Lund", "2021-05-10 Interview: Berta Holm"],
    ),
    "kinds with what they are on": (
        "Speeches\n\n12 May 2021\nSpeech in Oslo\nThe minister on the strike of the ferry crews\n\n11 May 2021\nSpeech in Bergen\nThe minister on mills in the valley\n\n10 May 2021\nStatement on eels\nThe minister welcomes them back in the river\n",
        ["2021-05-12 Speech in Oslo", "2021-05-11 Speech in Bergen", "2021-05-10 Statement on eels"],
    ),
    "a short headline above its day": (
        "News\n\nFerry strike ends as crews accept offer\n12 May 2021\n\nMill to close after two hundred years\n11 May 2021\n\nEels return\n10 May 2021\nAnglers say that the dam is the reason\n\nSchool roof repaired three months on\n9 May 2021\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels return", "2021-05-09 School roof repaired three months on"],
    ),
    "questions with short answers": (
        "Questions\n\n12 May 2021\nIs the strike over?\nYes, at last\n\n11 May 2021\nDoes the mill close in this year?\nNot before the autumn\n\n10 May 2021\nAre there eels in the river now?\nMore than ever\n",
        ["2021-05-12 Is the strike over?", "2021-05-11 Does the mill close in this year?", "2021-05-10 Are there eels in the river now?"],
    ),
    "a short summary at the end": (
        "News\n\nFerry strike ends as crews accept offer\n12 May 2021\nThe crews have voted on it. They go back on Monday.\n\nMill to close after two hundred years\n11 May 2021\nThe mill has lost money. Sixty jobs go in the valley.\n\nEels come back to the river in numbers\n10 May 2021\nAnglers are glad of them. The dam was opened in March.\n\nChess club wins the cup of the county\n8 May 2021\nThe juniors won the final\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers", "2021-05-08 Chess club wins the cup of the county"],
    ),
    "an archive of months with marks": (
        "News\n• 12 May 2021 Ferry strike ends as crews accept offer\n• 11 May 2021 Mill to close after two hundred years\n• 10 May 2021 Eels come back to the river in numbers\nArchive\n• April 2021 (12 stories)\n• March 2021 (9 stories)\n",
        ["2021-05-12 Ferry strike ends as crews accept offer", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river in numbers"],
    ),
    "a picture in a headline": (
        "Noticias\n\nFoto de Marte revela un lago\n12 de mayo de 2021\nLos científicos están contentos. Es la primera.\n\nEl puerto abre de nuevo el lunes\n11 de mayo de 2021\nLas tripulaciones votaron. Vuelven al trabajo.\n\nLa escuela tiene un techo nuevo\n10 de mayo de 2021\nLos alumnos vuelven. El techo es de cobre.\n",
        ["2021-05-12 Foto de Marte revela un lago", "2021-05-11 El puerto abre de nuevo el lunes", "2021-05-10 La escuela tiene un techo nuevo"],
    ),
    "a painting in a headline": (
        "Nachrichten\n\nBild von Rubens kehrt zurück nach Köln\n12. Mai 2021\n\nHafen öffnet wieder am Montag\n11. Mai 2021\n\nMühle schließt im Herbst\n10. Mai 2021\n\nAale kehren zurück in den Fluss\n9. Mai 2021\n",
        ["2021-05-12 Bild von Rubens kehrt zurück nach Köln", "2021-05-11 Hafen öffnet wieder am Montag", "2021-05-10 Mühle schließt im Herbst", "2021-05-09 Aale kehren zurück in den Fluss"],
    ),
    "results of games with a year": (
        "Sport\n\n12 May 2021\nStar 1-2 Mill in final 2021\nThe Star lost again. It rained all day.\n\n11 May 2021\nMill 1-3 Port in game 30\nThe Mill never had a chance. It was a cold day.\n\n10 May 2021\nEels sign a keeper from the Old Boys\nHe is tall. He likes the sea.\n\n9 May 2021\nPort builds a new stand in summer\nIt has two thousand seats. They are red.\n",
        ["2021-05-12 Star 1-2 Mill in final 2021", "2021-05-11 Mill 1-3 Port in game 30", "2021-05-10 Eels sign a keeper from the Old Boys", "2021-05-09 Port builds a new stand in summer"],
    ),
    "a result above its day": (
        "Sport\n\nPort 1-2 Star Under 21\n12 May 2021\nThe Port lost again. It rained all day.\n\nMill to build a new stand in summer\n11 May 2021\nIt will have two thousand seats. They are red.\n\nEels sign a keeper from the Old Boys\n10 May 2021\nHe is tall. He likes the sea.\n",
        ["2021-05-12 Port 1-2 Star Under 21", "2021-05-11 Mill to build a new stand in summer", "2021-05-10 Eels sign a keeper from the Old Boys"],
    ),
    "versions like times of day": (
        "News\n\n24.04 LTS is out now\n12 May 2021\n\n23.10 reaches end of life\n11 May 2021\n\n22.04 gets its fifth point release\n10 May 2021\n",
        ["2021-05-12 24.04 LTS is out now", "2021-05-11 23.10 reaches end of life", "2021-05-10 22.04 gets its fifth point release"],
    ),
    "times that parts are counted by": (
        "Nouvelles\n\n12 mai 2021\n1h30 d’attente aux urgences de l’hôpital\n\n11 mai 2021\n2h15 de retard pour le train de Paris\n\n10 mai 2021\n3h00 de panne sur la ligne du port\n",
        ["2021-05-12 1h30 d’attente aux urgences de l’hôpital", "2021-05-11 2h15 de retard pour le train de Paris", "2021-05-10 3h00 de panne sur la ligne du port"],
    ),
    "a footer with a day": (
        "News\n12 May 2021 Ferry strike ends as crews accept\n11 May 2021 Mill to close after two hundred years\n10 May 2021 Eels come back to the river\nContact the editors of the Port Ellis Star\n2 May 2021\nAll rights are reserved by the paper\n",
        ["2021-05-12 Ferry strike ends as crews accept", "2021-05-11 Mill to close after two hundred years", "2021-05-10 Eels come back to the river"],
    ),
}  # fmt: skip

#: Mark-up, with the headlines of its records.
PAGES: dict[str, tuple[str, list[str]]] = {
    "what is to come above a list": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><div class="top"><h2>Events</h2><div class="ev"><h3 class="card-title"><a href="/news/summer-fair">Summer fair on the quay with music and dancing</a></h3><span>12 June 2021</span></div><div class="ev"><h3 class="card-title"><a href="/news/meeting">Public meeting on the new plans for the harbour</a></h3><span>20 June 2021</span></div></div><div class="mid"><div><div><h2>News</h2><ul class="list"><li class="item"><h3 class="card-title"><a href="/news/ferry-strike">Ferry strike ends as the crews accept an offer</a></h3><p class="date">12 May 2021</p><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li class="item"><h3 class="card-title"><a href="/news/mill-close">Mill to close after more than two hundred years</a></h3><p class="date">11 May 2021</p><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li class="item"><h3 class="card-title"><a href="/news/eels-back">Eels come back to the river in great numbers</a></h3><p class="date">10 May 2021</p><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li class="item"><h3 class="card-title"><a href="/news/school-roof">School roof repaired three months after storm</a></h3><p class="date">9 May 2021</p><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li class="item"><h3 class="card-title"><a href="/news/chess">Chess club wins the cup of the county again</a></h3><p class="date">8 May 2021</p><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li></ul></div></div></div></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-11 Mill to close after more than two hundred years", "2021-05-10 Eels come back to the river in great numbers", "2021-05-09 School roof repaired three months after storm", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "a story about a story": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><ul><li><h3><a href="/n/a">Ferry strike ends as the crews accept an offer</a></h3><span>12 May 2021</span><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li><h3><a href="/n/b">Video: Ferry strike ends as the crews accept an offer (3 minutes)</a></h3><span>12 May 2021</span><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li><h3><a href="/n/c">Mill to close after more than two hundred years</a></h3><span>11 May 2021</span><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li><h3><a href="/n/d">Podcast: Mill to close after more than two hundred years, part 2</a></h3><span>11 May 2021</span><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li><h3><a href="/n/e">Eels come back to the river in great numbers</a></h3><span>10 May 2021</span><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li><li><h3><a href="/n/chess">Chess club wins the cup of the county again</a></h3><span>8 May 2021</span><p>The people of the town have heard it on Monday, and most of them were glad of it at last.</p></li></ul></main></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-12 Video: Ferry strike ends as the crews accept an offer (3 minutes)", "2021-05-11 Mill to close after more than two hundred years", "2021-05-11 Podcast: Mill to close after more than two hundred years, part 2", "2021-05-10 Eels come back to the river in great numbers", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "a story about a story, without summaries": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><ul><li><a href="/n/a">Ferry strike ends as the crews accept an offer</a> <span>12 May 2021</span></li><li><a href="/n/b">Video: Ferry strike ends as the crews accept an offer (3 minutes)</a> <span>12 May 2021</span></li><li><a href="/n/c">Mill to close after more than two hundred years</a> <span>11 May 2021</span></li><li><a href="/n/d">Podcast: Mill to close after more than two hundred years, part 2</a> <span>11 May 2021</span></li><li><a href="/n/e">Eels come back to the river in great numbers</a> <span>10 May 2021</span></li><li><a href="/n/chess">Chess club wins the cup of the county again</a> <span>8 May 2021</span></li></ul></main></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-12 Video: Ferry strike ends as the crews accept an offer (3 minutes)", "2021-05-11 Mill to close after more than two hundred years", "2021-05-11 Podcast: Mill to close after more than two hundred years, part 2", "2021-05-10 Eels come back to the river in great numbers", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "a link amid a sentence": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="i"><h3><a href="/n/ferry-strike">Ferry strike ends as the crews accept an offer</a></h3><span>12 May 2021</span><p>As told in <a href="/n/old-ferry-strike">our story of May, Ferry strike ends as the crews accept an offer, part one</a>, the people of the town were glad of it at last.</p></div><div class="i"><h3><a href="/n/mill-close">Mill to close after more than two hundred years</a></h3><span>11 May 2021</span><p>As told in <a href="/n/old-mill-close">our story of May, Mill to close after more than two hundred years, part one</a>, the people of the town were glad of it at last.</p></div><div class="i"><h3><a href="/n/eels-back">Eels come back to the river in great numbers</a></h3><span>10 May 2021</span><p>As told in <a href="/n/old-eels-back">our story of May, Eels come back to the river in great numbers, part one</a>, the people of the town were glad of it at last.</p></div><div class="i"><h3><a href="/n/school-roof">School roof repaired three months after storm</a></h3><span>9 May 2021</span><p>As told in <a href="/n/old-school-roof">our story of May, School roof repaired three months after storm, part one</a>, the people of the town were glad of it at last.</p></div><div class="i"><h3><a href="/n/chess">Chess club wins the cup of the county again</a></h3><span>8 May 2021</span><p>As told in <a href="/n/old-chess">our story of May, Chess club wins the cup of the county again, part one</a>, the people of the town were glad of it at last.</p></div></main></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-11 Mill to close after more than two hundred years", "2021-05-10 Eels come back to the river in great numbers", "2021-05-09 School roof repaired three months after storm", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "mark-up that tells another order than the language": (
        '<!doctype html><html lang="pt"><head><title>News</title></head><body><main><div class="c"><h3><a href="/news/ferry">Greve dos barcos termina com acordo das equipes</a></h3><time datetime="2024-03-11T10:00:00-05:00">03/11/2024</time><p>As equipes votaram na segunda-feira e voltam ao trabalho no fim da semana.</p></div><div class="c"><h3><a href="/news/mill">A fábrica fecha depois de mais de duzentos anos</a></h3><time datetime="2024-03-04T10:00:00-05:00">03/04/2024</time><p>As equipes votaram na segunda-feira e voltam ao trabalho no fim da semana.</p></div><div class="c"><h3><a href="/news/eels">As enguias voltam ao rio em grande número</a></h3><time datetime="2024-02-12T10:00:00-05:00">02/12/2024</time><p>As equipes votaram na segunda-feira e voltam ao trabalho no fim da semana.</p></div><div class="c"><h3><a href="/news/roof">O telhado da escola foi consertado após a tempestade</a></h3><time datetime="2024-02-05T10:00:00-05:00">02/05/2024</time><p>As equipes votaram na segunda-feira e voltam ao trabalho no fim da semana.</p></div><div class="c"><h3><a href="/news/chess">O clube de xadrez vence a taça do condado de novo</a></h3><time datetime="2024-01-09T10:00:00-05:00">01/09/2024</time><p>As equipes votaram na segunda-feira e voltam ao trabalho no fim da semana.</p></div></main></body></html>',
        ["2024-03-11 Greve dos barcos termina com acordo das equipes", "2024-03-04 A fábrica fecha depois de mais de duzentos anos", "2024-02-12 As enguias voltam ao rio em grande número", "2024-02-05 O telhado da escola foi consertado após a tempestade", "2024-01-09 O clube de xadrez vence a taça do condado de novo"],
    ),
    "dates to come above a list": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><div class="top"><h1>Town of Port Ellis</h1><div class="ev"><h3 class="card-title"><a href="/news/fair">Summer fair on the quay with music and dancing</a></h3><span>12 June 2021</span></div><div class="ev"><h3 class="card-title"><a href="/news/meeting">Public meeting on the new plans for the harbour</a></h3><span>20 June 2021</span></div></div><div class="mid"><div><div><h2>News</h2><ul class="list"><li class="item"><h3 class="card-title"><a href="/news/ferry">Ferry strike ends as the crews accept an offer</a></h3><p class="date">12 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li class="item"><h3 class="card-title"><a href="/news/mill">Mill to close after more than two hundred years</a></h3><p class="date">11 May 2021</p><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></li><li class="item"><h3 class="card-title"><a href="/news/eels">Eels come back to the river in great numbers</a></h3><p class="date">10 May 2021</p><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></li><li class="item"><h3 class="card-title"><a href="/news/roof">School roof repaired three months after storm</a></h3><p class="date">9 May 2021</p><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></li><li class="item"><h3 class="card-title"><a href="/news/chess">Chess club wins the cup of the county again</a></h3><p class="date">8 May 2021</p><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></li></ul></div></div></div></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-11 Mill to close after more than two hundred years", "2021-05-10 Eels come back to the river in great numbers", "2021-05-09 School roof repaired three months after storm", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "the most read above a list": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><div class="top"><div class="t">Most read</div><div class="ev"><h3 class="card-title"><a href="/news/old1">Lighthouse keeper of forty years tells of his life</a></h3><span>3 May 2019</span></div><div class="ev"><h3 class="card-title"><a href="/news/old2">Why the harbour bells have been silent since spring</a></h3><span>3 May 2018</span></div><div class="ev"><h3 class="card-title"><a href="/news/old3">A map of all the wrecks that lie in the northern bay</a></h3><span>1 May 2020</span></div></div><div class="mid"><div><div><ul class="list"><li class="item"><h3 class="card-title"><a href="/news/ferry">Ferry strike ends as the crews accept an offer</a></h3><p class="date">12 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li class="item"><h3 class="card-title"><a href="/news/mill">Mill to close after more than two hundred years</a></h3><p class="date">11 May 2021</p><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></li><li class="item"><h3 class="card-title"><a href="/news/eels">Eels come back to the river in great numbers</a></h3><p class="date">10 May 2021</p><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></li><li class="item"><h3 class="card-title"><a href="/news/roof">School roof repaired three months after storm</a></h3><p class="date">9 May 2021</p><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></li><li class="item"><h3 class="card-title"><a href="/news/chess">Chess club wins the cup of the county again</a></h3><p class="date">8 May 2021</p><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></li></ul></div></div></div></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-11 Mill to close after more than two hundred years", "2021-05-10 Eels come back to the river in great numbers", "2021-05-09 School roof repaired three months after storm", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "an agenda below a story": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="i"><h3><a href="/news/lead">The town of Port Ellis gets a new harbour master</a></h3><p>12 May 2021</p><p>He comes from Bergen, and begins his work in the autumn of the year.</p></div><h2>Saturday, 12 June 2021</h2><div class="i"><h3><a href="/news/ferry">Ferry strike ends as the crews accept an offer</a></h3><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/mill">Mill to close after more than two hundred years</a></h3><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></div><h2>Sunday, 20 June 2021</h2><div class="i"><h3><a href="/news/eels">Eels come back to the river in great numbers</a></h3><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></div><div class="i"><h3><a href="/news/roof">School roof repaired three months after storm</a></h3><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></div><div class="i"><h3><a href="/news/chess">Chess club wins the cup of the county again</a></h3><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></div></main></body></html>',
        ["2021-05-12 The town of Port Ellis gets a new harbour master", "None Ferry strike ends as the crews accept an offer", "None Mill to close after more than two hundred years", "None Eels come back to the river in great numbers", "None School roof repaired three months after storm", "None Chess club wins the cup of the county again"],
    ),
    "reactions that quote a headline": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="c"><h3><a href="/news/ferry">Ferry strike ends as the crews accept an offer</a></h3><span>12 May 2021</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="c v"><h4><a href="/news/ferry-q">“Ferry strike ends as the crews accept an offer” – the reactions</a></h4><span>12 May 2021</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="c"><h3><a href="/news/mill">Mill to close after more than two hundred years</a></h3><span>11 May 2021</span><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></div><div class="c v"><h4><a href="/news/mill-q">“Mill to close after more than two hundred years” – the reactions</a></h4><span>11 May 2021</span><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></div><div class="c"><h3><a href="/news/eels">Eels come back to the river in great numbers</a></h3><span>10 May 2021</span><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></div><div class="c v"><h4><a href="/news/eels-q">“Eels come back to the river in great numbers” – the reactions</a></h4><span>10 May 2021</span><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></div><div class="c"><h3><a href="/news/roof">School roof repaired three months after storm</a></h3><span>9 May 2021</span><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></div><div class="c v"><h4><a href="/news/roof-q">“School roof repaired three months after storm” – the reactions</a></h4><span>9 May 2021</span><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></div><div class="c"><h3><a href="/news/chess">Chess club wins the cup of the county again</a></h3><span>8 May 2021</span><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></div><div class="c v"><h4><a href="/news/chess-q">“Chess club wins the cup of the county again” – the reactions</a></h4><span>8 May 2021</span><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></div></main></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-12 “Ferry strike ends as the crews accept an offer” – the reactions", "2021-05-11 Mill to close after more than two hundred years", "2021-05-11 “Mill to close after more than two hundred years” – the reactions", "2021-05-10 Eels come back to the river in great numbers", "2021-05-10 “Eels come back to the river in great numbers” – the reactions", "2021-05-09 School roof repaired three months after storm", "2021-05-09 “School roof repaired three months after storm” – the reactions", "2021-05-08 Chess club wins the cup of the county again", "2021-05-08 “Chess club wins the cup of the county again” – the reactions"],
    ),
    "a heading that quotes the one before": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="c"><h3><a href="/news/ferry">Ferry strike ends as the crews accept an offer</a></h3><span>12 May 2021</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="c"><h3><a href="/news/ferry">Podcast: “Ferry strike ends as the crews accept an offer”</a></h3><span>12 May 2021</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="c"><h3><a href="/news/mill">Mill to close after more than two hundred years</a></h3><span>11 May 2021</span><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></div><div class="c"><h3><a href="/news/mill">Podcast: “Mill to close after more than two hundred years”</a></h3><span>11 May 2021</span><p>The mill has lost money for years, and sixty jobs go in the valley before the winter.</p></div><div class="c"><h3><a href="/news/eels">Eels come back to the river in great numbers</a></h3><span>10 May 2021</span><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></div><div class="c"><h3><a href="/news/eels">Podcast: “Eels come back to the river in great numbers”</a></h3><span>10 May 2021</span><p>Anglers are glad of them, as the dam was opened in March after a long dispute.</p></div><div class="c"><h3><a href="/news/roof">School roof repaired three months after storm</a></h3><span>9 May 2021</span><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></div><div class="c"><h3><a href="/news/roof">Podcast: “School roof repaired three months after storm”</a></h3><span>9 May 2021</span><p>Pupils are back at last in their own rooms, and the roof is made of copper now.</p></div><div class="c"><h3><a href="/news/chess">Chess club wins the cup of the county again</a></h3><span>8 May 2021</span><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></div><div class="c"><h3><a href="/news/chess">Podcast: “Chess club wins the cup of the county again”</a></h3><span>8 May 2021</span><p>The juniors won the final on Saturday, and they had lost it in the year before.</p></div></main></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-12 Podcast: “Ferry strike ends as the crews accept an offer”", "2021-05-11 Mill to close after more than two hundred years", "2021-05-11 Podcast: “Mill to close after more than two hundred years”", "2021-05-10 Eels come back to the river in great numbers", "2021-05-10 Podcast: “Eels come back to the river in great numbers”", "2021-05-09 School roof repaired three months after storm", "2021-05-09 Podcast: “School roof repaired three months after storm”", "2021-05-08 Chess club wins the cup of the county again", "2021-05-08 Podcast: “Chess club wins the cup of the county again”"],
    ),
    "minutes below three posts": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><article><h2><a href="/2021/p0">Ferry strike ends as the crews accept an offer</a></h2><p>12 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></article><article><h2><a href="/2021/p1">Mill to close after more than two hundred years</a></h2><p>10 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></article><article><h2><a href="/2021/p2">Eels come back to the river in great numbers</a></h2><p>7 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></article></main><div><h3>Minutes</h3><ul><li><a href="/docs/m9">Minutes of meeting 9 of the town council</a> <span>9 May 2021</span></li><li><a href="/docs/m8">Minutes of meeting 8 of the town council</a> <span>8 May 2021</span></li><li><a href="/docs/m7">Minutes of meeting 7 of the town council</a> <span>7 May 2021</span></li><li><a href="/docs/m6">Minutes of meeting 6 of the town council</a> <span>6 May 2021</span></li><li><a href="/docs/m5">Minutes of meeting 5 of the town council</a> <span>5 May 2021</span></li><li><a href="/docs/m4">Minutes of meeting 4 of the town council</a> <span>4 May 2021</span></li></ul></div></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-10 Mill to close after more than two hundred years", "2021-05-07 Eels come back to the river in great numbers"],
    ),
    "hover titles that tell of changes": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="i"><h3><a href="/news/s0">Ferry strike ends as the crews accept an offer</a></h3><span title="Updated 14 June 2021">12 May</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s1">Mill to close after more than two hundred years</a></h3><span title="Updated 15 June 2021">11 May</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s2">Eels come back to the river in great numbers</a></h3><span title="Updated 16 June 2021">10 May</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s3">School roof repaired three months after storm</a></h3><span title="Updated 17 June 2021">9 May</span><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div></main></body></html>',
        ["None Ferry strike ends as the crews accept an offer", "None Mill to close after more than two hundred years", "None Eels come back to the river in great numbers", "None School roof repaired three months after storm"],
    ),
    "the time of the last comment in a hover title": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="i"><h3><a href="/news/s0">Ferry strike ends as the crews accept an offer</a></h3><div>Last comment by Ann <span title="2021-06-20 10:00">2 hours ago</span></div><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s1">Mill to close after more than two hundred years</a></h3><div>Last comment by Ann <span title="2021-06-19 10:00">3 hours ago</span></div><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s2">Eels come back to the river in great numbers</a></h3><div>Last comment by Ann <span title="2021-06-18 10:00">4 hours ago</span></div><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s3">School roof repaired three months after storm</a></h3><div>Last comment by Ann <span title="2021-06-17 10:00">5 hours ago</span></div><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div></main></body></html>',
        ["None Ferry strike ends as the crews accept an offer", "None Mill to close after more than two hundred years", "None Eels come back to the river in great numbers", "None School roof repaired three months after storm"],
    ),
    "a time of edit before that of publication": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div class="i"><h3><a href="/news/s0">Ferry strike ends as the crews accept an offer</a></h3><p>edited <abbr title="20 June 2021">2 days ago</abbr></p><p>posted <abbr title="20 May 2021">33 days ago</abbr></p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s1">Mill to close after more than two hundred years</a></h3><p>edited <abbr title="19 June 2021">3 days ago</abbr></p><p>posted <abbr title="19 May 2021">34 days ago</abbr></p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s2">Eels come back to the river in great numbers</a></h3><p>edited <abbr title="18 June 2021">4 days ago</abbr></p><p>posted <abbr title="18 May 2021">35 days ago</abbr></p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div><div class="i"><h3><a href="/news/s3">School roof repaired three months after storm</a></h3><p>edited <abbr title="17 June 2021">5 days ago</abbr></p><p>posted <abbr title="17 May 2021">36 days ago</abbr></p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></div></main></body></html>',
        ["None Ferry strike ends as the crews accept an offer", "None Mill to close after more than two hundred years", "None Eels come back to the river in great numbers", "None School roof repaired three months after storm"],
    ),
    "authors as headings of cards": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><main><div><a href="/n/s0"><h3>Ann Reed, Port Ellis Star</h3><div>Ferry strike ends as the crews accept an offer</div></a><span>12 May 2021</span></div><div><a href="/n/s1"><h3>Carl Lund, business editor</h3><div>Mill to close after more than two hundred years</div></a><span>11 May 2021</span></div><div><a href="/n/s2"><h3>Berta Holm, nature writer</h3><div>Eels come back to the river in great numbers</div></a><span>10 May 2021</span></div><div><a href="/n/s3"><h3>Otto Berg, sports reporter</h3><div>School roof repaired three months after storm</div></a><span>9 May 2021</span></div></main></body></html>',
        ["2021-05-12 Ann Reed, Port Ellis Star Ferry strike ends as the crews accept an offer", "2021-05-11 Carl Lund, business editor Mill to close after more than two hundred years", "2021-05-10 Berta Holm, nature writer Eels come back to the river in great numbers", "2021-05-09 Otto Berg, sports reporter School roof repaired three months after storm"],
    ),
    "a promotion above a list": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><div><h1>Port Ellis</h1><div class="c"><img src="/i.jpg"><h2><a href="/news/lead">The town of Port Ellis gets a new harbour master</a></h2><span>13 May 2021</span></div><div class="c"><img src="/i.jpg"><h2><a href="/news/second">A second story that leads the page of Port Ellis</a></h2><span>13 May 2021</span></div><div class="c"><img src="/i.jpg"><h2><a href="https://shop.example/books/ferry">Buy our book on the ferries of the islands today</a></h2><span></span></div></div><div><ul><li><h3><a href="/news/ferry-strike">Ferry strike ends as the crews accept an offer</a></h3><p>12 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/mill-to-close">Mill to close after more than two hundred years</a></h3><p>11 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/eels-back">Eels come back to the river in great numbers</a></h3><p>10 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/school-roof">School roof repaired three months after storm</a></h3><p>9 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/chess-club">Chess club wins the cup of the county again</a></h3><p>8 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li></ul></div></body></html>',
        ["2021-05-13 The town of Port Ellis gets a new harbour master", "2021-05-13 A second story that leads the page of Port Ellis", "2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-11 Mill to close after more than two hundred years", "2021-05-10 Eels come back to the river in great numbers", "2021-05-09 School roof repaired three months after storm", "2021-05-08 Chess club wins the cup of the county again"],
    ),
    "one day far ahead of a list": (
        '<!doctype html><html lang="en"><head><title>News</title></head><body><div><h1>Port Ellis</h1><div class="c"><img src="/i.jpg"><h2><a href="/news/fair">Summer fair on the quay with music and dancing</a></h2><span>12 June 2021</span></div></div><div><ul><li><h3><a href="/news/ferry-strike">Ferry strike ends as the crews accept an offer</a></h3><p>12 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/mill-to-close">Mill to close after more than two hundred years</a></h3><p>11 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/eels-back">Eels come back to the river in great numbers</a></h3><p>10 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/school-roof">School roof repaired three months after storm</a></h3><p>9 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li><li><h3><a href="/news/chess-club">Chess club wins the cup of the county again</a></h3><p>8 May 2021</p><p>The crews have voted on it on Monday, and they go back to work at the end of the week.</p></li></ul></div></body></html>',
        ["2021-05-12 Ferry strike ends as the crews accept an offer", "2021-05-11 Mill to close after more than two hundred years", "2021-05-10 Eels come back to the river in great numbers", "2021-05-09 School roof repaired three months after storm", "2021-05-08 Chess club wins the cup of the county again"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_a_text_keeps_its_entries(text: str, expected: list[str]) -> None:
    page = parse(text.encode())
    assert [f"{seen.entry.date_published} {seen.entry.content.headline}" for seen in page.sightings] == expected


@pytest.mark.parametrize(("markup", "expected"), PAGES.values(), ids=PAGES)
def test_a_page_keeps_its_records(markup: str, expected: list[str]) -> None:
    page = parse(markup.encode(), url="https://paper.example/news/")
    assert [f"{seen.entry.date_published} {seen.entry.content.headline}" for seen in page.sightings] == expected


@pytest.mark.parametrize("mark", ["•", "*", "1."])
@pytest.mark.parametrize("lost", range(4))
def test_a_marked_entry_without_its_date_is_never_lost_in_silence(mark: str, lost: int) -> None:
    heads = ["The ferry strike ends at last", "The mill is to close in May", "Eels are back in the river", "A new roof"]
    entries = [
        f"{mark if mark != '1.' else f'{at + 1}.'} {head} this year\n" + f"  {11 - at} May 2021\n" * (at != lost)
        + "  It was told on Monday.\n"
        for at, head in enumerate(heads)
    ]  # fmt: skip
    page = parse(("News\n\n" + "\n".join(entries)).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == [
        f"{head} this year" for at, head in enumerate(heads) if at != lost
    ]
    (reject,) = page.rejects
    assert reject.reason in ("date_missing", "truncated")
    assert heads[lost] in reject.raw_text
