# requires: 3.8
# The = specifier.
n, text = 5, "it's"
print(f"{n=} {n = } {text=} {n=:>4} {text=!s} {n*2=}")
# expect: n=5 n = 5 text="it's" n=   5 text=it's n*2=10
