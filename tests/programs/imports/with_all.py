__all__ = ["public", "_hidden"]
_hidden = "hidden but in __all__"
other = "not in __all__"


def public():
    return "public sees " + other
