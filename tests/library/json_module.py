# JSON, read and written by the natives of the module: every option and every message.
import _json, collections, enum, json, json.decoder, json.encoder, json.scanner, sys


def attempt(function, *arguments, **keywords):
    try:
        result = repr(function(*arguments, **keywords))
        print("   ", ascii(result if len(result) < 400 else (result[:200], len(result))))
    except Exception as error:
        more = error.args if isinstance(error, StopIteration) else (getattr(error, "pos", None), repr(error.__context__))
        print("   ", type(error).__name__, ascii(str(error)[:300]), more)


print(json.scanner.c_make_scanner is _json.make_scanner, json.decoder.scanstring is _json.scanstring, json.encoder.c_make_encoder is _json.make_encoder)
print(_json.make_scanner, _json.make_encoder, _json.scanstring, _json.make_encoder.__doc__)

print("literals")
for arguments in ((1, 1), ('"a"',), ('"a"', 1, True, 1), ('"a"', "1"), ('"a"', 1.0), (b'"a"', 1), ('"a"', -1), ('"a"', 5), ('"a"', 4), ('"a"', 3), ('"a"', 2),
                  ('"a"', 0), ('a', 0), ('"a"', 2**80), ('"a"', True), ('"a\n"', 1), ('"a\n"', 1, False), ('"a\n"', 1, []), ('"a\x1f"', 1), ('"a\x7f"', 1)):
    attempt(_json.scanstring, *arguments)
attempt(_json.scanstring, '"a"', 1, strict=False)
escapes = [r'"\"\\\/\b\f\n\r\t"', r'"a\x"', r'"\u0041\u00e9\u20ac"', r'"a\u12"', r'"a\u12x4"', r'"\ud83d\ude00!"', r'"\ud83d\u0030"', r'"\ud83d\uxxxx"', r'"\ud83d\u00"', r'"\ud83d"',
           '"\\', r'"\u', r'"\u1234', r'"\u123"', '"\\u1234\\', r'"\ud83d\u1234', r'"\ud83d\ude00', r'"\ud83d\ude0g"', r'"\ud83d\ud83d\ude00"', r'"\ude00\ud83d"', '"\\u\u0661234"',
           '"\\\u20ac"', r'''"\'"''', '"\\\n"', '"\u00e9\\n\u20ac\\n\U0001f600"', '"\u20ac', '"\U0001f600\\', r'"\UD83D"', r'"\uD83D\uDE00"', r'"\u+123"', r'"\u 123"', r'"\u0x12"']
for text in escapes:
    attempt(_json.scanstring, text, 1)
    attempt(json.loads, "[" + text + "]")


class Text(str):
    pass


for function in (_json.encode_basestring, _json.encode_basestring_ascii):
    for text in ("", "a", "a\"b\\c/", "\b\f\n\r\t\x00\x1f\x7f\x80\xff", "\u20ac\n", "\U0001f600\"\ud800", "x" * 50 + "\u00e9", Text("t\n"), 1, b"", None):
        attempt(function, text)
    attempt(function)
    attempt(function, "a", "b")

print("scanner")


class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int = float, int
    parse_constant = staticmethod(lambda name: "constant " + name)


def scanner(**changes):
    context = Context()
    context.__dict__.update(changes)
    return _json.make_scanner(context)


scan = scanner()
attempt(_json.make_scanner)
attempt(_json.make_scanner, 1)
attempt(_json.make_scanner, Context(), 1)
attempt(_json.make_scanner, wrong=1)
names = "strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"
for missing in names:
    attempt(_json.make_scanner, type("Some", (), {name: 1 for name in names if name != missing})())
print([getattr(scanner(strict=5, object_hook=6, object_pairs_hook=7, parse_constant=8), name) for name in names])
attempt(setattr, scan, "strict", 0)
attempt(type, "Sub", (_json.make_scanner,), {})
for arguments in ((), (1, 0), ("1",), ("1", 0, 1), ("1", "x"), (b"1", 0), ("1", -1), ("1", 1), ("1", 5), ("", 0), ("x", 0), ("1", 2**80), ("a1", 1), (Text("[1]"), 0)):
    attempt(scan, *arguments)
