# Copies of an OrderedDict and of its subclasses: the items in order, and the attributes of the object with them.
import copy
from collections import OrderedDict
class Settings(OrderedDict):
    def __init__(self, *items, **named):
        super().__init__(*items, **named)
        self.changes = 0
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.changes = getattr(self, "changes", 0) + 1
plain = OrderedDict([("b", [1]), ("a", 2)])
plain.note, plain.shared = "kept", plain["b"]
plain.move_to_end("b")
for made in (copy.copy(plain), copy.deepcopy(plain), plain.copy()):
    print(type(made).__name__, list(made.items()), sorted(made.__dict__.items()), made == plain, made["b"] is plain["b"], getattr(made, "shared", None) is made["b"])
    # expect: OrderedDict [('a', 2), ('b', [1])] [('note', 'kept'), ('shared', [1])] True True True
    # expect: OrderedDict [('a', 2), ('b', [1])] [('note', 'kept'), ('shared', [1])] True False True
    # expect: OrderedDict [('a', 2), ('b', [1])] [] True True False
settings = Settings(width=3)
settings["height"] = 4
settings.title = ["t"]
for made in (copy.copy(settings), copy.deepcopy(settings), settings.copy()):
    print(type(made).__name__, list(made), sorted(made.__dict__), getattr(made, "title", None) is settings.title)
    # expect: Settings ['width', 'height'] ['changes', 'title'] True
    # expect: Settings ['width', 'height'] ['changes', 'title'] False
    # expect: Settings ['width', 'height'] ['changes'] False
kind, arguments, state, items, pairs = plain.__reduce__()
print(kind is OrderedDict, arguments, sorted(state), items, list(pairs))
# expect: True () ['note', 'shared'] None [('a', 2), ('b', [1])]
empty = OrderedDict()
print(empty.__reduce__()[:4], copy.copy(empty), copy.copy(empty) is empty)
# expect: (<class 'collections.OrderedDict'>, (), None, None) OrderedDict() False
