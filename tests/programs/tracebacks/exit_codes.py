import sys
try:
    sys.exit("never printed")
except SystemExit as e:
    print("caught", e.code)  # expect: caught never printed
try:
    print("leaving")  # expect: leaving
    sys.exit(7)
finally:
    print("finally")  # expect: finally
# expect exit: 7
