/// The objective of a next step.
public enum Objective: String, CaseIterable, Hashable, Sendable {
  /// The expected information about all sources, in bits, less lambda per unit of burden.
  case information
  /// The expected information about the source it is aimed at, in bits, less lambda per unit of
  /// burden.
  case targetInformation = "target-information"
  /// What following it to the end of a criterion is expected to be worth to the patient: the benefit
  /// of treating the right source, less the harm of treating a wrong one, less the burden.
  case netBenefit = "net-benefit"
}
