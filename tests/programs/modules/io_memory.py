# _io.BytesIO and _io.StringIO.
# check with: 3.13
import io

def show(function):
    try:
        result = function()
    except Exception as e:
        result = type(e).__name__ + ": " + str(e)
    print(repr(result))

def closed(file):
    file.close()
    return file

b = io.BytesIO(b"hello\nworld\n")
print(b.read(2), b.readline(), b.tell(), b.readlines(), b.seek(0), list(b), b.seek(-2, 2), b.read(), b.seek(3, 1), b.read())
# expect: b'he' b'llo\n' 6 [b'world\n'] 0 [b'hello\n', b'world\n'] 10 b'd\n' 15 b''
b.seek(20)
b.write(b"!")
print(b.getvalue(), b.truncate(5), b.getvalue(), b.tell(), b.write(b"x"), b.getvalue()[-3:])
# expect: b'hello\nworld\n\x00\x00\x00\x00\x00\x00\x00\x00!' 5 b'hello' 21 1 b'\x00\x00x'
b.seek(1)
target = bytearray(3)
print(b.readinto(target), target, b.read1(1), bytes(b.getbuffer()[:4]))
# expect: 3 bytearray(b'ell') b'o' b'hell'
view = b.getbuffer()
view[0] = 74
print(b.getvalue()[:5])  # expect: b'Jello'
view.release()
with io.BytesIO() as b:
    b.writelines([b"a", bytearray(b"b")])
    print(b.getvalue(), b.readable(), b.writable(), b.seekable(), b.isatty(), b.closed)
    # expect: b'ab' True True True False False
print(b.closed)  # expect: True
s = io.StringIO("eins\nzwei\r\ndrei\rvier")
print(s.readline(), repr(s.read(3)), s.tell(), s.readlines(), s.seek(0), [line for line in s], s.newlines)
# expect: eins
# expect:  'zwe' 8 ['i\r\n', 'drei\rvier'] 0 ['eins\n', 'zwei\r\n', 'drei\rvier'] None
for newline in [None, "", "\n", "\r", "\r\n"]:
    s = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), repr(s.getvalue()), list(s), s.newlines)
    s = io.StringIO(newline=newline)
    s.write("x\n")
    s.write("y\r")
    s.write("\nz")
    print(repr(s.getvalue()), s.newlines, s.__getstate__())
    # expect: None 'a\nb\nc\nd' ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n')
    # expect: 'x\ny\n\nz' ('\r', '\n') ('x\ny\n\nz', None, 6, None)
    # expect: '' 'a\nb\r\nc\rd' ['a\n', 'b\r\n', 'c\r', 'd'] ('\r', '\n', '\r\n')
    # expect: 'x\ny\r\nz' ('\r', '\n') ('x\ny\r\nz', '', 6, None)
    # expect: '\n' 'a\nb\r\nc\rd' ['a\n', 'b\r\n', 'c\rd'] None
    # expect: 'x\ny\r\nz' None ('x\ny\r\nz', '\n', 6, None)
    # expect: '\r' 'a\rb\r\rc\rd' ['a\r', 'b\r', '\r', 'c\r', 'd'] None
    # expect: 'x\ry\r\rz' None ('x\ry\r\rz', '\r', 6, None)
    # expect: '\r\n' 'a\r\nb\r\r\nc\rd' ['a\r\n', 'b\r\r\n', 'c\rd'] None
    # expect: 'x\r\ny\r\r\nz' None ('x\r\ny\r\r\nz', '\r\n', 8, None)
