# Новое с последнего изучения
slot-study-news = 🆕 Новое: { $count }: { $named }
slot-study-more = ещё { $count }
slot-study-growing = { $client } — { $news ->
    [recency] заказывает чаще обычного
    [frequency] заказов больше
    [turnover] оборот растёт
    [average_order] заказы крупнее
    [new_groups] берёт новые товары
    [payment] платит раньше срока
    [wallet] есть куда расти
    [requests] интересуется новым
   *[other] хорошие вести
}
slot-study-risk = { $client } — { $news ->
    [recency] давно не заказывает
    [frequency] заказов меньше
    [turnover] оборот падает
    [average_order] заказы мельче
    [lost_groups] берёт не всё, что раньше
    [payment] платит позже
    [coverage] давно не говорили с ЛПР
    [wallet] наша доля падает
    [requests] спрашивает, но не заказывает
    [decides] наш контакт больше не решает
    [levels] остался один контакт
    [tone] отвечают суше или медленнее
    [competitors] рядом конкурент
    [happening] перемены у клиента
    [promises] есть наши невыполненные обещания
    [contract] кончается договор
    [recommend] нас не рекомендует
   *[other] что-то новое
}
# Срочное
alert-silent = 🚨 <b>{ $client }</b> · класс A: риск потерять клиента
alert-several = 🚨 <b>Клиентов класса A с риском потери: { $count }</b>
alert-line = { $client }: { $sign }
alert-more = …и ещё { $count }: /study
