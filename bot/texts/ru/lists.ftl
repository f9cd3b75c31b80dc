# Списки на неделю
help-lists = список звонков на неделю: <code>/lists +давно 30</code>
menu-lists = Список звонков на неделю
list-title = { $when ->
    [this] <b>Список на эту неделю</b>, { $monday }–{ $sunday }
   *[next] <b>Список на следующую неделю</b>, { $monday }–{ $sunday }
}
list-waiting = Ждут звонка: { $waiting } · обзвонено: { $done }
list-empty = Пока пусто. Кого добавить?
list-empty-nobody = Пока пусто. Назовите клиента: <code>{ $example }</code> — или загрузите своих: /import
list-source = { $source ->
    [call_back] перезвоны { $count }
    [return] вернулись { $count }
    [class] пора по классу { $count }
    [conclusion] следующий шаг { $count }
    [segment] сегменты { $count }
    [stale] давно не звонили { $count }
    [never] ни разу не звонили { $count }
    [file] из файла { $count }
    [contact] контакты { $count }
   *[added] по имени { $count }
}
list-enough = { $basis ->
    [own] При вашем дозвоне { $percent } %
    [team] При дозвоне команды { $percent } %
   *[usual] Вашей статистики пока нет; при обычном дозвоне { $percent } %
} для { $goal } { $goal ->
    [one] результативного
    [few] результативных
   *[many] результативных
} { $needed ->
    [one] нужен { $needed } номер
    [few] нужно { $needed } номера
   *[many] нужно { $needed } номеров
}, в списке { $waiting }.
list-enough-warm = { $basis ->
    [own] При вашем дозвоне { $percent } %
    [team] При дозвоне команды { $percent } %
   *[usual] Вашей статистики пока нет; при обычном дозвоне { $percent } %
} для { $goal } { $goal ->
    [one] тёплого контакта
    [few] тёплых контактов
   *[many] тёплых контактов
} { $needed ->
    [one] нужен { $needed } номер
    [few] нужно { $needed } номера
   *[many] нужно { $needed } номеров
}, в списке { $waiting }.
list-missing = Не хватает { $missing }.
list-sufficient = Хватает.
list-norm-done = Норма звонков на неделю уже выполнена.
list-warm-done = Норма тёплых контактов на неделю уже выполнена.
list-offer = { $source ->
    [call_back] 🔁 Перезвоны +{ $count }
    [return] ↩️ Вернулись +{ $count }
    [class] 🅰️ Пора по классу +{ $count }
    [conclusion] 🔎 По выводам +{ $count }
    [segment] 🎯 { $name } +{ $count }
    [stale] 🕸 { $days } дн. без контакта +{ $count }
    [never] 🆕 Ни разу не звонили +{ $count }
    [file] 📄 { $name } +{ $count }
   *[contact] 👤 Контакты +{ $count }
}
button-list-segments = 🎯 Сегменты…
button-list-items = 👀 Кто в списке
button-list-clear = 🧹 Очистить
button-list-next = Следующая неделя ▶️
button-list-this = ◀️ Эта неделя
button-list-back = ◀️ К списку
list-segments = Какой сегмент добавить? Число — сколько ваших клиентов прибавится.
list-no-segments = По сегментам добавить некого.
list-added = ✅ Добавил: { $count }.
list-added-one = ✅ В списке: { $client }.
list-added-none = Новых не нашлось.
list-full = В списке уже { $most } клиентов, больше не помещается.
list-items = <b>Кто в списке</b>, { $first }–{ $last } из { $count }. Нажмите, чтобы убрать.
list-item = ❌ { $client }
list-item-due = ❌ { $client } · { $day }
list-removed = Убрал: { $client }. В этот список больше не предложу; вернуть: <code>{ $example }</code>
list-not-on = «{ $client }» не ждёт звонка в этом списке.
list-already-on = «{ $client }» уже в списке этой недели.
list-on-others = «{ $client }» на этой неделе в списке у коллеги: { $owner }.
list-not-yours = Клиента «{ $client }» ведёт { $owner }: в ваш список его добавить нельзя.
list-which = Кого из них?
list-no-segment = Нет сегмента «{ $name }».
list-segment-near = Нет сегмента «{ $name }». Может быть, «{ $segment }»?
list-segment-meant = Клиента «{ $name }» нет. Может быть, сегмент «{ $segment }»?
list-no-file = За последние три недели вы ничего не загружали: /import
list-clear-ask = Убрать всех, кто ещё ждёт звонка ({ $count })? Потом их можно добавить снова.
button-list-clear-yes = 🧹 Да, очистить
list-cleared = Список очищен: { $count }.
list-bad = Не понял. Можно так: <code>{ $add }</code>, <code>{ $stale }</code>, <code>{ $remove }</code>
list-example-named = +Ромашка
list-example-segment = +сегмент Стройка
list-example-stale = +давно 30
list-example-remove = убрать Ромашка
