import sys
def main():
    print("main")
    sys.exit()
    print("never")
main()  # expect: main
