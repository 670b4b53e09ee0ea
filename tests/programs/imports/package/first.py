print("first")


def f():
    return "first.f"
