from circular_c import value
