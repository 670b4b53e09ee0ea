# Finalizers run while the program goes on, without gc.collect: at some time, all in all as often as objects were made.
class Counted:
    alive = made = 0
    def __init__(self):
        self.payload = [0] * 1000
        self.me = self
        Counted.made += 1
        Counted.alive += 1
    def __del__(self): Counted.alive -= 1
import gc
def work():
    for i in range(5000):
        Counted()
work()
print(Counted.made, Counted.alive < 4500)  # expect: 5000 True
gc.collect()
print(Counted.alive <= 1)  # expect: True