attempt(scan, string="1", idx=0)
documents = """1 - -1 -0 0 01 -01 1. 1.5 1.e5 1e5 1e 1e+ 1E-5 1.5e -.5 .5 -1.5E+3 1.5.5 -I -Infinity Infinity NaN Infinit Na nul null tru true false fals +1 00 -0.0 1e400 -1e400
    123456789012345678 1234567890123456789 -123456789012345678901234567890 -9223372036854775808 2305843009213693951 2305843009213693952 1_000 \u0661 [ [] [1 [1, [1,] [1,2] [1;2]
    [,] [1,,2] [1]x { {} {"a" {"a": {"a":1 {"a":1, {"a":1,} {"a":1"b"} {"a"1} {1:2} {"a":1,2} {,} {"a":} {"a":1,"a":2} {"a":x} [x] ["a {"a {"a":"b [nul] [-] [- [1. {"a":1,x [1,x [tru [f]
    {"a":1]  [1} ]  } : , {'a':1} [1.5e3,2] {"":""} ["\u00e9","\u20ac","\U0001f600"] {"\u00e9":"\u20ac\U0001f600","k":-1.25e2,"n":null} [\u20ac] {"\U0001f600":1,}""".split()
documents += ["[ ]", "{ }", " [1]", "[1 ,]", "[1, ]", "[1 2]", "[ 1 , 2 ]", '{"a" ', '{"a":1 , }', '{"a":1 "b"}', '{"a" : 1 , "b" : [ ] }', "[\f]", "[1\f]", '{"a":1\u00a0}', "{ x", '{"a":1,  x}', '{"a":1, ',
              "[1, ", "[ ", "{ ", "[\n1,\n\n x]", '\t[\r\n1,\t2 ]\r\n', "", " "]
for document in documents:
    print(ascii(document))
    attempt(scan, document, 0)
    attempt(json.loads, document)
attempt(json.loads, b"[1, \xc3\xa9]")
attempt(json.loads, b'"\xc3\xa9"')
attempt(json.loads, "\ufeff1")
attempt(json.JSONDecoder().raw_decode, "[1] rest")
print(json.loads('{"a": [1, 2.5, -3e2, true, false, null, "s"], "\u00e9": {"x": {}}}'))

print("hooks")
log = []


def number(text):
    log.append(text)
    return len(log)


attempt(json.loads, "[1, 2.5, -3, 1e5, -0, NaN]", parse_float=number, parse_int=number, parse_constant=number)
print(log, type(log[0]))
attempt(json.loads, '["\u20ac", 10, 2.5, 11111111111111111111]', parse_float=str, parse_int=str)
attempt(json.loads, '{"a": {"b": 1}, "c": [{}]}', object_hook=lambda found: ("hook", found))
attempt(json.loads, '{"a": {"b": 1}, "c": [{}], "a": 2}', object_pairs_hook=lambda found: ("pairs", found))
attempt(json.loads, '{"a": {"b": 1}, "c": [{}]}', object_pairs_hook=collections.OrderedDict, object_hook=len)
attempt(json.loads, '{"a": 1,}', object_pairs_hook=list)
attempt(json.loads, '{"a": 1}', object_hook=lambda found: 1 / 0)
for name in ("parse_float", "parse_int", "parse_constant", "object_hook", "object_pairs_hook"):
    attempt(scanner(**{name: 5}), '[{"a": 1, "b": 1.5, "c": NaN}]', 0)


def stop(*arguments):
    raise StopIteration(3)


attempt(scanner(parse_int=stop), '{"a": [1]}', 0)
attempt(scanner(object_hook=stop), "[{}]", 0)
attempt(scanner(strict=False), '{"a\n": "\t"}', 0)
attempt(json.loads, '["\t"]')
attempt(json.loads, '["\t"]', strict=False)
scan = scanner(object_hook=lambda found: [found, scan('[{}, {"key": 2}]', 0) if "deep" in found else None])
attempt(scan, '[{"key": 1}, {"deep": 1}, {"key": 3}]', 0)
first, second, third = scanner()('[{"long key": 1}, {"long key": 2}, {"long\\u0020key": 3}]', 0)[0]
print(list(first)[0] is list(second)[0] is list(third)[0])
many = json.loads("[" + ", ".join('{%s}' % ", ".join(f'"key {index}": {index}' for index in range(300)) for _ in range(2)) + "]")
print(all(one is other for one, other in zip(*many)), many[0] == many[1], len(many[0]))

