# libraries: 3.7
# The engine of regular expressions: many patterns on many texts, whatever the library compiles them to.
import random
import re

print(re.match(r'(\w+) (\w+)', 'hello world'), re.findall(r'\d+', 'a1b22c333'), re.findall(r'(a)(b)?', 'abaa'))
m = re.search(r'(?P<y>\d{4})-(?P<m>\d\d)', 'on 2024-05-06')
print(m.groupdict(), m.span('m'), m['y'], m.lastgroup, m.lastindex, m.regs, m.expand(r'\g<m>/\1'), m.pos, m.endpos, m.string, m.re.pattern)
print(m.group(), m.group(0, 2), m.groups(), m.start(1), m.end(2), repr(m))
print(re.compile('(?i)ÄB', re.M), re.compile(b'x', re.S | re.X), re.compile('a', re.A))
print(re.sub(r'(\w)(\w*)', r'\2\1', 'hello big world'), re.sub('x', lambda m: m.group() * 2, 'axbxc', count=1), re.subn('b|c', '', 'abcabc'))
print(re.split(r'[,;]\s*', 'a, b;c,d'), re.split(r'(-)|(\+)', 'a-b+c'), re.split('b', 'abbb', maxsplit=2))
print([x.group() for x in re.finditer(r'a*?b|c', 'aabcab')], re.fullmatch(r'(a|ab)(c|bcd)(d*)', 'abcd').groups())
print(re.match(r'(?:(a)|b)*', 'ab').groups(), re.match(r'(?=(a))a', 'ab').groups(), re.search('(?<=ab)c', 'abc'), re.search('(?<!b)c', 'bcac'))
print(re.match(r'(a)?(?(1)b|c)', 'ab'), re.match(r'(a)?(?(1)b|c)', 'c'), re.match(r'(.)\1', 'aa'), re.match(r'(?i)(.)\1', 'aA'))
print(re.findall('^.|.$', 'ab\ncd', re.M), re.findall('(?s).+', 'a\nb'), re.findall(r'\A.|.\Z', 'ab\ncd'), re.findall('$', 'a\n'))
print(re.findall(r'\b\w', 'ab cd-ef'), re.findall(r'\B\w', 'ab cd'), re.findall(r'\W+', 'a, b'), re.findall(r'[^\d\s]+', 'a1 é½x'))
print(re.findall(r'(?i)[a-z]+', 'ÀbK\u212a\u0130ſ'), re.findall(r'(?ia)[a-z]+', 'ÀbK\u212aſ'), re.findall('(?i)straße|ς', 'STRASSE straße Σσς'))
print(re.findall('[а-я]+', 'Привет мир'), re.findall('(?i)[а-я]+', 'Привет МИР'), re.findall('\U0001f600+', 'a\U0001f600\U0001f600b'))
print(re.findall(rb'[\x80-\xff]+', b'a\x80\xffb'), re.sub(rb'(.)b', rb'<\1>', b'abcb'), re.match(rb'(?L)\w+', b'abc\xe4'), re.match(rb'(?iL)ABC', b'abc'))
p = re.compile('a(b)?')
s = p.scanner('abaab')
print(s.match(), s.match(), s.search(), s.search(), s.search(), s.pattern is p)
print(p.match('xab', 1), p.match('xab', 1, 2), p.search('xxab', -5, 99), p.fullmatch('ab', 0, 1), p.findall('abaab', 2), p.match('ab', 5))
print(p.flags, p.groups, p.groupindex, re.compile('(?P<n>a)').groupindex, p == re.compile('a(b)?'), p != re.compile('a'), hash(p) == hash(re.compile('a(b)?')))
print(re.match('a', bytearray(b'abc').decode()), re.match(b'a+', bytearray(b'aab')).group(), re.search(b'b', memoryview(b'abc')))
import copy
print(copy.copy(p) is p, copy.deepcopy(m) is m)


class Index:
    def __index__(self):
        return 1


