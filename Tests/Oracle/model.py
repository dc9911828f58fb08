"""Networks of ddx in pyAgrum's terms."""

import math

import numpy
from builder import Builder, one_of
from instruments import JointStates
from nodes import add_node


class Model:
    """One network: its causes, its nodes and its readings, with what was learnt."""

    def __init__(self, document, leak="diez"):
        self.net = Builder()
        self.causes = [self.add_cause(cause) for cause in document["causes"]]
        self.any = self.add_any()
        self.net.hard[self.any] = 1
        self.nodes = [add_node(self.net, self.causes, node, leak) for node in document["nodes"]]
        self.channels = {}
        self.readings = self.add_readings(document)
        self.present = [
            self.net.add_table([cause], 2, lambda x: one_of(2, int(x > 0)))
            for cause in (self.causes if document["next"] else [])
        ]
        self.next = [self.add_next(document, next) for next in document["next"]]

    def add_cause(self, cause):
        """A cause: value 0 is absent, value 1 + s is present in state s."""
        p = cause["probability"]
        row = [1 - p] + [p * share for share in cause["states"]]
        return self.net.add_table([], len(row), lambda: row)

    def add_any(self):
        """Whether one cause at least is present: a chain of ORs, one for each cause."""
        previous = self.net.add_table([self.causes[0]], 2, lambda x: one_of(2, int(x > 0)))
        for cause in self.causes[1:]:
            previous = self.net.add_table(
                [previous, cause], 2, lambda before, x: one_of(2, int(before > 0 or x > 0))
            )
        return previous

    def add_readings(self, document):
        """The trait of the patient, the failures of the channels, and what was read."""
        if not document["instruments"] and not document["next"]:
            return []
        self.trait = self.net.add_chance(document["trait"])
        readings = []
        for instrument in document["instruments"]:
            reading = self.add_reading(document["causes"], instrument)
            readings.append(reading)
            least, greatest = instrument["reading"]
            outcomes = range(self.net.size(reading))
            self.net.observe(reading, [float(least <= k <= greatest) for k in outcomes])
        return readings

    def add_next(self, document, next):
        """What may be read next, with the outcomes that the edition distinguishes."""
        return self.add_reading(document["causes"], next["instrument"]), next["outcomes"]

    def channel(self, instrument):
        """Whether the channel of an instrument has failed: one variable for all that share it."""
        name = instrument["channel"]
        if name not in self.channels:
            self.channels[name] = self.net.add_chance(instrument["channelFailure"])
        return self.channels[name]

    def add_reading(self, causes, instrument):
        """The outcome of an instrument, a child of what it reaches, the trait and its channel.

        States of a cause of which it reaches the same share are one to it.
        """
        kinds, merged, coverage = [], [], []
        for variable, cause, fractions in zip(self.causes, causes, instrument["coverage"]):
            kind, distinct = self.net.add_kinds(variable, fractions)
            kinds.append(kind)
            coverage.append(distinct)
            shares = [
                math.fsum(s for s, own in zip(cause["states"], fractions) if own == fraction)
                for fraction in distinct
            ]
            merged.append({"probability": cause["probability"], "states": shares})
        states = JointStates(merged)
        instrument = instrument | {"coverage": coverage}
        rows = {
            (trait, failed): dict(zip(states.all, states.outcomes(instrument, trait, failed)))
            for trait in (0, 1)
            for failed in (0, 1)
        }
        return self.net.add_table(
            [*kinds, self.trait, self.channel(instrument)],
            len(instrument["curve"]) + 1,
            lambda *values: rows[values[-2:]][values[:-2]],
        )

    def answers(self):
        """P(state of each cause | evidence), and log P(evidence | some cause)."""
        engine = self.net.inference(self.net.hard, self.net.soft)
        engine.setTargets(set(self.causes))
        engine.makeInference()
        posteriors = [[float(x) for x in engine.posterior(c).toarray()] for c in self.causes]
        some = self.net.inference({self.any: 1}, {}).evidenceProbability()
        # All the evidence but the condition is itself conditional on it.
        return posteriors, math.log(engine.evidenceProbability()) - math.log(some)

    def informations(self):
        """I(which causes are present; outcome | evidence) in bits, for each that may be read next."""
        return [self.information(reading, outcomes) for reading, outcomes in self.next]

    def information(self, reading, outcomes):
        engine = self.net.inference(self.net.hard, self.net.soft)
        variables = {*self.present, reading}
        engine.addJointTarget(variables)
        engine.makeInference()
        joint = engine.jointPosterior(variables)
        # The axes of the array are the variables in reverse.
        names = list(joint.names)[::-1]
        place = names.index(self.net.bn.variable(reading).name())
        rows = numpy.moveaxis(joint.toarray(), place, 0)
        chances = [rows[least : greatest + 1].sum(axis=0).ravel() for least, greatest in outcomes]
        alone = sum(chances)
        return math.fsum(
            chance * math.log2(chance / (math.fsum(row) * subset))
            for row in chances
            for chance, subset in zip(row, alone)
            if chance > 0
        )
