first = "a first"
import circular_b
seen = circular_b.second


def use_b():
    return circular_b.second
