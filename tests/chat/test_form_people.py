"""Questions about people: the decision makers flow from the form to the client's card, and no name is typed twice."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team
from tests.chat.form_scene import kept_answers, kept_people, met, to_question
from tests.chat.town import Phone

FIVE = (
    "Иванов Пётр Сергеевич; директор; решает",
    "Котова Мария Львовна; закупки; согласует закупку",
    "Зайцев Михаил Ильич; главный инженер; влияет",
    "Белова Анна Юрьевна; бухгалтер; согласует закупку",
    "Орлов Иван Петрович; технолог; пользуется",
)
NOBODY = "/meet Ромашка; нет"


async def named(team: Team) -> list[tuple[str, str | None, str | None, str]]:
    return [(each.full_name, each.position, each.role, each.standing) for each in await kept_people(team.town)]


async def five(phone: Phone) -> None:
    """Five were there, told in one message."""
    await met(phone, NOBODY)
    await phone.say("\n".join(FIVE))
    await phone.sees("анкета 1 из 12", "Орлов И. П., технолог (пользуется)")


async def test_who_is_typed_in_the_form_stands_on_the_clients_card_with_his_part(quick_team: Team) -> None:
    """Full name, position, part in the decision; the meeting is with him from then on."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Иванов Пётр Сергеевич; директор; решает")
    await ivan.sees("✅ 1. Иванов П. С., директор (решает)")
    await ivan.say("/client Ромашка")
    await ivan.sees("· Иванов Пётр Сергеевич, директор (решает)", "Иванов П. С.: встреча")
    assert await named(quick_team) == [("Иванов Пётр Сергеевич", "директор", "decides", "active")]


async def test_who_was_at_the_meeting_is_one_tap_among_those_who_decide(quick_team: Team) -> None:
    """His part is known: neither his name nor that is asked again."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Иванов Пётр Сергеевич; директор; решает")
    await ivan.sees("анкета 1 из 12")
    asked = await to_question(ivan, 18)
    assert asked.labels[0] == "Иванов П. С., директор · Решает"
    await ivan.press("Иванов П. С.")
    await ivan.sees("анкета 2 из 12", "✅ 18. Иванов П. С., директор (решает)")
    assert len(await named(quick_team)) == 1


async def test_a_part_that_the_other_question_does_not_know_is_asked(quick_team: Team) -> None:
    """«Пользуется» is no part in deciding."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.press("Пользуется")
    await ivan.sees("анкета 1 из 12")
    asked = await to_question(ivan, 18)
    assert "Иванов П. С. — какая роль?" in asked.text
    await ivan.say("/client Ромашка")
    await ivan.sees("Иванов Пётр Сергеевич, директор (пользуется)")
    await ivan.say("/form")
    await to_question(ivan, 18)
    await ivan.say("может остановить")
    await ivan.sees("✅ 18. Иванов П. С., директор (может остановить)")


async def test_the_part_may_be_typed_alone(quick_team: Team) -> None:
    """Of the one who is asked about, before anybody was named."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("влияет")
    await ivan.sees("✅ 1. Иванов П. С., директор (влияет)")


async def test_a_missing_position_is_asked_at_once_and_one_tap_tells_it(quick_team: Team) -> None:
    """Without it he does not count as a decision maker (method.md §2)."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Котов Игорь Львович; решает")
    asked = await ivan.sees("анкета 0 из 12", "Котов Игорь Львович — какая должность?", "Без неё ЛПР не засчитывается")
    assert {"Директор", "Закупки"} <= set(asked.labels)
    await ivan.press("Директор")
    await ivan.sees("анкета 1 из 12", "✅ 1. Котов И. Л., Директор (решает)")
    assert await named(quick_team) == [("Котов Игорь Львович", "Директор", "decides", "active")]


async def test_a_missing_part_is_asked_at_once(quick_team: Team) -> None:
    """The name and the position were typed, the part is a tap."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Котов Игорь Львович; директор")
    asked = await ivan.sees("Котов И. Л. — какая роль?", "Сейчас: Котов И. Л., директор (роль не указана)")
    assert "Решает" in asked.labels
    await ivan.press("Решает")
    await ivan.sees("анкета 1 из 12", "✅ 1. Котов И. Л., директор (решает)")


async def test_initials_are_asked_for_the_full_name_and_meet_who_is_known(quick_team: Team) -> None:
    """Two entries turn out to be one person: there is one on the card, and one in the answer."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Котов Игорь Львович; директор; отказ")
    await ivan.say("/call Ромашка; Котов Иван Львович; инженер; отказ")
    await met(ivan, NOBODY)
    await ivan.say("Котов И. Л.; директор; решает")
    await ivan.sees("Котов И. Л. — как полностью?")
    await ivan.say("Котов")
    await ivan.sees("ФИО не разобрал")
    await ivan.say("Котов Игорь Львович")
    await ivan.sees("анкета 1 из 12", "✅ 1. Котов И. Л., директор (решает)")
    people = [each for each in await named(quick_team) if each[3] == "active"]
    assert [name for name, *_ in people] == ["Котов Игорь Львович", "Котов Иван Львович"]


