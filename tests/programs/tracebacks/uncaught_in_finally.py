try:
    try:
        raise KeyError("first")
    finally:
        print("cleaning")  # expect: cleaning
except KeyError:
    print("handling")  # expect: handling
    raise TypeError("second")
# expect error: TypeError: second
