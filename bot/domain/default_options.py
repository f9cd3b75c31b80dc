"""The options of the default questionnaire, in Russian and English: key -> label.

The keys are the method's: of a part in the decision, of interest and of an agreement it reads the meaning.
"""

from __future__ import annotations

Both = tuple[str, str]
"""Russian and English."""
Options = dict[str, Both]

AT_MEETING: Options = {
    "decides": ("Решает", "Decides"),
    "influences": ("Влияет", "Influences"),
    "uses": ("Пользуется", "Uses it"),
    "approves": ("Согласует закупку", "Approves purchase"),
}
DECIDING: Options = {
    "decides": ("Решает", "Decides"),
    "approves": ("Согласует закупку", "Approves purchase"),
    "stops": ("Может остановить", "Can stop it"),
    "influences": ("Влияет", "Influences"),
}
BUSINESS: Options = {
    "construction": ("Строительство", "Construction"),
    "production": ("Производство", "Manufacturing"),
    "trade": ("Торговля", "Trade"),
    "services": ("Услуги", "Services"),
    "transport": ("Транспорт", "Transport"),
    "state": ("Госучреждение", "Public sector"),
}
REGULARITY: Options = {
    "weekly": ("Еженедельно", "Weekly"),
    "monthly": ("Ежемесячно", "Monthly"),
    "quarterly": ("Ежеквартально", "Quarterly"),
    "yearly": ("Раз в год", "Yearly"),
    "on_demand": ("По потребности", "As needed"),
    "once": ("Разово", "Once"),
}
SHARE: Options = {
    "all": ("100 %", "100%"),
    "most": ("70–99 %", "70–99%"),
    "less": ("Меньше 70 %", "Less than 70%"),
}
UNHAPPY_WITH: Options = {
    "price": ("Цена", "Price"),
    "time": ("Сроки", "Delivery time"),
    "quality": ("Качество", "Quality"),
    "service": ("Сервис", "Service"),
    "documents": ("Документы", "Paperwork"),
    "range": ("Ассортимент", "Range"),
}
AFFECTED: Options = {
    "production": ("Производство", "Production"),
    "clients": ("Клиенты", "Customers"),
    "management": ("Руководство", "Management"),
}
CRITERIA: Options = {
    "price": ("Цена", "Price"),
    "time": ("Срок", "Delivery time"),
    "quality": ("Качество", "Quality"),
    "warranty": ("Гарантия", "Warranty"),
    "deferral": ("Отсрочка", "Deferred payment"),
    "service": ("Сервис", "Service"),
    "experience": ("Опыт", "Experience"),
}
BUDGET: Options = {
    "approved": ("Утверждён", "Approved"),
    "planned": ("Планируется", "Planned"),
    "none": ("Нет", "None"),
}
PROCUREMENT: Options = {
    "contract": ("Договор", "Contract"),
    "tender": ("Тендер", "Tender"),
    "framework": ("Рамочный договор", "Framework contract"),
}
INTEREST: Options = {
    "yes": ("Есть", "Yes"),
    "doubt": ("Сомневается", "In doubt"),
    "no": ("Нет", "No"),
}
AGREEMENT: Options = {
    "offer": ("КП", "Proposal"),
    "survey": ("Обследование", "Site survey"),
    "solution": ("ИТР", "Tech solution"),
    "meeting": ("Встреча", "Meeting"),
    "none": ("Нет", "None"),
}
PROGRESS = frozenset({"offer", "survey", "solution", "meeting"})
EVERY: tuple[Options, ...] = (
    *(AT_MEETING, DECIDING, BUSINESS, REGULARITY, SHARE, UNHAPPY_WITH, AFFECTED, CRITERIA),
    *(BUDGET, PROCUREMENT, INTEREST, AGREEMENT),
)