async def test_several_people_are_gathered_by_taps(quick_team: Team) -> None:
    """«Несколько» stays on the question; a second tap takes somebody back; «Готово» goes on."""
    ivan = quick_team.hunter
    await five(ivan)
    await to_question(ivan, 18)
    await ivan.press("Несколько")
    await ivan.sees("Отметьте всех")
    await ivan.press("Иванов П. С.")
    await ivan.sees("Сейчас: Иванов П. С., директор (решает)", "Отметьте всех")
    await ivan.press("Котова М. Л.")
    await ivan.sees("Сейчас: Иванов П. С., директор (решает); Котова М. Л., закупки (согласует закупку)")
    await ivan.press("Орлов И. П.")
    await ivan.sees("Орлов И. П. — какая роль?")
    await ivan.press("Может остановить")
    seen = await ivan.sees("Отметьте всех", "Орлов И. П., технолог (может остановить)")
    assert sum(label.startswith("✅") for label in seen.labels) == 3
    await ivan.press("Котова М. Л.")
    seen = await ivan.sees("Отметьте всех")
    assert "Котова" not in seen.text
    await ivan.press("Готово")
    await ivan.sees("анкета 2 из 12", "19. Есть ли бюджет?")
    kept = await kept_answers(quick_team.town)
    assert [role for *_, role in kept["deciders"]["values"][0]] == ["decides", "stops"]


async def test_somebody_typed_while_people_are_gathered_joins_them(quick_team: Team) -> None:
    """A new one beside those who were ticked."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.press("Несколько")
    await ivan.sees("Отметьте всех")
    await ivan.press("Иванов П. С.")
    await ivan.sees("какая роль?")
    await ivan.press("Решает")
    await ivan.sees("Отметьте всех", "Сейчас: Иванов П. С., директор (решает)")
    await ivan.say("Котова Мария Львовна; закупки; влияет")
    await ivan.sees("Отметьте всех", "Котова М. Л., закупки (влияет)")
    await ivan.say("готово")
    await ivan.sees("анкета 1 из 12", "✅ 1. Иванов П. С., директор (решает); Котова М. Л., закупки (влияет)")


async def test_a_sixth_in_one_answer_is_refused_in_a_sentence(quick_team: Team) -> None:
    """An organisation has at most five; the five who were named stay."""
    ivan = quick_team.hunter
    await five(ivan)
    await ivan.say("вопрос 1")
    await ivan.sees("1. Кто на встрече?")
    await ivan.say("Шестой Иван Иванович; слесарь; влияет")
    await ivan.sees("Не больше пяти человек")
    kept = await kept_answers(quick_team.town)
    assert len(kept["attendees"]["values"][0]) == 5
    assert len(await named(quick_team)) == 5


async def test_a_sixth_of_the_client_is_kept_beside_the_five(quick_team: Team) -> None:
    """Nothing that was typed is thrown away: he answers the question, and waits for a place among the five."""
    ivan = quick_team.hunter
    await five(ivan)
    await to_question(ivan, 18)
    await ivan.say("Шестой Иван Иванович; собственник; решает")
    await ivan.sees("анкета 2 из 12", "✅ 18. Шестой И. И., собственник (решает)")
    assert (await named(quick_team))[-1] == ("Шестой Иван Иванович", "собственник", "decides", "extra")
    await ivan.say("/client Ромашка")
    await ivan.sees("Шестой Иван Иванович, собственник (решает)")


async def test_of_five_known_people_each_is_a_button(quick_team: Team) -> None:
    """The next meeting: whom it was with is asked with a tap or two."""
    ivan = quick_team.hunter
    await five(ivan)
    await quick_team.town.move_to("2026-11-30T12:00:00+03:00")
    await ivan.say("/meet Ромашка; Зайцев Михаил Ильич")
    await ivan.sees("анкета 0 из 12", "1. Кто на встрече?")
    asked = await ivan.sees_button("Иванов П. С., директор · Решает")
    assert asked.labels[:5] == [
        "Иванов П. С., директор · Решает",
        "Котова М. Л. · Согласует закупку",
        "Зайцев М. И., главный инженер · Влияет",
        "Белова А. Ю. · Согласует закупку",
        "Орлов И. П., технолог · Пользуется",
    ]
    await ivan.press("Зайцев")
    await ivan.sees("анкета 1 из 12", "✅ 1. Зайцев М. И., главный инженер (влияет)")


@pytest.mark.parametrize("way", ["button", "убрать"])
async def test_somebody_named_by_mistake_is_removed_and_leaves_no_trace(quick_team: Team, way: str) -> None:
    """While his full name is asked; nothing is recorded of him, so the client does not keep him either."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Котов решает")
    await ivan.sees("Котов — как полностью?")
    for said in ("сейчас перебью: /today", "не знаю", "не сказал", "нет"):
        await ivan.say(said)
        await ivan.sees("ФИО не разобрал")
    await (ivan.press("Не он, убрать") if way == "button" else ivan.say(way))
    await ivan.sees("анкета 0 из 12", "1. Кто на встрече?")
    assert [each.standing for each in await kept_people(quick_team.town)] == ["replaced"]
    await ivan.say("/client Ромашка")
    card = await ivan.sees("Ромашка")
    assert "Котов" not in card.text


