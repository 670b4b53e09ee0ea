# requires: 3.8
# Each thread handles its own exceptions. Who handles none ends with a message, or in silence after SystemExit.
import _thread
import sys
import traceback_of as tools

first, second, over = [_thread.allocate_lock() for _ in range(3)]
second.acquire()
over.acquire()
log = []


def handles(name, mine, others):
    try:
        raise KeyError(name)
    except KeyError:
        for _ in range(3):
            mine.acquire()
            log.append((name, sys.exc_info()[1].args[0]))
            others.release()
        try:
            raise ValueError(name)
        except ValueError as error:
            log.append((name, error.__context__.args[0]))
    if len(log) == 8:
        over.release()


_thread.start_new_thread(handles, ("a", first, second))
_thread.start_new_thread(handles, ("b", second, first))
over.acquire()
print(sys.exc_info())  # expect: (None, None, None)
print(sorted(log))
# expect: [('a', 'a'), ('a', 'a'), ('a', 'a'), ('a', 'a'), ('b', 'b'), ('b', 'b'), ('b', 'b'), ('b', 'b')]

messages = []


def hook(args):
    messages.append((args.exc_type.__name__, str(args.exc_value), args.err_msg.split(" <")[0], tools.names(args.exc_traceback)))
    over.release()


sys.unraisablehook = hook


def fails():
    def inner():
        raise ValueError("wrong")
    inner()


_thread.start_new_thread(fails, ())
over.acquire()
print(messages)
# expect: [('ValueError', 'wrong', 'Exception ignored in thread started by', ['fails', 'inner'])]


def exits(how):
    try:
        how()
    finally:
        over.release()


messages.clear()
for how in _thread.exit, sys.exit:
    _thread.start_new_thread(exits, (how,))
    over.acquire()
print(messages)  # expect: []
