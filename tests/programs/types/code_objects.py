# requires: 3.8
# check with: 3.13
# Code objects: what they say of a function, and replace().
def function(a, b=1, /, c=2, *rest, d, e=3, **others):
    local = a
    def inner():
        return local, b
    return inner
code = function.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_firstlineno > 1)
# expect: function function 3 2 2 True
print(sorted(code.co_varnames), code.co_nlocals, sorted(code.co_cellvars), code.co_freevars, hex(code.co_flags & 0x2f))
# expect: ['a', 'b', 'c', 'd', 'e', 'inner', 'others', 'rest'] 8 ['b', 'local'] () 0xf
inner = function(1, d=2).__code__
print(inner.co_name, inner.co_qualname, inner.co_freevars, inner.co_cellvars, inner.co_varnames)
# expect: inner function.<locals>.inner ('b', 'local') () ()
def generator():
    yield
async def coroutine():
    pass
print(generator.__code__.co_flags & 0x20, coroutine.__code__.co_flags & 0x80, (lambda: 0).__code__.co_name)
# expect: 32 128 <lambda>
def lines():
    first = 1
    second = 2

    return first + second
base = lines.__code__.co_firstlineno
print(sorted({line - base for _, _, line in lines.__code__.co_lines() if line is not None and line != base}))
# expect: [1, 2, 4]
print(all(len(row) == 4 for row in lines.__code__.co_positions()), {row[0] - base for row in lines.__code__.co_positions() if row[0]} >= {1, 2, 4})
# expect: True True
renamed = lines.__code__.replace(co_name="other", co_firstlineno=100, co_filename="else.py")
print(renamed.co_name, renamed.co_firstlineno, renamed.co_filename, lines.__code__.co_name)
# expect: other 100 else.py lines
lines.__code__ = renamed
print(lines(), lines.__name__, lines.__code__ is renamed)  # expect: 3 lines True
def unused():
    return "replaced"
lines.__code__ = unused.__code__
print(lines())  # expect: replaced
class Holder:
    def method(self):
        return 1
print(Holder.method.__code__.co_qualname, Holder.method.__code__.co_varnames)
# expect: Holder.method ('self',)
for call in (lambda: setattr(lines, "__code__", inner), lambda: setattr(lines, "__code__", 1), lambda: code.replace(nothing=1), lambda: code.replace(co_name=1)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" argument")[0])
        # expect: ValueError lines() requires a code object with 0 free vars, not 2
        # expect: TypeError __code__ must be set to a code object
        # expect: TypeError replace() got an unexpected keyword
        # expect: TypeError replace()
