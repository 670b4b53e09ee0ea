# Unary operators, on bools too, and their precedence.
print(-5, +5, ~5, --5, -+-5, ~~5, - -5)  # expect: -5 5 -6 5 5 5 5
print(-True, +True, ~True, -False)  # expect: -1 1 -2 0
print(-0.0, +0.0, -(-0.0))  # expect: -0.0 0.0 0.0
print(not 0, not 1, not "", not [], not [0], not None, not not 3)
# expect: True False True True False True True
print(-2 ** 2, (-2) ** 2, not 1 == 2, -3 % 5, -(3 % 5))  # expect: -4 4 True 2 -3
for operation in (lambda x: -x, lambda x: +x, lambda x: ~x):
    try:
        operation("s")
    except TypeError as error:
        print(error)
        # expect: bad operand type for unary -: 'str'
        # expect: bad operand type for unary +: 'str'
        # expect: bad operand type for unary ~: 'str'
try:
    ~1.5
except TypeError as error:
    print(error)  # expect: bad operand type for unary ~: 'float'
