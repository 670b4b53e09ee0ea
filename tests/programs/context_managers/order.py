# Enter and exit order, the values, nested and with several items.
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name, end="; "); return self.name + " value"
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None, end="; ")
        return self.swallow
with CM("a") as x:
    print(x)  # expect: enter a; a value
print()  # expect: exit a None None False; 
with CM("a") as x, CM("b") as y, CM("c"):
    print(x, y)  # expect: enter a; enter b; enter c; a value b value
print()  # expect: exit c None None False; exit b None None False; exit a None None False; 
with CM("outer", True):
    with CM("inner"):
        raise ValueError("v")
print("after")
# expect: enter outer; enter inner; exit inner ValueError v True; exit outer ValueError v True; after
try:
    with CM("one"), CM("two"):
        1 / 0
except ZeroDivisionError:
    print("propagated")
    # expect: enter one; enter two; exit two ZeroDivisionError division by zero True; exit one ZeroDivisionError division by zero True; propagated
class Box: pass
box, items = Box(), [0]
with CM("t") as box.attr, CM("i") as items[0]: pass
print(box.attr, items)
# expect: enter t; enter i; exit i None None False; exit t None None False; t value ['i value']
class Pair(CM):
    def __enter__(self): return 1, (2, 3)
with Pair("p") as (p, (q, r)): print(p, q, r)  # expect: 1 2 3
print()  # expect: exit p None None False; 
