# check with: 3.12+
# The functions of the module gc.
import gc
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
class Node:
    def __init__(self): self.next = self.previous = None
    def link(self, other): self.next, other.previous = other, self
def make_cycles(cycles, links):
    def make(n):
        nodes = [Node() for _ in range(n)]
        for one, other in zip(nodes, nodes[1:] + nodes[:1]):
            one.link(other)
        return nodes[0]
    return [make(links) for _ in range(cycles)]
def measure(cycles, links):
    all_cycles = make_cycles(cycles, links)
    del all_cycles
gc.collect()
gc.disable()
measure(100, 20)
gc.enable()
print(gc.collect() >= 2000, gc.collect())
class Slots:
    __slots__ = ("me", "__weakref__")
def own_cycle():
    s = Slots()
    s.me = s
own_cycle()
print(gc.collect() >= 1)
print([gc.is_tracked(x) for x in (1, "s", 1.5, None, [], {1: []}, Node(), Node, gc.collect)])
node = Node()
print(any(x is node for x in gc.get_objects()), any(type(x) is str for x in gc.get_objects()))
for generation in (3, -1):
    try:
        gc.collect(generation)
    except ValueError as error:
        print(error)
print(gc.collect(0) >= 0, gc.collect(generation=1) >= 0)
print(gc.garbage, gc.callbacks, gc.get_debug(), len(gc.get_count()), len(gc.get_threshold()))
old = gc.get_threshold()
gc.set_threshold(500, 7)
print(gc.get_threshold()[:2])
gc.set_threshold(*old)
def callback(phase, information):
    print(phase, sorted(information), information["generation"])
gc.callbacks.append(callback)
gc.collect()
gc.callbacks.remove(callback)
print(gc.freeze(), gc.unfreeze(), gc.get_freeze_count())
class Final:
    def __del__(self): pass
def make_final(): Final().me = Final()
make_final()
print(gc.collect() >= 0)
