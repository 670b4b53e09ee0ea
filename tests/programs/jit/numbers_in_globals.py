# Globals that have been the same number for long, and then are not: another number, type, sign of zero, or none at all.
MODULUS = 1 << 31
SCALE = 0.5
ZERO = 0.0
def step(state): return (state * 1103515245 + 12345) % MODULUS
def run(n):
    state = 42
    for _ in range(n): state = step(state)
    return state
def scaled(n):
    total = 0
    for i in range(n): total += i * SCALE
    return total
def changing(n):
    global SCALE
    seen = []
    for i in range(n):
        if i % 200 == 199: SCALE = SCALE * 2 if i % 400 == 199 else int(SCALE)
        seen.append(SCALE)
    return sum(seen), seen[-1]
for _ in range(3): print(run(2000), scaled(2000), end=" ")
print()  # expect: 1458981146 999500.0 1458981146 999500.0 1458981146 999500.0 
for MODULUS in (10 ** 9 + 7, -97, 2 ** 70, 97.5, True): print(run(400), end=" ")
print()  # expect: 65499059 -60 906246924360170115162 37.5 0 
try:
    MODULUS = 0
    run(5)
except ZeroDivisionError as error: print(error)  # expect: integer modulo by zero
MODULUS = "text"
try: run(5)
except TypeError as error: print(error)  # expect: unsupported operand type(s) for %: 'int' and 'str'
del MODULUS
try: run(5)
except NameError as error: print(error)  # expect: name 'MODULUS' is not defined
for SCALE in (2, 0.25, "ab"):
    try: print(scaled(300), end=" ")
    except TypeError as error: print(error)
    # expect: 89700 11212.5 unsupported operand type(s) for +=: 'int' and 'str'
SCALE = 0.5
print(changing(3000))  # expect: (51027.5, 128)
def signs(n):
    found = []
    for i in range(n): found.append(str(ZERO * i))
    return len(set(found)), found[-1]
print(signs(1500), end=" ")
ZERO = -0.0
print(signs(1500), end=" ")
ZERO = float("nan")
print(signs(1500), end=" ")
ZERO = 0
print(signs(1500))  # expect: (1, '0.0') (1, '-0.0') (1, 'nan') (1, '0')
LIMIT = 5000
count = 0
while count < LIMIT:
    count += 1
    if count == 4000: LIMIT = 4500.5
print(count)  # expect: 4501
len_of = 3
def shadowed(items):
    total = 0
    for item in items: total += len_of if isinstance(len_of, int) else len_of(item)
    return total
print(shadowed(["ab"] * 2000), end=" ")
len_of = len
print(shadowed(["ab"] * 2000))  # expect: 6000 4000
