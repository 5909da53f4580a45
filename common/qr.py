"""QR codes (ISO/IEC 18004) as SVG: text as bytes, correction level M, versions 1 to 10 (213 bytes). An address needs no more.

Why of our own: docs/decisions/0003-qr-codes.md.
"""

from html import escape

#: version → (correction words a block, blocks of the first size, data words in each, blocks with one word more); level M
BLOCKS = {
    1: (10, 1, 16, 0),
    2: (16, 1, 28, 0),
    3: (26, 1, 44, 0),
    4: (18, 2, 32, 0),
    5: (24, 2, 43, 0),
    6: (16, 4, 27, 0),
    7: (18, 4, 31, 0),
    8: (22, 2, 38, 2),
    9: (22, 3, 36, 2),
    10: (26, 4, 43, 1),
}
#: version → where the centres of the alignment patterns stand
CENTRES = {1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42],
           9: [6, 26, 46], 10: [6, 28, 50]}  # fmt: skip
MASKS = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2,
    lambda y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)
QUIET = 4  # modules of white around
LIKE_A_FINDER = ([1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1])

EXPONENTS = [1]
for _ in range(254):
    EXPONENTS.append(EXPONENTS[-1] << 1 ^ (0x11D if EXPONENTS[-1] & 0x80 else 0))
LOGARITHMS = {value: power for power, value in enumerate(EXPONENTS)}


def qr_svg(text, *, label):
    """The code as one `<svg>`, black on white whatever the page's colours; `label` is read out by a screen reader."""
    modules = qr_modules(text)
    size = len(modules) + 2 * QUIET
    dark = "".join(
        f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z" for y, row in enumerate(modules) for x, length in _runs(row)
    )
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        f'aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>'
    )


def _runs(row):
    start = None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None


def qr_modules(text):
    """Rows of 0 and 1. ValueError where the text is too long."""
    version, words = _words(text.encode())
    plain = _frame(version)
    free = [[cell is None for cell in row] for row in plain]
    _fill(plain, free, words)
    return min((_masked(plain, free, version, number) for number in range(8)), key=_penalty)


# --- data words and their correction ------------------------------------------------------------------------------------


def _words(content):
    """The smallest version that holds the content, and all its words in the order of drawing."""
    for version, (correction, blocks, size, longer) in BLOCKS.items():
        room = blocks * size + longer * (size + 1)
        counter = 8 if version < 10 else 16
        if 4 + counter + 8 * len(content) <= 8 * room:
            data = _data(content, counter, room)
            return version, _interleaved(data, correction, [size] * blocks + [size + 1] * longer)
    raise ValueError("too long for a QR code of version 10")


def _data(content, counter, room):
    bits = f"0100{len(content):0{counter}b}" + "".join(f"{byte:08b}" for byte in content)
    bits += "0" * min(4, 8 * room - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    return words + [(0xEC, 0x11)[number % 2] for number in range(room - len(words))]


def _interleaved(data, correction, sizes):
    blocks, at = [], 0
    for size in sizes:
        blocks.append(data[at : at + size])
        at += size
    checks = [_remainder(block, correction) for block in blocks]
    return [
        block[n] for group in (blocks, checks) for n in range(max(map(len, group))) for block in group if n < len(block)
    ]


def _product(a, b):
    return EXPONENTS[(LOGARITHMS[a] + LOGARITHMS[b]) % 255] if a and b else 0


def _remainder(block, length):
    """Reed-Solomon words of a block."""
    divisor = [1]
    for power in range(length):
        shifted = [*divisor, 0]
        for n, factor in enumerate(divisor):
            shifted[n + 1] ^= _product(factor, EXPONENTS[power])
        divisor = shifted
    rest = [0] * length
    for word in block:
        lead = word ^ rest[0]
        rest = [left ^ _product(lead, factor) for left, factor in zip([*rest[1:], 0], divisor[1:], strict=True)]
    return rest


# --- drawing -------------------------------------------------------------------------------------------------------------


def _frame(version):
    """All that is the same whatever the data; None where data goes. The place of the format is kept free with 0."""
    size = 17 + 4 * version
    rows = [[None] * size for _ in range(size)]
    for n in range(8, size - 8):
        rows[6][n] = rows[n][6] = 1 - n % 2
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        _square(rows, top + 3, left + 3, 4)
    centres = CENTRES[version]
    taken = {(6, 6), (6, size - 7), (size - 7, 6)}
    for y in centres:
        for x in centres:
            if (y, x) not in taken:
                _square(rows, y, x, 2)
    _put_format(rows, 0)
    _put_version(rows, version)
    return rows


def _square(rows, y, x, radius):
    """Rings around a centre, dark and light by turns; the outermost of a finder (radius 4) is light."""
    for dy in range(-radius, radius + 1):
        for dx in range(-radius, radius + 1):
            if 0 <= y + dy < len(rows) and 0 <= x + dx < len(rows):
                ring = max(abs(dy), abs(dx))
                rows[y + dy][x + dx] = int(ring not in ((2, 4) if radius == 4 else (1,)))


def _put_format(rows, bits):
    size = len(rows)
    for n in range(15):
        dark = bits >> n & 1
        rows[n if n < 6 else n + 1 if n < 8 else size - 15 + n][8] = dark
        rows[8][size - 1 - n if n < 8 else 7 if n == 8 else 14 - n] = dark
    rows[size - 8][8] = 1


def _put_version(rows, version):
    if version < 7:
        return
    rest = version
    for _ in range(12):
        rest = rest << 1 ^ (rest >> 11) * 0x1F25
    bits = version << 12 | rest
    for n in range(18):
        far, near = len(rows) - 11 + n % 3, n // 3
        rows[near][far] = rows[far][near] = bits >> n & 1


def _fill(rows, free, words):
    """Two columns at a time from the right, upwards and downwards by turns, past the column of the timing pattern."""
    bits = [word >> n & 1 for word in words for n in range(7, -1, -1)]
    size, at, upwards = len(rows), 0, True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in range(size - 1, -1, -1) if upwards else range(size):
            for x in (right, right - 1):
                if free[y][x]:
                    rows[y][x] = bits[at] if at < len(bits) else 0
                    at += 1
        upwards = not upwards


def _masked(rows, free, version, number):
    mask = MASKS[number]
    drawn = [
        [cell ^ (mask(y, x) == 0) if free[y][x] else cell for x, cell in enumerate(row)] for y, row in enumerate(rows)
    ]
    rest = number  # level M is 00 before it
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    _put_format(drawn, (number << 10 | rest) ^ 0x5412)
    return drawn


def _penalty(rows):
    """The standard's four faults: long runs, blocks of four, what looks like a finder, too much of one colour."""
    size, columns = len(rows), [list(column) for column in zip(*rows, strict=True)]
    fault = sum(_fault_of_line(line) for line in (*rows, *columns))
    for y in range(size - 1):
        for x in range(size - 1):
            fault += 3 * (rows[y][x] == rows[y][x + 1] == rows[y + 1][x] == rows[y + 1][x + 1])
    percent = 100 * sum(map(sum, rows)) / size**2
    return fault + 10 * int(abs(percent - 50) / 5)


def _fault_of_line(line):
    fault, run = 0, 1
    for before, each in zip(line, [*line[1:], None], strict=True):
        if before == each:
            run += 1
        else:
            fault += run - 2 if run >= 5 else 0
            run = 1
    return fault + 40 * sum(line[n : n + 11] in LIKE_A_FINDER for n in range(len(line) - 10))
