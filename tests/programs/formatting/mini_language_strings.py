# check with: 3.11+
# The format mini-language for str and other objects; str.format fields, attributes, indexing, nesting, automatic numbering; errors.
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
for spec in ("", "s", "10", "<10", ">10", "^10", "*^11", "010", ".3", "10.3", "^10.2s", ".0", "é<6", "=10", "+", " ", "-", "#", ",", "_", "d", "x", "=", "0", "5.", "..3", "z", "1.5.2", "{<5", "}>5"):
    print(repr(spec), ascii(attempt(format, "hello", spec)), ascii(attempt(format, "", spec)))
    # expect: '' 'hello' ''
    # expect: 's' 'hello' ''
    # expect: '10' 'hello     ' '          '
    # expect: '<10' 'hello     ' '          '
    # expect: '>10' '     hello' '          '
    # expect: '^10' '  hello   ' '          '
    # expect: '*^11' '***hello***' '***********'
    # expect: '010' 'hello00000' '0000000000'
    # expect: '.3' 'hel' ''
    # expect: '10.3' 'hel       ' '          '
    # expect: '^10.2s' '    he    ' '          '
    # expect: '.0' '' ''
    # expect: 'é<6' 'hello\xe9' '\xe9\xe9\xe9\xe9\xe9\xe9'
    # expect: '=10' "ValueError: '=' alignment not allowed in string format specifier" "ValueError: '=' alignment not allowed in string format specifier"
    # expect: '+' 'ValueError: Sign not allowed in string format specifier' 'ValueError: Sign not allowed in string format specifier'
    # expect: ' ' 'ValueError: Space not allowed in string format specifier' 'ValueError: Space not allowed in string format specifier'
    # expect: '-' 'ValueError: Sign not allowed in string format specifier' 'ValueError: Sign not allowed in string format specifier'
    # expect: '#' 'ValueError: Alternate form (#) not allowed in string format specifier' 'ValueError: Alternate form (#) not allowed in string format specifier'
    # expect: ',' "ValueError: Cannot specify ',' with 's'." "ValueError: Cannot specify ',' with 's'."
    # expect: '_' "ValueError: Cannot specify '_' with 's'." "ValueError: Cannot specify '_' with 's'."
    # expect: 'd' "ValueError: Unknown format code 'd' for object of type 'str'" "ValueError: Unknown format code 'd' for object of type 'str'"
    # expect: 'x' "ValueError: Unknown format code 'x' for object of type 'str'" "ValueError: Unknown format code 'x' for object of type 'str'"
    # expect: '=' "ValueError: '=' alignment not allowed in string format specifier" "ValueError: '=' alignment not allowed in string format specifier"
    # expect: '0' 'hello' ''
    # expect: '5.' 'ValueError: Format specifier missing precision' 'ValueError: Format specifier missing precision'
    # expect: '..3' 'ValueError: Format specifier missing precision' 'ValueError: Format specifier missing precision'
    # expect: 'z' 'ValueError: Negative zero coercion (z) not allowed in string format specifier' 'ValueError: Negative zero coercion (z) not allowed in string format specifier'
    # expect: '1.5.2' "ValueError: Invalid format specifier '1.5.2' for object of type 'str'" "ValueError: Invalid format specifier '1.5.2' for object of type 'str'"
    # expect: '{<5' 'hello' '{{{{{'
    # expect: '}>5' 'hello' '}}}}}'
class P:
    def __init__(self): self.x, self.d, self.l = 1, {"k": "v", "0": "zero", 0: "int zero"}, [10, [20, 30]]
    def __str__(self): return "P-str"
    def __repr__(self): return "P-repr"
    def __getitem__(self, key): return "item %r" % (key,)