s = io.StringIO("abc\u20ac")
s.seek(2)
s.write("\U0001f600xyz")
print(s.getvalue(), s.tell(), s.truncate(3), s.getvalue(), s.seek(5), s.write("."), repr(s.getvalue()))
# expect: ab😀xyz 6 3 ab😀 5 1 'ab😀\x00\x00.'
print("text", file=s, end="|")
print(repr(s.getvalue()[-6:]))  # expect: '.text|'
for check in [
    lambda: io.BytesIO("x"), lambda: closed(io.BytesIO()).read(), lambda: closed(io.BytesIO()).getvalue(), lambda: io.BytesIO(b"a").seek(-1), lambda: io.BytesIO(b"a").seek(0, 9),
    lambda: io.BytesIO(b"a").truncate(-1), lambda: io.BytesIO().write("a"), lambda: io.StringIO(5), lambda: io.StringIO(b""), lambda: io.StringIO("a").write(5),
    lambda: io.StringIO("abc").seek(-1), lambda: io.StringIO("abc").seek(1, 1), lambda: io.StringIO("abc").seek(0, 9), lambda: io.StringIO("abc").truncate(-1),
    lambda: closed(io.StringIO()).read(), lambda: closed(io.StringIO()).getvalue(), lambda: io.StringIO(newline="x"), lambda: io.StringIO().encoding, lambda: io.StringIO().errors,
    lambda: io.StringIO().line_buffering, lambda: io.StringIO().fileno(), lambda: io.BytesIO().fileno(), lambda: io.StringIO("x").detach(), lambda: io.BytesIO(b"a").detach(),
    lambda: io.BytesIO(b"ab").readinto(b""), lambda: next(io.BytesIO()), lambda: io.BytesIO(b"abc").__getstate__(), lambda: io.BytesIO().mode, lambda: io.StringIO("ab").read("x"),
]:
    show(check)
    # expect: "TypeError: a bytes-like object is required, not 'str'"
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: negative seek value -1'
    # expect: 'ValueError: invalid whence (9, should be 0, 1 or 2)'
    # expect: 'ValueError: negative size value -1'
    # expect: "TypeError: a bytes-like object is required, not 'str'"
    # expect: 'TypeError: initial_value must be str or None, not int'
    # expect: 'TypeError: initial_value must be str or None, not bytes'
    # expect: "TypeError: string argument expected, got 'int'"
    # expect: 'ValueError: Negative seek position -1'
    # expect: "OSError: Can't do nonzero cur-relative seeks"
    # expect: 'ValueError: Invalid whence (9, should be 0, 1 or 2)'
    # expect: 'ValueError: Negative size value -1'
    # expect: 'ValueError: I/O operation on closed file'
    # expect: 'ValueError: I/O operation on closed file'
    # expect: "ValueError: illegal newline value: 'x'"
    # expect: None
    # expect: None
    # expect: False
    # expect: 'UnsupportedOperation: fileno'
    # expect: 'UnsupportedOperation: fileno'
    # expect: 'UnsupportedOperation: detach'
    # expect: 'UnsupportedOperation: detach'
    # expect: 'TypeError: readinto() argument must be read-write bytes-like object, not bytes'
    # expect: 'StopIteration: '
    # expect: (b'abc', 0, None)
    # expect: "AttributeError: '_io.BytesIO' object has no attribute 'mode'"
    # expect: "TypeError: argument should be integer or None, not 'str'"
b = io.BytesIO(b"state")
b.seek(2)
c = io.BytesIO()
c.__setstate__(b.__getstate__())
print(c.read(), io.StringIO("q").__getstate__())  # expect: b'ate' ('q', '\n', 0, None)

class Sub(io.StringIO):
    def write(self, text):
        return super().write(text.upper())

s = Sub()
s.extra = 5
print("lower", file=s)
print(repr(s.getvalue()), s.__dict__)  # expect: 'LOWER\n' {'extra': 5}
r = io.BufferedReader(io.BytesIO(b"0123456789"), 4)
print(r.read(3), r.peek(), r.read(2), r.tell(), r.seek(1), r.read())
# expect: b'012' b'3' b'34' 5 1 b'123456789'
w = io.BytesIO()
bw = io.BufferedWriter(w, 4)
print(bw.write(b"ab"), w.getvalue(), bw.write(b"cdefg"), bw.flush(), w.getvalue())
# expect: 2 b'' 5 None b'abcdefg'
p = io.BufferedRWPair(io.BytesIO(b"input"), io.BytesIO())
print(p.read(2), p.write(b"out"), p.peek(1), p.readable(), p.writable(), p.closed)
# expect: b'in' 3 b'put' True True False
t = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"))
print(t.readline(), t.tell(), t.read(), t.tell(), t.seek(4), t.read())
# expect: one
# expect:  4 two
# expect:  8 4 two
# expect:
