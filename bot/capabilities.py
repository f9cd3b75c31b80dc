"""What the bot can do: every capability's handlers and reminders, joined for the composition root."""

from __future__ import annotations

from bot.handlers import (
    absence_ends,
    absences,
    after,
    agreements,
    audit,
    base_map,
    batch,
    batch_beside,
    batch_typed,
    board,
    calibration,
    capture,
    capture_typed,
    client_facts,
    client_removal,
    clients,
    contacts,
    day,
    days_off,
    export,
    forgetting,
    forgetting_former,
    forgetting_person,
    form_answers,
    form_moves,
    form_people,
    form_sums,
    form_typed,
    forms,
    group,
    handover,
    handover_answers,
    holding,
    import_steps,
    imports,
    incoming,
    inviting,
    joining,
    ledger,
    ledger_steps,
    ledger_typed,
    ledger_who,
    lists,
    lists_typed,
    meeting,
    meeting_changes,
    meeting_giving,
    meeting_slots,
    meeting_typed,
    mending,
    norms,
    norms_typed,
    notes_of_team,
    own_data,
    path,
    path_choosing,
    path_closing,
    questions,
    questions_file,
    questions_new,
    questions_parts,
    questions_typed,
    quiet,
    segments,
    shares,
    slot_work,
    snooze,
    study,
    study_typed,
    summary,
    summary_counting,
    tables_read,
    team,
    team_deputies,
    team_leaving,
    team_moving,
    team_roles,
    team_settings,
    timetable,
    timetable_print,
    timetable_slots,
    timetable_typed,
    unseen_file,
    visits,
    week,
)
from bot.handlers import help as help_
from bot.handlers import settings as settings_
from bot.handlers.dispatch import Dispatcher, join_routes
from bot.handlers.door import Door
from bot.handlers.help import menu_commands
from bot.handlers.menu_labels import menu_labels
from bot.reminders import (
    again,
    alerts,
    closings,
    newcomers,
    returns,
    set_back,
    slots,
    summaries,
    summaries_again,
    training,
    week_cards,
)
from bot.reminders import batches as batch_reminders
from bot.reminders import deputies as deputy_reminders
from bot.reminders import meetings as meeting_reminders
from bot.reminders import promises as promise_reminders
from bot.reminders import standings as standing_reckoning

PUNCTUAL = (
    # First of all: the others go by what it notes.
    set_back.tick,
    *(batch_reminders.tick, again.tick, slots.tick, meeting_reminders.tick),
    *(promise_reminders.tick, returns.tick, training.tick, week_cards.tick),
    *(deputy_reminders.ticking(menu_commands), newcomers.tick),
)
"""What is told at its minute."""
UNHURRIED = (
    # Yesterday's week is closed before Friday's summary asks for it.
    *(closings.tick, summaries.tick, summaries_again.tick),
    # What was found in reckoning is told in the same look.
    *(standing_reckoning.tick, alerts.tick),
)
"""What takes minutes where there are many teams: whoever has a meeting meanwhile is reminded of it in time."""
REMINDERS = (*PUNCTUAL, *UNHURRIED)
"""One look at the clock: what became due, kind by kind."""
GATHERS = {each.STEP: each.gather for each in (summary_counting, calibration)}
"""What is read in steps, others' turns between them, before an errand is handled."""


def dispatcher(door: Door) -> Dispatcher:
    """All capabilities behind one door."""
    capabilities = (
        *(joining, inviting, capture, capture_typed, after, mending),
        *(contacts, visits, incoming),
        *(handover, handover_answers, study, study_typed, base_map),
        *(path, path_choosing, path_closing, board),
        *(batch, batch_typed, batch_beside),
        *(meeting, meeting_changes, meeting_giving, meeting_typed, meeting_slots, holding, agreements),
        *(form_moves, form_answers, form_sums, form_typed, form_people, forms),
        *(questions, questions_file, questions_new, questions_parts, questions_typed),
        *(absences, absence_ends, days_off, shares, norms, norms_typed, calibration),
        *(timetable, timetable_slots, timetable_typed, timetable_print),
        *(lists, lists_typed, imports, import_steps, segments, client_facts, client_removal),
        *(tables_read, ledger, ledger_steps, ledger_who, ledger_typed, unseen_file),
        *(snooze, slot_work, quiet, notes_of_team),
        *(team, team_roles, team_moving, team_leaving, team_deputies, team_settings),
        *(export, audit, own_data, forgetting, forgetting_former, forgetting_person),
        *(summary, summary_counting, group, week, day, clients, settings_, help_),
    )
    routes = join_routes([capability.routes() for capability in capabilities])
    return Dispatcher(routes, door, menu_labels(routes.commands))
