def names(traceback):
    found = []
    while traceback:
        found.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    return found
