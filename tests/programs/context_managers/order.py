# Enter and exit order, the values, nested and with several items.
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name, end="; "); return self.name + " value"
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None, end="; ")
        return self.swallow
with CM("a") as x:
    print(x)
print()
with CM("a") as x, CM("b") as y, CM("c"):
    print(x, y)
print()
with CM("outer", True):
    with CM("inner"):
        raise ValueError("v")
print("after")
try:
    with CM("one"), CM("two"):
        1 / 0
except ZeroDivisionError:
    print("propagated")
class Box: pass
box, items = Box(), [0]
with CM("t") as box.attr, CM("i") as items[0]: pass
print(box.attr, items)
class Pair(CM):
    def __enter__(self): return 1, (2, 3)
with Pair("p") as (p, (q, r)): print(p, q, r)
