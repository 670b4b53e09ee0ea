# Source text as a program meets it: exec, eval and compile, their namespaces, and what they leave behind.
config = {}
exec("""
width = 40
height = width // 2
def area(scale=1):
    return width * height * scale
class Shape:
    sides = [n for n in range(3)]
    def describe(self): return "%d sides" % len(self.sides)
""", config)
print(sorted(name for name in config if not name.startswith("__")), config["area"](2), config["Shape"]().describe())
# expect: ['Shape', 'area', 'height', 'width'] 1600 3 sides
print("__builtins__" in config, "width" in globals(), config["area"].__globals__ is config)
# expect: True False True

exec("made_here = 1")
print(made_here, eval("made_here + 1"), eval("[made_here, len('abc')]"))  # expect: 1 2 [1, 3]

# Two namespaces: what is assigned goes to the second one, functions see the first one only.
outside, inside = {"a": 1}, {"b": 2}
exec("c = a + b; a = 10", outside, inside)
print(sorted(k for k in outside if k != "__builtins__"), outside["a"], sorted(inside.items()))
# expect: ['a'] 1 [('a', 10), ('b', 2), ('c', 3)]
exec("def f():\n    return a", outside, inside)
print(inside["f"]())  # expect: 1

def local_scope(n):
    squared = n * n
    return eval("n + squared"), eval("n + squared", {"n": 1, "squared": 1}), sorted(eval("locals()"))
print(local_scope(3))  # expect: (12, 2, ['n', 'squared'])

def unchanged():
    n = 1
    exec("n = 2")
    return n
print(unchanged())  # expect: 1

# A mapping that is no dict answers for names.
class Answers:
    def __init__(self): self.asked, self.stored = [], {}
    def __getitem__(self, name):
        self.asked.append(name)
        if name in self.stored: return self.stored[name]
        if name.startswith("x"): return len(name)
        raise KeyError(name)
    def __setitem__(self, name, value): self.stored[name] = value
    def __delitem__(self, name): del self.stored[name]
answers = Answers()
exec("total = x + xx + len('four')\nother = total\ndel total", {}, answers)
print(answers.stored, answers.asked)  # expect: {'other': 7} ['x', 'xx', 'len', 'total']

code = compile("a * b", "<formula>", "eval")
print([eval(code, {"a": a, "b": a + 1}) for a in range(4)], code.co_filename, sorted(code.co_names))
# expect: [0, 2, 6, 12] <formula> ['a', 'b']
statements = compile("for i in range(3):\n    total += i\n", "<loop>", "exec")
space = {"total": 10}
for _ in range(3): exec(statements, space)
print(space["total"], space["i"], eval("lambda q: q * total", space)(2))  # expect: 19 2 38
exec(compile("1 + 1; 'text'; None; [3]", "<typed in>", "single"))
# expect: 2
# expect: 'text'
# expect: [3]

for text in ("1 +", "x = = 1", "def f(:\n  pass", "return 1", "'unclosed", "\tx\n  y"):
    try:
        exec(text)
    except SyntaxError as error:
        print("SyntaxError", error.lineno)
        # expect: SyntaxError 1
        # expect: SyntaxError 1
        # expect: SyntaxError 1
        # expect: SyntaxError 1
        # expect: SyntaxError 1
        # expect: SyntaxError 1
for text, space in (("missing", {}), ("1 // 0", {}), ("len", {"__builtins__": {}}), ("f()", {"f": lambda: [][1]})):
    try:
        eval(text, space)
    except Exception as error:
        print(type(error).__name__, error)
        # expect: NameError name 'missing' is not defined
        # expect: ZeroDivisionError integer division or modulo by zero
        # expect: NameError name 'len' is not defined
        # expect: IndexError list index out of range
for arguments in (("1", 1), (1,), ("1", {}, 1)):
    try:
        eval(*arguments)
    except TypeError:
        print("TypeError")
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
