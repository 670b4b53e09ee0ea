# Locks belong to nobody, recursive ones to a thread; waiting can be limited.
import _thread
import time


def on_thread(function):
    done = _thread.allocate_lock()
    done.acquire()
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


lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(True, 0.01), lock.acquire(timeout=0))
# expect: True True False False False
print(on_thread(lambda: lock.acquire(False)), on_thread(lambda: lock.acquire(timeout=0.01)))
# expect: False False
print(on_thread(lock.release), lock.locked())  # expect: None False
for arguments in (False, 1), (True, -2), (True, 1e100), (True, float("nan")):
    try:
        lock.acquire(*arguments)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__)
        # expect: ValueError
        # expect: ValueError
        # expect: OverflowError
        # expect: ValueError
try:
    lock.release()
except RuntimeError as error:
    print(error)  # expect: release unlocked lock

recursive = _thread.RLock()
print(recursive.acquire(), recursive.acquire(), recursive._is_owned())  # expect: True True True
print(on_thread(recursive._is_owned), on_thread(lambda: recursive.acquire(False)), on_thread(recursive.release))
# expect: False False ('RuntimeError', 'cannot release un-acquired lock')
recursive.release()
print(on_thread(lambda: recursive.acquire(False)))  # expect: False
recursive.release()
print(on_thread(lambda: (recursive.acquire(False), recursive.release())), recursive._is_owned())
# expect: (True, None) False
try:
    recursive.release()
except RuntimeError as error:
    print(error)  # expect: cannot release un-acquired lock
with recursive:
    with recursive:
        state = recursive._release_save()
        print(recursive._is_owned(), on_thread(lambda: (recursive.acquire(False), recursive.release())))
        # expect: False (True, None)
        recursive._acquire_restore(state)
        print(recursive._is_owned())  # expect: True

# Who waits gets the lock when it is released, and not before.
events = []
lock.acquire()
begun = _thread.allocate_lock()
begun.acquire()
over = _thread.allocate_lock()
over.acquire()


def waits():
    begun.release()
    with lock:
        events.append("has it")
    over.release()


_thread.start_new_thread(waits, ())
begun.acquire()
time.sleep(0.02)
events.append("releases")
lock.release()
over.acquire()
print(events)  # expect: ['releases', 'has it']

# A time limit that is long enough.
lock.acquire()


def releases_late():
    time.sleep(0.02)
    lock.release()


_thread.start_new_thread(releases_late, ())
print(lock.acquire(timeout=10))  # expect: True

# Each of many increments a number, which needs a lock.
count = 0
n_left = 8


def increments():
    global count, n_left
    for _ in range(200):
        with lock:
            before = count
            if before % 10 == 0:
                time.sleep(0)
            count = before + 1
    with lock:
        n_left -= 1
        if not n_left:
            over.release()


lock.release()
for _ in range(8):
    _thread.start_new_thread(increments, ())
over.acquire()
print(count)  # expect: 1600
