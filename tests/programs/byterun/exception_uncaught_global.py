# byterun kind: an undefined global, not caught.
print("before")  # expect: before
quux_undefined
# The next line never runs.
print("after")
# expect error: NameError: name 'quux_undefined' is not defined
