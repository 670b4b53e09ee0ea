# What pythonvm-rust did wrong: globals before builtins, locals not seen by LOAD_GLOBAL, STORE_GLOBAL.
def len(x): return "global len"
def use(): return len("abc")
print(use())  # expect: global len
def local(len):
    def inner(): return use()
    return inner(), len
print(local("param"))  # expect: ('global len', 'param')
def setter():
    first, second = 1, 2
    global stored
    stored = first + second
setter()
print(stored)  # expect: 3
del len
print(use())  # expect: 3
