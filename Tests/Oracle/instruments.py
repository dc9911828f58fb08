"""What an instrument shows, from its parameters: the tables of the readings."""

import itertools
import math


class JointStates:
    """The joint states of the causes; 0 is absent, 1 + s is present in state s.

    The first cause turns fastest. Nothing present is among them, with the prior 0.
    """

    def __init__(self, causes):
        radices = [range(len(cause["states"]) + 1) for cause in causes]
        self.all = [values[::-1] for values in itertools.product(*reversed(radices))]
        none = math.prod(1 - cause["probability"] for cause in causes)
        self.prior = [
            math.prod(prior(cause, value) for cause, value in zip(causes, values)) / (1 - none)
            if any(values)
            else 0.0
            for values in self.all
        ]

    def outcomes(self, instrument, trait, failed):
        """P(outcome) for each joint state, given the trait and whether the channel failed."""
        arrival = 0.0 if failed else instrument["delivery"]
        missed = differences(response(instrument["curve"], 0.0))
        mimicry = differences(instrument["mimicry"][trait])
        by_share = {}
        rows = []
        for values in self.all:
            share = reached(instrument, values)
            if share not in by_share:
                hit = differences(response(instrument["curve"], share))
                shown = [arrival * h + (1 - arrival) * m for h, m in zip(hit, missed)]
                by_share[share] = better(shown, mimicry)
            rows.append(by_share[share])
        dilution = instrument["dilution"]
        if dilution == 0:
            return rows
        means = [
            math.fsum(weight * chance for weight, chance in zip(self.prior, column))
            for column in zip(*rows)
        ]
        return [
            [(1 - dilution) * chance + dilution * mean for chance, mean in zip(row, means)]
            for row in rows
        ]


def prior(cause, value):
    """P(value) of a cause by itself."""
    if value == 0:
        return 1 - cause["probability"]
    return cause["probability"] * cause["states"][value - 1]


def reached(instrument, values):
    """The share of what is present that an instrument reaches: each cause counts alike."""
    present = [
        instrument["coverage"][cause][value - 1] for cause, value in enumerate(values) if value > 0
    ]
    share = math.fsum(present) / len(present) if present else 0.0
    return 1.0 if instrument["isPlain"] and share > 0 else share


def response(curve, share):
    """P(response >= k), k from 1: linear between the shares 0, 0.5 and 1."""
    low, position = (0, 2 * share) if share < 0.5 else (1, 2 * share - 1)
    return [(1 - position) * row[low] + position * row[low + 1] for row in curve]


def differences(tail):
    """P(k) for k from 0, given P(>= k) for k from 1."""
    tail = [1.0, *tail, 0.0]
    return [more - less for more, less in zip(tail, tail[1:])]


def better(left, right):
    """The distribution of the better of two independent outcomes."""
    result = [0.0] * len(left)
    for i, p in enumerate(left):
        for j, q in enumerate(right):
            result[max(i, j)] += p * q
    return result
