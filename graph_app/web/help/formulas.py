"""Formulas of the help as they are set: LaTeX here, MathML on the page, which needs no script for it."""

from __future__ import annotations

from latex2mathml.converter import convert
from markupsafe import Markup

OPENNESS = (
    r"\text{openness}=\frac{\sum\text{confidence}\times\text{direction}\times\text{stance}}"
    r"{\sum\text{confidence}}"
)
"""How stances on issues become one number."""
FORMULAS: dict[str, tuple[str, str]] = {
    "agreement": (
        r"\operatorname{agreement}(a,b)=\underset{\text{shared issues}}{\text{mean}}"
        r"\left(1-\frac{|\operatorname{stance}(a)-\operatorname{stance}(b)|}{4}\right)",
        "",
    ),
    "acted_together": (
        r"\operatorname{weight}(a,b)=\sum_{\text{shared events}}\frac{1}{k-1}",
        "with k actors on that side",
    ),
    "pagerank": (
        r"x(i)=\frac{0.15}{n}+0.85\sum_j\frac{w(i,j)}{s_\text{in}(j)}\,x(j)",
        "each actor divides its value among those who influence it",
    ),
    "eigenvector": (r"\lambda\,x(i)=\sum_j w(i,j)\,x(j)", "with the largest λ; the largest x is 1"),
    "katz": (
        r"x(i)=1+\alpha\sum_j w(i,j)\,x(j)",
        "with α = 0.85 / largest eigenvalue of the undirected graph",
    ),
    "closeness": (
        r"c(i)=\frac{r}{n-1}\cdot\frac{r}{\sum_j\operatorname{distance}(i,j)}",
        "over the r actors j that i reaches; a step is 1 / weight long",
    ),
    "harmonic": (
        r"h(i)=\frac{1}{n-1}\sum_j\frac{1}{\operatorname{distance}(i,j)}",
        "a step is 1 / weight long",
    ),
    "betweenness": (
        r"b(v)=\frac{1}{(n-1)(n-2)}\sum_{s,t}\frac{\sigma_v(s,t)}{\sigma(s,t)}",
        "over pairs with σ shortest paths, σᵥ of them by way of v",
    ),
    "clustering": (
        r"c(i)=\frac{\text{tied pairs of neighbours}}{\text{all pairs of neighbours}}",
        "with weights each pair counts by the mean weight of i's ties to the two",
    ),
    "constraint": (
        r"c(i)=\sum_j\left(p(i,j)+\sum_q p(i,q)\,p(q,j)\right)^2",
        "over contacts j, with p the share of i's ties",
    ),
    "effective_size": (
        r"e(i)=\sum_j\left(1-\sum_q p(i,q)\,m(j,q)\right)",
        "over contacts j, with m the tie relative to j's strongest",
    ),
    "mixing": (r"\text{E-I}=\frac{\text{between}-\text{within}}{\text{between}+\text{within}}", ""),
    "coalitions": (
        r"Q=\sum_c\left(e_c-a_c^2\right)",
        "over coalitions c, with e the share of weight within and a the share of the ends of ties",
    ),
    "participation": (
        r"P=1-\sum_c\left(\frac{w_c}{w}\right)^2",
        "over coalitions c, with w the weight of all ties and of those to it",
    ),
    "balance": (
        r"\text{frustration}=\min_{\text{divisions}}\sum|\text{weight}|",
        "of hostile pairs within and friendly pairs between",
    ),
    "influence": (
        r"x=\Lambda Wx+(I-\Lambda)s=Vs,\quad V=(I-\Lambda W)^{-1}(I-\Lambda)",
        "the influence of j on i is V(i, j)",
    ),
    "reach": (r"\operatorname{reach}(j)=\underset{i}{\text{mean}}\;V(i,j)", ""),
    "swing": (
        r"\text{effect}=V\times\text{direction}\times\frac{\text{confidence}}{\sum\text{confidence}}",
        "with V(target, actor), over the actor's issues; on a single issue V alone",
    ),
    "backbone": (r"\left(1-\frac{\text{weight}}{s}\right)^{k-1}<\alpha", "at one of the ends keeps a tie"),
    "camps": (
        r"\text{fit}=\frac{\text{agreement within}+\text{disagreement between}-\text{the rest}}{\text{all}}",
        "",
    ),
    "coders": (r"\alpha=1-\frac{\text{observed disagreement}}{\text{expected disagreement}}", ""),
}
"""LaTeX, and what is said beside it, by the names of methods; other formulas are words."""


def maths(latex: str, words: str = "") -> Markup:
    """Return a formula as MathML; `words` say it to programs that know no MathML.

    >>> maths("a<b", "less")
    Markup('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="less">...</math>')
    """
    head, rest = convert(latex, display="block").split(">", 1)
    return Markup(head) + Markup(' alttext="{}">').format(words) + Markup(rest)


def formulas(said: dict[str, str]) -> dict[str, tuple[Markup, str]]:
    """Return formulas as MathML with what is said beside them, from what each is in words."""
    return {name: (maths(latex, said[name]), beside) for name, (latex, beside) in FORMULAS.items()}
