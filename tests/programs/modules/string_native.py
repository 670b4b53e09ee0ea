# _string: the parts of format strings.
# check with: 3.13
import _string

for text in ["", "abc", "a{b}c", "{{}}", "a{{b}}c{d!r:>{w}}e", "{}", "{0}{1:x}", "{a.b[c]!s}", "x{y:{z}}", "{!r}", "{:}", "\u20ac{n}"]:
    print(repr(text), list(_string.formatter_parser(text)))
    # expect: '' []
    # expect: 'abc' [('abc', None, None, None)]
    # expect: 'a{b}c' [('a', 'b', '', None), ('c', None, None, None)]
    # expect: '{{}}' [('{', None, None, None), ('}', None, None, None)]
    # expect: 'a{{b}}c{d!r:>{w}}e' [('a{', None, None, None), ('b}', None, None, None), ('c', 'd', '>{w}', 'r'), ('e', None, None, None)]
    # expect: '{}' [('', '', '', None)]
    # expect: '{0}{1:x}' [('', '0', '', None), ('', '1', 'x', None)]
    # expect: '{a.b[c]!s}' [('', 'a.b[c]', '', 's')]
    # expect: 'x{y:{z}}' [('x', 'y', '{z}', None)]
    # expect: '{!r}' [('', '', '', 'r')]
    # expect: '{:}' [('', '', '', None)]
    # expect: '€{n}' [('€', 'n', '', None)]
for text in ["a{", "a}", "{a", "{a!", "{a!r", "{a!rx}", "{a{b}", 5]:
    try:
        print(list(_string.formatter_parser(text)))
    except Exception as e:
        print(repr(text), type(e).__name__, e)
        # expect: 'a{' ValueError Single '{' encountered in format string
        # expect: 'a}' ValueError Single '}' encountered in format string
        # expect: '{a' ValueError expected '}' before end of string
        # expect: '{a!' ValueError end of string while looking for conversion specifier
        # expect: '{a!r' ValueError unmatched '{' in format spec
        # expect: '{a!rx}' ValueError expected ':' after conversion specifier
        # expect: '{a{b}' ValueError unexpected '{' in field name
        # expect: 5 TypeError expected str, got int
for text in ["a", "0", "a.b", "a[0]", "a[b].c[12]", "12.x", "", ".a", "[0]"]:
    first, rest = _string.formatter_field_name_split(text)
    print(repr(text), repr(first), list(rest))
    # expect: 'a' 'a' []
    # expect: '0' 0 []
    # expect: 'a.b' 'a' [(True, 'b')]
    # expect: 'a[0]' 'a' [(False, 0)]
    # expect: 'a[b].c[12]' 'a' [(False, 'b'), (True, 'c'), (False, 12)]
    # expect: '12.x' 12 [(True, 'x')]
    # expect: '' '' []
    # expect: '.a' '' [(True, 'a')]
    # expect: '[0]' '' [(False, 0)]
for text in ["a.", "a[", "a[]", "a[0]b", 5]:
    try:
        first, rest = _string.formatter_field_name_split(text)
        print(list(rest))
    except Exception as e:
        print(repr(text), type(e).__name__, e)
        # expect: 'a.' ValueError Empty attribute in format string
        # expect: 'a[' ValueError Missing ']' in format string
        # expect: 'a[]' ValueError Empty attribute in format string
        # expect: 'a[0]b' ValueError Only '.' or '[' may follow ']' in format field specifier
        # expect: 5 TypeError expected str, got int
