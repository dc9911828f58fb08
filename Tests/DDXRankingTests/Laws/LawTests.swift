import DDXCore
import DDXDocuments
import Testing

@testable import DDXRanking

/// What holds of every ranking under the house edition, whoever the patient is.
@Suite struct `For every patient` {
  private let ranker: Ranker
  private let vocabulary: Vocabulary
  /// The codes that the edition weighs.
  private let weighed: [FindingCode]

  init() throws {
    let rules = try HouseClinic.rules("ddx@2026.2")
    ranker = try HouseClinic.ranker(rules)
    vocabulary = try HouseClinic.reader.get().vocabulary
    let tables = try HouseClinic.tables(under: rules) + [HouseClinic.other(under: rules)]
    weighed = Set(tables.flatMap { DeclaredSource(table: $0).descriptor.findings })
      .filter { !$0.name.hasPrefix("redflag.") }.sorted()
  }

  private func patients(_ salt: UInt64) -> LawProfiles {
    LawProfiles(weighed, vocabulary, seed: Law.seed &* 1_000 &+ salt)
  }

  private func posttests(_ ranking: Ranking) -> [SourceID: Double] {
    Dictionary(
      ranking.candidates.map { ($0.source, $0.posttest.value) },
      uniquingKeysWith: { one, _ in one })
  }

  private func largestDifference(_ one: Ranking, _ other: Ranking) -> Double {
    let theirs = posttests(other)
    return posttests(one).map { abs($0.value - (theirs[$0.key] ?? .infinity)) }.max() ?? 0
  }

  @Test func `the order of the record changes nothing`() throws {
    try Law.holds(for: patients(1)) { patient in
      let one = try ranker.rank(patient)
      let other = try ranker.rank(
        patient.with(findings: patient.findings.reversed(), blocks: patient.blocks.reversed()))
      return posttests(one) == posttests(other) && one.logEvidence == other.logEvidence
        ? nil : "the order changes the answer"
    }
  }

  @Test func `a finding without a number changes no probability`() throws {
    let silent: [FindingCode] = [
      "facet.loading-pain", "ct.facet-arthropathy", "hip.scour", "sij.faber", "root.bowstring",
    ]
    try Law.holds(for: patients(2)) { patient in
      let own = patient.with(findings: patient.findings.filter { !silent.contains($0.code) })
      let more = own.with(findings: own.findings + silent.map { .present($0) })
      let difference = largestDifference(try ranker.rank(own), try ranker.rank(more))
      return difference < 1e-12 ? nil : "a silent finding moves \(difference)"
    }
  }

  @Test func `left and right are words only`() throws {
    try Law.holds(for: patients(3)) { patient in
      let difference = largestDifference(
        try ranker.rank(patient), try ranker.rank(patient.mirrored))
      return difference < 1e-12 ? nil : "the mirror moves \(difference)"
    }
  }

  @Test func `at least one source hurts, and its places add up to it`() throws {
    try Law.holds(for: patients(4)) { patient in
      let ranking = try ranker.rank(patient)
      let sum = ranking.candidates.reduce(0) { $0 + $1.posttest.value }
      if sum < 1 - 1e-9 { return "the probabilities add up to \(sum)" }
      for candidate in ranking.candidates {
        let places = candidate.sites.reduce(0) { $0 + $1.posttest.value }
        if abs(places - candidate.posttest.value) > 1e-9 {
          return "the places of \(candidate.source) add up to \(places)"
        }
        let rows = candidate.evidence.reduce(0) { $0 + $1.logOdds }
        let own = logOdds(candidate.alone) - logOdds(candidate.pretest)
        if abs(rows - own) > 1e-9 {
          return "the rows of \(candidate.source) are \(rows), not \(own)"
        }
      }
      return nil
    }
  }

  @Test func `a finding is there or it is not, and on average teaches nothing`() throws {
    var patients = patients(5)
    let plain = weighed.compactMap(vocabulary.finding).filter {
      $0.side != .required && $0.level != .required && $0.grades.isEmpty && $0.wholes.isEmpty
        && $0.rule == nil && $0.kind == .examination
    }
    var weighedOnes = 0
    for number in 0..<Law.count {
      let (patient, asked) = (patients.next(), patients.pick(plain))
      guard !patient.isRecorded(asked.code) else { continue }
      let holds = try Law.holds(for: patient, number) { patient in
        let before = try ranker.rank(patient)
        let after = try [FindingState.present, .absent].map { state in
          try ranker.rank(
            patient.with(findings: patient.findings + [Finding(code: asked.code, state: state)]))
        }
        let chances = after.map { exponential($0.logEvidence - before.logEvidence) }
        // No number is read of it in this patient, such as where it is said in more detail already.
        if chances == [1, 1] { return nil }
        weighedOnes += 1
        // The engine combines levels that nothing recorded distinguishes.
        let isExact = asked.level == .none && !sharesGroup(asked.code, with: patient)
        let most = isExact ? 1e-9 : 0.05
        if abs(chances.reduce(0, +) - 1) > most { return "\(asked.code): \(chances)" }
        for candidate in before.candidates {
          let mean = zip(chances, after).reduce(0) { $0 + $1.0 * $1.1.posttest(candidate.source) }
          if abs(mean - candidate.posttest.value) > most {
            return "\(asked.code): \(candidate.source) is \(candidate.posttest.value), then \(mean)"
          }
        }
        return nil
      }
      guard holds else { return }
    }
    #expect(weighedOnes > Law.count / 4)
  }

