# return, break and continue through finally; the last one wins.
def a():
    try:
        return "try"
    finally:
        print("finally", end=" ")
def b():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally", end=" ")
def c(x):
    try:
        x += 1
        return x
    finally:
        x += 100
        print(x, end=" ")
def d():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i, end=" ")
        finally:
            print("f", i, end=" ")
    else:
        print("else", end=" ")
    return "end"
def e():
    while True:
        try:
            try:
                return "inner"
            finally:
                print("one", end=" ")
        finally:
            print("two", end=" ")
def f(items):
    try:
        return items
    finally:
        items.append("added")
for call in (a, b, lambda: c(1), d, e, lambda: f([1])):
    print(call())
    # expect: finally try
    # expect: finally except
    # expect: 102 2
    # expect: body 0 f 0 f 1 body 2 f 2 f 3 end
    # expect: one two inner
    # expect: [1, 'added']
