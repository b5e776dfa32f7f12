"""What a translated sentence may leave out, and what it need not mind."""

from messages.catalogue_rules import LONGEST_LABEL, Translated, faults_in

COUNTED = ("Ett besök i dag", "%(count)s besök i dag")


def test_a_form_for_one_number_may_leave_the_number_out() -> None:
    assert faults_in(Translated(COUNTED, "زيارتان اليوم", for_one_number=True)) == []


def test_a_form_for_many_numbers_must_say_the_number() -> None:
    faults = faults_in(Translated(COUNTED, "زيارات اليوم"))

    assert faults == ["placeholder %(count)s is missing"]


def test_only_a_button_must_be_short() -> None:
    long = "ل" * (LONGEST_LABEL + 1)

    assert faults_in(Translated(("Ett svar",), long)) == []


def test_names_on_a_button_are_not_counted() -> None:
    label = f"%(name)s{'ل' * LONGEST_LABEL}"

    assert faults_in(Translated(("%(name)s",), label, is_label=True)) == []


def test_a_singular_without_its_number_does_not_excuse_the_other_names() -> None:
    source = ("Ett besök hos %(alias)s", "%(count)s besök hos %(alias)s")

    faults = faults_in(Translated(source, "زيارة واحدة", for_one_number=True))

    assert faults == ["placeholder %(alias)s is missing"]
