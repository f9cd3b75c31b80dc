"""The single words of times, Russian and English, in lower case and with е for ё."""

from datetime import time

_NUMBERS = {
    "a an one один одну": 1,
    "two два две": 2,
    "three три": 3,
    "four четыре": 4,
    "five пять": 5,
    "six шесть": 6,
    "seven семь": 7,
    "ten десять": 10,
}
NUMBERS = {word: number for words, number in _NUMBERS.items() for word in words.split()}

_WEEKDAYS = (
    "пн понедельник mon monday",
    "вт вторник tue tues tuesday",
    "ср среда среду wed wednesday",
    "чт четверг thu thur thurs thursday",
    "пт пятница пятницу fri friday",
    "сб суббота субботу sat saturday",
    "вс воскресенье sun sunday",
)
_MONTHS = (
    "янв января jan january",
    "фев февраля feb february",
    "мар марта mar march",
    "апр апреля apr april",
    "мая май may",
    "июн июня jun june",
    "июл июля jul july",
    "авг августа aug august",
    "сен сент сентября sep sept september",
    "окт октября oct october",
    "ноя нояб ноября nov november",
    "дек декабря dec december",
)
WEEKDAY_OF = {name: n for n, names in enumerate(_WEEKDAYS) for name in names.split()}
MONTH_OF = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split()}

NAMED_DAYS = {
    "позавчера": -2,
    "вчера": -1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
NAMED_HOURS = {"полдень": time(12), "noon": time(12), "полночь": time(0), "midnight": time(0)}
PARTS_OF_DAY = {
    *("утром", "днем", "вечером", "ночью", "с утра", "в обед", "после обеда", "до обеда"),
    *("in the morning", "in the afternoon", "in the evening", "at night", "at lunch"),
    *("morning", "afternoon", "evening"),
}
