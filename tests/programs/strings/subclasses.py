# check with: 3.13
# Subclasses of str, bytes and int in formatting, encodings, growing texts.
class S(str):
    def __new__(cls, x, extra=None):
        self = super().__new__(cls, x)
        self.extra = extra
        return self
    def shout(self): return self.upper() + '!'
s = S('hello', 5)
print(s, repr(s), s.extra, s.shout(), type(s + 'x').__name__, type(s[:]).__name__, type(str(s)).__name__, type(s.upper()).__name__, type(s.strip()).__name__, type(s.replace('z', 'y')).__name__)
# expect: hello 'hello' 5 HELLO! str str str str str str
print(s == 'hello', hash(s) == hash('hello'), {s: 1}['hello'], {'hello': 2}[s], s in ('hello',), 'ell' in s, len(s), list(s), isinstance(s, str))
# expect: True True 1 2 True True 5 ['h', 'e', 'l', 'l', 'o'] True
print('%s|%r|%5s' % (s, s, s), '{}|{!r}|{:>7}'.format(s, s, s), f'{s}|{s!r}|{s:>7}', ''.join([s]), type(''.join([s])).__name__, type('%s' % s).__name__)
# expect: hello|'hello'|hello hello|'hello'|  hello hello|'hello'|  hello hello str str
class R(str):
    def __repr__(self): return 'R!'
    def __str__(self): return 'strR'
    def __format__(self, spec): return 'fmt(' + spec + ')'
    def __len__(self): return 99
r = R('abc')
print(r, repr(r), str(r), '%s %r' % (r, r), f'{r} {r!r} {r!s} {r:x}', '{} {:y}'.format(r, r), len(r), r + 'd', r.upper(), [r], str.__str__(r), str.__len__(r), ascii(r))
# expect: strR R! strR strR R! fmt() R! strR fmt(x) fmt() fmt(y) 99 abcd ABC [R!] abc 3 R!
class I(int):
    def __str__(self): return 'I-str'
    def __format__(self, spec): return 'I-fmt'
print('%d %s %x' % (I(7), I(7), I(255)), f'{I(7)}', '{:d}'.format(I(3)), '%d' % True, '%s' % True, f'{True:d} {True} {True:>6}', '{:b}'.format(True))
# expect: 7 I-str ff I-fmt I-fmt 1 True 1 True      1 1
class Idx:
    def __index__(self): return 2
    def __int__(self): return 3
    def __float__(self): return 4.5
print('abcdef'[Idx()], 'abcdef'[Idx():], 'ab' * Idx(), '%d %x %f %c' % (Idx(), Idx(), Idx(), Idx()) == '3 2 4.500000 \x02', 'a'.center(Idx()), 'aXbXc'.split('X', Idx()))
# expect: c cdef abab True a  ['a', 'b', 'c']
print('a b c'.split(sep=' ', maxsplit=1), 'a b c'.rsplit(maxsplit=1), 'é'.encode(encoding='latin-1', errors='strict'), 'a\nb'.splitlines(keepends=True), 'a\tb'.expandtabs(tabsize=4), b'abc'.decode(encoding='ascii'), 'aaa'.replace('a', 'b', count=2))
# expect: ['a', 'b c'] ['a b', 'c'] b'\xe9' ['a\n', 'b'] a   b abc bba
class M(dict):
    def __missing__(self, key): return '<' + key + '>'
print('{a} {b}'.format_map(M(a=1)), '%(a)s %(b)s' % M(a=1))  # expect: 1 <b> 1 <b>
print('{0[a]} {0[b].real} {1.__class__.__name__}'.format({'a': 1, 'b': 2.5}, 'x'), '{:{fill}{align}{width}}'.format('x', fill='*', align='^', width=7))
# expect: 1 2.5 str ***x***
def gen():
    yield 'a'
    yield 'b'
print('-'.join(gen()), '-'.join({'k': 1}), '-'.join('abc'), ''.join(map(str, range(5))))
# expect: a-b k a-b-c 01234
try: ','.join(x for x in [1])
except TypeError as e: print(e)  # expect: sequence item 0: expected str instance, int found
class B(bytes): pass
b = B(b'abc'); print(b, repr(b), type(b + b'd').__name__, b == b'abc', hash(b) == hash(b'abc'), {b: 1}[b'abc'], B([1, 2]), B('é', 'utf8'))
# expect: b'abc' b'abc' bytes True True 1 b'\x01\x02' b'\xc3\xa9'
class BA(bytearray):
    def __init__(self, *a): super().__init__(*a); self.tag = 1