  @Test func `the outcomes of a step are all there are, and on average teach nothing`() throws {
    try Law.holds(for: patients(6)) { patient in
      let ranking = try ranker.rank(patient)
      guard let outcomes = ranking.recommendation?.outcomes, !outcomes.isEmpty else { return nil }
      let sum = outcomes.reduce(0) { $0 + $1.probability.value }
      if abs(sum - 1) > 1e-9 { return "the outcomes add up to \(sum)" }
      for candidate in ranking.candidates {
        let mean = outcomes.reduce(0) { mean, outcome in
          let then = outcome.posttests.first { $0.source == candidate.source }?.posttest.value
          return mean + outcome.probability.value * (then ?? .nan)
        }
        guard abs(mean - candidate.posttest.value) < 1e-9 else {
          return "\(candidate.source) is \(candidate.posttest.value), then \(mean)"
        }
      }
      return nil
    }
  }

  @Test func `an injection gives neither negative information nor more than is unknown`() throws {
    try Law.holds(for: patients(7)) { patient in
      let ranking = try ranker.rank(patient)
      guard let step = ranking.recommendation else { return "there is no step" }
      let unknown = ranking.candidates.reduce(0) { $0 + entropy($1.posttest.value) }
      for option in [step.option].compactMap({ $0 }) + step.alternatives {
        guard (-1e-12...unknown + 1e-9).contains(option.information) else {
          return "\(option.procedure) tells \(option.information) of \(unknown) bits"
        }
      }
      for question in step.questions {
        let sum = question.answers.reduce(0) { $0 + $1.probability.value }
        if question.value < 0 || abs(sum - 1) > 1e-9 {
          return "\(question.subject) is worth \(question.value), its answers add up to \(sum)"
        }
      }
      return nil
    }
  }

  /// Whether a finding stands in one group with a recorded one: the numbers of a group depend on which of its
  /// findings are recorded, where a suspect has a number of its own for one of them.
  private func sharesGroup(_ code: FindingCode, with patient: ClinicalProfile) -> Bool {
    let model = ranker.maker.assembler.model
    guard let family = model.entry(for: code)?.family, family.group != nil else { return false }
    return patient.expanded(by: vocabulary).findings.contains { family.ties[$0.code] != nil }
  }

  @Test func `more relief where it hurts never speaks against the blocked source`() throws {
    let targets: [ProcedureID: SourceID] = [
      "medial-branch-block": "facet-joint", "hip-joint-injection": "hip-joint",
      "sacroiliac-joint-injection": "sacroiliac-joint",
    ]
    try Law.holds(for: patients(8)) { patient in
      // Relief where nothing hurts is a sign of a placebo response, and speaks against other relief.
      guard let last = patient.blocks.last, let target = targets[last.procedure],
        patient.pain.mayComeFrom(last.side)
      else { return nil }
      let rest = Array(patient.blocks.dropLast())
      var before = 0.0
      for percent in [0.0, 30, 50, 65, 80, 100] {
        let block = last.with(relief: try Relief(percent: percent))
        let now = try ranker.rank(patient.with(blocks: rest + [block])).posttest(target)
        if now < before - 1e-9 { return "\(target) falls from \(before) to \(now) at \(percent) %" }
        before = now
      }
      return nil
    }
  }

  @Test func `a finding that is half believed lies between absent and present`() throws {
    try Law.holds(for: patients(10)) { patient in
      // Absent at one place says nothing of a source elsewhere, and present there speaks against it.
      guard let first = patient.findings.first, first.place == .unspecified else { return nil }
      let rest = Array(patient.findings.dropFirst())
      let values = try [FindingState.absent, .uncertain(Probability(0.5)), .present].map { state in
        try ranker.rank(patient.with(findings: [first.with(state)] + rest))
      }
      for candidate in values[0].candidates {
        let three = values.map { $0.posttest(candidate.source) }
        let (low, high) = (min(three[0], three[2]), max(three[0], three[2]))
        guard (low - 1e-9...high + 1e-9).contains(three[1]) else {
          return "\(candidate.source): \(three)"
        }
      }
      return nil
    }
  }

  private func logOdds(_ probability: Probability) -> Double {
    logarithm(probability.value / (1 - probability.value))
  }

  private func entropy(_ p: Double) -> Double {
    p <= 0 || p >= 1 ? 0 : -(p * logarithm(p) + (1 - p) * logarithm(1 - p)) / logarithm(2)
  }
}

extension ClinicalProfile {
  /// The patient in a mirror.
  fileprivate var mirrored: ClinicalProfile {
    ClinicalProfile(
      id: id, digest: digest, date: date, patient: patient,
      pain: Pain(
        duration: pain.duration, intensity: pain.intensity, side: pain.side.opposite,
        setting: pain.setting),
      findings: findings.map {
        Finding(
          code: $0.code, state: $0.state, side: $0.side.opposite, level: $0.level,
          isContralateral: $0.isContralateral)
      },
      blocks: blocks.map {
        DiagnosticBlock(
          procedure: $0.procedure, date: $0.date, side: $0.side.opposite, levels: $0.levels,
          guidance: $0.guidance, contrast: $0.contrast, vascularUptake: $0.vascularUptake,
          sedation: $0.sedation, diary: $0.diary, agents: $0.agents, reliefRange: $0.reliefRange)
      })
  }
}

extension Finding {
  /// The finding with another state.
  fileprivate func with(_ state: FindingState) -> Finding {
    Finding(
      code: code, state: state, side: side, level: level, isContralateral: isContralateral)
  }
}
