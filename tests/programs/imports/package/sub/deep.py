from ..first import f
from .. import name as package_name


def where():
    return "deep in " + package_name + ", " + f()
