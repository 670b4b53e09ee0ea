# check with: 3.10+
# Functions whose globals bring other built-in functions, or none: what a function was made with is what it asks.
import builtins
FunctionType = type(lambda: 0)
def report(): return "%s %s" % (len("four"), abs(-1))
def unknown(): return undefined_anywhere

def with_globals(function, names): return FunctionType(function.__code__, names, function.__name__)

print(with_globals(report, {"__builtins__": builtins})(), with_globals(report, {"__builtins__": vars(builtins)})(), with_globals(report, {})())
# expect: 4 1 4 1 4 1
print(with_globals(report, {"__builtins__": {"len": lambda text: "length of " + text, "abs": lambda n: n}})())
# expect: length of four -1
print(with_globals(report, {"len": lambda text: "global", "__builtins__": {"len": None, "abs": abs}})())
# expect: global 1
for names in ({"__builtins__": {}}, {"__builtins__": {"len": len}}, {"__builtins__": {"abs": abs}}):
    try:
        print(with_globals(report, names)())
    except NameError as error:
        print(error)
        # expect: name 'len' is not defined
        # expect: name 'abs' is not defined
        # expect: name 'len' is not defined

# The one it was made with stays, whatever is put into the globals later.
names = {"__builtins__": {"len": lambda text: 0, "abs": lambda n: 0}}
early = with_globals(report, names)
names["__builtins__"] = {"len": lambda text: 1, "abs": lambda n: 1}
late = with_globals(report, names)
print(early(), late(), early(), sorted(early.__builtins__), early.__builtins__ is late.__builtins__)
# expect: 0 0 1 1 0 0 ['abs', 'len'] False
early.__builtins__["len"] = lambda text: "patched"
print(early(), late())  # expect: patched 0 1 1

# A class body needs something of it, and says so when it is missing.
def makes_class():
    class Inner: pass
    return Inner
try:
    with_globals(makes_class, {"__builtins__": {}, "__name__": "sandbox"})()
except NameError as error:
    print(error)  # expect: __build_class__ not found

# What it calls asks its own.
def helper(): return len("own")
print(with_globals(lambda: helper(), {"__builtins__": {}, "helper": helper})())  # expect: 3
generator = with_globals((lambda: (len(word) for word in words)), {"__builtins__": {"len": lambda word: word * 2}, "words": "abc"})()
print(list(generator))  # expect: ['aa', 'bb', 'cc']

# A name that is added to the real ones is found everywhere, and gone when it is deleted.
builtins.shout = lambda text: text.upper() + "!"
def polite(): return shout("hello")
print(polite(), polite())  # expect: HELLO! HELLO!
shout = lambda text: text
print(polite())  # expect: hello
del shout
print(polite())  # expect: HELLO!
del builtins.shout
try:
    polite()
except NameError as error:
    print(error)  # expect: name 'shout' is not defined
