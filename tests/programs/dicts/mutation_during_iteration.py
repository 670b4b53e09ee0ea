# Changing the size during iteration is an error; changing values is not.
d = {"a": 1, "b": 2, "c": 3}
for k in d:
    d[k] += 10
print(d)  # expect: {'a': 11, 'b': 12, 'c': 13}
try:
    for k in d:
        d[k + "x"] = 0
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
print(len(d))  # expect: 4
try:
    for k in d:
        del d[k]
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
try:
    for k, v in d.items():
        d.pop(k)
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
for k in list(d):
    del d[k]
print(d)  # expect: {}
it = iter({"q": 1})
print(next(it), next(it, "done"), next(it, "still"))  # expect: q done still
