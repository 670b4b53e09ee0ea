def ratio(a, b):
    return a / b


print(ratio(1, 4))  # expect: 0.25
print(ratio(1, 0))
# expect error: ZeroDivisionError: division by zero
