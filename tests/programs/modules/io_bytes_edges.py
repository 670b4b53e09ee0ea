# check with: 3.13
# io.BytesIO and io.StringIO: seeking past the end, truncation, views, lines, closing, wrong arguments, iteration, newlines.
import io
def show(*values): print(*map(ascii, values))
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, ascii(str(error)))
b = io.BytesIO(b"line one\nline two\n\nlast")
show(b.readline(), b.tell(), b.read(3), b.readlines(), b.read(), b.seek(0), list(b), b.seek(-4, 2), b.read(), b.seek(2), b.seek(3, 1), b.read(2), attempt(b.seek, -1), attempt(b.seek, 0, 5), attempt(b.seek, -100, 1), attempt(b.read, "x"), b.readline(2), b.getvalue()[:8])
# expect: b'line one\n' 9 b'lin' [b'e two\n', b'\n', b'last'] b'' 0 [b'line one\n', b'line two\n', b'\n', b'last'] 19 b'last' 2 5 b'on' "ValueError: 'negative seek value -1'" "ValueError: 'invalid whence (5, should be 0, 1 or 2)'" 0 'TypeError: "argument should be integer or None, not \'str\'"' b'li' b'line one'
b = io.BytesIO()
show(b.write(b"abc"), b.write(bytearray(b"de")), b.write(memoryview(b"f")), attempt(b.write, "str"), attempt(b.write, 5), b.seek(10), b.write(b"!"), b.getvalue(), b.truncate(4), b.getvalue(), b.tell(), b.truncate(), b.seek(0), b.truncate(0), b.getvalue(), attempt(b.truncate, -1), b.writelines([b"x", b"y"]), b.getvalue())
# expect: 3 2 1 'TypeError: "a bytes-like object is required, not \'str\'"' 'TypeError: "a bytes-like object is required, not \'int\'"' 10 1 b'abcdef\x00\x00\x00\x00!' 4 b'abcd' 11 11 0 0 b'' "ValueError: 'negative size value -1'" None b'xy'
view = memoryview(io.BytesIO(b"view").getvalue())
show(view[0], bytes(view), len(view))  # expect: 118 b'view' 4
target = bytearray(4)
b = io.BytesIO(b"0123456789")
show(b.readinto(target), target, b.read1(3), b.readinto(bytearray(9)), b.peek(1) if hasattr(b, "peek") else "", b.readable(), b.writable(), b.seekable(), b.closed, b.isatty(), attempt(b.fileno))
# expect: 4 bytearray(b'0123') b'456' 3 '' True True True False False "UnsupportedOperation: 'fileno'"
b.close()
show(b.closed, attempt(b.read), attempt(b.getvalue), attempt(b.write, b""), b.close(), attempt(lambda: next(b)), attempt(b.__enter__))
# expect: True "ValueError: 'I/O operation on closed file.'" "ValueError: 'I/O operation on closed file.'" "ValueError: 'I/O operation on closed file.'" None "ValueError: 'I/O operation on closed file.'" "ValueError: 'I/O operation on closed file.'"
s = io.StringIO("one\ntwo\r\nthree\rfour")
show(s.readlines(), s.seek(0), s.read(5), s.tell(), s.readline(), s.read(), s.getvalue() == "one\ntwo\r\nthree\rfour", attempt(s.seek, 1, 1), s.seek(0, 2), attempt(s.write, b"x"), attempt(s.write, None), s.write("é\U0001f600"), ascii(s.getvalue()[-2:]), s.newlines, s.line_buffering)
# expect: ['one\n', 'two\r\n', 'three\rfour'] 0 'one\nt' 5 'wo\r\n' 'three\rfour' True 'OSError: "Can\'t do nonzero cur-relative seeks"' 19 'TypeError: "string argument expected, got \'bytes\'"' 'TypeError: "string argument expected, got \'NoneType\'"' 2 "'\\xe9\\U0001f600'" None False
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.StringIO("a\nb\r\nc\rd", newline); t2 = io.StringIO(newline=newline); t2.write("x\ny\r\n")
    show(repr(newline), list(t), ascii(t.getvalue()), ascii(t2.getvalue()), t.newlines)
    # expect: 'None' ['a\n', 'b\n', 'c\n', 'd'] "'a\\nb\\nc\\nd'" "'x\\ny\\n'" ('\r', '\n', '\r\n')
    # expect: "''" ['a\n', 'b\r\n', 'c\r', 'd'] "'a\\nb\\r\\nc\\rd'" "'x\\ny\\r\\n'" ('\r', '\n', '\r\n')
    # expect: "'\\n'" ['a\n', 'b\r\n', 'c\rd'] "'a\\nb\\r\\nc\\rd'" "'x\\ny\\r\\n'" None
    # expect: "'\\r'" ['a\r', 'b\r', '\r', 'c\r', 'd'] "'a\\rb\\r\\rc\\rd'" "'x\\ry\\r\\r'" None
    # expect: "'\\r\\n'" ['a\r\n', 'b\r\r\n', 'c\rd'] "'a\\r\\nb\\r\\r\\nc\\rd'" "'x\\r\\ny\\r\\r\\n'" None
s = io.StringIO()
show(s.seek(5), s.write("x"), ascii(s.getvalue()), s.truncate(3), ascii(s.getvalue()), s.tell(), attempt(io.StringIO, 5), attempt(io.StringIO, "a", "zz"), attempt(io.BytesIO, "a"), attempt(io.BytesIO, 5), io.StringIO(None).getvalue(), io.StringIO("init").write("AB"))
# expect: 5 1 "'\\x00\\x00\\x00\\x00\\x00x'" 3 "'\\x00\\x00\\x00'" 6 "TypeError: 'initial_value must be str or None, not int'" 'ValueError: "illegal newline value: \'zz\'"' 'TypeError: "a bytes-like object is required, not \'str\'"' 'TypeError: "a bytes-like object is required, not \'int\'"' '' 2
with io.StringIO("ctx") as c: print(c.read())  # expect: ctx
show(attempt(c.read), c.closed, isinstance(c, io.TextIOBase), isinstance(b, io.IOBase), io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
# expect: "ValueError: 'I/O operation on closed file'" True True True 2 8192
import sys
old, sys.stdout = sys.stdout, io.StringIO()
print("captured", 1, sep="-", end="!"); got = sys.stdout.getvalue(); sys.stdout = old
show(repr(got))  # expect: "'captured-1!'"
out = io.StringIO(); print("a", 2, file=out, flush=True); print(*"xyz", sep="\n", file=out); print(repr(out.getvalue()))
# expect: 'a 2\nx\ny\nz\n'
class Writer:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
w = Writer(); print("p", 1, sep="", file=w); print(w.parts, attempt(print, "x", file=5), attempt(print, sep=5), attempt(print, end=b""), attempt(print, foo=1))
# expect: ['p', '', '1', '\n'] AttributeError: "'int' object has no attribute 'write'" TypeError: 'sep must be None or a string, not int' TypeError: 'end must be None or a string, not bytes' TypeError: "print() got an unexpected keyword argument 'foo'"
