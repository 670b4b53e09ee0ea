# byterun kind: raise from, not caught.
try:
    raise KeyError("inner")
except KeyError as e:
    raise ValueError("outer") from e
# expect error: ValueError: outer
