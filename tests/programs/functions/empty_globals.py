# check with: 3.10+
# Functions with an empty dict as their globals: names are found in the built-ins, and what they assign is new there.
FunctionType = type(lambda: 0)
def count(text): return len(text) + abs(-1)
def assign():
    global made
    made = [n for n in range(3)]
    return made
def forget():
    global made
    del made
def with_globals(function, names): return FunctionType(function.__code__, names)
first = {}
f = with_globals(count, first)
print(f("abc"), f("abcd"), first)  # expect: 4 5 {}
second = {}
print(with_globals(assign, second)(), second)  # expect: [0, 1, 2] {'made': [0, 1, 2]}
with_globals(forget, second)()
print(second, with_globals(assign, second)(), second)
# expect: {'made': [0, 1, 2]} [0, 1, 2] {'made': [0, 1, 2]}
try:
    with_globals(forget, {})()
except NameError as error:
    print(error)  # expect: name 'made' is not defined
print(count("x"), with_globals(count, {})("xy"), with_globals(count, {"len": lambda text: 100})("xyz"), count("xyzw"))
# expect: 2 3 101 5
results = []
for n in range(60):
    names = {"key%d" % i: i for i in range(n % 7)}
    results.append(with_globals(count, names)("z" * n))
    names.clear()
    results.append(with_globals(count, names)(""))
print(sum(results), first, set(results[1::2]))  # expect: 1890 {} {1}