print(m[Index()], m.group(Index()))
for bad in (lambda: m.group(7), lambda: m['nope'], lambda: m.start('x'), lambda: m.group(-1), lambda: re.match('a', 3), lambda: re.match(b'a', 'a'),
            lambda: re.match('a', b'a'), lambda: re.compile('('), lambda: re.compile('a**'), lambda: re.sub('a', r'\2', 'a'), lambda: re.compile('[z-a]'),
            lambda: re.compile('(?P<x>a)(?P<x>b)'), lambda: p < p, lambda: p.match(), lambda: p.sub(3, 'ab'), lambda: re.sub('a', lambda m: 3, 'xa')):
    try:
        print(bad())
    except (IndexError, TypeError, re.error) as error:
        print(type(error).__name__, str(error).split(', got')[0])

# Deep and long.
print(len(re.match('(?:a|b)*', 'ab' * 200000).group()), len(re.match('(?:(a)|b)*?$', 'ab' * 20000).group()), re.match('(a*)*b', 'a' * 20))
print(len(re.findall('(?:x+x+)+y', 'x' * 16 + 'y')), re.match('(' * 50 + 'a' + ')' * 50, 'a').lastindex)
text = 'word ' * 20000
print(sum(1 for _ in re.finditer(r'\w+', text)), len(re.sub(r'o', '00', text)), len(re.sub('o', 'é', text)), len(re.split(' ', text)))
try:
    re.compile('a' * 10 + '{1,2}' + '(?:b)' * 10).match('a' * 11)
    print('ok')
except re.error as error:
    print(error)

# Patterns from a grammar, the same for every version.
state = 12345


def number(limit):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return (state >> 8) % limit


ATOMS = ['a', 'b', 'c', '.', '[ab]', '[^a]', r'\w', r'\d', r'\s', '^', '$', r'\b', r'\B', 'A', '[a-c]', 'é', '(?:)', 'ab', 'bc']
REPEATS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{,3}']


def pattern(depth, groups):
    kind = number(10)
    if depth == 0 or kind < 3:
        return ATOMS[number(len(ATOMS))]
    if kind == 3:
        return pattern(depth - 1, groups) + '|' + pattern(depth - 1, groups)
    if kind == 4:
        groups.append(None)
        return '(' + pattern(depth - 1, groups) + ')'
    if kind == 5:
        return '(?:' + pattern(depth - 1, groups) + ')' + REPEATS[number(len(REPEATS))]
    if kind == 6:
        return ['(?=%s)', '(?!%s)', '(?<=a)%s', '(?<!b)%s'][number(4)] % pattern(depth - 1, groups)
    if kind == 7:
        groups.append(None)
        return '(' + pattern(depth - 1, groups) + ')' + REPEATS[number(len(REPEATS))]
    return pattern(depth - 1, groups) + pattern(depth - 1, groups)


TEXTS = ['', 'a', 'ab', 'abcabc', 'aAbB', 'ba\nab', 'é1 2é', 'aaaa', 'cab abc\n', 'a\u4e2dbc']
for index in range(1500):
    source = pattern(4, [])
    flags = [0, re.I, re.M, re.S, re.A, re.I | re.A][number(6)]
    try:
        compiled = re.compile(source, flags)
    except (re.error, RecursionError, OverflowError) as error:
        continue
    results = []
    # Up to 3.10, groups of a part that must not match kept what they had.
    where = (lambda m: (m.regs, m.lastindex)) if '(?!' not in source else (lambda m: m.span())
    for text in TEXTS:
        if text == '' and 'B' in source:
            # Places in an empty text: what they are has changed in 3.14.
            continue
        found = compiled.search(text)
        results.append(found and where(found))
        found = compiled.fullmatch(text)
        results.append(found and where(found))
        results.append([m.span() for m in compiled.finditer(text)])
        results.append(compiled.sub('-', text))
    print(index, repr(source), int(flags), results)
