import DDXCore
import DDXDraws

/// The share of a source, or of a suspect, in one patient as a random variable.
struct ShareDraw: Sendable {
  private let quantity: Quantity

  private enum Quantity {
    /// The cited share of the patient's age, and what it moves with.
    case moving(Double, ShareQuantity)
    case own(ProportionQuantity)
    case stated(Double)
  }

  /// The share of a profile by the terms of a table.
  init(_ terms: ShareTerms, _ rows: CitedRows, profile: ClinicalProfile, suspect: String? = nil) {
    if let after = terms.after.first(where: { profile.isPresent($0.finding) }) {
      self.init(quantity: .own(rows.share(after: after, suspect: suspect)))
      return
    }
    let setting = profile.pain.setting.flatMap { terms.speaks(of: $0) ? $0 : nil }
    self.init(
      terms, rows, value: terms.value(atAge: Double(profile.patient.age), in: setting),
      setting: setting, suspect: suspect)
  }

  /// The share in the reference mix.
  init(ofReference terms: ShareTerms, _ rows: CitedRows, suspect: String? = nil) {
    self.init(
      terms, rows, value: terms.value(atAge: EvidenceModel.referenceAge), setting: nil,
      suspect: suspect)
  }

  private init(
    _ terms: ShareTerms, _ rows: CitedRows, value: Double, setting: Pain.Setting?,
    suspect: String?
  ) {
    self.init(
      quantity: rows.share(terms, in: setting, suspect: suspect).map { .moving(value, $0) }
        ?? .stated(value))
  }

  private init(quantity: Quantity) { self.quantity = quantity }

  /// A share that a module states without a table.
  init(_ share: Double, _ rows: CitedRows, citation: CitationID?) {
    self.init(quantity: .own(rows.proportion("share", share, citation: citation)))
  }

  /// The quantities to draw.
  var drawn: (any CitedQuantity)? {
    switch quantity {
    case .moving(_, let quantity): quantity.share
    case .own(let quantity): quantity
    case .stated: nil
    }
  }

  /// Its value in a draw, above 0.
  func value(in draw: ParameterDraw) -> Double {
    switch quantity {
    case .moving(let share, let quantity): share * quantity.factor(in: draw)
    case .own(let quantity): quantity.value(in: draw)
    case .stated(let share): share
    }
  }
}
