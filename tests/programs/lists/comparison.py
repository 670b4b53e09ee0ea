# Lexicographic comparison, and identity before equality.
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9], [1, 2] == [1, 2], [1] != [1.0], [1, [2]] == [1, [2]])
# expect: True True True True True False True
nan = float("nan")
print([nan] == [nan], [nan] != [nan], nan in [nan], [nan].index(nan), [nan].count(nan))
# expect: True False True 0 1
print([1] == (1,), [] == (), [1, 2] <= [1, 2], [1, "a"] < [2, 3])  # expect: False False True True
try:
    [1, "a"] < [1, 2]
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'str' and 'int'
try:
    [1] < (1,)
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'list' and 'tuple'
try:
    {[1]: 2}
except TypeError as error:
    print(type(error).__name__)  # expect: TypeError