async def test_who_is_known_from_elsewhere_stays_the_clients(quick_team: Team) -> None:
    """Removed from the answer, he is still the one who was called."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Котов Игорь Львович; отказ")
    await met(ivan, NOBODY)
    await ivan.say("Котов Игорь Львович; решает")
    await ivan.sees("Котов Игорь Львович — какая должность?")
    await ivan.press("Не он, убрать")
    await ivan.sees("1. Кто на встрече?")
    assert [each.standing for each in await kept_people(quick_team.town)] == ["active"]


@pytest.mark.parametrize("way", ["◀️ Назад", "назад"])
async def test_back_leads_out_of_what_is_asked_about_somebody(quick_team: Team, way: str) -> None:
    """At the first question to what the form lacks, else to the question before; he stays in the answer."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Котов Игорь Львович; решает")
    await ivan.sees("какая должность?")
    await (ivan.press(way) if "◀️" in way else ivan.say(way))
    await ivan.sees("Осталось вопросов: 12")
    await to_question(ivan, 18)
    await ivan.say("Белова; влияет")
    await ivan.sees("Белова — как полностью?")
    await (ivan.press(way) if "◀️" in way else ivan.say(way))
    await ivan.sees("16. По чему выбираете")


async def test_two_people_in_one_line_have_each_their_role(quick_team: Team) -> None:
    """Instead of a full name too: nobody is called «Сидоров Решает»."""
    ivan = quick_team.hunter
    await met(ivan, NOBODY)
    await ivan.say("Котов; решает")
    await ivan.sees("Котов — как полностью?")
    await ivan.say("Сидоров решает, Петров влияет")
    await ivan.sees("Сидоров — как полностью?")
    assert [(each.full_name, each.role) for each in await kept_people(quick_team.town)] == [
        ("Котов", "decides"),
        ("Сидоров", "decides"),
        ("Петров", "influences"),
    ]


async def test_a_surname_is_enough_of_who_is_known(quick_team: Team) -> None:
    """Among several answers too: his role is asked, and nothing is swallowed."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Рыбин Кирилл Львович; директор; отказ")
    await met(ivan, NOBODY)
    await to_question(ivan, 5)
    await ivan.say("3. сами\n18. Рыбин")
    await ivan.sees("✅ 3. сами · 18. Рыбин К. Л.", "Рыбин К. Л. — какая роль?")
    await ivan.say("решает")
    await ivan.sees("✅ 18. Рыбин К. Л., директор (решает)", "анкета 2 из 12")


async def test_one_person_stands_once_in_an_answer(quick_team: Team) -> None:
    """Named with initials and by surname, he is the same one."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Рыбин Кирилл Львович; директор; отказ")
    await met(ivan, NOBODY)
    await to_question(ivan, 18)
    await ivan.say("Рыбин К. Л.; решает\nРыбин; решает")
    seen = await ivan.sees("✅ 18. Рыбин К. Л., директор (решает)")
    assert seen.text.count("Рыбин") == 1
    assert len((await kept_answers(quick_team.town))["deciders"]["values"][0]) == 1
