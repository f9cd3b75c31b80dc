"""What is typed on a card of a batch: a result, a word, a note, who decides, a number."""

from __future__ import annotations

from bot.delivery.outbox import Reply
from bot.domain.batch_typed import may_have_been_with, names_somebody, read_result
from bot.domain.batches import Batch, kind_for, note_in, word_of
from bot.domain.call_lists import Item
from bot.domain.client_facts import Fact, Said, read_named_fact, read_person
from bot.domain.clients import DecisionMaker
from bot.domain.free_text import clean, has_letters
from bot.domain.line import NAME_LIMIT, NOTE_LIMIT, Draft
from bot.domain.option_names import NO, YES, folded
from bot.domain.persons import short_name
from bot.domain.phones import is_phone, phone_in
from bot.domain.when import PAST_EXAMPLES, When, parse_future
from bot.handlers import batch_detail
from bot.handlers import client_facts as facts
from bot.handlers.batch_flow import on_again, on_card, settle, show
from bot.handlers.batch_words import act, keep_note, not_today, typed_beside
from bot.handlers.meant import means_nobody
from bot.handlers.turn import Answer, Routes, Turn
from bot.screens.screen import Screen
from bot.store import batches, call_lists, client_facts, clients


def routes() -> Routes:
    answers: dict[str, Answer] = {"batch.card": type_on_card, "batch.detail": batch_detail.type_detail}
    return Routes(answers=answers, phrases=(typed_beside,))


def type_on_card(turn: Turn, text: str) -> list[Reply]:
    """`отказ дорого`, `Иванов Пётр; директор; встреча вт 11:00`, `пропустить`, `заметка: …`, a number."""
    asked = turn.expected("batch.card")
    batch = batches.own(turn.connection, turn.member, asked.get("batch", 0))
    if batch is None:
        return []
    if beside := facts.type_beside(turn, text):
        return beside
    word, note = word_of(text), note_in(text)
    if word is not None:
        return act(turn, batch, word)
    if note is not None:
        return keep_note(turn, batch, asked.get("record", 0), note)
    return type_in(turn, batch, text)


def type_in(turn: Turn, batch: Batch, text: str) -> list[Reply]:
    """What is no word of the batch: of the question about its last call, or of the card."""
    made = batches.open_question(turn.connection, turn.member, batch)
    if made is not None:
        return batch_detail.answer(turn, batch, made, text)
    return not_today(turn, batch, text) or _on_item(turn, batch, text)


def _on_item(turn: Turn, batch: Batch, text: str) -> list[Reply]:
    """Whose card is on the screen; for a while also he whom the end of the slot cut short."""
    item = on_card(turn, batch)
    if item is None or not batch.takes_results(turn.now):
        return tell_over(turn, batch, text)
    if batch.ended_at is not None:
        return _type_result(turn, batch, item, text)
    told = turn.expected("batch.card").get("told")
    if told and folded(text) in YES | NO:
        return answer_told(turn, batch, item, yes=folded(text) in YES)
    if is_phone(text):
        return _keep_phone(turn, batch, item, text)
    fact = read_named_fact(text)
    if fact is not None:
        return _keep_fact(turn, batch, item, fact)
    return _type_result(turn, on_again(turn, batch), item, text)


def _type_result(turn: Turn, batch: Batch, item: Item, text: str) -> list[Reply]:
    kind = kind_for(turn.member.role)
    said = read_result(text, turn.said_at, turn.member.zone, kind)
    if said.result is not None:
        if said.time_problem is not None:
            examples = ", ".join(PAST_EXAMPLES[turn.t.locale])
            return [turn.alert(turn.t.plain("when-past-bad", problem=said.time_problem, examples=examples))]
        nobody = not said.person or means_nobody(said.person) or may_have_been_with(said.person)
        if _is_unsure(turn, item, said):
            return [ask_first(turn)]
        note = "; ".join(filter(None, ("" if nobody else said.person, said.note)))
        draft = Draft(kind, detail=said.detail, note=note, happened_at=said.happened_at)
        return settle(turn, batch, item, draft, said.result, _with_whom(turn, item, said))
    if batch.ended_at is None and names_somebody(said) and not means_nobody(said.person):
        return _take_person(turn, batch, item, said, text)
    if clients.named(turn.connection, turn.member.team_id, clean(text, NOTE_LIMIT)):
        return []  # a client's name: he may want to record a call beside the batch
    return [_not_understood(turn, clean(text, NAME_LIMIT))]


def _not_understood(turn: Turn, typed: str) -> Reply:
    t = turn.t
    if isinstance(parse_future(typed, turn.said_at, turn.member.zone), When):
        examples = {"call_back": t.plain("batch-time-call-back", typed=typed)}
        examples["booked"] = t.plain("batch-time-booked", typed=typed)
        return turn.say(Screen(t("batch-time-alone", typed=typed, **examples)))
    words, example = t.plain("result-words", kind=kind_for(turn.member.role)), t.plain("person-example")
    return turn.say(Screen(t("batch-word-bad", typed=typed, words=words, example=example)))


