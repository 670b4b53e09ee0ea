# `_json`: text to values and back; errors with a place in the text are in tests/library/json_module.py.
# check with: 3.13
import _json
import gc


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (TypeError, ValueError, RecursionError, ZeroDivisionError, StopIteration) as error:
        return type(error).__name__ + ": " + str(error)


class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int = float, int
    parse_constant = staticmethod({"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}.__getitem__)


def scanner(**changes):
    context = Context()
    context.__dict__.update(changes)
    return _json.make_scanner(context)


def encoder(markers=None, default=lambda thing: thing.content, encoder=_json.encode_basestring_ascii, indent=None, sort=False, skip=False, nan=True):
    return _json.make_encoder(markers, default, encoder, indent, ": ", ", ", sort, skip, nan)


class Thing:
    def __init__(self, content):
        self.content = content


print(_json.scanstring(r'"a\n\u00e9\ud83d\ude00" rest', 1) == ("a\n\u00e9\U0001f600", 23), _json.scanstring('\u20ac"', 0) == ("\u20ac", 2))
# expect: True True
print(_json.encode_basestring('a"\\\n\x01'), _json.encode_basestring_ascii("\u00e9\u20ac\U0001f600/"))
# expect: "a\"\\\n\u0001" "\u00e9\u20ac\ud83d\ude00/"
print(attempt(_json.encode_basestring, 1), attempt(_json.scanstring, b"", 0), attempt(_json.scanstring, "", 1))
# expect: TypeError: first argument must be a string, not int TypeError: first argument must be a string, not bytes ValueError: end is out of bounds

scan = scanner()
print(scan('[1, -2.5e1, "x", true, false, null, NaN, -Infinity, {"a": {}, "b": []}, 123456789012345678901] ', 0))
# expect: ([1, -25.0, 'x', True, False, None, 'nan', '-inf', {'a': {}, 'b': []}, 123456789012345678901], 94)
print(attempt(scan, "[1, x]", 0), attempt(scan, "", 0), attempt(scan, "1", -1), attempt(scan, 1, 0))
# expect: StopIteration: 4 StopIteration: 0 ValueError: idx cannot be negative TypeError: first argument must be a string, not int


# Hooks make garbage and collect it, while the values that were read before are nowhere but in the reader.
def hook(found):
    gc.collect()
    return Thing(found)


def number(text):
    gc.collect()
    return [text]


def show(value):
    if isinstance(value, Thing):
        return {"thing": show(value.content)}
    if isinstance(value, dict):
        return {key: show(item) for key, item in value.items()}
    return [show(item) for item in value] if isinstance(value, (list, tuple)) else value


document = '[' + ', '.join('{"key %d": [%d, %d.5, "text %d"], "inner": {"x": {}}}' % (i, i, i, i) for i in range(3)) + ']'
print(show(scanner(object_hook=hook, parse_int=number)(document, 0)[0]))
# expect: [{'thing': {'key 0': [['0'], 0.5, 'text 0'], 'inner': {'thing': {'x': {'thing': {}}}}}}, {'thing': {'key 1': [['1'], 1.5, 'text 1'], 'inner': {'thing': {'x': {'thing': {}}}}}}, {'thing': {'key 2': [['2'], 2.5, 'text 2'], 'inner': {'thing': {'x': {'thing': {}}}}}}]
print(show(scanner(object_pairs_hook=hook, parse_float=number)(document, 0)[0][2]))
# expect: {'thing': [['key 2', [2, ['2.5'], 'text 2']], ['inner', {'thing': [['x', {'thing': []}]]}]]}
first, second = scan('[{"one key": 1}, {"one key": 2}]', 0)[0]
print(next(iter(first)) is next(iter(second)))  # expect: True

write = encoder({})
print(write([1, -2.5, 10**20, "x\u00e9", True, None, (), {}, {"a": [{}], 1: 2, None: 3, 1.5: 4, False: 5}], 0)[0])
# expect: [1, -2.5, 100000000000000000000, "x\u00e9", true, null, [], {}, {"a": [{}], "1": 2, "null": 3, "1.5": 4, "false": 5}]
print(write([Thing([1, Thing({"x": Thing("y")})]), Thing(2)], 0)[0])  # expect: [[1, {"x": "y"}], 2]
print(encoder(indent="--")({"a": [1, {"b": [], "c": [2]}]}, 0))
# expect: ('{\n--"a": [\n----1, \n----{\n------"b": [], \n------"c": [\n--------2\n------]\n----}\n--]\n}',)
print(encoder(sort=True)({"b": 1, "a": {"d": 2, "c": 3}}, 0)[0], encoder(skip=True)({(): 1, "x": 2}, 0)[0])
# expect: {"a": {"c": 3, "d": 2}, "b": 1} {"x": 2}
print(attempt(encoder(nan=False), [float("nan")], 0))
# expect: ValueError: Out of range float values are not JSON compliant: nan
print(attempt(write, {(): 1}, 0))  # expect: TypeError: keys must be str, int, float, bool or None, not tuple


def collecting(thing):
    gc.collect()
    return [str(thing.content) * 2, {str(thing.content): thing.content}]


def literal(text):
    gc.collect()
    return "<" + text + ">"


print(encoder({}, default=collecting, encoder=literal)([Thing(i) for i in range(4)] + [{"k": Thing(9), 5: Thing(8)}], 0)[0])
# expect: [[<00>, {<0>: 0}], [<11>, {<1>: 1}], [<22>, {<2>: 2}], [<33>, {<3>: 3}], {<k>: [<99>, {<9>: 9}], <5>: [<88>, {<8>: 8}]}]


class Mapping(dict):
    def items(self):
        return ((str(i), Thing(i)) for i in range(3))


print(encoder({}, default=collecting, sort=True)([Mapping(a=1), {2: Thing(2), 1: Thing(1)}], 0)[0])
# expect: [{"0": ["00", {"0": 0}], "1": ["11", {"1": 1}], "2": ["22", {"2": 2}]}, {"1": ["11", {"1": 1}], "2": ["22", {"2": 2}]}]

loop = [1]
loop.append({"loop": loop})
markers = {}
print(attempt(encoder(markers), loop, 0), len(markers))  # expect: ValueError: Circular reference detected 2
rows = [{"id": i, "name": "name %d" % i, "ratio": i / 4, "tags": ["a", None, i % 2 == 0]} for i in range(40)]
total = 0
for _ in range(5):
    text, = write(rows, 0)
    total += len(text)
    rows, end = scan(text, 0)
    total += end
print(total, rows[39])
# expect: 29000 {'id': 39, 'name': 'name 39', 'ratio': 9.75, 'tags': ['a', None, False]}
