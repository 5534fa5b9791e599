"""The words of links that lead from an entry to the whole of it, in many languages: they say nothing of it."""
# ruff: noqa: RUF001 (letters that look like Latin ones are those of their languages)

_WORDS = """
read more | more | read now | full story | read full story | read the full story | continue reading | learn more
see more | view more | show more | load more | find out more | more information | download | download pdf | details
lire la suite | lire plus | en savoir plus | voir plus | télécharger | plus d'infos
weiterlesen | weiter lesen | mehr | mehr lesen | mehr erfahren | weiter | zum artikel | mehr dazu | mehr anzeigen
leer más | seguir leyendo | ver más | más información | más | descargar | descargar pdf | leer noticia | saber más
leia mais | ler mais | saiba mais | continue lendo | ver mais | mais | baixar | continuar a ler
leggi tutto | leggi di più | continua a leggere | leggi | continua | scarica | approfondisci
lees meer | lees verder | meer | meer lezen | läs mer | läs hela | mer | les mer | læs mere | lue lisää
czytaj więcej | czytaj dalej | więcej | číst dále | číst více | více | celý článek | čítať viac | čítať ďalej
tovább | bővebben | citește mai mult | citește | detalii | mai mult | opširnije | pročitaj više | preberi več
подробнее | читать далее | далее | читать полностью | детальніше | докладніше | читати далі | прочети повече | виж още
devamı | devamını oku | περισσότερα | διαβάστε περισσότερα | اقرأ المزيد | المزيد | קרא עוד | ادامه مطلب
selengkapnya | baca selengkapnya | xem thêm | chi tiết | อ่านต่อ | और पढ़ें | आगे पढ़ें | বিস্তারিত | আরও পড়ুন
続きを読む | 詳細 | もっと見る | 詳しくはこちら | 詳しく見る
阅读更多 | 查看更多 | 更多 | 详细 | 閱讀更多 | 더보기 | 자세히 보기
"""
_BUTTONS = frozenset(words.strip() for line in _WORDS.split("\n") if line for words in line.split("|"))
_AROUND = " .…»›→>[]()+‹«"
_LONGEST = 30  # characters


def is_button(text: str) -> bool:
    """Whether a text only leads on.

    >>> is_button("Read more »"), is_button("[Weiterlesen …]"), is_button("Read more of the boats"), is_button("")
    (True, True, False, False)
    """
    return 0 < len(text) <= _LONGEST and text.strip(_AROUND).casefold() in _BUTTONS
