# Seed 000: the smallest program.
a=2
print(a)  # expect: 2
