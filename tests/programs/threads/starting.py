# Threads are given arguments, run beside the main one, and have numbers of their own.
import _thread


def run(function, args=(), kwargs=None):
    """Calls a function on a thread and waits for its end."""
    done = _thread.allocate_lock()
    done.acquire()
    box = []

    def work(*args, **kwargs):
        try:
            box.append(function(*args, **kwargs))
        finally:
            done.release()

    if kwargs is None:
        ident = _thread.start_new_thread(work, args)
    else:
        ident = _thread.start_new_thread(work, args, kwargs)
    with done:
        return box[0], ident


print(run(lambda: 1)[0])  # expect: 1
print(run(lambda *args, **kwargs: (args, sorted(kwargs.items())), (1, 2), {"b": 3, "a": 4})[0])
# expect: ((1, 2), [('a', 4), ('b', 3)])
me = _thread.get_ident()
print(me == _thread.get_ident(), me > 0)  # expect: True True
result, ident = run(_thread.get_ident)
print(result == ident, ident != me)  # expect: True True


def outer():
    return run(lambda: "inner")[0] + " of outer"


print(run(outer)[0])  # expect: inner of outer
many = []
for i in range(50):
    many.append(run(lambda i: i * i, (i,))[0])
print(sum(many))  # expect: 40425

for arguments in (1, ()), (len, []), (len, (), []), (len,), (len, (), {}, 1):
    try:
        _thread.start_new_thread(*arguments)
    except TypeError as error:
        print("TypeError" if len(arguments) in (1, 4) else error)
        # expect: first arg must be callable
        # expect: 2nd arg must be a tuple
        # expect: optional 3rd arg must be a dictionary
        # expect: TypeError
        # expect: TypeError
print(_thread.error is RuntimeError, _thread.TIMEOUT_MAX > 1000)  # expect: True True
