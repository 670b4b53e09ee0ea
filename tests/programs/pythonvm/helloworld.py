print("Hello, world!")  # expect: Hello, world!
