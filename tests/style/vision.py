"""How colours look to people, and how far apart: simulated colour blindness and CIEDE2000."""

import numpy as np

SIMULATED = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""On linear RGB, severity 1: Machado, Oliveira and Fernandes (2009), IEEE TVCG 15(6)."""

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colours):
    """Return linear RGB of CSS colours, shape (k, 3)."""
    parts = np.array([[int(one[place : place + 2], 16) / 255 for place in (1, 3, 5)] for one in colours])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """Return CIELAB of linear RGB for a white of D65."""
    part = (np.clip(rgb, 0, 1) @ TO_XYZ.T) / TO_XYZ.sum(1)
    root = np.where(part > (6 / 29) ** 3, np.cbrt(part), part / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(one, two):
    """Return the distance of two colours in CIELAB: Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(two, -1, 0)
    mean7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * np.sqrt(mean7 / (mean7 + 25.0**7))
    c1, c2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, stretch * a1)) % 360, np.degrees(np.arctan2(b2, stretch * a2)) % 360
    grey = c1 * c2 == 0
    turn = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    hue = np.where(np.abs(h1 - h2) <= 180, (h1 + h2) / 2, (h1 + h2 + np.where(h1 + h2 < 360, 360, -360)) / 2)
    hue = np.where(grey, h1 + h2, hue)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    terms = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    t = 1 + sum(share * np.cos(np.radians(times * hue + plus)) for share, times, plus in terms)
    far_l = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    far_c = (c2 - c1) / (1 + 0.045 * chroma)
    far_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    bend = 2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    bend = -bend * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return np.sqrt(far_l**2 + far_c**2 + far_h**2 + bend * far_c * far_h)


def distances(colours, vision):
    """Return the CIEDE2000 distance of all pairs of CSS colours as somebody sees them, shape (k, k)."""
    seen = lab(linear(colours) @ SIMULATED[vision].T)
    return ciede2000(seen[:, None], seen[None])


def smallest(colours, vision):
    """Return the smallest distance of any two of these colours."""
    return float(distances(colours, vision)[np.triu_indices(len(colours), 1)].min())


def contrast(one, two):
    """Return the contrast ratio of WCAG 2."""
    dim, bright = sorted(float(lum) for lum in linear([one, two]) @ TO_XYZ[1])
    return (bright + 0.05) / (dim + 0.05)
