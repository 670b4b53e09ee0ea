# print to what is not the terminal: other streams, own objects with write, a replaced sys.stdout; and what goes wrong with them.
import io, sys
def log(*words, **options): print("[log]", *words, file=buffer, **options)
buffer = io.StringIO()
log("started")
log("value", 3, sep="=", end=";\n")
log(end="")
print(repr(buffer.getvalue()))  # expect: '[log] started\n[log]=value=3;\n[log]'

class Recorder:
    def __init__(self): self.pieces, self.flushed = [], 0
    def write(self, text): self.pieces.append(text)
    def flush(self): self.flushed += 1
recorder = Recorder()
print("a", 1, None, [2], sep=", ", file=recorder)
print(file=recorder)
print("b", end="", file=recorder, flush=True)
print(recorder.pieces, recorder.flushed)
# expect: ['a', ', ', '1', ', ', 'None', ', ', '[2]', '\n', '\n', 'b', ''] 1

class Upper(io.StringIO):
    def write(self, text): return super().write(text.upper())
loud = Upper()
print("not so loud", {"k": "v"}, file=loud)
print(repr(loud.getvalue()))  # expect: "NOT SO LOUD {'K': 'V'}\n"

# A replaced stdout is what print asks for, at every call.
class Capture:
    def __enter__(self):
        self.kept, sys.stdout = sys.stdout, io.StringIO()
        return sys.stdout
    def __exit__(self, *error): sys.stdout = self.kept
def noisy(n):
    for i in range(n): print("line", i)
    sys.stdout.write("done")
with Capture() as text:
    noisy(2)
    with Capture() as inner:
        print("deep inside")
    print("", repr(inner.getvalue()))
print(text.getvalue().split("\n"))  # expect: ['line 0', 'line 1', "done 'deep inside\\n'", '']
try:
    with Capture() as text:
        print("before", end="|")
        raise ValueError("from inside")
except ValueError as error:
    print(error, repr(text.getvalue()))  # expect: from inside 'before|'

class Tee:
    def __init__(self, *streams): self.streams = streams
    def write(self, text):
        for stream in self.streams: stream.write(text)
        return len(text)
    def flush(self):
        for stream in self.streams: stream.flush()
copy = io.StringIO()
kept, sys.stdout = sys.stdout, Tee(sys.stdout, copy)
print("both", 2)  # expect: both 2
sys.stdout = kept
print(repr(copy.getvalue()))  # expect: 'both 2\n'
sys.stdout = None
print("nobody hears this")
sys.stdout = kept
print("to stderr", file=sys.stderr)
print("standard output again", file=None)  # expect: standard output again

class Text:
    def __str__(self): return "str of it"
    def __repr__(self): return "repr of it"
print(Text(), [Text()], "%s %r" % (Text(), Text()), "{} {!r}".format(Text(), Text()), sep=" / ")
# expect: str of it / [repr of it] / str of it repr of it / str of it repr of it
class Explodes:
    def __str__(self): raise RuntimeError("no text")
recorder = Recorder()
for call in (lambda: print("x", sep=1), lambda: print("x", end=b""), lambda: print("x", file=3), lambda: print("first", Explodes(), file=recorder),
             lambda: print("x", unknown=1), lambda: print("x", file=object())):
    try:
        call()
    except (TypeError, AttributeError, RuntimeError) as error:
        print(type(error).__name__)
        # expect: TypeError
        # expect: TypeError
        # expect: AttributeError
        # expect: RuntimeError
        # expect: TypeError
        # expect: AttributeError
print(recorder.pieces)  # expect: ['first', ' ']
class Full:
    def write(self, text): raise OSError(28, "No space left on device")
try:
    print("x", file=Full())
except OSError as error:
    print(error)  # expect: [Errno 28] No space left on device
