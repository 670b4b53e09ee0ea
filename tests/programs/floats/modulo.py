# Float floor division and modulo: signs, zeros, infinities.
for a in (5.5, -5.5):
    for b in (2.0, -2.0, 0.3, -0.3):
        print(a, b, a // b, a % b)
        # expect: 5.5 2.0 2.0 1.5
        # expect: 5.5 -2.0 -3.0 -0.5
        # expect: 5.5 0.3 18.0 0.1000000000000002
        # expect: 5.5 -0.3 -19.0 -0.1999999999999998
        # expect: -5.5 2.0 -3.0 0.5
        # expect: -5.5 -2.0 2.0 -1.5
        # expect: -5.5 0.3 -19.0 0.1999999999999998
        # expect: -5.5 -0.3 18.0 -0.1000000000000002
print(-0.0 % 1.0, 0.0 % -1.0, -1e-20 % 1.0, 6.0 % 2.0, -6.0 % 2.0, 6.0 % -2.0)
# expect: 0.0 -0.0 1.0 0.0 0.0 -0.0
inf = float("inf")
print(5.0 % inf, -5.0 % inf, 5.0 % -inf, inf % 2.0, 5.0 // inf, -5.0 // inf)
# expect: 5.0 inf -inf nan 0.0 -1.0
print(1e300 % 7.0, 0.1 % 0.01, 1.0 // 0.1, 1.0 % 0.1, divmod(-7.25, 2))
# expect: 1.0 3.469446951953614e-18 9.0 0.09999999999999995 (-4.0, 0.75)
for operation in (lambda: 1.0 // 0.0, lambda: 1.0 % 0.0, lambda: divmod(1.0, 0.0)):
    try:
        operation()
    except ZeroDivisionError:
        print("ZeroDivisionError")
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
        # expect: ZeroDivisionError
