# A JSON parser and writer: recursive descent, escapes, numbers, errors with positions.
class JsonError(ValueError):
    def __init__(self, message, pos): super().__init__("%s at %d" % (message, pos)); self.pos = pos
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
class Parser:
    def __init__(self, text): self.text, self.pos = text, 0
    def peek(self):
        while self.pos < len(self.text) and self.text[self.pos] in " \t\r\n": self.pos += 1
        return self.text[self.pos] if self.pos < len(self.text) else ""
    def expect(self, char):
        if self.peek() != char: raise JsonError("expected %r, found %r" % (char, self.peek()), self.pos)
        self.pos += 1
    def value(self):
        char = self.peek()
        if char == "{": return dict(self.sequence("{", "}", self.pair))
        if char == "[": return list(self.sequence("[", "]", self.value))
        if char == '"': return self.string()
        for word, constant in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return constant
        return self.number()
    def pair(self):
        if self.peek() != '"': raise JsonError("expected a key", self.pos)
        key = self.string()
        self.expect(":")
        return key, self.value()
    def sequence(self, opening, closing, item):
        self.expect(opening)
        if self.peek() == closing:
            self.pos += 1
            return
        while True:
            yield item()
            if self.peek() == ",": self.pos += 1; continue
            self.expect(closing)
            return
    def string(self):
        self.expect('"')
        parts = []
        while True:
            if self.pos >= len(self.text): raise JsonError("unterminated string", self.pos)
            char = self.text[self.pos]; self.pos += 1
            if char == '"': return "".join(parts)
            if char == "\\":
                char = self.text[self.pos:self.pos + 1]; self.pos += 1
                if char == "u":
                    char = chr(int(self.text[self.pos:self.pos + 4], 16)); self.pos += 4
                else:
                    try: char = ESCAPES[char]
                    except KeyError: raise JsonError("bad escape %r" % char, self.pos - 1) from None
            parts.append(char)
    def number(self):
        start = self.pos
        while self.pos < len(self.text) and self.text[self.pos] in "+-0123456789.eE": self.pos += 1
        text = self.text[start:self.pos]
        try: return float(text) if any(c in text for c in ".eE") else int(text)
        except ValueError: raise JsonError("bad value %r" % self.text[start:start + 5], start) from None
def loads(text):
    p = Parser(text)
    value = p.value()
    if p.peek(): raise JsonError("extra text", p.pos)
    return value
def dumps(value):
    if value is None or isinstance(value, bool): return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)): return repr(value)
    if isinstance(value, str): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(c, c if " " <= c < "\x7f" else "\\u%04x" % ord(c)) for c in value) + '"'
    if isinstance(value, dict): return "{%s}" % ", ".join("%s: %s" % (dumps(k), dumps(v)) for k, v in value.items())
    return "[%s]" % ", ".join(map(dumps, value))
text = '{"name": "A\\u00e9\\n\\"q\\"", "list": [1, -2.5, 1e3, [], {}, [[1]]], "t": true, "f": false, "n": null, "nested": {"a": {"b": [0]}}}'
value = loads(text)
print(ascii(value))
# expect: {'name': 'A\xe9\n"q"', 'list': [1, -2.5, 1000.0, [], {}, [[1]]], 't': True, 'f': False, 'n': None, 'nested': {'a': {'b': [0]}}}
print(dumps(value), loads(dumps(value)) == value)
# expect: {"name": "A\u00e9\n\"q\"", "list": [1, -2.5, 1000.0, [], {}, [[1]]], "t": true, "f": false, "n": null, "nested": {"a": {"b": [0]}}} True
for bad in ("", "{", "[1,", '{"a" 1}', '"abc', "tru", "[1] 2", '{"a": }', "[1 2]", '"\\x"', "-", "{1: 2}", "[,]"):
    try: print(loads(bad))
    except JsonError as error: print(repr(bad), error, error.pos)
    # expect: '' bad value '' at 0 0
    # expect: '{' expected a key at 1 1
    # expect: '[1,' bad value '' at 3 3
    # expect: '{"a" 1}' expected ':', found '1' at 5 5
    # expect: '"abc' unterminated string at 4 4
    # expect: 'tru' bad value 'tru' at 0 0
    # expect: '[1] 2' extra text at 4 4
    # expect: '{"a": }' bad value '}' at 6 6
    # expect: '[1 2]' expected ']', found '2' at 3 3
    # expect: '"\\x"' bad escape 'x' at 2 2
    # expect: '-' bad value '-' at 0 0
    # expect: '{1: 2}' expected a key at 1 1
    # expect: '[,]' bad value ',]' at 1 1
deep = "[" * 80 + "]" * 80
print(dumps(loads(deep)) == deep, len(loads("[" + ",".join(["1"] * 1000) + "]")))  # expect: True 1000