print("encoder")


def encoder(markers=None, default=lambda thing: thing.content, encoder=_json.encode_basestring_ascii, indent=None, keys=": ", items=", ", sort=False, skip=False, nan=True):
    return _json.make_encoder(markers, default, encoder, indent, keys, items, sort, skip, nan)


class Thing:
    def __init__(self, content=None):
        self.content = content

    def __repr__(self):
        return "Thing"


class Whole(int):
    def __repr__(self):
        return "Whole!"


class Real(float):
    def __repr__(self):
        return "Real!"


class Listed(list):
    def __iter__(self):
        return iter([7, 8])


class Tupled(tuple):
    def __iter__(self):
        return iter([7, 8])


class Color(enum.IntEnum):
    RED = 1


def mapping(result):
    return type("Mapping", (dict,), {"items": lambda self: result})(a=1)


point = collections.namedtuple("Point", "x y")(1, 2)
values = [0, -1, 10**18, -(2**61), 2**63, 10**30, True, False, None, "s\u00e9\u20ac\U0001f600\n", 1.5, -0.0, 1e16, 1e-5, 1.7976931348623157e308, 5e-324, float("nan"), float("inf"), float("-inf"), [], (), {},
          [1, {"a": [2, (3, 4)]}], {"k": {"l": {}}, "m": []}, {True: 1, False: 2, None: 3, 1.5: 4, float("nan"): 5, 10**20: 6, 7: 8, "": 9, Color.RED: 10}, Whole(3), Real(2.5), Text("text"), Color.RED, point,
          Listed([1]), Listed(), Tupled((1,)), Tupled(), collections.OrderedDict(b=1, a=2), collections.defaultdict(int, x=1), collections.Counter("aab"), {Whole(1): Whole(2), Real(2.5): Text("t"), Text("x"): 1},
          mapping([("z", 1), ("y", 2)]), mapping(iter([("z", 1), ("y", 2)])), mapping([1, 2]), mapping([("z", 1, 2)]), mapping([["z", 1]]), mapping(5), Thing([1]), [Thing(1), Thing("a")], {(1,): 1}, {b"k": 1}, {1: Thing({})}]
for value in values:
    print(ascii(value)[:100])
    for made in (encoder(), encoder({}, indent="  "), encoder(sort=True, keys=":", items=","), encoder(skip=True, indent="", encoder=_json.encode_basestring), encoder({}, nan=False)):
        attempt(made, value, 0)
for value in ({"b": 1, "a": {"d": 1, "c": 2}}, {"b": 1, 1: 2}, {2: "b", 1: "a"}, {"b": Thing(1), "a": Thing(2)}):
    attempt(json.dumps, value, sort_keys=True, default=lambda thing: thing.content)
attempt(encoder(indent="  "), [1, {"a": 2, 3: []}], 2)
attempt(encoder(indent="  "), [1], -3)
attempt(encoder(indent="  "), [1], 2**61)
attempt(encoder(indent=3), [1], 0)
attempt(encoder(indent=3), [[], 1], 0)
attempt(encoder(skip=True, indent=" "), {(1,): 1}, 0)
attempt(encoder(skip=True), {(1,): 1, 2: 3, (4,): 5, "x": 6}, 0)
for keywords in ({"indent": 2}, {"indent": "\t"}, {"indent": 0}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"skipkeys": True}, {"check_circular": False}, {"indent": 1, "sort_keys": True}):
    attempt(json.dumps, {"b": [1, {"\u00e9": ("x", None)}], "a": {}, "c": [[], [[]]]}, **keywords)
    attempt(json.dumps, [float("nan")], allow_nan=False, **keywords)
    attempt(json.dumps, {float("inf"): 1}, allow_nan=False, **keywords)
    attempt(json.dumps, {(): 1, "x": 2}, **keywords)
    attempt(json.dumps, [{"a": object}], **keywords)

