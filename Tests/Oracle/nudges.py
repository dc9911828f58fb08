"""One number of a document changed by 1e-6: what the oracle must notice."""

AMOUNT = 1e-6


def lower_coverage(document):
    """What an instrument reaches; to plain ones any share above 0 is the same."""
    for instrument in document["instruments"]:
        for fractions in [] if instrument["isPlain"] else instrument["coverage"]:
            if lower_first(fractions):
                return


def lower_delivery(document):
    """How often an instrument arrives."""
    for instrument in document["instruments"]:
        if instrument["delivery"] > AMOUNT:
            instrument["delivery"] -= AMOUNT
            return


def lower_next(document):
    """How often what may be read next arrives."""
    for next in document["next"]:
        if next["instrument"]["delivery"] > AMOUNT:
            next["instrument"]["delivery"] -= AMOUNT
            return


def move_distribution(document):
    """How often a cause goes just as far as a value, in favour of the next value."""
    for node in document["nodes"]:
        if node["form"] != "max":
            continue
        learnt = node["likelihoods"]
        for row in (row for cause in node["distributions"] for row in cause):
            for value in range(len(row) - 1):
                if row[value] > AMOUNT and learnt[value] != learnt[value + 1]:
                    row[value] -= AMOUNT
                    row[value + 1] += AMOUNT
                    return


def lower_place(document):
    """What was learnt of the place, of a cause that may turn the node on in every state."""
    for node in document["nodes"]:
        if node["form"] != "placed":
            continue
        leak = min(rate for cause in node["rates"] for rate in cause)
        for rates, likelihoods in zip(node["rates"], node["byCause"]):
            if min(rates) > leak and lower_first(likelihoods):
                return


def lower_first(numbers):
    """Lowers the first number that is large enough, if there is one."""
    for index, number in enumerate(numbers):
        if number > AMOUNT:
            numbers[index] -= AMOUNT
            return True
    return False


NUDGES = {
    "coverage": lower_coverage,
    "delivery": lower_delivery,
    "next": lower_next,
    "distribution": move_distribution,
    "place": lower_place,
}
