# Globals, built-ins and names of modules are rebound in the middle of compiled loops.
import builtins
import math
G = 1
def h(x): return x + 1
def use(n):
    global G
    s = 0
    for i in range(n):
        s += G + h(i)
        if i == n // 2:
            G = 'a' if n == 7777 else 2.5
            globals()['h'] = lambda x: -x
    return s
print(use(3000))  # expect: -2240250.5
print(use(3000))  # expect: -4491000.0
def h(x): return x + 1
G = 1
print(use(9000))  # expect: -20220750.5
G = 5
try:
    print(use(7777))
except TypeError:
    print('no number')  # expect: no number
def lens(n, items):
    s = 0
    for i in range(n):
        s += len(items)
        if i == n - 100: builtins.len = lambda x: 1000
    return s
old = len
print(lens(5000, [1, 2]))  # expect: 108802
builtins.len = old
print(lens(5000, [1, 2]))  # expect: 108802
builtins.len = old
len = lambda x: -1
print(lens(5000, [1, 2]))  # expect: -5000
builtins.len = old
del len
print(lens(50, [1, 2]))  # expect: 100
builtins.len = old
def gone(n):
    s = 0
    for i in range(n):
        if i == n - 5: del globals()['T']
        s += T
    return s
for T in (3, 4):
    try:
        gone(5000)
    except NameError as e:
        print(e)
        # expect: name 'T' is not defined
        # expect: name 'T' is not defined
      
      
def roots(n):
    s = 0.0
    for i in range(n):
        s += math.sqrt(i % 16) + math.pi
        if i == n - 10: math.sqrt = lambda x: 1000.0
        if i == n - 5: math.pi = -1.0
    return s
kept = math.sqrt, math.pi
print(round(roots(5000), 6))  # expect: 37313.913253
math.sqrt, math.pi = kept
print(round(roots(5000), 6))  # expect: 37313.913253
math.sqrt, math.pi = kept
def no_pi(n):
    s = 0.0
    for i in range(n):
        if i == n - 5: del math.pi
        s += math.pi
try:
    no_pi(5000)
except AttributeError as e:
    print(e)  # expect: module 'math' has no attribute 'pi'
math.pi = kept[1]
