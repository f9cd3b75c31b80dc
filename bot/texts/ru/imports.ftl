# Загрузка клиентов
help-import = загрузить клиентов: файл или контакты
menu-import = Загрузить клиентов
import-open = Пришлите клиентов файлом: xlsx, csv или vCard (.vcf), до { $most } строк. Или перешлите контакты из телефона.
    Сначала покажу, что получится; без вашего «да» ничего не изменится.
button-import-template = 📄 Шаблон таблицы
import-template-name = Клиенты.xlsx
import-template-hint = Заполните и пришлите сюда. Обязательно только название.
import-file-sheet = Клиенты
import-file-help-sheet = Как заполнить
import-file-help = Как заполнить таблицу
    Строка — это клиент. Обязательно только название, остальное — что знаете.
    ИНН: 10 цифр у компании, 12 у ИП. По нему, телефону и названию бот находит повторы.
    Телефон: как угодно, например 8 (495) 123-45-67 доб. 12.
    Несколько ЛПР одного клиента: каждый в своей строке с тем же названием.
    Сегмент: один из целевых сегментов команды.
    Менеджер: заполняет только руководитель — кому достанется клиент. Пусто — вам.
    Клиентов, которых ведут коллеги, бот не отберёт: он назовёт такие строки.
import-column = { $column ->
    [name] Название
    [inn] ИНН
    [phone] Телефон
    [person] ЛПР
    [position] Должность
    [person_phone] Телефон ЛПР
    [segment] Сегмент
   *[manager] Менеджер
}
import-file-why = Почему не принято
import-file-reason = Строка { $row }: { $why }
import-why = { $why ->
    [no_name] нет названия: в нём должны быть буквы
    [name_too_long] название длиннее 120 знаков
    [bad_inn] такого ИНН нет
    [bad_phone] номер телефона не разобрать
    [bad_person] ФИО не разобрать
    [same_inn] тот же ИНН, что в строке { $about }
    [same_phone] тот же телефон, что в строке { $about }
    [same_name] то же название, что в строке { $about }
    [others] этого клиента ведёт { $about }
    [phone_of] это телефон вашего клиента «{ $about }»
    [no_manager] в команде нет менеджера «{ $about }»
   *[not_yours] клиентов для других ({ $about }) загружает руководитель
}
import-reading = Читаю файл…
import-checking = { $rows ->
    [one] Прочитал { $rows } строку
    [few] Прочитал { $rows } строки
   *[many] Прочитал { $rows } строк
}, сверяю с базой…
import-unreadable = Файл не принят. { $fault ->
    [empty_file] Он пустой.
    [too_big] Он слишком большой: до { $most } строк и 5 МБ.
    [not_a_table] Это не таблица: нужен xlsx, csv или vCard.
    [mxl] Это таблица 1С (mxl): сохраните её из 1С как xlsx.
    [page] Это страница, а не простая таблица: сохраните как xlsx.
    [old_excel] Это старый формат Excel: сохраните как xlsx.
    [encrypted] Он под паролем.
    [encoding] Кодировку не разобрать: сохраните как xlsx или UTF-8.
    [too_many_rows] В нём больше { $most } строк: разделите на части.
    [too_many_columns] В нём слишком много столбцов.
    [own_export] Это выгрузка самого бота: для загрузки клиентов заполните шаблон.
    [no_head] Не нашёл столбцы клиентов: нужны название и ИНН или телефон. Возьмите шаблон.
    [gone] Telegram его больше не хранит: пришлите ещё раз.
    [unreachable] Telegram его не отдал: пришлите ещё раз.
   *[other] Он повреждён.
}
import-summary = <b>{ $name }</b>, строк: { $rows }
import-summary-contacts = <b>Контакты</b>: { $rows }
import-new = ➕ Новых клиентов: { $count }
import-own = ✏️ Уже ваши: { $count }, допишу, чего не хватает
import-refused = 🚫 Не принято: { $count }
import-refused-row = · строка { $row }: { $why }
import-nameless = нет имени
import-refused-contact = · { $who }: { $why }
import-refused-more = · …и ещё { $count }, все — в файле выше
import-new-segments = 🎯 Новые сегменты: { $names }
import-lost-segments = 🎯 Таких сегментов нет, клиенты останутся без них: { $names }
import-report-name = Не принято.xlsx
import-report-hint = Здесь строки, которые не приняты, и почему. Исправьте и пришлите этот же файл.
button-import-take = ✅ Добавить { $count }
button-import-drop = Отмена
import-nothing = Добавлять нечего: база прежняя.
import-writing = Добавляю: { $count }…
import-done = ✅ Готово. Новых клиентов: { $added }, дополнено: { $completed }.
button-import-this = 📞 В список этой недели +{ $count }
button-import-next = 📞 На следующую неделю +{ $count }
import-dropped = Хорошо, база прежняя.
import-taken = Уже принято: второй раз не нужно.
import-late = Это уже не последний файл: нажмите кнопку под последним.
import-under-way = Ещё добавляю «{ $name }»: сделано { $written } из { $count }. Скажу, когда закончу.
import-content-bad = Это не похоже на клиентов. Пришлите xlsx, csv, vCard или контакт; шаблон — кнопкой выше. Передумали — /cancel
still-checking = Ещё сверяю: покажу и спрошу.
import-answer-bad = Добавить? Напишите «да» или «нет».
