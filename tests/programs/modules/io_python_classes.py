# Files whose parts are written in Python: what the base classes add.
# check with: 3.13
import io

class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data, self.at, self.log = bytearray(data), 0, []
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def readinto(self, target):
        self.log.append(("readinto", len(target)))
        part = self.data[self.at : self.at + min(len(target), 5)]
        target[: len(part)] = part
        self.at += len(part)
        return len(part)
    def write(self, data):
        part = bytes(data)[:6]
        self.log.append(("write", part))
        self.data[self.at : self.at + len(part)] = part
        self.at += len(part)
        return len(part)
    def seek(self, place, whence=0):
        self.at = place + (0, self.at, len(self.data))[whence]
        return self.at

raw = Raw(b"first line\nsecond line\nthird")
print(raw.read(3), raw.readline(), raw.readline(4), raw.tell(), raw.readall(), raw.read(), raw.closed)
raw.seek(0)
print(list(raw))
raw.seek(0)
print(raw.readlines(), raw.seek(0), raw.readlines(5))
raw.seek(0)
buffered = io.BufferedReader(raw, 8)
print(buffered.read(4), buffered.readline(), buffered.read(100), buffered.tell())
raw = Raw(b"")
with io.BufferedWriter(raw, 8) as w:
    w.write(b"0123456789abcdef")
    w.write(b"xyz")
print(bytes(raw.data), raw.closed, raw.log[0])
raw = Raw("z\xe4hlen\nund\n".encode())
text = io.TextIOWrapper(io.BufferedRandom(raw), encoding="utf-8")
print(text.readline(), text.read(2), text.tell())
text.seek(0, 2)
text.write("neu\n")
text.seek(0)
print(text.read())
text.close()
print(raw.closed, text.closed)

class Closing(io.IOBase):
    def flush(self):
        print("flush")
        super().flush()
    def close(self):
        print("close")
        super().close()

with Closing() as c:
    print(c.closed, c.readable(), c.writable(), c.seekable(), c.isatty())
print(c.closed)
def show(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)

for check in [lambda: c.flush(), lambda: c.readable(), lambda: iter(c), lambda: c.__enter__(), lambda: io.IOBase().seek(0), lambda: io.IOBase().tell(), lambda: io.IOBase().truncate(),
              lambda: io.IOBase().fileno(), lambda: io.RawIOBase().read(), lambda: io.BufferedIOBase().read(), lambda: io.BufferedIOBase().write(b""), lambda: io.BufferedIOBase().detach(),
              lambda: io.TextIOBase().read(), lambda: io.TextIOBase().readline(), lambda: io.TextIOBase().write(""), lambda: io.TextIOBase().encoding]:
    show(check)

class Short(io.BufferedIOBase):
    def __init__(self): self.parts = [b"abc", b"de", b""]
    def read(self, n=-1): return self.parts.pop(0)
    read1 = read
    def readable(self): return True

print(Short().readinto(bytearray(4)))
t = io.TextIOWrapper(Short(), encoding="ascii")
print(t.read(4), t.read())

class Bad(io.RawIOBase):
    def readable(self): return True
    def readinto(self, b): return 1000

show(lambda: io.BufferedReader(Bad()).read(5))
class Blocks(io.RawIOBase):
    def readable(self): return True
    def writable(self): return True
    def readinto(self, b): return None
    def write(self, b): return None

print(io.BufferedReader(Blocks()).read(5), io.BufferedReader(Blocks()).read(), Blocks().read(3))
w = io.BufferedWriter(Blocks(), 4)
def write():
    w.write(b"123456789")
try:
    write()
except BlockingIOError as e:
    print("BlockingIOError", e.errno, e.strerror)
w.detach() if False else None
print(isinstance(raw, io.RawIOBase), isinstance(io.FileIO, type), issubclass(io.BytesIO, io.BufferedIOBase) if hasattr(io, "IOBase") else "")
import sys
print(type(sys.stdout).__name__ in ("TextIOWrapper", "Recorder"), sys.__stdout__.encoding, sys.__stdout__.fileno(), sys.__stderr__.errors, sys.__stdin__.fileno(), sys.__stdin__.mode, sys.__stdout__.mode)
print(sys.__stdin__.name, sys.__stdout__.name, sys.__stdout__.buffer, sys.__stdout__.buffer.raw.closefd)
