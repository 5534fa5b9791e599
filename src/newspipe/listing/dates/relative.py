"""Dates that count from the moment of capture: yesterday, vor 3 Tagen, 2時間前. To the day, and no further."""

import re
from datetime import date, datetime, time, timedelta

from newspipe.listing.dates.names import fold

_TODAY = (
    "today|just now|now|aujourd'hui|hoy|hoje|heute|oggi|vandaag|сегодня|сьогодні|dzisiaj|dziś|dnes|bugün|σήμερα|"
    "اليوم|আজ|आज|hari ini|今天|今日|本日|오늘|idag|i dag|tänään|"
    "امروز|azi|astăzi|днес|danas|данас|danes|היום|hôm nay"
)
_YESTERDAY = (
    "yesterday|hier|ayer|ontem|gestern|ieri|gisteren|вчера|вчора|wczoraj|včera|dün|χθες|εχθές|أمس|গতকাল|kemarin|昨天|昨日|"
    "어제|igår|i går|eilen|دیروز|"
    "tegnap|jučer|juče|јуче|včeraj|אתמול|hôm qua"
)
_BEFORE = (
    "avant-hier|anteayer|anteontem|vorgestern|eergisteren|позавчера|позавчора|przedwczoraj|předevčírem|前天|一昨日|그제|"
    "förrgår"
)
_MINUTES = (
    "minute minutes min mins minuto minutos minuti minuten minuut минут минуты минуту мин хвилин хвилини хвилину minut "
    "minuty minutę minutami dakika λεπτά λεπτό دقيقة دقائق মিনিট मिनट menit 分 分钟 分鐘 분 minuter minutter minuuttia "
    "دقیقه perce perccel минута minuta minutu minúty minút минута דקות phút"
)
_HOURS = (
    "hour hours hr hrs h heure heures hora horas ora ore stunde stunden std uur час часа часов година години годин "
    "godzin godziny godzinę hodinami hodinou saat ώρες ώρα ساعة ساعات ঘণ্টা ঘন্টা घंटे घंटा jam 小时 小時 時間 时 시간 "
    "timmar timme timer time tuntia tunti "
    "ساعت órája órával sata sati sat сата сати sat hodinami urami ur שעות שעה giờ"
)
_DAYS = (
    "day days d jour jours día días dia dias tag tagen tage giorno giorni dag dagen день дня дней дні днів dni dzień "
    "dny dnem gün μέρες ημέρες ημέρα μέρα يوم أيام দিন दिन hari 天 日 일 dagar dage dager päivää päivä "
    "روز zile zi napja nappal dana dan дана дан dňami dnevi dni ימים יום ngày"
)
#: Weeks, months and years: they tell that a text is a date, and no day.
_LONGER = (
    "week weeks month months year years semaine semaines mois an ans année années semana semanas mes meses año "
    "años mês ano anos woche wochen monat monate monaten jahr jahre jahren settimana settimane mese mesi anno "
    "anni weken maand maanden jaar неделю недели недель месяц месяца месяцев год года лет тиждень тижні тижнів "
    "місяць місяці місяців рік роки років tydzień tygodnie tygodni miesiąc miesiące miesięcy rok lata lat týdnem "
    "týdny měsícem měsíci rokem lety hafta ay yıl εβδομάδα εβδομάδες μήνα μήνες χρόνο χρόνια أسبوع أسابيع شهر "
    "أشهر سنة سنوات সপ্তাহ মাস বছর सप्ताह महीने महीना साल minggu bulan tahun 周 週 星期 "
    "週間 个月 個月 か月 ヶ月 年 주 주일 개월 년 "
    "vecka veckor månad månader år uke uker måned måneder uge uger viikko viikkoa kuukausi kuukautta vuosi vuotta "
    "هفته ماه سال săptămâni săptămână luni hete hónapja éve tuần tháng năm שבוע שבועות חודש חודשים שנה שנים"
)
_AGO = (
    "ago il y a hace há fa vor geleden назад тому temu před önce πριν από منذ আগে पहले yang lalu 前 전 sedan siden "
    "sitten atrás پیش قبل acum ezelőtt преди prije pre пре pred לפני trước"
)
_ONE = "a an une un einer einem eine einen una um uma en een et üks"
_APART = re.compile(r"[\s,|·•]+")
_WORD = re.compile(r"\d+|[^\s\d,.]+")
_CLOCK = re.compile(r"[ ,]*(?:at |um |a |a las |as |klo? |kl\.? |в |o |alle |om )?\d{1,2}[:.h]\d\d(?: ?[ap]m| ?uhr)?$")


