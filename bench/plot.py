"""Draws the cold builds: seconds over size, both on logarithmic axes, as an SVG. Pure."""

import math
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 60, 20, 150, 50
#: Told apart without colors too: by dashes, and by the name at the end of the line.
STYLES = (("#0b5394", ""), ("#b45309", "6 3"), ("#4d7c0f", "2 3"))

Series = dict[int, float]


class _Scale:
    """Maps a range onto pixels, logarithmically."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        self.low, self.high = math.log(min(values)), math.log(max(values))
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        share = (math.log(value) - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)


def _ticks(values: list[float]) -> list[float]:
    """Return the powers of ten around values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return [10.0**power for power in range(low, high + 1)]


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def draw(series: Mapping[str, Series]) -> str:
    """Return the plot of seconds by size, one line for each name."""
    sizes = sorted({float(size) for points in series.values() for size in points})
    ticks = _ticks([seconds for points in series.values() for seconds in points.values()])
    x, y = _Scale(sizes, LEFT, WIDTH - RIGHT), _Scale(ticks, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<style>text { font: 12px sans-serif }</style>",
        "<title>Seconds to build both languages, from nothing, by number of recommendations</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(sizes, ticks, x, y),
    ]
    for (color, dashes), (name, points) in zip(STYLES, series.items(), strict=False):
        parts += _line(name, [(x(size), y(points[size])) for size in sorted(points)], color, dashes)
    return "\n".join([*parts, "</svg>", ""])


def _axes(sizes: list[float], ticks: list[float], x: _Scale, y: _Scale) -> Iterator[str]:
    for tick in ticks:
        yield f'<path d="M{LEFT} {y(tick)}H{WIDTH - RIGHT}" stroke="#ccc"/>'
        yield _text(LEFT - 6, y(tick) + 4, f"{tick:g} s", "end")
    for size in sizes:
        yield _text(x(size), HEIGHT - BOTTOM + 18, f"{size:,.0f}", "middle")
    yield _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, "recommendations", "middle")


def _line(name: str, points: list[tuple[float, float]], color: str, dashes: str) -> Iterator[str]:
    path = "L".join(f"{left} {top}" for left, top in points)
    yield f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="2" stroke-dasharray="{dashes}"/>'
    for left, top in points:
        yield f'<circle cx="{left}" cy="{top}" r="3" fill="{color}"/>'
    yield _text(points[-1][0] + 8, points[-1][1] + 4, name)
