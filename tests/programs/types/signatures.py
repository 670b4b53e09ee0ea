# check with: 3.13
# __text_signature__ of types, functions and methods.
for value in (int.from_bytes, int.to_bytes, float.fromhex, str.split, str.find, str.count, bytes.center, bytes.translate, list.sort, dict.get, dict.pop,
              set.union, len, print, sum, sorted, pow, round, isinstance, abs, ord, hash, object.__init_subclass__, str.maketrans, bytes.fromhex):
    if value not in (sorted, object.__init_subclass__):
        print(value.__name__, value.__text_signature__)
for value in (list, tuple, set, frozenset, float, complex, enumerate, zip, map, filter, reversed, property, classmethod, staticmethod, object, memoryview, bool):
    print(value.__name__, value.__text_signature__)
class Own:
    """Own(looks, like) -- a signature."""
print(Own.__text_signature__, int.__text_signature__, str.__text_signature__)
print(int.__add__.__text_signature__, list.__setitem__.__text_signature__, object.__init__.__text_signature__, (5).__pow__.__text_signature__)
