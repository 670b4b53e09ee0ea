# Infinity, NaN and negative zero.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf + 1, -inf * 2, inf / inf, 1 / inf, -1 / inf)
# expect: inf -inf nan nan nan inf -inf nan 0.0 -0.0
print(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, inf == inf, inf > 10 ** 100, -inf < -1e308)
# expect: False True False False False True True True
same = nan
print(nan is same, nan in [nan], [nan] == [nan], [nan] == [float("nan")], nan in [float("nan")])
# expect: True True True False False
print(0.0 == -0.0, -0.0, 0.0, str(-0.0), -0.0 + 0.0, 0.0 - 0.0, -0.0 - 0.0, 0 * -1.0, -0.0 * -1, abs(-0.0))
# expect: True -0.0 0.0 -0.0 0.0 0.0 -0.0 -0.0 0.0 0.0
print(max(1.0, nan), max(nan, 1.0), min(1.0, nan), min(nan, 1.0), sorted([3.0, inf, -inf, 1.0]))
# expect: 1.0 nan 1.0 nan [-inf, 1.0, 3.0, inf]
print(1e308 * 10, -1e308 * 10, 5e-324 / 2, -5e-324 / 2, bool(nan), bool(0.0), bool(-0.0))
# expect: inf -inf 0.0 -0.0 True False False
for text in ("INF", "-Infinity", "+nan", " 1.5 ", "1e5", ".5", "5.", "1_0.5"):
    print(float(text), end=" ")
print()  # expect: inf -inf nan 1.5 100000.0 0.5 5.0 10.5 
for value in (inf, -inf, nan):
    try:
        int(value)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: OverflowError cannot convert float infinity to integer
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError cannot convert float NaN to integer
