import circular_a
seen = circular_a.first, hasattr(circular_a, "use_b")
second = "b second"


def use_a():
    return circular_a.use_b()