print("encoders of strs")
attempt(encoder(encoder=lambda text: "<" + text + ">"), {"a": "b", 1: 2, None: [Text("c")]}, 0)
attempt(encoder(encoder=lambda text: "\u20ac" + text), ["a", "\u00e9"], 0)
for wrong in (lambda text: 5, 5, lambda text: 1 / 0, None):
    attempt(encoder(encoder=wrong), {"a": "b"}, 0)
    attempt(encoder(encoder=wrong), "b", 0)
    attempt(encoder(encoder=wrong), [1], 0)

print("circles")
loop = []
loop.append(loop)
ring = {}
ring["x"] = [ring]
own = Thing()
own.content = [own]
shared = [1]
for value in (loop, ring, own, [[shared, shared], shared], [Thing(shared), Thing(shared)]):
    markers = {}
    attempt(encoder(markers), value, 0)
    print("   ", len(markers), sorted(type(marked).__name__ for marked in markers.values()))
attempt(encoder({id(shared): shared}), [shared], 0)
attempt(json.dumps, own, default=lambda thing: thing)
attempt(json.dumps, [own], default=lambda thing: 1 / 0)
for value in (loop, ring):
    attempt(encoder(), value, 0)
attempt(json.loads, "[" * 100000)
attempt(json.loads, '{"a":' * 100000)
attempt(json.loads, '[{"a":' * 9000 + "1" + "}]" * 4000)
print(str(json.loads("[" * 9000 + "]" * 9000)).count("["))

print("what changes meanwhile")
values = [1, Thing(5), 3]


def clear(thing):
    values.clear()
    return thing.content


attempt(encoder(default=clear), values, 0)
values = {"a": Thing(5), "b": 1}
attempt(encoder(default=clear), values, 0)
values = [Thing(5)]


def grow(thing):
    if len(values) < 5:
        values.append(Thing(len(values)))
    return thing.content


attempt(encoder(default=grow), values, 0)
values = [1]
attempt(encoder(default=lambda thing: values), [Thing(), Thing()], 0)

print("arguments")
attempt(encoder, 1)
attempt(encoder, "x")
attempt(encoder, keys=5)
attempt(encoder, items=None)
attempt(encoder(default=5), [Thing()], 0)
attempt(_json.make_encoder)
attempt(_json.make_encoder, 1, 2, 3)
attempt(_json.make_encoder, *range(10))
made = encoder({}, skip=5, sort=[1], indent="x")
print(made.markers, made.default.__name__, made.encoder is _json.encode_basestring_ascii, made.indent, made.key_separator, made.item_separator, made.sort_keys, made.skipkeys)
attempt(setattr, made, "indent", 3)
attempt(setattr, made, "missing", 3)
attempt(type, "Sub", (_json.make_encoder,), {})
attempt(made)
attempt(made, 1)
attempt(made, 1, "a")
attempt(made, 1, 2, 3)
attempt(made, obj=1, _current_indent_level=0)
attempt(made, 1, 2**80)

print("long numbers")
sys.set_int_max_str_digits(640)
attempt(json.loads, "1" * 640)
attempt(json.loads, "[1, -" + "1" * 641 + "]")
attempt(json.dumps, [10**640])
attempt(json.dumps, {10**640: 1})
sys.set_int_max_str_digits(0)
attempt(json.loads, "1" * 5000)

print("there and back")
data = [{"id": index, "name": f"n\u00e4me {index}", "ratio": index / 7, "tags": ["a", None, True], "nested": {"x": {str(index): [index, -index]}}} for index in range(300)]
for keywords in ({}, {"indent": 1}, {"ensure_ascii": False}, {"sort_keys": True}, {"separators": (",", ":")}):
    text = json.dumps(data, **keywords)
    print(len(text), json.loads(text) == data, json.loads(text.encode()) == data, "".join(json.JSONEncoder(**keywords).iterencode(data)) == text)
