from . import first
from .first import f
from . import name
from .sub import label


def g():
    return "second.g " + f() + " " + name + " " + label + " " + first.__name__