x = BA(b'xy'); x += b'z'; x.append(33); print(x, x.tag, type(x + b'q').__name__, bytes(x), x * 2, len(x))
# expect: BA(b'xyz!') 1 bytearray b'xyz!' bytearray(b'xyz!xyz!') 4
class HasBytes:
    def __bytes__(self): return b'hb'
print(bytes(HasBytes()), b'%b' % HasBytes())  # expect: b'hb' b'hb'
m = memoryview(bytearray(b'hello')); m[0] = 72; m[1:3] = b'EL'; print(bytes(m), m.tolist(), m[1:4].tobytes(), len(m), m.readonly, m.obj, m[-1], m.nbytes, m.format, m.itemsize, m.shape)
# expect: b'HELlo' [72, 69, 76, 108, 111] b'ELl' 5 False bytearray(b'HELlo') 111 5 B 1 (5,)
s = ''
for i in range(3000): s += chr(97 + i % 26)
t = s; s += 'X'; t += 'Y'; u = t + 'Z'; v = t + 'W'
print(len(s), s[-3:], t[-3:], u[-3:], v[-3:], hash(s) == hash(s[:]), s[:26], s == t, u.count('abc'))
# expect: 3001 ijX ijY jYZ jYW True abcdefghijklmnopqrstuvwxyz False 116
s = 'é' * 300
for i in range(300): s = s + 'a' + s[:3]
print(len(s), s[-8:], s.count('a'), s.isascii(), (s + s)[-5:], len(s + s))
# expect: 1500 aéééaééé 300 False éaééé 3000
s = 'a' * 300
for i in range(10): s += s[:7] + '\u20ac'
print(len(s), ascii(s[-20:]))  # expect: 380 'aaa\u20acaaaaaaa\u20acaaaaaaa\u20ac'
d = {}
for w in 'the quick brown fox jumps over the lazy dog the end'.split(): d[w] = d.get(w, 0) + 1
print(sorted(d.items(), key=lambda kv: (-kv[1], kv[0]))[:3])  # expect: [('the', 3), ('brown', 1), ('dog', 1)]
print(str(), str(b'x'), str(None), str([1, 'a']), str(1.0), str('é'), repr('é\u2028\ue000\U000e0001'))
# expect:  b'x' None [1, 'a'] 1.0 é 'é\u2028\ue000\U000e0001'
print('abc' < 'abd', 'a' < 'B', 'é' > 'z', '' < 'a', 'a' <= 'a', max('abc', 'abd'), sorted(['b', 'a', 'é', 'Z']))
# expect: True False True True True abd ['Z', 'a', 'b', 'é']
print(int('42'), float(' 1.5 '), int('٣'), '٣'.isdigit(), ord('€'), chr(8364), '\N{EURO SIGN}')
# expect: 42 1.5 3 True 8364 € €
for e in ['utf-8', 'UTF8', 'latin1', 'ascii', 'utf-16', 'utf-16-be', 'utf-32-le', 'utf_8_sig']:
    try: print(e, 'aé€'.encode(e, 'replace'), 'aé€'.encode(e, 'replace').decode(e, 'replace'))
    # expect: utf-8 b'a\xc3\xa9\xe2\x82\xac' aé€
    # expect: UTF8 b'a\xc3\xa9\xe2\x82\xac' aé€
    # expect: latin1 b'a\xe9?' aé?
    # expect: ascii b'a??' a??
    # expect: utf-16 b'\xff\xfea\x00\xe9\x00\xac ' aé€
    # expect: utf-16-be b'\x00a\x00\xe9 \xac' aé€
    # expect: utf-32-le b'a\x00\x00\x00\xe9\x00\x00\x00\xac \x00\x00' aé€
    # expect: utf_8_sig b'\xef\xbb\xbfa\xc3\xa9\xe2\x82\xac' aé€
    except Exception as x: print(type(x), x)
try: 'é'.encode('ascii')
except UnicodeEncodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e.args, isinstance(e, ValueError))
# expect: ascii é 0 1 ordinal not in range(128) ('ascii', 'é', 0, 1, 'ordinal not in range(128)') True
try: b'a\xff'.decode()
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e)
# expect: utf-8 b'a\xff' 1 2 invalid start byte 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
