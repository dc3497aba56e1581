"""Formulas of the help as they are set: LaTeX here, MathML on the page, which needs no script for it."""

from __future__ import annotations

from latex2mathml.converter import convert
from markupsafe import Markup

OPENNESS = r"\text{openness}=\frac{\sum\text{confidence}\times\text{direction}\times\text{stance}}{\sum\text{confidence}}"
"""How stances on issues become one number."""
FORMULAS: dict[str, str] = {
    "agreement": r"\operatorname{agreement}(a,b)=\underset{\text{shared issues}}{\text{mean}}"
    r"\left(1-\frac{|\operatorname{stance}(a)-\operatorname{stance}(b)|}{4}\right)",
    "acted_together": r"\operatorname{weight}(a,b)=\sum_{\text{shared events}}\frac{1}{k-1}"
    r"\quad\text{with }k\text{ actors on that side}",
    "degree": r"d(i)=\text{number of ties that begin or end at }i\text{; parallel ties count each}",
    "strength": r"s(i)=\text{sum of the weights of the ties that begin or end at }i",
    "out_degree": r"d_\text{out}(i)=\text{number of ties along which influence runs from }i"
    r"\text{; parallel ties count each}",
    "out_strength": r"s_\text{out}(i)=\text{sum of the weights of the ties along which influence runs from }i",
    "in_degree": r"d_\text{in}(i)=\text{number of ties along which influence runs to }i"
    r"\text{; parallel ties count each}",
    "in_strength": r"s_\text{in}(i)=\text{sum of the weights of the ties along which influence runs to }i",
    "pagerank": r"x(i)=\frac{0.15}{n}+0.85\sum_j\frac{w(i,j)}{s_\text{in}(j)}\,x(j)",
    "eigenvector": r"\lambda\,x(i)=\sum_j w(i,j)\,x(j)\quad\text{with the largest }\lambda,\ \max_i x(i)=1",
    "katz": r"x(i)=1+\alpha\sum_j w(i,j)\,x(j)\quad\text{with }"
    r"\alpha=\frac{0.85}{\text{largest eigenvalue of the undirected graph}}",
    "closeness": r"c(i)=\frac{r}{n-1}\cdot\frac{r}{\sum_j\operatorname{distance}(i,j)}"
    r"\quad\text{over the }r\text{ actors that }i\text{ reaches; a step is }\frac{1}{\text{weight}}\text{ long}",
    "harmonic": r"h(i)=\frac{1}{n-1}\sum_j\frac{1}{\operatorname{distance}(i,j)}"
    r"\quad\text{where a step is }\frac{1}{\text{weight}}\text{ long}",
    "betweenness": r"b(v)=\frac{1}{(n-1)(n-2)}\sum_{s,t}"
    r"\frac{\text{shortest paths from }s\text{ to }t\text{ by way of }v}{\text{all of them}}",
    "core": r"\text{the largest }k\text{ such that }i\text{ is in a set whose members each have }k"
    r"\text{ or more neighbours in it; parallel ties are one}",
    "clustering": r"c(i)=\frac{\text{tied pairs of neighbours}}{\text{all pairs of neighbours}}"
    r"\quad\text{with weights each pair counts by the mean weight of the ties of }i\text{ to the two}",
    "constraint": r"c(i)=\sum_j\left(p(i,j)+\sum_q p(i,q)\,p(q,j)\right)^2"
    r"\quad\text{over contacts }j,\text{ with }p\text{ the share of the ties of }i",
    "effective_size": r"e(i)=\sum_j\left(1-\sum_q p(i,q)\,m(j,q)\right)"
    r"\quad\text{over contacts }j,\text{ with }m\text{ the tie relative to the strongest of }j",
    "mixing": r"\text{E-I}=\frac{\text{between}-\text{within}}{\text{between}+\text{within}}",
    "coalitions": r"Q=\sum_{\text{coalitions}}\left(\text{share of weight within}"
    r"-(\text{share of the ends of ties})^2\right)",
    "participation": r"P=1-\sum_{\text{coalitions}}\left(\frac{\text{weight to it}}{\text{weight of all}}\right)^2",
    "balance": r"\text{frustration}=\min_{\text{divisions}}\sum|\text{weight}|"
    r"\quad\text{of hostile pairs within and friendly pairs between}",
    "influence": r"x=\Lambda Wx+(I-\Lambda)s,\quad\text{so }x=Vs\text{ with }V=(I-\Lambda W)^{-1}(I-\Lambda);"
    r"\quad\text{the influence of }j\text{ on }i\text{ is }V(i,j)",
    "reach": r"\operatorname{reach}(j)=\underset{i}{\text{mean}}\;V(i,j)",
    "swing": r"\text{effect}=V(\text{target},\text{actor})\times\text{direction}\times"
    r"\frac{\text{confidence}}{\sum\text{confidence of the issues of the actor}}",
    "backbone": r"\text{keep where}\quad\left(1-\frac{\text{weight}}{s}\right)^{k-1}<\alpha"
    r"\quad\text{at one of the ends}",
    "camps": r"\text{fit}=\frac{\text{agreement within}+\text{disagreement between}-\text{the rest}}{\text{all}}",
    "coders": r"\alpha=1-\frac{\text{observed disagreement}}{\text{expected disagreement}}",
}
"""LaTeX by the names of methods that have a formula."""


def maths(latex: str, words: str) -> Markup:
    """Return a formula as MathML in a block; `words` are read aloud by programs that know no MathML.

    >>> maths("a", "a")[:44]
    Markup('<math xmlns="http://www.w3.org/1998/Math/Mat')
    """
    found = convert(latex, display="block")
    head, rest = found.split(">", 1)
    return Markup('{}{} alttext="{}">{}').format(Markup(head), Markup(""), words, Markup(rest))
