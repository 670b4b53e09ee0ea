# requires: 3.7
# Each thread has a context of its own, which is empty at first.
import _contextvars
import _thread

variable = _contextvars.ContextVar("variable", default="default")
done = _thread.allocate_lock()
done.acquire()


def on_thread(function):
    done = _thread.allocate_lock()
    done.acquire()
    box = []

    def work():
        box.append(function())
        done.release()

    _thread.start_new_thread(work, ())
    done.acquire()
    return box[0]


def sets(value):
    before = variable.get()
    variable.set(value)
    inner = on_thread(variable.get)
    return before, variable.get(), inner


print(variable.get(), on_thread(lambda: sets("b")), variable.get())
# expect: default ('default', 'b', 'default') default
variable.set("a")
print(on_thread(variable.get), variable.get())  # expect: default a
context = _contextvars.copy_context()
print(on_thread(lambda: context.run(variable.get)), on_thread(lambda: context.run(sets, "c")), context[variable], variable.get())
# expect: a ('a', 'c', 'default') c a

inside, go_on = _thread.allocate_lock(), _thread.allocate_lock()
inside.acquire()
go_on.acquire()


def stays():
    inside.release()
    go_on.acquire()
    done.release()


_thread.start_new_thread(lambda: context.run(stays), ())
inside.acquire()
try:
    context.run(print)
except RuntimeError as error:
    print(str(error).split(":")[0])  # expect: cannot enter context
go_on.release()
done.acquire()
