# Conway's Life on an unbounded plane: sets and dicts of tuples.
# small: 5
# group: containers
import sys

GLIDER_GUN = (
    "........................O...........",
    "......................O.O...........",
    "............OO......OO............OO",
    "...........O...O....OO............OO",
    "OO........O.....O...OO..............",
    "OO........O...O.OO....O.O...........",
    "..........O.....O.......O...........",
    "...........O...O....................",
    "............OO......................",
)
AROUND = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)]


def step(cells):
    neighbours = {}
    for x, y in cells:
        for dx, dy in AROUND:
            cell = (x + dx, y + dy)
            neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or (count == 2 and cell in cells)}


def show(cells, width, height):
    for y in range(height):
        print("".join("O" if (x, y) in cells else "." for x in range(width)).rstrip("."))


def main(n):
    cells = {(x, y) for y, line in enumerate(GLIDER_GUN) for x, char in enumerate(line) if char == "O"}
    seen = set(cells)
    for _ in range(n):
        cells = step(cells)
        seen |= cells
    show(cells, 36, 9)
    print(len(cells), len(seen), max(x for x, _ in cells), max(y for _, y in cells))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
