"""Networks of ddx in pyAgrum's terms."""

import math

import pyagrum as gum

from instruments import JointStates

# A noisy-OR of more parents is split into noisy-ORs of noisy-ORs, which is the same function.
WIDEST = 6


class Model:
    """One network in pyAgrum's terms, built call by call: no file format rounds its numbers."""

    def __init__(self, document, leak="diez"):
        self.bn = gum.BayesNet()
        self.leak = leak
        self.count = 0
        self.causes = [self.add_cause(cause) for cause in document["causes"]]
        self.any = self.add_any()
        self.hard = {self.any: 1}
        self.soft = {}
        self.nodes = []
        for node in document["nodes"]:
            parent = self.add_node(node["rates"])
            self.nodes.append(parent)
            for member in node["members"]:
                child = self.add_member(parent, member["whenOn"], member["whenOff"])
                probability = member["probability"]
                if probability in (0, 1):
                    self.hard[child] = int(probability)
                else:
                    self.soft[child] = [1 - probability, probability]
        self.readings = self.add_readings(document)

    def variable(self, size=2):
        """A new variable; names are numbers, since those of the document may repeat."""
        self.count += 1
        return gum.RangeVariable(f"v{self.count}", "", 0, size - 1)

    def add_table(self, parents, size, rows):
        """A variable with a conditional table; rows maps the parents' values to a row."""
        bn = self.bn
        child = bn.add(self.variable(size))
        for parent in parents:
            bn.addArc(parent, child)
        names = [bn.variable(parent).name() for parent in parents]
        table = bn.cpt(child)
        for values, row in rows.items():
            table[dict(zip(names, values)) if names else slice(None)] = row
        for values, row in rows.items():
            kept = table[dict(zip(names, values)) if names else slice(None)]
            if [float(x) for x in kept] != row:
                raise SystemExit("oracle: pyAgrum rounds the numbers of a table")
        return child

    def add_cause(self, cause):
        """A cause: value 0 is absent, value 1 + s is present in state s."""
        p = cause["probability"]
        row = [1 - p] + [p * share for share in cause["states"]]
        return self.add_table([], len(row), {(): row})

    def add_any(self):
        """Whether one cause at least is present: a chain of ORs, one for each cause."""
        previous = None
        for cause in self.causes:
            size = self.bn.variable(cause).domainSize()
            if previous is None:
                rows = {(x,): [1, 0] if x == 0 else [0, 1] for x in range(size)}
                previous = self.add_table([cause], 2, rows)
            else:
                rows = {
                    (before, x): [1, 0] if before == 0 and x == 0 else [0, 1]
                    for before in (0, 1)
                    for x in range(size)
                }
                previous = self.add_table([previous, cause], 2, rows)
        return previous

    def add_node(self, rates):
        """A noisy-OR with Diez's leak.

        The leak b is one more cause, which is always present. So a state of a cause that alone
        shows r adds q, 1 - r = (1 - b) (1 - q). A state that adds nothing is no parent. pyAgrum's
        noisy-OR wants binary parents: indicators of the states.
        """
        b = min(rate for cause in rates for rate in cause)
        parts = []
        for cause, of_states in zip(self.causes, rates):
            states_adding = {}
            for state, rate in enumerate(of_states):
                q = 1 - (1 - rate) / (1 - b)
                if q > 0:
                    states_adding.setdefault(q, []).append(state)
            indicators = [
                (self.add_indicator(cause, states), q) for q, states in states_adding.items()
            ]
            while len(indicators) > 1:
                indicators = [
                    (self.add_noisy_or(0.0, indicators[i : i + WIDEST]), 1.0)
                    for i in range(0, len(indicators), WIDEST)
                ]
            parts += indicators
        while len(parts) > WIDEST:
            parts = parts[WIDEST:] + [(self.add_noisy_or(0.0, parts[:WIDEST]), 1.0)]
        return self.add_noisy_or(b, parts)

    def add_indicator(self, cause, states):
        """Whether the cause is present in one of these states."""
        present = {1 + state for state in states}
        size = self.bn.variable(cause).domainSize()
        rows = {(x,): [0, 1] if x in present else [1, 0] for x in range(size)}
        return self.add_table([cause], 2, rows)

    def add_noisy_or(self, leak, parents):
        """pyAgrum's noisy-OR.

        addNoisyORNet is Diez's: P(off) = (1 - leak) Π (1 - weight). addNoisyORCompound, also
        called addNoisyOR, is Henrion's: P(off) = (1 - leak) Π (1 - weight) / (1 - leak).
        """
        add = self.bn.addNoisyORNet if self.leak == "diez" else self.bn.addNoisyORCompound
        child = add(self.variable(), leak)
        for parent, weight in parents:
            self.bn.addWeightedArc(parent, child, weight)
        return child

    def add_member(self, parent, when_on, when_off):
        """A child of a node."""
        return self.add_table(
            [parent], 2, {(0,): [1 - when_off, when_off], (1,): [1 - when_on, when_on]}
        )

    def add_readings(self, document):
        """The trait of the patient, the failures of the channels, and what was read."""
        if not document["instruments"]:
            return []
        self.trait = self.add_chance(document["trait"])
        self.channels = {}
        states = JointStates(document["causes"])
        readings = []
        for instrument in document["instruments"]:
            name = instrument["channel"]
            if name not in self.channels:
                self.channels[name] = self.add_chance(instrument["channelFailure"])
            reading = self.add_reading(states, instrument, self.channels[name])
            readings.append(reading)
            least, greatest = instrument["reading"]
            if least == greatest:
                self.hard[reading] = least
            else:
                size = self.bn.variable(reading).domainSize()
                self.soft[reading] = [float(least <= k <= greatest) for k in range(size)]
        return readings

    def add_chance(self, probability):
        """A variable without parents that is 1 with this probability."""
        return self.add_table([], 2, {(): [1 - probability, probability]})

    def add_reading(self, states, instrument, channel):
        """The outcome of an instrument, a child of all the causes, the trait and its channel."""
        bn = self.bn
        rows = {
            (trait, failed): states.outcomes(instrument, trait, failed)
            for trait in (0, 1)
            for failed in (0, 1)
        }
        child = bn.add(self.variable(len(instrument["curve"]) + 1))
        for parent in [*self.causes, self.trait, channel]:
            bn.addArc(parent, child)
        # The child turns fastest, then the first parent, and the last parent slowest.
        flat = [
            chance
            for failed in (0, 1)
            for trait in (0, 1)
            for row in rows[trait, failed]
            for chance in row
        ]
        table = bn.cpt(child)
        table.fillWith(flat)
        names = [bn.variable(v).name() for v in [child, *self.causes, self.trait, channel]]
        if list(table.names) != names or table.toarray().ravel().tolist() != flat:
            raise SystemExit("oracle: pyAgrum rounds or reorders the numbers of a table")
        return child

    def inference(self, hard, soft):
        """Exact inference under evidence; hard maps variables to values, soft to likelihoods."""
        engine = gum.LazyPropagation(self.bn)
        for variable, value in hard.items():
            engine.addEvidence(variable, value)
        for variable, likelihood in soft.items():
            engine.addEvidence(variable, likelihood)
        return engine

    def answers(self):
        """P(state of each cause | evidence), and log P(evidence | some cause)."""
        engine = self.inference(self.hard, self.soft)
        engine.setTargets(set(self.causes))
        engine.makeInference()
        posteriors = [[float(x) for x in engine.posterior(c).toarray()] for c in self.causes]
        some = self.inference({self.any: 1}, {}).evidenceProbability()
        # All the evidence but the condition is itself conditional on it.
        return posteriors, math.log(engine.evidenceProbability()) - math.log(some)
