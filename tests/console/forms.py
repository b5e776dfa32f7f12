"""The forms of a page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]


@dataclass
class Button:
    words: str
    name: str = ""
    value: str = ""


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)


class Forms(HTMLParser):
    """
    >>> page = Forms('<form action="/x"><input name="a" value="1"><button>Go</button></form>')
    >>> page.forms
    [Form(action='/x', fields={'a': '1'}, buttons=[Button(words='Go', name='', value='')])]
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._inside: Form | None = None
        self._named = ""  # the select or textarea that is open
        self._reads: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: Attributes) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._inside = Form(given.get("action", ""))
            self.forms.append(self._inside)
        elif self._inside is not None:
            self._takes(tag, given, {name for name, _ in attributes})

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif self._inside is not None and self._reads is not None:
            words = "".join(self._reads)
            if tag == "button":
                self._inside.buttons[-1].words = " ".join(words.split())
            elif tag == "textarea":
                self._inside.fields[self._named] = words
            self._reads = None if tag in {"button", "textarea"} else self._reads

    def handle_data(self, data: str) -> None:
        if self._reads is not None:
            self._reads.append(data)

    def _takes(self, tag: str, given: dict[str, str], has: set[str]) -> None:
        assert self._inside is not None
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "button":
            self._inside.buttons.append(Button("", name, value))
            self._reads = []
        elif tag == "input" and (
            given.get("type") not in {"checkbox", "radio"} or "checked" in has
        ):
            self._inside.fields[name] = value
        elif tag in {"select", "textarea"}:
            self._named = name
            self._reads = [] if tag == "textarea" else None
        elif tag == "option" and ("selected" in has or self._named not in self._inside.fields):
            self._inside.fields[self._named] = value
