# Keys go by hash and equality; identity is enough.
class Key:
    def __init__(self, name, h):
        self.name, self.h = name, h
    def __hash__(self):
        return self.h
    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name
    def __repr__(self):
        return self.name
d = {Key("a", 1): "first", Key("b", 1): "second", Key("c", 9): "third"}
print(d[Key("a", 1)], d[Key("b", 1)], Key("a", 2) in d, Key("c", 9) in d)  # expect: first second False True
d[Key("a", 1)] = "replaced"
print(d)  # expect: {a: 'replaced', b: 'second', c: 'third'}
nan = float("nan")
n = {nan: 1}
n[float("nan")] = 2
print(len(n), n[nan], nan in n)  # expect: 2 1 True
class Unhashable:
    def __eq__(self, other):
        return True
try:
    {Unhashable(): 1}
except TypeError as error:
    print(error)  # expect: unhashable type: 'Unhashable'
class Raising:
    def __hash__(self):
        raise ValueError("no hash")
try:
    Raising() in {}
except ValueError as error:
    print(error)  # expect: no hash
print({1: "i"}[True], {0: "z"}[False], {0.0: "f"}[-0.0], {(1, 2): 3}[(1.0, 2.0)])  # expect: i z f 3
