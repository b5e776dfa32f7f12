"""Telegram counts text in UTF-16 code units."""


def units(text: str) -> int:
    """
    >>> units("hej 👶")
    6
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
