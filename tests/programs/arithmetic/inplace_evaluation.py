# The target of an in-place operator is evaluated once, before the right side.
def log(name, value):
    print(name, end=" ")
    return value


items = [5, 6, 7]
log("list", items)[log("index", 1)] += log("value", 4)
print(items)  # expect: list index value [5, 10, 7]
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error)  # expect: 'tuple' object does not support item assignment
print(t)  # expect: ([1, 2],)
