# The shortest text that reads back as the same float.
values = [0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 5e-324,
          1.7976931348623157e308, 2.2250738585072014e-308, 1e-4, 1e-5, 0.00012345, 100.0, 1e100, 3.0e-10,
          9007199254740993.0, 4.35, 2.675, 1.1, 1e21, 9999999999999998.0, 0.30000000000000004, 123.456, -1.5e-7]
for value in values:
    assert float(repr(value)) == value
    print(repr(value), str(value) == repr(value))
    # expect: 0.1 True
    # expect: 0.2 True
    # expect: 0.30000000000000004 True
    # expect: 0.3333333333333333 True
    # expect: 0.6666666666666666 True
    # expect: 1000000000000000.0 True
    # expect: 1e+16 True
    # expect: 1.2345678901234568e+17 True
    # expect: 1e+22 True
    # expect: 1e+23 True
    # expect: 5e-324 True
    # expect: 1.7976931348623157e+308 True
    # expect: 2.2250738585072014e-308 True
    # expect: 0.0001 True
    # expect: 1e-05 True
    # expect: 0.00012345 True
    # expect: 100.0 True
    # expect: 1e+100 True
    # expect: 3e-10 True
    # expect: 9007199254740992.0 True
    # expect: 4.35 True
    # expect: 2.675 True
    # expect: 1.1 True
    # expect: 1e+21 True
    # expect: 9999999999999998.0 True
    # expect: 0.30000000000000004 True
    # expect: 123.456 True
    # expect: -1.5e-07 True
print([1.0, -0.0, 0.5], (1e50,), {1.5: 2.5})  # expect: [1.0, -0.0, 0.5] (1e+50,) {1.5: 2.5}
