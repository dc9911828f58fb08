"""A network in pyAgrum's terms, built variable by variable."""

import itertools

import pyagrum as gum


class Builder:
    """Variables with their tables, and what was learnt of them.

    Networks are built call by call, so that no file format rounds their numbers.
    """

    def __init__(self):
        self.bn = gum.BayesNet()
        self.count = 0
        self.hard = {}
        self.soft = {}

    def variable(self, size=2):
        """A new variable; names are numbers, since those of the document may repeat."""
        self.count += 1
        return gum.RangeVariable(f"v{self.count}", "", 0, size - 1)

    def size(self, variable):
        """The number of values of a variable."""
        return self.bn.variable(variable).domainSize()

    def add_table(self, parents, size, row):
        """A variable with a conditional table; row gives the chances under the parents' values."""
        bn = self.bn
        child = bn.add(self.variable(size))
        for parent in parents:
            bn.addArc(parent, child)
        # The child turns fastest, then the first parent, and the last parent slowest.
        ranges = [range(self.size(parent)) for parent in reversed(parents)]
        flat = [
            float(chance) for values in itertools.product(*ranges) for chance in row(*values[::-1])
        ]
        table = bn.cpt(child)
        table.fillWith(flat)
        names = [bn.variable(v).name() for v in [child, *parents]]
        if list(table.names) != names or table.toarray().ravel().tolist() != flat:
            raise SystemExit("oracle: pyAgrum rounds or reorders the numbers of a table")
        return child

    def add_chance(self, probability):
        """A variable without parents that is 1 with this probability."""
        return self.add_table([], 2, lambda: [1 - probability, probability])

    def add_kinds(self, cause, values):
        """Which value the state of a cause has: 0 for absent, 1 + k for the k-th of the values.

        Returns the variable and the values that differ. Tables of children stay small.
        """
        distinct = list(dict.fromkeys(values))
        kinds = [0, *(1 + distinct.index(value) for value in values)]
        size = len(distinct) + 1
        return self.add_table([cause], size, lambda x: one_of(size, kinds[x])), distinct

    def observe(self, variable, likelihoods):
        """Evidence, one likelihood for each value.

        Where only one value is left pyAgrum takes its likelihood for 1. Another is given through
        a child that shows it.
        """
        left = [likelihood for likelihood in likelihoods if likelihood != 0]
        if len(left) == 1 and left != [1]:
            rows = [[1 - likelihood, likelihood] for likelihood in likelihoods]
            self.hard[self.add_table([variable], 2, lambda value: rows[value])] = 1
        elif any(likelihood != 1 for likelihood in likelihoods):
            self.soft[variable] = [float(likelihood) for likelihood in likelihoods]

    def inference(self, hard, soft):
        """Exact inference under evidence; hard maps variables to values, soft to likelihoods."""
        engine = gum.LazyPropagation(self.bn)
        for variable, value in hard.items():
            engine.addEvidence(variable, value)
        for variable, likelihood in soft.items():
            engine.addEvidence(variable, likelihood)
        return engine


def one_of(size, value):
    """The row of a table that is sure of a value."""
    return [float(x == value) for x in range(size)]
