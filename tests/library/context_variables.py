# Context variables: values, tokens, copies of contexts.
import contextvars
import re
from contextvars import Context, ContextVar, Token, copy_context


def text(value):
    return re.sub('0x[0-9a-f]+', '0x…', repr(value))


name, number = ContextVar('name'), ContextVar('number', default=3)
print(text(name), text(number), name.name, number.get(), name.get('none'), name.get(5))
first = name.set('a')
second = name.set('b')
print(name.get(), text(first), first.var is name, first.old_value is Token.MISSING, second.old_value, Token.MISSING, text(Token.MISSING))
context = copy_context()
print(len(context), name in context, number in context, context[name], list(context) == [name], list(context.values()), context.get(number, 'd'))


def inside(x, *, y):
    name.set('inside')
    number.set(7)
    return name.get(), number.get(), x, y, len(copy_context())


print(context.run(inside, 1, y=2), name.get(), number.get(), context[name], context[number], len(context), len(copy_context()))
name.reset(second)
print(name.get(), text(second))
name.reset(first)
copy = context.copy()
print(copy == context, copy is context, Context() == context, list(copy.items()) == list(context.items()), text(Context())[:9])
copy.run(name.set, 'changed')
print(copy == context, context[name], copy[name])


def bad(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, re.sub('0x[0-9a-f]+', '0x…', str(error)))


for function in (name.get, lambda: name.reset(first), lambda: number.reset(first), lambda: name.reset(3), lambda: context[number.name], lambda: context['x'],
                 lambda: Context()[name], lambda: context.run(context.run, print), lambda: context.run(), lambda: Context(1), Token, lambda: ContextVar(3),
                 lambda: ContextVar(), lambda: copy.run(lambda: name.reset(first)), lambda: hash(context), lambda: 1 / context.run(lambda: 0)):
    bad(function)
print(ContextVar[int], contextvars.Context is Context)
