label = "sub label"
