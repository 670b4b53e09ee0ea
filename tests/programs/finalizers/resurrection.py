# A finalizer may make its object reachable again; it does not run a second time.
import gc
kept = []
class Phoenix:
    def __init__(self, name): self.name, self.parts = name, [name + "'s part"]
    def __del__(self):
        print("del", self.name)
        kept.append(self)
def make(name): Phoenix(name)
def drop():
    kept.clear()
make("a")  # expect: del a
gc.collect()
print([(p.name, p.parts) for p in kept])  # expect: [('a', ["a's part"])]
drop()
gc.collect()
print(kept)  # expect: []
def make_cycle():
    one, other = Phoenix("one"), Phoenix("other")
    one.other, other.other = other, one
make_cycle()
gc.collect()
# expect: del one
# expect: del other
print(sorted((p.name, p.other.name, p.other.parts) for p in kept))
# expect: [('one', 'other', ["other's part"]), ('other', 'one', ["one's part"])]
drop()
gc.collect()
print(kept)  # expect: []
# One object of a group revives the others.
class Quiet:
    def __init__(self, owner): self.owner = owner
    def __del__(self): deleted.append("quiet")
class Owner:
    def __init__(self): self.quiet = Quiet(self)
    def __del__(self):
        deleted.append("owner")
        kept.append(self)
deleted = []
def make_pair(): Owner()
make_pair()
gc.collect()
print(sorted(deleted), len(kept), kept[0].quiet.owner is kept[0])  # expect: ['owner', 'quiet'] 1 True
drop()
gc.collect()
print(sorted(deleted))  # expect: ['owner', 'quiet']
