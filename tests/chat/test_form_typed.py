"""What is typed into the questionnaire: several answers in one message, half answers, words that are no answers."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, kept_records
from tests.chat.form_scene import STORY, TYPED, fill, kept_answers, kept_notes, met, the_form, to_question

NUMBERED = "\n".join(
    f"{number}. {text}" for number, (_, text) in zip((1, 3, 4, 8, 12, 15, 16, 18, 19, 20, 23, 24), TYPED, strict=True)
).replace("1. решает", "1. Иванов Пётр Сергеевич; директор; решает", 1)


async def test_the_whole_form_may_be_one_message(quick_team: Team) -> None:
    """Every answer behind its question's number: typed at the desk, or where there was no connection."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say(NUMBERED)
    await ivan.sees("анкета готова, 12 из 12", "✅ 1. Иванов", "· 12. не сказал ·", "Встреча засчитана, результативная")
    await ivan.sees_pinned("Результативные встречи: 1/6")
    await the_form(ivan)


async def test_several_answers_in_one_message_are_kept_and_the_next_question_comes(quick_team: Team) -> None:
    """Behind the last of them; an answer may have more than one line."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("3. Возим сами\nи берём у Альфы\n4) 200, ежемесячно\n8: цена, сроки")
    await ivan.sees(
        "анкета 3 из 12", "✅ 3. Возим сами и берём у Альфы · 4. 200, ежемесячно · 8. Цена, сроки", "12. Во что"
    )
    kept = await kept_answers(quick_team.town)
    assert kept["supplier"] == {"values": ["Возим сами и берём у Альфы"]}
    assert kept["problem"] == {"values": [["price", "time"]]}


async def test_one_wrong_among_several_is_said_and_asked_and_the_others_are_kept(quick_team: Team) -> None:
    """One sentence, and the question it speaks of."""
    ivan = quick_team.hunter
    await met(ivan)
    before = await ivan.messages()
    await ivan.say("3. Возим сами\n16. красота\n4. 200, ежемесячно\n23. есть")
    await ivan.sees("16. По чему выбираете, что главное?", "✅ 3. Возим сами · 4.", "анкета 3 из 12")
    await the_form(ivan)
    later = [seen for seen in await ivan.messages() if seen.message_id > before[-1].message_id]
    said = [seen.text for seen in later if seen.from_bot and "service" not in seen.raw]
    assert [text.split(".")[0] for text in said] == [
        "Вопрос 16: Такого варианта нет",
        "Ромашка · анкета 3 из 12\n✅ 3",
    ]
    assert set(await kept_answers(quick_team.town)) == {"supplier", "volume", "interest"}
    await ivan.say("срок")
    await ivan.sees("✅ 16. Срок")


async def test_of_several_wrong_ones_the_first_is_asked_and_the_others_are_named(quick_team: Team) -> None:
    """Nothing is dropped in silence."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("16. красота\n20. когда-нибудь\n8. цена\n24. бог весть что")
    await ivan.sees("Вопрос 16: Такого варианта нет. Нажмите", "Вопрос 20: День не разобрал.", "Вопрос 24: Такого")
    await ivan.sees("✅ 8. Цена", "16. По чему выбираете")


async def test_numbered_answers_are_never_one_answer_to_the_open_question(quick_team: Team) -> None:
    """A name that cannot be read and a number that no question has are told; what can be read is kept, no more."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 5)
    await ivan.say("3. сами\n18. рыба\n99. ерунда\n12) не сказал\n16 - срок, цена")
    await ivan.sees("Вопрос 18: Нужны фамилия и имя полностью.", "Вопроса 99 в этой анкете нет.")
    await ivan.sees("✅ 3. сами · 12. не сказал · 16. Срок → цена", "18. Кто решает", "анкета 3 из 12")
    assert set(await kept_answers(quick_team.town)) == {"supplier", "cost", "criteria"}


async def test_numbers_of_no_question_store_nothing(quick_team: Team) -> None:
    """Neither as answers to these nor as one to the open question."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 15)
    await ivan.say("98. что\n99. ерунда")
    await ivan.sees("Вопросов 98, 99 в этой анкете нет.")
    assert await kept_answers(quick_team.town) == {}


