# Collections see what every thread holds: in its frames, in native code that calls back, in generators.
import _thread
import gc

N = 6
lock, over = _thread.allocate_lock(), _thread.allocate_lock()
over.acquire()
results = {}


class Node:
    def __init__(self, value, next):
        self.value, self.next = value, next


def chain(n):
    node = None
    for i in range(n):
        node = Node([i], node)
    return node


def total(node):
    n = 0
    while node:
        n += node.value[0]
        node = node.next
    return n


def key(item):
    # Garbage for the collector, in the middle of native code.
    return (item % 7, str(item), [item] * 3)


def squares(n):
    held = [object() for _ in range(5)]
    for i in range(n):
        yield [i * i, held]


def work(number):
    mine = chain(300)
    texts = sorted(range(300), key=key)
    n = 0
    for square, held in squares(200):
        n += square + len(held)
    table = {str(i): [i] for i in range(200)}
    if number % 2:
        gc.collect()
    n += sum(map(lambda item: len(key(item)), texts))
    n += total(mine) + sum(value[0] for value in table.values()) + len(texts)
    with lock:
        results[number] = n
        if len(results) == N:
            over.release()


for number in range(N):
    _thread.start_new_thread(work, (number,))
work_of_main = chain(500)
while not over.acquire(False):
    gc.collect()
print(sorted(results.values()))  # expect: [2713650, 2713650, 2713650, 2713650, 2713650, 2713650]
print(total(work_of_main))  # expect: 124750

# Finalizers of what a thread leaves behind.
finalized = []


class Finalized:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        finalized.append(self.name)


def leaves():
    for i in range(20):
        Finalized(i).myself = None
    over.release()


_thread.start_new_thread(leaves, ())
over.acquire()
gc.collect()
gc.collect()
print(len(finalized))  # expect: 20
