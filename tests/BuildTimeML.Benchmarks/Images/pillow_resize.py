"""Resizes an image with Pillow whenever a line comes, and answers with the milliseconds that it took."""

import sys
import time

import PIL
from PIL import Image

source, target, width, height, side, count = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
with open(source, "rb") as file:
    image = Image.frombytes("RGB", (width, height), file.read())
with open(target, "wb") as file:
    file.write(image.resize((side, side), Image.BILINEAR).tobytes())
print(PIL.__version__, flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    for _ in range(count):
        image.resize((side, side), Image.BILINEAR)
    print((time.perf_counter() - start) * 1000, flush=True)
