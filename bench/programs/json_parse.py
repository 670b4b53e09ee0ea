# A recursive descent JSON parser and a writer, over a document generated here.
# small: 1
# group: text
import sys

ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
UNESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class ParseError(ValueError):
    def __init__(self, message, position):
        ValueError.__init__(self, "%s at %d" % (message, position))
        self.position = position


class Parser:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def parse(self):
        value = self.value()
        self.skip()
        if self.position != len(self.text):
            raise ParseError("extra data", self.position)
        return value

    def skip(self):
        text, position = self.text, self.position
        while position < len(text) and text[position] in " \t\r\n":
            position += 1
        self.position = position

    def peek(self):
        self.skip()
        if self.position == len(self.text):
            raise ParseError("unexpected end", self.position)
        return self.text[self.position]

    def expect(self, char):
        if self.peek() != char:
            raise ParseError("expected " + char, self.position)
        self.position += 1

    def value(self):
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char == "-" or char.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        raise ParseError("unexpected " + char, self.position)

    def object(self):
        result = {}
        self.expect("{")
        if self.peek() == "}":
            self.position += 1
            return result
        while True:
            if self.peek() != '"':
                raise ParseError("expected a key", self.position)
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if self.peek() == "}":
                self.position += 1
                return result
            self.expect(",")

    def array(self):
        result = []
        self.expect("[")
        if self.peek() == "]":
            self.position += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() == "]":
                self.position += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        text = self.text
        pieces = []
        start = position = self.position
        while True:
            char = text[position]
            if char == '"':
                pieces.append(text[start:position])
                self.position = position + 1
                return "".join(pieces)
            if char == "\\":
                pieces.append(text[start:position])
                escape = text[position + 1]
                if escape == "u":
                    pieces.append(chr(int(text[position + 2:position + 6], 16)))
                    position += 6
                else:
                    pieces.append(ESCAPES[escape])
                    position += 2
                start = position
            else:
                position += 1

    def number(self):
        text = self.text
        start = position = self.position
        is_float = False
        while position < len(text) and text[position] in "+-0123456789.eE":
            is_float = is_float or text[position] in ".eE"
            position += 1
        self.position = position
        return float(text[start:position]) if is_float else int(text[start:position])


def write(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append('"')
        for char in value:
            out.append(UNESCAPES.get(char, char) if ord(char) < 128 else "\\u%04x" % ord(char))
        out.append('"')
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            out.append("," if i else "[")
            write(item, out)
        out.append("]" if value else "[]")
    else:
        for i, key in enumerate(sorted(value)):
            out.append(", " if i else "{")
            write(key, out)
            out.append(": ")
            write(value[key], out)
        out.append("}" if value else "{}")


def document(seed):
    state = seed
    people = []
    for i in range(100):
        state = (state * 1103515245 + 12345) % 2147483648
        people.append({
            "id": i,
            "name": "person\t\"%d\" \u00e9" % (state % 1000),
            "score": (state % 10000) / 16,
            "tags": ["t%d" % (state >> k & 15) for k in range(0, 12, 4)],
            "active": state & 64 == 0,
            "parent": None if state & 128 else {"id": state % 7, "deep": [[], {}, [-1, 2e3]]},
        })
    return {"version": 1, "people": people}


def main(n):
    checksum = 0
    for i in range(n):
        out = []
        write(document(i), out)
        text = "".join(out)
        value = Parser(text).parse()
        again = []
        write(value, again)
        assert "".join(again) == text
        checksum = (checksum * 7 + len(text) + int(sum(p["score"] for p in value["people"]))) % 1000003
    try:
        Parser('{"a": [1, 2}').parse()
    except ParseError as error:
        print(error)
    print(checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 130)
