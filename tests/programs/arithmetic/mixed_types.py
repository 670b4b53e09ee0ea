# int, float, bool and str operands: results and refusals.
print(1 + 2.0, 3 * 1.5, 7 // 2.0, 7 % 2.5, -7 // 2.0, -7 % 2.5, 2 ** 2.0)
# expect: 3.0 4.5 3.0 2.0 -4.0 0.5 4.0
print(True + 1, True + 1.0, False * 7, True / 2)  # expect: 2 2.0 0 0.5
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, [1] * 2, 2 * (1,))  # expect: ababab ababab   [1, 1] (1, 1)
print(10 / 5, 10 / 4, -7 / 2, 1 / 3)  # expect: 2.0 2.5 -3.5 0.3333333333333333
for operation in (lambda: 1 + "1", lambda: "1" - 1, lambda: None + 1, lambda: [] + (),
                  lambda: {} - 1, lambda: 1.5 & 1, lambda: 2.0 << 1, lambda: "a" / "b"):
    try:
        print(operation())
    except TypeError as error:
        print(error)
        # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: unsupported operand type(s) for -: 'str' and 'int'
        # expect: unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: can only concatenate list (not "tuple") to list
        # expect: unsupported operand type(s) for -: 'dict' and 'int'
        # expect: unsupported operand type(s) for &: 'float' and 'int'
        # expect: unsupported operand type(s) for <<: 'float' and 'int'
        # expect: unsupported operand type(s) for /: 'str' and 'str'
for operation in (lambda: "1" + 1, lambda: [1] + 1, lambda: (1,) + [1]):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError")
        # expect: TypeError
        # expect: TypeError
        # expect: TypeError
