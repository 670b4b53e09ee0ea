# Every kind of division by zero.
operations = [
    lambda: 1 / 0,
    lambda: 1.0 / 0,
    lambda: 1 // 0 if False else 0.0 ** -1,
    lambda: 0 ** -1,
]
for operation in operations:
    try:
        print(operation())
    except ZeroDivisionError as error:
        print(type(error).__name__)
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
for text in ("//", "%"):
    try:
        eval("5 %s 0" % text)
    except ZeroDivisionError:
        print("zero", text)
        # expect: zero //
        # expect: zero %
try:
    divmod(3, 0)
except ZeroDivisionError:
    print("divmod")  # expect: divmod
