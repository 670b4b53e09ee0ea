# Threads that still do something at the end of the program do not hold it up, whatever it is.
import _thread
import atexit
import posix
import time

n_begun = []
reader, writer = posix.pipe()
lock = _thread.allocate_lock()
lock.acquire()


def loops():
    n_begun.append(1)
    while True:
        try:
            while True:
                pass
        except BaseException:
            print("not reached")
        finally:
            print("not reached either")


def sleeps():
    n_begun.append(1)
    time.sleep(1000)
    print("not reached")


def waits():
    n_begun.append(1)
    with lock:
        print("not reached")


def reads():
    n_begun.append(1)
    posix.read(reader, 1)
    print("not reached")


def calls_back():
    n_begun.append(1)
    sorted(range(10 ** 9, 10 ** 9 + 1000), key=lambda n: time.sleep(1000))


def allocates():
    n_begun.append(1)
    kept = []
    while True:
        kept.append([len(kept)])
        if len(kept) > 1000:
            kept.clear()


functions = [loops, sleeps, waits, reads, calls_back, allocates]
for function in functions:
    _thread.start_new_thread(function, ())
while len(n_begun) < len(functions):
    time.sleep(0.001)
atexit.register(print, "at exit")
print("the end")
# expect: the end
# expect: at exit
