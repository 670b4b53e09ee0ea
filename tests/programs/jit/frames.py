# Frames, lines and locals of code that is compiled are what they are in any case.
import sys
def look(depth):
    frame = sys._getframe(depth)
    return frame.f_lineno - frame.f_code.co_firstlineno, sorted((name, value) for name, value in frame.f_locals.items() if isinstance(value, (int, float)))
def outer(n):
    total = 0
    ratio = 0.5
    flag = True
    for i in range(n):
        total += i
        ratio = ratio * 1.0009765625
        flag = i > 3
        if i == n - 1:
            seen = look(1)
    return seen
for k in range(30): seen = outer(1000)
print(seen[0], seen[1][0], seen[1][1], seen[1][2], round(seen[1][3][1], 6), seen[1][4])
# expect: 9 ('flag', True) ('i', 999) ('n', 1000) 1.327024 ('total', 499500)
def failing(n):
    total = 0
    i = 0
    while True:
        total += i
        i += 1
        if i > n:
            total += 1 // (i - n - 1)
def caller(n):
    return failing(n) + 1
def lines(f, *args):
    try:
        f(*args)
    except Exception as e:
        trace = e.__traceback__
        found = []
        while trace:
            found.append((trace.tb_frame.f_code.co_name, trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno))
            trace = trace.tb_next
        return type(e).__name__, found
for k in range(40): lines(caller, 300)
print(lines(caller, 300))  # expect: ('ZeroDivisionError', [('lines', 2), ('caller', 1), ('failing', 7)])
print(lines(caller, 3000))  # expect: ('ZeroDivisionError', [('lines', 2), ('caller', 1), ('failing', 7)])
def at_each_line(items):
    a = items[0] + 1
    b = items[1] + a
    c = items[2] * b
    return c // items[3]
for k in range(3000): at_each_line([k, 2, 3, 4])
for items in ([], [1], [1, 2], [1, 2, 3], [1, 2, 3, 0], ['a', 1, 2, 3], [1, 'b', 2, 3], [1, 2, None, 3]):
    print(lines(at_each_line, items))
    # expect: ('IndexError', [('lines', 2), ('at_each_line', 1)])
    # expect: ('IndexError', [('lines', 2), ('at_each_line', 2)])
    # expect: ('IndexError', [('lines', 2), ('at_each_line', 3)])
    # expect: ('IndexError', [('lines', 2), ('at_each_line', 4)])
    # expect: ('ZeroDivisionError', [('lines', 2), ('at_each_line', 4)])
    # expect: ('TypeError', [('lines', 2), ('at_each_line', 1)])
    # expect: ('TypeError', [('lines', 2), ('at_each_line', 2)])
    # expect: ('TypeError', [('lines', 2), ('at_each_line', 3)])
  
  
  
  
  
  
  
  
def snapshot(n):
    a = 1
    b = 2.5
    for i in range(n):
        a += i
        b += a
        if i == 2000: d = dict(locals())
    return d
for n in (3000, 2500): print(sorted(snapshot(n).items()))
# expect: [('a', 2001001), ('b', 1335336003.5), ('i', 2000), ('n', 3000)]
# expect: [('a', 2001001), ('b', 1335336003.5), ('i', 2000), ('n', 2500)]
def who():
    frame = sys._getframe(1)
    names = []
    while frame.f_code.co_name != '<module>':
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
def one(n): return two(n) if n else who()
def two(n): return one(n - 1)
for k in range(2000): one(3)
print(one(3))  # expect: ['one', 'two', 'one', 'two', 'one', 'two', 'one']
