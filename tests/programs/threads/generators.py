# A generator runs in one thread at a time, and may go on in another one.
import _thread

ends = []
done = _thread.allocate_lock()
done.acquire()


def on_thread(function):
    box = []

    def work():
        try:
            box.append(function())
        except Exception as error:
            box.append((type(error).__name__, str(error)))
        done.release()

    _thread.start_new_thread(work, ())
    done.acquire()
    return box[0]


def numbers():
    n = 0
    try:
        while True:
            got = yield n
            n += got or 1
    except KeyError as error:
        yield "caught", error.args
    finally:
        ends.append("finally")


generator = numbers()
print(next(generator), on_thread(lambda: next(generator)), next(generator))  # expect: 0 1 2
print(on_thread(lambda: generator.send(10)), generator.send(5))  # expect: 12 17
print(on_thread(lambda: generator.throw(KeyError(1))))  # expect: ('caught', (1,))
print(on_thread(generator.close), ends)  # expect: None ['finally']

inside, go_on = _thread.allocate_lock(), _thread.allocate_lock()
inside.acquire()
go_on.acquire()


def waits():
    yield 1
    inside.release()
    go_on.acquire()
    yield 2


generator = waits()
print(next(generator))  # expect: 1
box = []
_thread.start_new_thread(lambda: (box.append(next(generator)), done.release()), ())
inside.acquire()
try:
    next(generator)
except ValueError as error:
    print(error)  # expect: generator already executing
go_on.release()
done.acquire()
print(box, next(generator, "over"))  # expect: [2] over


def tree(depth):
    if depth:
        for item in tree(depth - 1):
            yield item
        yield depth
        for item in tree(depth - 1):
            yield item


def sum_of(depth, result, lock):
    result.append(sum(tree(depth)))
    lock.release()


results = []
locks = [_thread.allocate_lock() for _ in range(4)]
for depth, lock in enumerate(locks, 7):
    lock.acquire()
    _thread.start_new_thread(sum_of, (depth, results, lock))
for lock in locks:
    lock.acquire()
print(sorted(results))  # expect: [247, 502, 1013, 2036]
