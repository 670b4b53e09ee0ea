# Each thread has its own depth of recursion, in Python code and in native code.
import _thread
import sys

done = _thread.allocate_lock()
done.acquire()


def on_thread(function):
    box = []

    def work():
        try:
            box.append(function())
        except Exception as error:
            box.append(type(error).__name__)
        done.release()

    _thread.start_new_thread(work, ())
    done.acquire()
    return box[0]


def down(n):
    return n and down(n - 1) + 1


def deep():
    return deep()


class Item:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return "<" + repr(self.inner) + ">"


def nested(n):
    item = None
    for _ in range(n):
        item = Item(item)
    return len(repr(item))


def deep_below(n):
    return n and deep_below(n - 1) or on_thread(lambda: down(800))


print(on_thread(lambda: down(800)), on_thread(deep), on_thread(lambda: nested(200)))
# expect: 800 RecursionError 404
print(deep_below(700))  # expect: 800
print(down(800))  # expect: 800
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
print(on_thread(lambda: down(4000)), on_thread(lambda: sys.getrecursionlimit()))  # expect: 4000 5000
sys.setrecursionlimit(old)
before = _thread.stack_size()
print(_thread.stack_size(4 << 20) == before, _thread.stack_size())  # expect: True 4194304
print(on_thread(lambda: down(500)), on_thread(deep), on_thread(lambda: nested(100)))
# expect: 500 RecursionError 204
print(_thread.stack_size(0), _thread.stack_size() == 0)  # expect: 0 True
for size in 1000, -1:
    try:
        _thread.stack_size(size)
    except ValueError as error:
        print(error)
        # expect: size not valid: 1000 bytes
        # expect: size must be 0 or a positive value
