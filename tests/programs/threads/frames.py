# The frames of all threads can be looked at.
import _thread
import sys

inside, go_on, over = [_thread.allocate_lock() for _ in range(3)]
for lock in inside, go_on, over:
    lock.acquire()


def outer(x):
    y = x * 2
    return inner(y)


def inner(z):
    inside.release()
    go_on.acquire()
    return sys._getframe().f_back.f_code.co_name


box = []


def work():
    box.append(outer(21))
    over.release()


def names(frame):
    found = []
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


ident = _thread.start_new_thread(work, ())
inside.acquire()
frames = sys._current_frames()
print(len(frames), sorted(frames) == sorted([ident, _thread.get_ident()]))  # expect: 2 True
print(names(frames[_thread.get_ident()])[0], names(frames[ident]))
# expect: <module> ['inner', 'outer', 'work']
frame = frames[ident]
print(frame.f_locals, frame.f_back.f_locals["x"], frame.f_back.f_locals["y"])  # expect: {'z': 42} 21 42
go_on.release()
over.acquire()
print(box)  # expect: ['outer']
while len(sys._current_frames()) > 1:
    pass
print(frame.f_locals["z"], names(frame)[:2])  # expect: 42 ['inner', 'outer']
print(list(sys._current_frames()) == [_thread.get_ident()])  # expect: True
