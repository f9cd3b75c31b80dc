# Звонки подряд
help-batch = звонки подряд по списку: карточка за карточкой
menu-batch = Звонки подряд
button-batch-more = ▶️ Продолжить
button-batch-next = ⏭ Пропустить
button-batch-nobody = 🙅 Не с ЛПР
button-batch-with = 👤 С ЛПР
button-batch-pause = ⏸ Пауза
button-batch-resume = ▶️ Продолжить
button-batch-end = ⏹ Закончить
button-batch-on = ▶️ Дальше
button-batch-again = 🔁 К пропущенным
button-batch-time = ✏️ Указать время
batch-person = { $name }, { $position }
batch-no-position = { $name }, должности нет{ $kind ->
    [call] : звонок не засчитается
   *[contact] {""}
}. Узнали — напишите: <code>{ $example }</code>
batch-no-person = ЛПР не известен{ $kind ->
    [call] : звонок не засчитается
   *[contact] {""}
}. Узнали — напишите: <code>{ $example }</code>
batch-position-example = { $name }; директор
batch-nobody = 🙅 Разговор не с ЛПР: { $kind ->
    [call] запишем, в норму не пойдёт
   *[contact] так и запишем
}.
batch-phone = 📱 { $phone }
batch-phone-whose = 📱 { $phone } — { $name }
batch-extension = { $phone } доб. { $extension }
batch-no-phone = 📱 Номера нет. Нашли — пришлите его.
batch-last = 🕘 { $day }: { $what }
batch-last-none = 🕘 Ещё не звонили.
batch-purpose = 🎯 { $purpose }
batch-purpose-from = 🎯 { $origin ->
    [return] Просил вернуться к разговору.
    [class] По классу клиента пора поговорить.
    [conclusion] Следующий шаг после изучения.
   *[stale] Давно не общались.
}
batch-promised = 🎯 Обещали перезвонить{ $when }{ $why }
batch-hint = 💡 { $hint }
batch-left = Осталось { $left } · до { $until }
batch-counted = ✅ <b>Засчитано.</b> { $what }{ $progress }
batch-progress = {" "}· { $counted }/{ $norm }
batch-progress-no-norm = {" "}· { $counted }
batch-booked = {" "}· встречи { $counted }/{ $norm }
batch-no-list = Списка на неделю нет, собрать — /lists. Пока перезвоны, о которых договорились.
batch-nothing = Звонить некому: списка на неделю нет, перезвонов на сегодня тоже. Соберите список — /lists. Разовый звонок — { $command }
batch-paused = ⏸ Пауза. Осталось { $left } · до { $until }
batch-passed = Список пройден. Пропущено: { $left }.
batch-closed = 🏁 Звонки { $begun }–{ $ended } закончены.
batch-result = 🏁 <b>Звонки { $begun }–{ $ended }: итог</b>
batch-late = ⏰ С опозданием, за { $day }.
batch-dialled = Набрано { $dialled } · поговорили { $talked }
batch-effective = { $kind ->
    [call] Результативных { $effective }
   *[contact] Тёплых контактов { $effective }
} · встреч назначено { $booked }
batch-unbooked = Встреч записано { $made }, засчитано { $counted }: { $why }
batch-best-now = 🏆 Это ваш лучший результат.
batch-best = Лучший ваш: { $effective } { $kind ->
    [call] { $effective ->
        [one] результативный
        [few] результативных
       *[many] результативных
    }
   *[contact] { $effective ->
        [one] тёплый контакт
        [few] тёплых контакта
       *[many] тёплых контактов
    }
}, { $day }
batch-list-left = В списке на неделю осталось { $left }.
batch-list-done = Список пройден. Новый — /lists
batch-to-mend = ⚠️ Можно исправить, чтобы засчиталось: { $count } — /week
batch-on-line = Ещё говорите? <b>{ $client }</b>: отметьте итог.
batch-no-time = <b>{ $client }</b>: когда встреча? Нажмите или напишите.
batch-word-bad = Не разобрал: «{ $typed }». Напишите итог ({ $words }), «пропустить», «пауза», «закончить», «заметка: …» или ЛПР: <code>{ $example }</code>
batch-time-alone = Что { $typed }? Напишите с итогом: <code>{ $call_back }</code> или <code>{ $booked }</code>
batch-time-call-back = перезвонить { $typed }
batch-time-booked = встреча { $typed }
batch-asked-first = Сейчас вопрос о «{ $client }»: { $result ->
    [booked] когда встреча
    [complaint] к какому дню ответим
   *[other] когда перезвонить
}? Напишите время или «дальше». Итог другой — «отменить».
batch-no-record = В этих звонках пока нет записей. Отменить то, что записано раньше, — /undo
batch-left-open = Хорошо, «{ $client }» — без времени. Указать позже: /week
batch-person-ask = 👤 Записать ЛПР «{ $name }»?
button-batch-person-yes = ✅ Записать
button-batch-person-no = ✖️ Не надо
batch-person-first = Сначала: записать ЛПР «{ $name }»? Нажмите или напишите «да» или «нет».
batch-phone-kept = 📱 Номер сохранён: { $whose }
batch-fact-kept = ✏️ Записано: { $client }
batch-result-ask = Идёт обзвон: { $client }. Записать «{ $typed }»?
batch-over-result = Обзвон закончен: «{ $typed }» не записан. Записать разговор — { $command }, продолжить обзвон — /batch
batch-person-kept = 👤 ЛПР: { $name }
batch-none-running = Звонки подряд не идут. Начать — /batch
