# The mini-language of str.format on integers and strings.
print("{:d} {:5} {:<5}| {:>5} {:^5}| {:05} {:+} {: } {:-}".format(1, 2, 3, 4, 5, 6, 7, 8, -9))
# expect: 1     2 3    |     4   5  | 00006 +7  8 -9
print("{:x} {:X} {:#x} {:o} {:#o} {:b} {:#b} {:08b} {:c} {:n}".format(255, 255, 255, 8, 8, 5, 5, 5, 65, 7))
# expect: ff FF 0xff 10 0o10 101 0b101 00000101 A 7
print("{:,} {:_} {:10,} {:_x} {:+,}".format(1234567, 1234567, 12345, 0xABCDEF12, 1000))
# expect: 1,234,567 1_234_567     12,345 abcd_ef12 +1,000
print("{:*^9}|{:*<9}|{:*>9}|{:*=+9}|{:=9}|".format(42, 42, 42, 42, -42))
# expect: ***42****|42*******|*******42|+******42|-      42|
print("{:s} {:10}| {:>10} {:^10}| {:.3} {:-^11.4}".format("a", "left", "right", "mid", "truncate", "abcdefgh"))
# expect: a left      |      right    mid    | tru ---abcd----
print("{:.2f} {:e} {:%}".format(3, 1000, 1), "{:5}|{:<5}|{!s:>5}".format(True, False, None))
# expect: 3.00 1.000000e+03 100.000000%     1|0    | None
for spec, value in (("d", "x"), ("s", 1), (".2", 3), ("z!", 1), (",s", "x"), ("d", 1.5)):
    try:
        print(format(value, spec))
    except ValueError as error:
        print("ValueError")
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
