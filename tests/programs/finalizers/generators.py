# Generators that are left in the middle are closed: finally bodies and with blocks are left.
import gc
log = []
def show():
    gc.collect()
    print(log)
    del log[:]
def numbers():
    try:
        yield 1
        yield 2
    finally:
        log.append("finally")
def left():
    for n in numbers():
        break
left()
show()  # expect: ['finally']
def only_made(): numbers()
only_made()
show()  # expect: []
def used_up(): list(numbers())
used_up()
show()  # expect: ['finally']
class Manager:
    def __enter__(self): log.append("enter")
    def __exit__(self, kind, error, traceback): log.append("exit " + kind.__name__)
def managed():
    with Manager():
        yield 1
def leave_managed(): next(managed())
leave_managed()
show()  # expect: ['enter', 'exit GeneratorExit']
def catches():
    try:
        yield 1
    except GeneratorExit as error:
        log.append("caught %r" % (error.args,))
def leave_catches(): next(catches())
leave_catches()
show()  # expect: ['caught ()']
def delegates():
    try:
        yield from numbers()
    finally:
        log.append("outer finally")
def leave_delegates(): next(delegates())
leave_delegates()
show()  # expect: ['finally', 'outer finally']
def only_delegates():
    yield from numbers()
def leave_only(): next(only_delegates())
leave_only()
show()  # expect: ['finally']
def in_a_cycle():
    def walk():
        try:
            yield 1
        finally:
            log.append("cycle %s" % (box[0] is generator))
    box = []
    generator = walk()
    next(generator)
    box.append(generator)
in_a_cycle()
show()  # expect: ['cycle True']
# Resurrected by its own finally body, it is over.
kept = []
def revives():
    try:
        yield 1
    finally:
        kept.append(box[0])
        log.append("revived")
box = []
def leave_revives():
    generator = revives()
    next(generator)
    box.append(generator)
leave_revives()
box = [box.pop()]
def forget():
    global box
    taken, box = box, [None]
    taken.append(taken)
forget()
show()  # expect: ['revived']
print([list(item or []) for item in kept])  # expect: [[]]
async def coroutine():
    try:
        await Wait()
    finally:
        log.append("coroutine left")
class Wait:
    def __await__(self): yield 1
def leave_coroutine(): coroutine().send(None)
leave_coroutine()
show()  # expect: ['coroutine left']
async def items():
    try:
        yield 1
    finally:
        log.append("async generator left")
def leave_items():
    try:
        items().__anext__().send(None)
    except StopIteration:
        pass
leave_items()
show()  # expect: ['async generator left']
