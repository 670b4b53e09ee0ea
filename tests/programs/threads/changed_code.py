# A function gets other code while another thread runs it: that goes on with what it has begun.
import _thread

inside, go_on, over = [_thread.allocate_lock() for _ in range(3)]
for lock in inside, go_on, over:
    lock.acquire()


def function(x):
    first, second = x, x + 1
    inside.release()
    go_on.acquire()
    for i in range(3):
        first += i
    return first, second, "old"


def other(x):
    return "new"


box = []
_thread.start_new_thread(lambda: (box.append(function(10)), over.release()), ())
inside.acquire()
function.__code__ = other.__code__
print(function(1))  # expect: new
go_on.release()
over.acquire()
print(box)  # expect: [(13, 11, 'old')]
