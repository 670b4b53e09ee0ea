print("package init")
name = "the package"
from .first import f as from_first
from_init = from_first()