def _words(text: str, sign: str = " ") -> frozenset[str]:
    return frozenset(fold(word) for word in text.split(sign))


_NAMED = {
    **dict.fromkeys(_words(_TODAY, "|"), 0),
    **dict.fromkeys(_words(_YESTERDAY, "|"), 1),
    **dict.fromkeys(_words(_BEFORE, "|"), 2),
}
_UNITS = {
    **dict.fromkeys(_words(_MINUTES), timedelta(minutes=1)),
    **dict.fromkeys(_words(_HOURS), timedelta(hours=1)),
    **dict.fromkeys(_words(_LONGER), timedelta(days=7)),
    **dict.fromkeys(_words(_DAYS), timedelta(days=1)),
}
_TWO = {  # in Arabic
    fold("دقيقتين"): timedelta(minutes=1),
    fold("ساعتين"): timedelta(hours=1),
    fold("يومين"): timedelta(days=1),
}
_AGO_WORDS, _ONE_WORDS = _words(_AGO), _words(_ONE)
_COUNTING = _AGO_WORDS | {word for name in _NAMED for word in name.split()}
_ENDINGS = tuple(sorted((word for word in _AGO_WORDS if not word.isascii() and len(word) == 1), key=len))


def days_before(folded: str, captured_at: datetime) -> date | None:
    """The day that a folded text such as "3 days ago" names; None if it names none for certain.

    Hours and minutes tell a day only if they do not reach over midnight, and if the hour of the capture is known.
    Weeks, months and years are rounded by whoever prints them, so they name no day.
    """
    text = _without_clock(folded)
    if text in _NAMED:
        return (captured_at - timedelta(days=_NAMED[text])).date()
    count, unit = _span(text)
    if count is None or unit is None or unit > timedelta(days=1) or count > 366:
        return None
    if unit == timedelta(days=1):
        return (captured_at - count * unit).date()
    if captured_at.time() == time():
        return None
    latest, earliest = captured_at - count * unit, captured_at - (count + 1) * unit
    return latest.date() if latest.date() == earliest.date() else None


def holds_relative(folded: str) -> bool:
    """Whether a folded text has a word without which it can hold none."""
    return any(word in _COUNTING or word.endswith(_ENDINGS) for word in _APART.split(folded))


def without_day_name(folded: str) -> str:
    """What a folded text says behind the name of a day and a comma: "today, 19 july 2021"; nothing if it has none."""
    name, _, rest = folded.partition(", ")
    return rest if name in _NAMED else ""


def is_relative(folded: str, *, to_the_day: bool = True) -> bool:
    """Whether a folded text counts from the moment of capture, whatever that is; `to_the_day`: in days or less."""
    text = _without_clock(folded)
    unit = _span(text)[1]
    return text in _NAMED or (unit is not None and (unit <= timedelta(days=1) or not to_the_day))


def _without_clock(folded: str) -> str:
    text = _CLOCK.sub("", folded.strip(" .")) or folded
    return text.removeprefix("for ") if text.endswith((" siden", " sedan")) else text  # "for" alone is no past


def _span(text: str) -> tuple[int | None, timedelta | None]:
    words = _WORD.findall(text)
    if len(words) == 2 and words[0] in _AGO_WORDS and words[1] in _TWO:
        return 2, _TWO[words[1]]
    if not 2 <= len(words) <= 7:
        return None, None
    for ending in _ENDINGS:  # no blank stands before 前
        if words[-1].endswith(ending) and words[-1] != ending:
            words[-1:] = [words[-1].removesuffix(ending), ending]
            break
    counts = [word for word in words if word.isdigit()]
    units = [word for word in words if word in _UNITS and word not in _AGO_WORDS]
    ones = [word for word in words if word in _ONE_WORDS]
    rest = [word for word in words if word not in counts and word not in units]
    ago = [word for word in rest if word in _AGO_WORDS]
    if len(units) != 1 or len(counts) > 1 or not ago or any(w not in _AGO_WORDS and w not in _ONE_WORDS for w in rest):
        return None, None
    if not counts and (not ones or ago == ones):
        return None, None
    return (int(counts[0]) if counts else 1), _UNITS[units[0]]
