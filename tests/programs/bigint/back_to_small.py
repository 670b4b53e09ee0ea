# Results that become small again equal, hash and index as small integers do.
big = 10 ** 30
small = big - (big - 7)
print(small, small == 7, hash(small) == hash(7), {7: "seven"}[small], "abcdefgh"[small])
# expect: 7 True True seven h
print(big // big, big % 1000, big >> 95, big & 0xFF, big * 0, big - big)  # expect: 1 0 25 0 0 0
print([10, 20, 30][big - big + 1], list(range(big - big + 2)), "ab" * (big // (big // 2)))
# expect: 20 [0, 1] abab
total = 0
for i in range(70):
    total += 1 << i
for i in range(70):
    total -= 1 << i
print(total, total == 0)  # expect: 0 True
