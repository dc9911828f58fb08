"""Networks worked by hand, so that what is rebuilt otherwise than meant is noticed."""

from model import Model


def check_all():
    """Fails where one of them comes out otherwise."""
    check_noisy_or()
    check_noisy_max()
    check_placed()
    check_reading()


def check_noisy_or():
    """pyAgrum's noisy-OR is the one meant.

    Leak 0.1. Alone, the states of the first cause show 0.4, 0.1 and 0.7, the second cause 0.55.
    The first in its third state with the second: 1 - 0.9 · (0.3 / 0.9) · (0.45 / 0.9) = 0.85.
    """
    node = {"form": "or", "rates": [[0.4, 0.1, 0.7], [0.55]], "members": []}
    model = with_node([[0.2, 0.3, 0.5], [1]], node)
    cases = {(0, 0): 0.1, (1, 0): 0.4, (2, 0): 0.1, (3, 0): 0.7, (0, 1): 0.55, (3, 1): 0.85}
    for values, on in cases.items():
        found = distribution(model, model.causes, values, model.nodes[0])
        compare("a noisy-OR", found, [1 - on, on])


def check_noisy_max():
    """A noisy-MAX is the greatest of what each cause brings about by itself.

    The first cause in its first state with the second: P(X <= 0) = 0.5 · 0.2 = 0.1 and
    P(X <= 1) = 0.8 · 0.9 = 0.72, in its second state 0 and 0.4 · 0.9 = 0.36. What was learnt has
    the likelihood 1, 0.5, 0.25: 0.1 + 0.5 · 0.62 + 0.25 · 0.28 = 0.48 of the first two together.
    """
    node = {
        "form": "max",
        "distributions": [[[0.5, 0.3, 0.2], [0, 0.4, 0.6]], [[0.2, 0.7, 0.1]]],
        "likelihoods": [1, 0.5, 0.25],
    }
    model = with_node([[0.4, 0.6], [1]], node)
    cases = {
        (1, 0): ([0.5, 0.3, 0.2], 0.7),
        (2, 0): ([0, 0.4, 0.6], 0.35),
        (0, 1): ([0.2, 0.7, 0.1], 0.575),
        (1, 1): ([0.1, 0.62, 0.28], 0.48),
        (2, 1): ([0, 0.36, 0.64], 0.34),
    }
    for values, (chances, learnt) in cases.items():
        found = distribution(model, model.causes, values, model.nodes[0])
        compare("a noisy-MAX", found, chances)
        compare("what was learnt of a noisy-MAX", [likelihood(model, values)], [learnt])


def check_placed():
    """A noisy-OR says where by a race of hazards.

    Leak 0.5, of hazard log 2. The first cause shows 0.875 in its first state, 0.9375 in its
    second, 0.5 in its third: hazards 2 log 2, 3 log 2 and none. The second cause shows 0.75: log 2.
    The third shows the leak. The first in its first state with the second: off 0.5 · 0.25 · 0.5 =
    0.0625, on 0.9375, a quarter of that by the leak, half by the first, a quarter by the second.
    Learnt: 0.0625 · 0.1 + 0.9375 · (0.2 / 4 + 0.8 / 2 + 0.6 / 4) = 0.56875.
    """
    node = {
        "form": "placed",
        "rates": [[0.875, 0.9375, 0.5], [0.75], [0.5]],
        "whenOff": 0.1,
        "byCause": [[0.8, 0.4, 0.3], [0.6], [0.9]],
        "byLeak": 0.2,
    }
    model = with_node([[0.2, 0.3, 0.5], [1], [1]], node)
    cases = {
        (1, 1, 0): ([0.0625, 0.234375, 0.46875, 0.234375], 0.56875),
        (2, 0, 1): ([0.0625, 0.234375, 0.703125, 0], 0.334375),
        (3, 1, 0): ([0.25, 0.375, 0, 0.375], 0.325),
        (3, 0, 0): ([0.5, 0.5, 0, 0], 0.15),
        (0, 0, 1): ([0.5, 0.5, 0, 0], 0.15),
    }
    for values, (chances, learnt) in cases.items():
        found = distribution(model, model.causes, values, model.nodes[0])
        compare("a placed noisy-OR", found, chances)
        compare("what was learnt of a place", [likelihood(model, values)], [learnt])


def check_reading():
    """A reading depends on the causes, the trait and the channel as meant.

    Two causes, equally probable; the first is reached. With both present the share is 0.5.
    Sound, without the trait: response 0.9 · 0.5 + 0.1 · 0.1 = 0.46, the better of that and
    mimicry 1 - 0.54 · 0.8 = 0.568. Likewise 1 - 0.18 · 0.8 = 0.856 with the first cause alone,
    1 - 0.9 · 0.8 = 0.28 with the second. The mean of the three is 0.568, half of the way to it
    0.712 and 0.424. With the trait 0.928, 0.784, 0.64, mean 0.784, so 0.856 for the first.
    Failed: 0.28 whatever is present, with the trait 0.64.
    """
    cause = {"probability": 0.5, "states": [1]}
    instrument = {
        "channel": "",
        "channelFailure": 0.25,
        "coverage": [[1], [0]],
        "delivery": 0.9,
        "curve": [[0.1, 0.5, 0.9]],
        "mimicry": [[0.2], [0.6]],
        "dilution": 0.5,
        "isPlain": False,
        "reading": [0, 1],
    }
    model = Model(
        {
            "causes": [cause] * 2,
            "nodes": [],
            "trait": 0.3,
            "instruments": [instrument],
            "next": [],
        }
    )
    variables = [*model.causes, model.trait, model.channels[""]]
    cases = {
        (1, 1, 0, 0): 0.568,
        (1, 0, 0, 0): 0.712,
        (0, 1, 0, 0): 0.424,
        (1, 0, 1, 0): 0.856,
        (1, 0, 0, 1): 0.28,
        (0, 1, 1, 1): 0.64,
    }
    for values, positive in cases.items():
        found = distribution(model, variables, values, model.readings[0])
        compare("a reading", found, [1 - positive, positive])


def with_node(states, node):
    """A network of causes with these states and of one node."""
    causes = [{"probability": 0.3, "states": shares} for shares in states]
    return Model({"causes": causes, "nodes": [node], "instruments": [], "next": []})


def distribution(model, variables, values, of):
    """The distribution of one variable, given the values of others and nothing else."""
    engine = model.net.inference(dict(zip(variables, values)), {})
    return [float(chance) for chance in engine.posterior(of).toarray()]


def likelihood(model, values):
    """P(what was learnt | the states of the causes)."""
    net, causes = model.net, dict(zip(model.causes, values))
    learnt = net.inference(net.hard | causes, net.soft).evidenceProbability()
    return learnt / net.inference(causes, {}).evidenceProbability()


def compare(what, found, expected):
    """Fails where two rows differ."""
    if not all(abs(x - y) < 1e-14 for x, y in zip(found, expected, strict=True)):
        raise SystemExit(f"oracle: {what} gives {found}, not {expected}")
