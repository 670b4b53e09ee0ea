# Seeds 001 and 002: a comparison.
def cond():
    x = 3
    if x < 5:
        return 'yes'
    else:
        return 'no'
print(cond())  # expect: yes