async def test_one_line_behind_another_questions_number_answers_that_one(quick_team: Team) -> None:
    """A figure with a point does not."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 3)
    await ivan.say("20. 15.01.2027")
    await ivan.sees("✅ 20. пт 15.01.2027")
    await to_question(ivan, 15)
    await ivan.say("20) до пт")
    await ivan.sees("✅ 20. пт 27.11.2026")
    await to_question(ivan, 12)
    await ivan.say("2.5 млн")
    await ivan.sees("✅ 12. 2\u00a0500\u00a0000")
    assert set(await kept_answers(quick_team.town)) == {"deadline", "cost"}


async def test_something_else_is_told_in_own_words(quick_team: Team) -> None:
    """«Другое» asks for them, and they are kept as they were typed; beside what is ticked too."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 8)
    await ivan.press("Другое")
    await ivan.sees("8. Что не устраивает", "Напишите своими словами.")
    await ivan.say("Долго везут, хамят")
    await ivan.sees("✅ 8. Долго везут, хамят")
    assert (await kept_answers(quick_team.town))["problem"] == {"values": [["=Долго везут, хамят"]]}
    await to_question(ivan, 8)
    await ivan.press("Несколько")
    await ivan.press("Цена")
    await ivan.sees("Сейчас: Цена")
    await ivan.press("Другое")
    await ivan.sees("Напишите своими словами.")
    await ivan.say("пахнет")
    await ivan.sees("Отметьте всё", "Цена, долго везут, хамят, пахнет")
    await ivan.say("готово")
    await ivan.sees("12. Во что это обходится")


async def test_the_hint_of_what_is_missing_names_a_question_that_is(quick_team: Team) -> None:
    """«4. ваш ответ», when the fourth is answered, would be a riddle."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("1. решает\n3. сами\n4. 200, ежемесячно")
    await ivan.sees("анкета 3 из 12")
    await ivan.say("что осталось")
    await ivan.sees("Осталось вопросов: 9", "«8. ваш ответ»")
    await ivan.say("Возим сами")
    await ivan.sees("К какому вопросу это ответ? Напишите с номером: «8. ваш ответ».")


async def test_what_the_line_of_a_meeting_cannot_answer_stays_its_note(quick_team: Team) -> None:
    """Options are named in either language; a day beyond the month is said, and no answer."""
    ivan = quick_team.hunter
    await ivan.say("/meet Ромашка; Иванов Пётр Сергеевич; директор; interested; proposal by fri")
    await ivan.sees("анкета 2 из 12")
    assert (await kept_answers(quick_team.town))["agreement"]["values"][0] == "offer"
    await ivan.say("/meet Лютик; Котов Игорь Львович; директор; interested; proposal by 20 jan")
    await ivan.sees("«proposal by 20 jan» — только примечание. Слишком далеко: не позже 23.12.2026.")
    await ivan.sees("анкета 1 из 12")
    assert set(await kept_answers(quick_team.town)) == {"interest"}
    assert (await kept_records(quick_team.town))[-1].note == "interested; proposal by 20 jan"


async def test_half_an_answer_among_several_is_asked_for_its_rest(quick_team: Team) -> None:
    """The sum of an approved budget."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("19. утверждён\n23. есть")
    await ivan.sees("19. Порядок суммы?", "Есть ли бюджет? — Утверждён", "анкета 1 из 12")
    await ivan.say("1,5")
    await ivan.sees("1,5 — это 1,5 млн, 1,5 тыс. или 1,50\u00a0₽?")
    await ivan.say("млн")
    await ivan.sees("анкета 2 из 12", "✅ 19. Утверждён, 1\u00a0500\u00a0000", "20. Когда")
    await ivan.say("19. утверждён, 300")
    await ivan.sees("Вопрос 19: Сумма «300» — без единицы")
    await ivan.say("планируется, 300")
    await ivan.press("300 тыс.")
    await ivan.sees("✅ 19. Планируется, 300\u00a0000")


