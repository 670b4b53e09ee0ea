# atexit: the last function first; exceptions do not stop the others.
# check with: 3.13
import atexit, sys

def say(*args, **kwargs):
    print("say", args, sorted(kwargs.items()))

atexit.register(say, 1)
atexit.register(say, 2, key="x")
print(atexit.register(say) is say)  # expect: True
atexit.unregister(say)
atexit.register(say, "last")

@atexit.register
def fails():
    print("fails")
    1 / 0

atexit.register(lambda: atexit.register(say, "from inside"))
for bad in [lambda: atexit.register(), lambda: atexit.register(1)]:
    try:
        bad()
    except TypeError as e:
        print(e)
        # expect: register() takes at least 1 argument (0 given)
        # expect: the first argument must be callable
stderr, sys.stderr = sys.stderr, None
atexit._run_exitfuncs()
# expect: fails
# expect: say ('last',) []
sys.stderr = stderr
print(atexit._ncallbacks())  # expect: 0

atexit.register(say, "exit")
print("end")  # expect: end
# expect: say ('exit',) []
