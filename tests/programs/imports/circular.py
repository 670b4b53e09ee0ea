# Two modules that import each other.
import circular_a
import circular_b
print(circular_a.use_b(), circular_b.use_a(), circular_a.seen, circular_b.seen)
# expect: b second b second b second ('a first', False)
