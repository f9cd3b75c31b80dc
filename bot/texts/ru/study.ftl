# Изучение ситуации клиента
button-study = 🔎 Изучить
button-study-start = 🔎 Начать изучение
button-study-more = ➕ Ещё клиенты
button-study-unchanged = ✓ Без изменений
button-study-enough = К выводу ➡️
button-study-back = ‹ Назад
button-study-full = Подробнее
button-study-skip = Пропустить
button-study-own = По опыту работы
menu-study = Изучить ситуацию клиентов
help-study = изучить следующего клиента; на карточку можно ответить строкой: <code>{ $example }</code>
study-example = развивать; растёт заказ; предложить доставку; пт
study-title = <b>{ $client }</b>{ $grade ->
    [none] {""}
   *[other] {" · "}класс { $grade }
}
study-place = {" "}· { $number } из { $total }
study-until = {" "}· продажи по { $day }
study-cause = { $cause ->
    [due] 🎯 Почему: пора сделать следующий шаг
    [risk] 🎯 Почему: риск потерять
    [watch] 🎯 Почему: есть тревожный признак
    [class_a] 🎯 Почему: класс A, месяц без изучения
    [growth] 🎯 Почему: растёт
    [promising] 🎯 Почему: есть признак роста
    [unstudied] 🎯 Почему: дольше всех не изучали
   *[asked] 🎯 Вы открыли его сами
}
study-cause-due = { $late ->
    [yes] 🎯 Почему: следующий шаг просрочен с { $day }: { $step }
   *[other] 🎯 Почему: следующий шаг на сегодня: { $step }
}
study-turnover = , за год { $amount }
study-no-ledger = Продаж в базе нет: загрузите файл, /ledger
study-no-signs = Показатели в норме или пока неизвестны.
study-more-signs = …и ещё признаков: { $count }
study-promises-more = {" "}· ещё { $count }
study-contacts = 💬 { $contacts }
study-no-contacts = 💬 Контактов ещё не было
study-form = 📝 Анкета { $day }: { $answered }/{ $required }
study-no-form = 📝 Анкеты ещё нет
study-form-short = {" "}· 📝 { $answered }/{ $required }
study-last = 🗂 { $day }: { $what }
study-draft = ➡️ { $what }
study-ask = ❓ { $number }/{ $total }. { $question }
study-question = { $asks ->
    [decides] Наш контакт по-прежнему решает?
    [levels] На скольких уровнях у нас живые контакты?
    [tone] Какой тон, как быстро отвечают?
    [competitors] Что слышно о конкурентах?
    [happening] Что происходит у клиента?
    [promises] Выполнены ли наши обещания?
    [contract] Что с договором?
   *[recommend] Порекомендует ли нас, от 0 до 10?
}
study-about = { $asks ->
    [decides] Наш контакт
    [levels] Живые контакты
    [tone] Тон
    [competitors] Конкуренты
    [happening] У клиента
    [promises] Наши обещания
    [contract] Договор
   *[recommend] Порекомендует нас
}
study-unknown = Не знаю
study-decides = { $option ->
    [same] Решает
    [left] Ушёл
    [replaced] Заменили
   *[several] Решают несколько
}
study-levels = { $option ->
    [two] Два уровня
    [one] Один контакт
   *[three] Три и больше
}
study-tone = { $option ->
    [as_before] Как раньше
    [slower] Отвечают медленнее
    [drier] Суше
    [moved] Переносят встречи
   *[advice] Просят совета
}
study-competitors = { $option ->
    [quiet] Тихо
    [trial] Пробная партия
    [tender] Тендер
   *[failed] Конкурент подвёл
}
study-happening = { $option ->
    [nothing] Ничего нового
    [cuts] Сокращения
    [sale] Продажа бизнеса
    [owner] Новый владелец
    [site] Новая площадка
    [line] Новая линия
    [contract] Крупный контракт
   *[hiring] Набирают людей
}
study-promises = { $option ->
    [none_made] Ничего не обещали
    [unkept] Есть невыполненные
   *[kept] Всё выполнили
}
study-contract = { $option ->
    [runs] Действует
    [ends] Кончается, молчим
   *[extended] Продление обсудили
}
study-recommend = { $option ->
    [neutral] 7–8, пожалуй
    [against] 0–6, нет
   *[recommends] 9–10, да
}
study-ask-conclusion = ❓ Вывод? ✓ — что говорят признаки. Можно одной строкой: <code>{ $example }</code>
study-conclusion = { $conclusion ->
    [develop] развивать
    [rescue] спасать
    [keep] держать
   *[leave] не тратить время
}
button-study-conclusion = { $conclusion ->
    [develop] Развивать
    [rescue] Спасать
    [keep] Держать
   *[leave] Не тратить время
}
study-ask-reason = ❓ Почему? Нажмите или напишите.
study-own-reason = по опыту работы с клиентом
study-ask-step = ❓ Следующий шаг? Нажмите или напишите.
study-step = { $step ->
    [call] Позвонить ЛПР
    [meet] Встретиться с ЛПР
    [offer] Отправить предложение
    [range] Предложить новую группу товаров
    [terms] Предложить особые условия
   *[mend] Исправить то, что не сделали
}
study-ask-day = ❓ Когда? Нажмите или напишите, например: { $example }
study-day-bad = День не разобрал. Напишите, например: { $example }
study-day-past = Этот день уже прошёл. Напишите будущий, например: { $example }
study-day-far = Это слишком далеко: до года вперёд. Напишите, например: { $example }
study-too-long = Длинно: до { $limit } знаков. Напишите короче.
study-no-words = Это не слова. Напишите коротко словами, например: { $example }
study-reason-example = молчит второй месяц
study-step-example = позвонить директору
study-option-bad = Не понял ответ. Нажмите кнопку или напишите: { $words }
study-conclusion-bad = Не понял вывод. Напишите: { $words } — или целую строку: <code>{ $example }</code>
study-concluded = ✅ { $client }: { $conclusion } · изучено { $done } из { $total }
study-concluded-beside = ✅ { $client }: { $conclusion } · сверх списка дня
study-skipped = Отложили: { $client }
study-undone = ↩️ Вывод отменён: { $client }
study-undo-late = Прошло больше 15 минут, вывод остаётся: { $client }. Передумали — изучите клиента завтра: /study
study-day = <b>Изучено сегодня: { $done } из { $total }{ $more }</b>
study-day-beside = {" "}и сверх списка { $count }
study-day-line = ✅ { $client } — { $what }
study-day-more = …и ещё { $count }
study-day-aside = ⏭ Отложены: { $clients }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
study-week = 📊 За неделю: { $counted } из { $norm }
study-week-no-norm = 📊 За неделю: { $counted }
study-none-left = На сегодня больше изучать некого: за неделю изучены все, и ничего нового у них нет.
study-no-clients = Действующих клиентов у вас пока нет. Загрузите продажи — /ledger, клиентов — /import или запишите разговор: /contact
study-not-yours = «{ $client }» ведёт { $owner }: изучает тот, кто ведёт.
study-not-existing = «{ $client }» ещё не покупает: изучают действующих клиентов.
study-done-today = «{ $client }» сегодня уже изучен: { $what }
study-situation = 📊 { $grade ->
    [none] Ситуация
   *[other] Класс { $grade }
}, изучен { $day }: { $what }
study-situation-never = 📊 { $grade ->
    [none] Ситуация
   *[other] Класс { $grade }
}, ещё не изучен
# Признаки
sign-recency = { $sign ->
    [growth] Заказывает чаще обычного: обычно раз в { $usual } дн.
   *[other] Нет заказов { $days } дн., { $against ->
        [last_year] год назад в это время перерыв был { $usual } дн.
       *[other] обычно раз в { $usual } дн.
    }{ $known ->
        [none] {""}
       *[other] {" "}(по данным на { $known })
    }
}
sign-frequency = Заказов за 3 мес.: { $now }, { $against ->
    [before] в прошлые 3 мес.
    [last_year] год назад
   *[usual] обычно
} { $was }
sign-turnover = Оборот за 3 мес.: { $now } ({ $percent } %), { $against ->
    [before] в прошлые 3 мес.
    [last_year] год назад
   *[usual] обычно
} { $was }
sign-returned = , из-за возвратов на { $amount }
sign-average = Средний заказ: { $now } ({ $percent } %), обычно { $was }
sign-lost-groups = Перестали брать: { $names }
sign-new-groups = Начали брать: { $names }
sign-payment = { $sign ->
    [growth] Платят раньше срока на { $days } дн.
   *[other] Платят позже срока на { $days } дн., просрочено { $amount }
}
sign-coverage = Не говорили с ЛПР { $days } дн., предел { $most }
sign-coverage-never = Контактов с ЛПР ещё не было
sign-wallet = { $sign ->
    [risk] Наша доля упала: { $share } %, была { $before } %
   *[other] Наша доля { $share } %: есть куда расти
}
sign-requests = Просили предложений: { $asked }, заказов после них: { $ordered }
sign-promises = Наши невыполненные обещания: { $count }
# Блок
slot-study-chosen = Сегодня: { $count } · изучено { $done }
slot-study-client = { $cause ->
    [due] ⏰ { $client }: { $step }
    [risk] 🔴 { $client }: риск потерять
    [watch] 🟡 { $client }: тревожный признак
    [class_a] 🅰️ { $client }: месяц без изучения
    [growth] 🟢 { $client }: растёт
    [promising] 🟢 { $client }: признак роста
    [unstudied] 🕰 { $client }: давно не изучали
   *[asked] 🔎 { $client }
}
slot-study-none = Изучать сегодня некого: { $clients ->
    [0] действующих клиентов пока нет.
   *[other] все изучены за неделю, нового нет.
}
# Что и с какого дня ждёт клиент
due-step = ⏰ { $client }: { $what } — { $when }
due-complaint = ❗ { $thing } — { $when }
due-complaint-word = Жалоба
due-when = { $due ->
    [overdue] просрочено с { $day }
    [today] сегодня
   *[other] ответить до { $day }
}
due-more = …и ещё { $count }
today-steps = 🎯 Следующие шаги: { $count }
today-complaints = ❗ Жалобы без ответа: { $count }
standup-steps = следующие шаги { $count } ({ $named })
