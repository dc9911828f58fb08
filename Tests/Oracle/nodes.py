"""The children of the causes, form by form, with what was learnt of each.

A cause is a variable whose value 0 is absent and 1 + s present in state s.
"""

import math

from builder import one_of

# A noisy-OR of more parents is split into noisy-ORs of noisy-ORs, which is the same function.
WIDEST = 6


def add_node(net, causes, node, leak):
    """The variable of a node, of whatever form."""
    if node["form"] == "max":
        return add_max(net, causes, node)
    if node["form"] == "placed":
        return add_placed(net, causes, node)
    return add_or(net, causes, node, leak)


def add_or(net, causes, node, leak):
    """A noisy-OR with Diez's leak, and its members.

    The leak b is one more cause, which is always present. So a state of a cause that alone
    shows r adds q, 1 - r = (1 - b) (1 - q). A state that adds nothing is no parent. pyAgrum's
    noisy-OR wants binary parents: indicators of the states.
    """
    b = min(rate for cause in node["rates"] for rate in cause)
    parts = []
    for cause, of_states in zip(causes, node["rates"]):
        states_adding = {}
        for state, rate in enumerate(of_states):
            q = 1 - (1 - rate) / (1 - b)
            if q > 0:
                states_adding.setdefault(q, []).append(state)
        indicators = [
            (add_indicator(net, cause, states), q) for q, states in states_adding.items()
        ]
        while len(indicators) > 1:
            indicators = [
                (add_noisy_or(net, 0.0, indicators[i : i + WIDEST], leak), 1.0)
                for i in range(0, len(indicators), WIDEST)
            ]
        parts += indicators
    while len(parts) > WIDEST:
        parts = parts[WIDEST:] + [(add_noisy_or(net, 0.0, parts[:WIDEST], leak), 1.0)]
    parent = add_noisy_or(net, b, parts, leak)
    for member in node["members"]:
        chances = [member["whenOff"], member["whenOn"]]
        child = net.add_table([parent], 2, lambda on: [1 - chances[on], chances[on]])
        probability = member["probability"]
        if probability in (0, 1):
            net.hard[child] = int(probability)
        else:
            net.soft[child] = [1 - probability, probability]
    return parent


def add_indicator(net, cause, states):
    """Whether the cause is present in one of these states."""
    present = {1 + state for state in states}
    return net.add_table([cause], 2, lambda x: one_of(2, int(x in present)))


def add_noisy_or(net, b, parents, leak):
    """pyAgrum's noisy-OR.

    addNoisyORNet is Diez's: P(off) = (1 - leak) Π (1 - weight). addNoisyORCompound, also
    called addNoisyOR, is Henrion's: P(off) = (1 - leak) Π (1 - weight) / (1 - leak).
    """
    add = net.bn.addNoisyORNet if leak == "diez" else net.bn.addNoisyORCompound
    child = add(net.variable(), b)
    for parent, weight in parents:
        net.bn.addWeightedArc(parent, child, weight)
    return child


def add_max(net, causes, node):
    """The greatest of what the causes bring about, each by itself; an absent cause the least.

    A chain: the greater of what came before and of one cause more.
    """
    size = len(node["likelihoods"])
    greatest = None
    for cause, of_states in zip(causes, node["distributions"]):
        rows = [one_of(size, 0), *of_states]
        brought = net.add_table([cause], size, lambda x: rows[x])
        if greatest is None:
            greatest = brought
        else:
            greatest = net.add_table(
                [greatest, brought], size, lambda before, more: one_of(size, max(before, more))
            )
    net.observe(greatest, node["likelihoods"])
    return greatest


def add_placed(net, causes, node):
    """A node that is off (value 0), or on by the leak (1) or by one of the causes (2 and up).

    The causes present and the leak race each other: with hazards h, P(off) = exp(-Σ h), and the
    first to come is the one with h with probability h / Σ h. The leak's is -log(1 - b), that of
    a cause which alone shows r is log(1 - b) - log(1 - r). A cause that adds nothing in any state
    never turns the node on and is no parent.
    """
    b = min(rate for cause in node["rates"] for rate in cause)
    leak = -math.log1p(-b)
    learnt = [node["whenOff"], node["byLeak"]]
    kinds, hazards, placing = [], [], []
    for cause, of_states, likelihoods in zip(causes, node["rates"], node["byCause"]):
        own = [0.0 if rate == b else math.log1p(-b) - math.log1p(-rate) for rate in of_states]
        if not any(own):
            continue
        kind, distinct = net.add_kinds(cause, own)
        kinds.append(kind)
        hazards.append([0.0, *distinct])
        if len(set(likelihoods)) > 1:
            placing.append((cause, len(learnt), likelihoods))
            learnt.append(1.0)
        else:
            learnt.append(likelihoods[0])

    def row(*values):
        racing = [leak, *(of_kinds[value] for of_kinds, value in zip(hazards, values))]
        total = math.fsum(racing)
        on = -math.expm1(-total)
        return [math.exp(-total), *(on * hazard / total for hazard in racing)]

    node = net.add_table(kinds, len(learnt), row)
    net.observe(node, learnt)
    for cause, value, likelihoods in placing:
        add_place(net, node, value, cause, likelihoods)
    return node


def add_place(net, node, value, cause, likelihoods):
    """Virtual evidence of where a cause is, if it is the one that turned the node on."""

    def row(by, state):
        shown = likelihoods[state - 1] if by == value and state > 0 else 1.0
        return [1 - shown, shown]

    net.hard[net.add_table([node, cause], 2, row)] = 1
