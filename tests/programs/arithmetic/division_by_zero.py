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
for text, operation in (("//", lambda: 5 // 0), ("%", lambda: 5 % 0), ("float %", lambda: 5 % 0.0)):
    try:
        operation()
    except ZeroDivisionError:
        print("zero", text)
        # expect: zero //
        # expect: zero %
        # expect: zero float %
try:
    divmod(3, 0)
except ZeroDivisionError:
    print("divmod")  # expect: divmod
