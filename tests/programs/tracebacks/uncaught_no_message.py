print("start")  # expect: start
raise RuntimeError
# expect error: RuntimeError