async def test_a_list_that_answers_one_question_is_not_taken_for_several_answers(quick_team: Team) -> None:
    """«1. цена 2. срок» under «По чему выбираете» are no answers to the questions 1 and 2."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 16)
    await ivan.say("1. цена\n2. срок")
    await ivan.sees("✅ 16. Цена → срок")
    assert set(await kept_answers(quick_team.town)) == {"criteria"}


async def test_both_parts_may_be_typed_at_once_or_one_after_the_other(quick_team: Team) -> None:
    """What is missing is asked for, and what was said stands beside it."""
    ivan = quick_team.hunter
    await met(ivan)
    asked = await to_question(ivan, 4)
    assert "Напишите: «200, еженедельно»" in asked.text
    await ivan.say("200")
    await ivan.sees("4. Как часто?", "Сколько покупаете и как часто? — 200")
    await ivan.say("раз в месяц")
    await ivan.sees("✅ 4. 200, ежемесячно")
    await ivan.say("4. 300 кубов в неделю")
    await ivan.sees("анкета 1 из 12", "✅ 4. 300, еженедельно")
    assert (await kept_answers(quick_team.town))["volume"]["values"][:2] == [{"number": "300"}, "weekly"]


async def test_did_not_say_is_an_answer_only_where_it_is_legal(quick_team: Team) -> None:
    """Elsewhere it may be left for later, and is not lost."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 3)
    await ivan.say("не сказал")
    await ivan.sees("На этот вопрос нужен ответ. Можно пропустить и вернуться позже.")
    await ivan.say("пропустить")
    await ivan.sees("4. Сколько покупаете")
    await to_question(ivan, 12)
    await ivan.say("не знает")
    await ivan.sees("✅ 12. не сказал")
    await ivan.say("что осталось")
    await ivan.sees("Осталось вопросов: 11")


async def test_no_changes_answers_a_question_that_asks_what_has_changed(quick_team: Team) -> None:
    """Words are words where nobody offered to keep the former ones."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 7)
    await ivan.say("Без изменений")
    await ivan.sees("анкета 0 из 12", "✅ 7. Без изменений")


async def test_as_last_time_without_a_last_form_is_told_in_one_sentence(quick_team: Team) -> None:
    """The question stays."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 8)
    await ivan.say("как в прошлый раз")
    await ivan.sees("В прошлой анкете ответа на этот вопрос нет")
    await ivan.say("цена")
    await ivan.sees("✅ 8. Цена")


async def test_words_while_a_list_is_on_the_screen_are_asked_for_their_number(quick_team: Team) -> None:
    """They would answer nobody knows what; with the number they answer."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("что осталось")
    await ivan.sees("Осталось вопросов: 12")
    await ivan.say("возим сами")
    await ivan.sees("К какому вопросу это ответ? Напишите с номером")
    await ivan.say("3. возим сами")
    await ivan.sees("анкета 1 из 12")


async def test_when_all_is_answered_what_is_typed_is_about_something_else(quick_team: Team) -> None:
    """Nothing is added to a finished form by chance; by its number an answer is mended."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY)
    await ivan.say("Спросить Марину про пропуск")
    await ivan.sees("Не понял")
    await ivan.say("23. сомневается")
    await ivan.sees("анкета готова", "Результативной не стала: нет интереса")
    await ivan.sees_pinned("Результативные встречи: 0/6")


@pytest.mark.parametrize("way", ["дальше", "2. торговля, 30"])
async def test_what_is_optional_has_its_words_too(quick_team: Team, way: str) -> None:
    """«Ещё 12 вопросов» without a button."""
    ivan = quick_team.hunter
    await met(ivan)
    await fill(ivan, STORY)
    await ivan.say(way)
    await ivan.sees("2. Чем занимается компания?" if way == "дальше" else "анкета готова")


async def test_somebody_elses_words_are_a_note_and_no_answer(quick_team: Team) -> None:
    """A forwarded message stays with the question; it is shown again when the answer is typed out."""
    ivan = quick_team.hunter
    await met(ivan)
    await to_question(ivan, 3)
    await ivan.send({"text": "Мы берём у Альфы, 200 тонн", "forward_from": "Снабженец"})
    await ivan.sees("Пересланное сохранено заметкой к вопросу 3")
    assert await kept_answers(quick_team.town) == {}
    assert await kept_notes(quick_team.town) == [("supplier", "text", {"text": "Мы берём у Альфы, 200 тонн"})]
    await ivan.say("вопрос 3")
    asked = await ivan.sees("3. Как решаете")
    assert "🎙 Заметки: 1" in asked.labels
    await ivan.say("заметки")
    await ivan.sees("Мы берём у Альфы, 200 тонн")
    await ivan.say("Альфа")
    await ivan.sees("✅ 3. Альфа")
