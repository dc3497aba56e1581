"""How all actors push each other apart: exactly for a few, through a mesh for many."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import scipy  # loads its fft, which takes long, when that is first named

from graph_app.layouts._ties import Floats

EXACT_UP_TO = 1_500
"""Number of actors up to which every pair is computed."""

# Pairs per block: half a megabyte stays in the cache, and products this small are not handed to the
# threads of BLAS, which spin, and slow this down tenfold, when the cores are busy with other work.
_BLOCK = 60_000
_EPSILON = 1e-4


def repulsion(spots: Floats, mass: Floats) -> Floats:
    """Return the ForceAtlas2 push on every actor: Σ mass_i · mass_j / distance, away from each other.

    Parameters
    ----------
    spots : numpy.ndarray
        Positions, shape (n, 2).
    mass : numpy.ndarray
        Degree + 1 (Jacomy et al. 2014, eq. 4), shape (n,).

    Returns
    -------
    numpy.ndarray
        Forces, shape (n, 2).
    """
    return exact(spots, mass) if len(spots) <= EXACT_UP_TO else mesh(spots, mass)


def exact(spots: Floats, mass: Floats) -> Floats:
    """Return the push summed over all pairs, in blocks of rows: O(n²) time, O(n) memory.

    With K = 1 / distance², the force on i is mass_i · (x_i · Σ K m - Σ K m x): two matrix products.

    Parameters
    ----------
    spots, mass : numpy.ndarray
        As in `repulsion`.

    Returns
    -------
    numpy.ndarray
        Forces, shape (n, 2).
    """
    n = len(spots)
    centred = spots - spots.mean(0)
    square = (centred**2).sum(1)
    left = np.c_[-2 * centred, square + _EPSILON, np.ones(n)]
    right = np.ascontiguousarray(np.c_[centred, np.ones(n), square].T)
    moments = np.c_[mass, mass[:, None] * centred]
    push = np.empty((n, 2))
    block = max(_BLOCK // n, 8)
    for start in range(0, n, block):
        rows = slice(start, min(start + block, n))
        kernel = left[rows] @ right
        np.maximum(kernel, _EPSILON, out=kernel)
        np.reciprocal(kernel, out=kernel)
        sums = kernel @ moments
        push[rows] = centred[rows] * sums[:, :1] - sums[:, 1:]
    return push * mass[:, None]


def mesh(spots: Floats, mass: Floats) -> Floats:
    """Return the push through a particle mesh: masses on a grid, one convolution, read back.

    Cloud-in-cell weights both ways and a convolution by FFT (Hockney and Eastwood 1988; Linderman et al.
    2019 do the same for t-SNE): O(n + g² log g). Pushes within one cell are softened; the pass against
    overlaps looks after those.

    Parameters
    ----------
    spots, mass : numpy.ndarray
        As in `repulsion`.

    Returns
    -------
    numpy.ndarray
        Forces, shape (n, 2).
    """
    size = 128 if len(spots) <= 4_000 else 256 if len(spots) <= 20_000 else 512
    low = spots.min(0)
    cell = max(float((spots.max(0) - low).max()) / (size - 2), 1e-9)
    scaled = (spots - low) / cell
    corner = np.minimum(scaled.astype(np.int64), size - 2)
    part = scaled - corner
    wx, wy = np.c_[1 - part[:, 0], part[:, 0]], np.c_[1 - part[:, 1], part[:, 1]]
    shares = (wx[:, :, None] * wy[:, None, :]).reshape(len(spots), 4)
    index = (corner[:, :1] * size + corner[:, 1:]) + np.array([0, 1, size, size + 1])
    grid = np.bincount(index.ravel(), (shares * mass[:, None]).ravel(), minlength=size * size)
    spectrum = scipy.fft.rfft2(grid.reshape(size, size), s=(2 * size, 2 * size))
    push = np.empty((len(spots), 2))
    for axis, kernel in enumerate(_kernels(size)):
        field = scipy.fft.irfft2(spectrum * kernel, s=(2 * size, 2 * size))[:size, :size].ravel()
        push[:, axis] = (field[index] * shares).sum(1)
    return push * (mass / cell)[:, None]


@lru_cache(maxsize=3)
def _kernels(size: int) -> tuple[npt.NDArray[np.complex128], npt.NDArray[np.complex128]]:
    """Return the spectra of x / r² and y / r² on a doubled periodic grid, softened within one cell."""
    steps = np.arange(2 * size, dtype=np.float64)
    steps[size:] -= 2 * size
    steps[size] = 0.0
    x, y = np.meshgrid(steps, steps, indexing="ij")
    inverse = 1.0 / (x**2 + y**2 + 0.25)
    return scipy.fft.rfft2(x * inverse), scipy.fft.rfft2(y * inverse)
