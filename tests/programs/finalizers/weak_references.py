# check with: 3.8+
# Weak references to objects with finalizers, and callbacks: who is told what, and when.
import gc, weakref
class Thing:
    def __init__(self, name): self.name = name
    def __repr__(self): return "<%s>" % self.name
class Finalized(Thing):
    def __del__(self): print("del", self.name)
references = []
def watch(thing):
    references.append(weakref.ref(thing, lambda reference: print("callback", reference() is None)))
def plain(): watch(Thing("plain"))
plain()  # expect: callback True
gc.collect()
print(references.pop()())  # expect: None
def finalized(): watch(Finalized("finalized"))
finalized()
# expect: del finalized
# expect: callback True
gc.collect()
print(references.pop()())  # expect: None
# In a finalizer, weak references to what lives are good.
owner = Thing("owner")
class Child:
    def __init__(self, parent): self.parent = weakref.ref(parent)
    def __del__(self): print("child of", self.parent())
def child(): Child(owner)
child()  # expect: child of <owner>
gc.collect()
# Revived, an object can be referred to again.
kept = []
class Revived(Thing):
    def __del__(self): kept.append(self)
def revive(): Revived("revived")
revive()
gc.collect()
reference = weakref.ref(kept[0])
print(reference(), kept)  # expect: <revived> [<revived>]
kept.clear()
gc.collect()
print(reference())  # expect: None
many = []
def make_many():
    things = [Thing("t%d" % i) for i in range(5)]
    many.extend(weakref.ref(thing, lambda reference: many.remove(reference)) for thing in things)
make_many()
gc.collect()
print(len(many))  # expect: 0
