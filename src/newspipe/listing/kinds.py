"""Words that name the kind of a text, in many languages, as newsrooms set them above or below their headlines."""
# ruff: noqa: RUF001 (letters that look like Latin ones are those of their languages)

import re

_WORDS = """
release | releases | statement | speech | remarks | update | notice | announcement | news | article | interview | story
feature | publication | advisory | alert | blog | opinion | editorial | column | video | podcast
communiqué | discours | actualité | actualités | avis | décision | dossier | brève | entretien | tribune
comunicado | noticia | noticias | nota | discurso | entrevista | aviso | artículo | reportaje | notícia | notícias
pressemitteilung | meldung | rede | mitteilung | bericht | nachricht | artikel | pressemeldung | bekanntmachung
comunicato | notizia | discorso | intervista | avviso | nieuwsbericht | persbericht | toespraak | kamerstuk | nieuws
pressmeddelande | nyhet | nyheter | tal | tale | pressemeddelelse | nyhed | pressemelding | tiedote | uutinen | puhe
komunikat | aktualność | aktualności | wystąpienie | tisková | zpráva | aktualita | projev | közlemény | hír | hírek
новость | новости | заявление | выступление | интервью | пресс-релиз | сообщение | новина | заява
haber | duyuru | açıklama | ανακοίνωση | ομιλία | δελτίο | siaran | berita | pidato | pengumuman | بيان | خبر | أخبار
"""
_SIGNS = re.compile("お知らせ|ニュース|リリース|トピックス|会見|談話|発表|新闻|公告|通知|讲话|新聞|보도자료|공지|뉴스")
_KINDS = frozenset(words.strip() for line in _WORDS.split("\n") if line for words in line.split("|"))
_OF = frozenset(("de", "di", "do", "da", "du", "of", "d"))
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def names_kind(text: str) -> bool:
    """Whether a text is such a word, with others before it, or behind it and an "of".

    >>> names_kind("Joint News Release"), names_kind("Nota de prensa"), names_kind("Speech in Oslo")
    (True, True, False)
    """
    words = _LETTERS.findall(text.casefold())
    begins = len(words) > 1 and words[0] in _KINDS and words[1] in _OF
    return _SIGNS.search(text) is not None or (bool(words) and (words[-1] in _KINDS or begins))
