# Class and instance attributes, methods, class body execution.
class Dog:
    """A dog."""
    kind = "canine"
    tricks = []
    print("body", kind)
    def __init__(self, name):
        self.name = name
    def bark(self, times=1):
        return self.name + " woof" * times
    count = len(tricks) + 1  # expect: body canine
a, b = Dog("a"), Dog("b")
a.kind = "own"
a.tricks.append("roll")
print(a.kind, b.kind, b.tricks, Dog.kind, a.bark(), Dog.bark(b, 2), Dog.count, Dog.__doc__, Dog.__name__)
# expect: own canine ['roll'] canine a woof b woof woof 1 A dog. Dog
Dog.kind = "changed"
print(a.kind, b.kind, sorted(a.__dict__), b.__dict__, isinstance(a, Dog), type(a) is Dog, a.__class__.__name__)
# expect: own changed ['kind', 'name'] {'name': 'b'} True True Dog
del a.kind
print(a.kind, hasattr(a, "kind"), "kind" in a.__dict__)  # expect: changed True False
def late(self): return "late " + self.name
Dog.late = late
b.own = lambda: "no self"
print(a.late(), b.own(), getattr(a, "zzz", "default"), Dog.late is late)
# expect: late a no self default True
for bad in (lambda: a.missing, lambda: Dog.missing, lambda: delattr(b, "nothing") if False else b.nothing):
    try:
        bad()
    except AttributeError as error:
        print(error)
        # expect: 'Dog' object has no attribute 'missing'
        # expect: type object 'Dog' has no attribute 'missing'
        # expect: 'Dog' object has no attribute 'nothing'
class Empty: pass
e = Empty()
e.x = 1
setattr(e, "y", 2)
print(e.x + e.y, vars(e), Empty.__bases__ == (object,), Empty().__dict__)
# expect: 3 {'x': 1, 'y': 2} True {}
