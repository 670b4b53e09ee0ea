# Types, ranges and results change where compiled code does not expect it.
def ints(a, b): return a + b, a - b, a * b, a & b, a | b, a ^ b
def divided(a, b): return a // b, a % b
def quotient(a, b): return a / b
def shifted(a, b): return a << b, a >> b
def compared(a, b): return a < b, a <= b, a == b, a != b, a > b, a >= b
def unary(a): return -a, +a, abs(a), not a
def squared(a): return a ** 2
def outcome(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return type(e).__name__
for i in range(3000):
    ints(i, 7)
    divided(i, 7)
    divided(-i, -7)
    quotient(i, 7)
    shifted(i, 3)
    compared(i, 7)
    unary(i)
    squared(i)
values = [0, 1, -1, 3, 63, 64, -64, 2**53, 2**53 + 1, -2**53 - 1, 2**61 - 1, 2**61, -2**61, -2**61 - 1, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 10**30,
          True, 0.0, -0.0, -1.5, 1e308, float('inf'), float('nan'), 9007199254740993.0, 'a', None]
def check(f, arity):
    seen = 0
    for a in values:
        if arity == 1:
            for c in outcome(f, a): seen = (seen * 31 + ord(c)) % 1000000007
            continue
        for b in values:
            if f is shifted and isinstance(b, int) and abs(b) > 1000: continue
            for c in outcome(f, a, b): seen = (seen * 31 + ord(c)) % 1000000007
    return seen
for k in range(3):
    print(check(ints, 2), check(divided, 2), check(quotient, 2), check(shifted, 2), check(compared, 2), check(unary, 1), check(squared, 1))
    # expect: 55754022 734435921 253401579 544699528 37249051 437338353 245659899
    # expect: 55754022 734435921 253401579 544699528 37249051 437338353 245659899
    # expect: 55754022 734435921 253401579 544699528 37249051 437338353 245659899
  
  
  
def stepped(*bounds):
    s = 0
    n = 0
    for i in range(*bounds):
        s += i
        n += 1
        if n > 5000: break
    return s, n
for k in range(100): stepped(100)
for bounds in [(0,), (-5,), (10, 0, -1), (0, 2**62, 2**60), (2**61 - 3, 2**61 + 3), (-2**61 - 3, -2**61 + 3), (2**62, 2**62 + 5), (2**63 - 3, 2**63 + 3),
               (-2**63 - 2, -2**63 + 4), (2**61 + 5, 2**61 - 5, -3), (10**20, 10**20 + 5), (0, 10**18, 3 * 10**17), (-2**62, 2**62, 2**61)]:
    print(stepped(*bounds), stepped(*bounds))
    # expect: (0, 0) (0, 0)
    # expect: (0, 0) (0, 0)
    # expect: (55, 10) (55, 10)
    # expect: (6917529027641081856, 4) (6917529027641081856, 4)
    # expect: (13835058055282163709, 6) (13835058055282163709, 6)
    # expect: (-13835058055282163715, 6) (-13835058055282163715, 6)
    # expect: (23058430092136939530, 5) (23058430092136939530, 5)
    # expect: (55340232221128654845, 6) (55340232221128654845, 6)
    # expect: (-55340232221128654845, 6) (-55340232221128654845, 6)
    # expect: (9223372036854775810, 4) (9223372036854775810, 4)
    # expect: (500000000000000000010, 5) (500000000000000000010, 5)
    # expect: (1800000000000000000, 4) (1800000000000000000, 4)
    # expect: (-4611686018427387904, 4) (-4611686018427387904, 4)
  
  
  
  
  
  
  
  
  
  
  
  
  
def two_hands(n):
    it = iter(range(n))
    s = 0
    for i in it:
        s += i
        if i % 3 == 0: next(it, None)
    return s
print(two_hands(3000), two_hands(5000))  # expect: 2999000 8330000
def growing(items):
    s = 0
    for x in items:
        s += x
        if x == 5 and len(items) < 3000: items.append(5)
        if x == 7: del items[-1]
    return s
print(growing([1, 5, 7, 2] * 500), growing([5]), growing([7] * 1000))  # expect: 7500 15000 3500
def mixed(n):
    x = 0
    for i in range(n):
        x = x + 1 if i < n // 2 else x + 0.5
        if i == 3 * n // 4: x = int(x)
        if i == n - 5:
            x = str(x)
            break
    return x
print(mixed(4000), mixed(5000), mixed(6000))  # expect: 2997.5 3747.5 4497.5
def unbound(n):
    for i in range(n):
        if i == n - 5: del x
        else: x = i
        try:
            y = x
        except UnboundLocalError:
            return y
print(unbound(5000))  # expect: 4994
def rotated(n):
    a, b, c = 1, 2.5, 'x'
    for i in range(n): a, b, c = b, c, a
    return a, b, c
print(rotated(5000), rotated(5001), rotated(5002))  # expect: ('x', 1, 2.5) (1, 2.5, 'x') (2.5, 'x', 1)
def zeros(n):
    s = []
    for i in range(n):
        x = 0.0 * (-1 if i % 2 else 1)
        y = -x
        z = x + 0
        a = abs(y)
        if i > n - 3: s += [x, y, z, a, x % 5.0, -5.0 % 5.0, 5.0 // -2.0, -0.0 // 3.0]
    return s
print(zeros(3000))
# expect: [0.0, -0.0, 0.0, 0.0, 0.0, 0.0, -3.0, -0.0, -0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -3.0, -0.0]
def truths(n):
    t = 0
    for i in range(n):
        b = i > 5
        t += b
        t += not b
        t += (b is True) + (i == True) + (b and 3 or 0)
        both = b & (i % 2 == 0)
        t += (both is True) * 2 + isinstance(both, bool)
    return t
print(truths(4000))  # expect: 27971
def indexed(n):
    items = list(range(100))
    t = 0
    for i in range(n):
        items[i % 100], items[-1 - i % 100] = items[-1 - i % 100], items[i % 100]
        t += items[i % 50] * items[-(i % 50) - 1]
        try:
            t += items[i % 101]
        except IndexError:
            t -= 1
    return t
print(indexed(5000))  # expect: 8393151
def square(x): return x ** 2
for i in range(3000): square(1.5)
try:
    square(1e200)
except OverflowError:
    print('too large')  # expect: too large