p = P()
for template in ("{}", "{0}", "{!r}", "{!s:>7}", "{!a}", "{0.x}", "{0.d[k]}", "{0.d[0]}", "{0.l[1][0]}", "{0[a b]}", "{0[-1]}", "{0[1]}", "{0[01]}", "{0.x:03d}", "{{}}", "{{{0}}}", "{0.missing}", "{1}", "{a}", "{", "}", "{0",
                 "{0!}", "{0!x}", "{0!rr}", "{0!r:}", "{0:{1}}", "{}{0}", "{0}{}", "{.x}", "{[k]}", "{0.}", "{0[}", "{0[]}", "{0[k}", "{0.d[k]x}", "{0 }", "{ 0}", "{0:}}", "{:{{}}}", "{0!r}{0!s}{0!a}", "{0.l[9]}", "{0.d[none]}", "{0:>10}", "{-1}", "{1.0}", "{0.0}"):
    print(template, "->", attempt(template.format, p))
    # expect: {} -> P-str
    # expect: {0} -> P-str
    # expect: {!r} -> P-repr
    # expect: {!s:>7} ->   P-str
    # expect: {!a} -> P-repr
    # expect: {0.x} -> 1
    # expect: {0.d[k]} -> v
    # expect: {0.d[0]} -> int zero
    # expect: {0.l[1][0]} -> 20
    # expect: {0[a b]} -> item 'a b'
    # expect: {0[-1]} -> item '-1'
    # expect: {0[1]} -> item 1
    # expect: {0[01]} -> item 1
    # expect: {0.x:03d} -> 001
    # expect: {{}} -> {}
    # expect: {{{0}}} -> {P-str}
    # expect: {0.missing} -> AttributeError: 'P' object has no attribute 'missing'
    # expect: {1} -> IndexError: Replacement index 1 out of range for positional args tuple
    # expect: {a} -> KeyError: 'a'
    # expect: { -> ValueError: Single '{' encountered in format string
    # expect: } -> ValueError: Single '}' encountered in format string
    # expect: {0 -> ValueError: expected '}' before end of string
    # expect: {0!} -> ValueError: unmatched '{' in format spec
    # expect: {0!x} -> ValueError: Unknown conversion specifier x
    # expect: {0!rr} -> ValueError: expected ':' after conversion specifier
    # expect: {0!r:} -> P-repr
    # expect: {0:{1}} -> IndexError: Replacement index 1 out of range for positional args tuple
    # expect: {}{0} -> ValueError: cannot switch from automatic field numbering to manual field specification
    # expect: {0}{} -> ValueError: cannot switch from manual field specification to automatic field numbering
    # expect: {.x} -> 1
    # expect: {[k]} -> item 'k'
    # expect: {0.} -> ValueError: Empty attribute in format string
    # expect: {0[} -> ValueError: expected '}' before end of string
    # expect: {0[]} -> ValueError: Empty attribute in format string
    # expect: {0[k} -> ValueError: expected '}' before end of string
    # expect: {0.d[k]x} -> ValueError: Only '.' or '[' may follow ']' in format field specifier
    # expect: {0 } -> KeyError: '0 '
    # expect: { 0} -> KeyError: ' 0'
    # expect: {0:}} -> ValueError: Single '}' encountered in format string
    # expect: {:{{}}} -> TypeError: unsupported format string passed to P.__format__
    # expect: {0!r}{0!s}{0!a} -> P-reprP-strP-repr
    # expect: {0.l[9]} -> IndexError: list index out of range
    # expect: {0.d[none]} -> KeyError: 'none'
    # expect: {0:>10} -> TypeError: unsupported format string passed to P.__format__
    # expect: {-1} -> KeyError: '-1'
    # expect: {1.0} -> IndexError: Replacement index 1 out of range for positional args tuple
    # expect: {0.0} -> AttributeError: 'P' object has no attribute '0'
for template, args, kwargs in (("{:{}}", ("a", 5), {}), ("{:{}.{}}", ("abcdef", 6, 2), {}), ("{a:{b}{c}}", (), {"a": 3, "b": ">", "c": 6}), ("{0:{0}}", (5,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{x!r:^{w}}", (), {"x": "q", "w": 9}),
                               ("{a} {b} {a}", (), {"a": 1, "b": 2}), ("{0} {name} {1}", (1, 2), {"name": 3}), ("{} {} {}", (1, 2), {}), ("{0[0]}{0[1]}", ([1, 2],), {}), ("{:d}", ("x",), {}), ("{:s}", (3,), {}), ("{:5}|{:<5}|{:^5}", (None, True, "x"), {})):
    print(template, attempt(template.format, *args, **kwargs))
    # expect: {:{}} a    
    # expect: {:{}.{}} ab    
    # expect: {a:{b}{c}}      3
    # expect: {0:{0}}     5
    # expect: {:{:{}}} ValueError: Max string recursion exceeded
    # expect: {x!r:^{w}}    'q'   
    # expect: {a} {b} {a} 1 2 1
    # expect: {0} {name} {1} 1 3 2
    # expect: {} {} {} IndexError: Replacement index 2 out of range for positional args tuple
    # expect: {0[0]}{0[1]} 12
    # expect: {:d} ValueError: Unknown format code 'd' for object of type 'str'
    # expect: {:s} ValueError: Unknown format code 's' for object of type 'int'
    # expect: {:5}|{:<5}|{:^5} TypeError: unsupported format string passed to NoneType.__format__
class Default(dict):
    def __missing__(self, key): return "<%s>" % key
print("{a} {b}".format_map(Default(a=1)), attempt("{a}".format_map, {}), attempt("{}".format_map, {}), attempt("{a}".format_map, 3), attempt("{a.b}".format_map, {"a": 1}))
# expect: 1 <b> KeyError: 'a' ValueError: Format string contains positional fields TypeError: 'int' object is not subscriptable AttributeError: 'int' object has no attribute 'b'
class Spec:
    def __format__(self, spec): return "spec=%r" % spec
class BadSpec:
    def __format__(self, spec): return 5
class Raises:
    def __format__(self, spec): raise KeyError("from format")
print("{:anything goes}".format(Spec()), f"{Spec():{'nested'}!x}", attempt(format, BadSpec()), attempt("{}".format, Raises()), format(Spec()), attempt(format, 1, 2), attempt(format, p, "x"), format(p), attempt(format, None, "5"), attempt(format, [1], ">5"))
# expect: spec='anything goes' spec='nested!x' TypeError: __format__ must return a str, not int KeyError: 'from format' spec='' TypeError: format() argument 2 must be str, not int TypeError: unsupported format string passed to P.__format__ P-str TypeError: unsupported format string passed to NoneType.__format__ TypeError: unsupported format string passed to list.__format__
w, v, name = 8, 3.14159, "text"
print(f"{v:{w}.2f}|{name:>{w}}|{name!r:{w}}|{v:<{w}.{2 + 1}}|{{}}|{name[0]}{name[1:3]}|{v if v > 3 else 0:.0f}|{ {'a': 1}['a'] }|{(lambda x: x * 2)(4)}|{'nested ' + f'{name}'}")
# expect:     3.14|    text|'text'  |3.14    |{}|tex|3|1|8|nested text
