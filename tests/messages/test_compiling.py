"""What a template is made into for one language says the same as the template."""

from collections.abc import Callable

import pytest
from jinja2 import DictLoader, Environment

from messages.catalogue import NotTranslated
from messages.compiling import PartsInPlace, Translating, translate_with

SWEDISH = "Tiden {{ when }} för {{ alias }}"
PARTS = {
    "_block.j2": "{% if alias %}\n{{ alias }}\n{% endif %}\n",
    "_nested.j2": '{% include "_block.j2" %}\nslut\n',
    "whole.j2": 'före\n{% include "_block.j2" %}\n\n  {% include "_nested.j2" %}\nefter\n',
}


def environment(gettext: Callable[[str], str] = str, **templates: str) -> Environment:
    made = Environment(
        loader=DictLoader(PARTS | {f"{name}.j2": text for name, text in templates.items()}),
        extensions=[PartsInPlace, Translating],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(gettext, _plural, newstyle=True)  # type: ignore[attr-defined]
    translate_with(made, gettext)
    return made


def _plural(one: str, many: str, number: int) -> str:
    return f"{number} of {many}"


def said(template: str, gettext: Callable[[str], str], **values: object) -> str:
    return environment(gettext, said=template).get_template("said.j2").render(values)


def without_parts_in_place() -> Environment:
    return Environment(
        loader=DictLoader(PARTS), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


@pytest.mark.parametrize("alias", ["F-0001", ""])
def test_a_part_in_its_place_reads_as_if_it_were_included(alias: str) -> None:
    included = without_parts_in_place().get_template("whole.j2").render(alias=alias)

    assert environment().get_template("whole.j2").render(alias=alias) == included


def test_no_part_is_looked_up_when_something_is_said() -> None:
    made = environment()
    template = made.get_template("whole.j2")
    made.loader = DictLoader({})

    assert "F-0001" in template.render(alias="F-0001")


def test_a_translation_may_turn_its_holes_round() -> None:
    text = said(
        "{% trans %}" + SWEDISH + "{% endtrans %}",
        {"Tiden %(when)s för %(alias)s": "%(alias)s: %(when)s"}.__getitem__,
        when="<i>",
        alias="F-0001",
    )

    assert text == "F-0001: &lt;i&gt;"


@pytest.mark.parametrize(
    ("translation", "text"), [("100 %%", "100 %"), ("<b>%%(alias)s</b>", "<b>%(alias)s</b>")]
)
def test_a_percent_sign_is_written_twice(translation: str, text: str) -> None:
    assert said("{% trans %}Allt{% endtrans %}", lambda _: translation) == text


def missing(words: str) -> str:
    raise NotTranslated(words)


def test_a_missing_sentence_is_told_when_it_is_needed_and_not_before() -> None:
    template = "{% if needed %}{% trans %}Hej{% endtrans %}{% endif %}"

    assert said(template, missing, needed=False) == ""
    with pytest.raises(NotTranslated):
        said(template, missing, needed=True)


def test_an_unknown_hole_fails_when_it_is_needed_and_not_before() -> None:
    template = "{% if needed %}{% trans %}Hej{% endtrans %}{% endif %}"

    assert said(template, lambda _: "%(nobody)s", needed=False) == ""
    with pytest.raises(KeyError):
        said(template, lambda _: "%(nobody)s", needed=True)


def test_what_is_counted_is_counted_when_it_is_said() -> None:
    template = "{% trans count=n %}ett{% pluralize %}{{ count }} besök{% endtrans %}"

    assert said(template, str, n=3) == "3 of 3 besök"
