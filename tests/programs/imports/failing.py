print("failing starts")
partial = 1
raise ValueError("while loading")
