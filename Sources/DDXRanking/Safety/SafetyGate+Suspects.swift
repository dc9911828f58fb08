public import DDXCore

/// How probable a suspect is after the evidence.
public struct SuspectProbability: Hashable, Sendable {
  /// The disease, as the vocabulary names it.
  public let id: DiseaseID
  /// The probability that it is present.
  public let probability: Probability

  /// Creates the probability of a suspect.
  public init(id: DiseaseID, probability: Probability) {
    self.id = id
    self.probability = probability
  }
}

extension SafetyGate {
  /// What the probabilities require, by the thresholds of the edition.
  func probable(
    _ suspects: [SuspectProbability], in signs: RecordedSigns,
    known: [SafetyVerdict.Reason]
  ) -> [SafetyVerdict.Reason] {
    suspects.compactMap { suspect in
      // A proof says all there is to say, and how soon.
      guard let rule = rules.suspects.first(where: { $0.id == suspect.id }),
        !known.contains(where: { $0.basis == .proof(suspect.id) })
      else { return nil }
      let disease = vocabulary.disease(suspect.id)
      func reason(
        _ verdict: SafetyVerdict.Verdict, _ urgency: SafetyRules.Urgency?, _ advice: String?
      ) -> SafetyVerdict.Reason {
        SafetyVerdict.Reason(
          verdict, urgency: urgency, basis: .suspect(suspect.id),
          suspicion: disease?.title ?? suspect.id.name,
          signs: pointers(to: suspect.id, in: signs),
          advice: advice ?? "investigate it before any injection", check: disease?.check,
          holdsNeedle: verdict == .stop || disease?.holdsNeedle == true,
          probability: suspect.probability, citation: rule.citation)
      }
      if let stop = rule.stopAt, suspect.probability >= stop {
        return reason(.stop, rule.urgency, disease?.advice)
      }
      if let check = rule.checkAt, suspect.probability >= check {
        return reason(.check, nil, disease?.check)
      }
      if let investigate = rule.investigateAt, suspect.probability >= investigate {
        return reason(.discuss, nil, disease?.check)
      }
      return nil
    }
  }

  /// The recorded findings that point to a disease.
  private func pointers(to id: DiseaseID, in signs: RecordedSigns) -> [ClinicalSign] {
    unique(signs.profile.findings.map(\.code)).filter { code in
      vocabulary.finding(code)?.effect?.diseases.contains(id) == true
        && !signs.findings(code).isEmpty
    }.map { .finding($0) }
  }
}
