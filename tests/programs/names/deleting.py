# del of names, attributes, items, slices, several at once, nested.
a, b, c = 1, [1, 2, 3, 4], {"k": 1, "m": 2}
del a, b[0], c["k"]
print("a" in globals(), b, c)  # expect: False [2, 3, 4] {'m': 2}
del b[1:], (c["m"])
print(b, c)  # expect: [2] {}
class C: x = 1
o = C()
o.y = 2
del o.y, C.x
print(o.__dict__, hasattr(C, "x"))  # expect: {} False
d = [[1, 2], [3]]
del d[0][1], [d[1]]
print(d)  # expect: [[1]]
def f(p, *args):
    del p
    args = list(args)
    del args[::2]
    p = "again"
    return p, args
print(f(1, 2, 3, 4))  # expect: ('again', [3])
for bad in (lambda: b.__delitem__(9), lambda: c.__delitem__("zz"), lambda: delattr(o, "zz"), lambda: (1,).__delitem__ if False else [].__delitem__(0)):
    try:
        bad()
    except (IndexError, KeyError, AttributeError) as error:
        print(type(error).__name__)
        # expect: IndexError
        # expect: KeyError
        # expect: AttributeError
        # expect: IndexError
for i in range(2):
    t = i
    del t
print("t" in globals(), "i" in globals())  # expect: False True