# -- who decides


def _with_whom(turn: Turn, item: Item, said: Draft) -> DecisionMaker | None:
    """Who was named with the result; else the card's decision maker, unless the talk was not with him."""
    if means_nobody(said.person) or (not said.person and turn.expected("batch.card").get("nobody")):
        return None
    if may_have_been_with(said.person):
        return _told(turn, item, said.person, said.position)
    return told_on_card(turn, item) or item.decision_maker


def _is_unsure(turn: Turn, item: Item, said: Draft) -> bool:
    """A result for him whom the card asks about, while it is open whether that is anybody's name."""
    asked = turn.expected("batch.card")
    if not asked.get("told") or item.decision_maker is None or asked["told"].get("sure"):
        return False
    return not means_nobody(said.person) and not may_have_been_with(said.person)


def told_on_card(turn: Turn, item: Item) -> DecisionMaker | None:
    """Whom the open question names, where that is surely a name: what is recorded meanwhile was with him."""
    told = turn.expected("batch.card").get("told")
    return _told(turn, item, told["name"], told["position"]) if told and told.get("sure") else None


def ask_first(turn: Turn) -> Reply:
    """Over the card, whose question has to be answered first."""
    return turn.alert(turn.t.plain("batch-person-first", name=turn.expected("batch.card")["told"]["name"]))


def _told(turn: Turn, item: Item, name: str, position: str) -> DecisionMaker:
    return clients.find_or_add(turn.connection, turn.member.team_id, item.client_id, name, position, turn.now)


def _take_person(turn: Turn, batch: Batch, item: Item, said: Draft, text: str) -> list[Reply]:
    """Written down at once where nobody was known, or he was; one who would take another's place is asked about."""
    everybody = clients.decision_makers_of(turn.connection, turn.member.team_id, item.client_id)
    plain = not has_letters(said.position) and not all(word[0].isupper() for word in text.split())
    if clients.meant_by(everybody, said.person) is None and (item.decision_maker is not None or plain):
        told = {"name": said.person, "position": said.position, "sure": not plain}
        return show(turn, batch, told=told)
    return _keep_person(turn, batch, item, said.person, said.position)


def _keep_person(turn: Turn, batch: Batch, item: Item, name: str, position: str) -> list[Reply]:
    person = _told(turn, item, name, position)
    call_lists.set_person(turn.connection, item, person)
    return show(turn, batch, turn.t("batch-person-kept", name=person.full_name))


def answer_told(turn: Turn, batch: Batch, item: Item, *, yes: bool) -> list[Reply]:
    """«Записать ЛПР «…»?»; a card without that question is shown as it is."""
    told = turn.expected("batch.card").get("told")
    batch = on_again(turn, batch)
    return _keep_person(turn, batch, item, told["name"], told["position"]) if yes and told else show(turn, batch)


def _keep_phone(turn: Turn, batch: Batch, item: Item, text: str) -> list[Reply]:
    """A number belongs to who is called; where nobody is known, to the company."""
    phone = phone_in(text)
    client = clients.get(turn.connection, turn.member.team_id, item.client_id)
    if phone is None or client is None:
        return []
    whose = client.name
    if item.decision_maker is not None:
        client_facts.set_phone_of(turn.connection, item.decision_maker, phone)
        whose = f"{whose}, {short_name(item.decision_maker.full_name)}"
    else:
        client_facts.change(turn.connection, client, phone=phone)
    return show(turn, on_again(turn, batch), turn.t("batch-phone-kept", whose=whose))


def _keep_fact(turn: Turn, batch: Batch, item: Item, said: Said) -> list[Reply]:
    """«ИНН …», «ЛПР: …», «отложить до …» of the client on the card."""
    client = clients.get(turn.connection, turn.member.team_id, item.client_id)
    if client is None:
        return []
    problem = facts.keep(turn, client, said)
    if problem is not None:
        return [turn.alert(problem)]
    introduced = read_person(said.value) if said.fact is Fact.PERSON else None
    if introduced is not None:
        return _keep_person(turn, on_again(turn, batch), item, introduced.full_name, introduced.position)
    return show(turn, on_again(turn, batch), turn.t("batch-fact-kept", client=client.name))


# -- when it is over


def tell_over(turn: Turn, batch: Batch, text: str) -> list[Reply]:
    """A result that came too late: it is said that it was not recorded, and how it can be."""
    kind = kind_for(turn.member.role)
    if batch.ended_at is None or read_result(text, turn.said_at, turn.member.zone, kind).result is None:
        return []
    said = turn.t("batch-over-result", typed=clean(text, NAME_LIMIT), command=f"/{kind}")
    return [turn.say(Screen(said))]
