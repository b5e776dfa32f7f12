"""What must be true at rest, whatever has happened. Each law yields sentences of what is broken."""

from collections.abc import Callable, Iterator

from tests.storm import (
    about_activities,
    about_notices,
    about_phones,
    about_reminders,
    about_updates,
    about_visits,
)
from tests.storm.stand import Stand

Law = Callable[[Stand], Iterator[str]]

LAWS: tuple[Law, ...] = (
    about_visits.each_visit_has_one_valid_time,
    about_visits.each_history_leads_to_where_its_visit_stands,
    about_visits.nobody_is_in_two_places_at_once,
    about_visits.an_old_button_changes_nothing,
    about_phones.everybody_was_told_how_each_visit_stands,
    about_phones.both_staff_know_of_each_open_wish,
    about_phones.each_guest_knows_when_to_come,
    about_phones.each_message_is_in_the_reader_s_language,
    about_notices.each_notice_has_ended_or_is_still_to_come,
    about_notices.nothing_expires_while_it_is_of_use,
    about_notices.an_unknown_end_has_a_cause,
    about_notices.both_staff_know_of_each_question_in_doubt,
    about_notices.nobody_is_told_the_same_twice,
    about_notices.a_picture_comes_once_and_after_its_words,
    about_notices.each_move_by_staff_is_news,
    about_notices.nobody_hears_what_they_must_not,
    about_notices.nobody_is_woken_at_night,
    about_notices.nothing_is_given_up_for_a_fault_of_ours,
    about_notices.words_of_danger_reach_both_staff,
    about_reminders.nobody_reads_one_who_does_not_want_it,
    about_reminders.nobody_reads_one_twice,
    about_reminders.nobody_reads_one_as_the_third_message_of_a_day,
    about_reminders.each_is_planned_for_all_or_stopped,
    about_activities.nobody_is_to_be_reminded_of_what_is_off,
    about_activities.nobody_is_reminded_after_hearing_that_it_is_off,
    about_activities.nobody_is_to_be_reminded_twice,
    about_updates.every_update_is_handled_or_parked,
    about_updates.only_nonsense_is_parked,
    about_updates.every_tap_is_answered,
    about_updates.nobody_meets_a_fault_of_ours,
)


def broken_in(stand: Stand) -> list[str]:
    """Each with the name of its law."""
    return [f"{law.__name__}: {sentence}" for law in LAWS for sentence in law(stand)]
