internal import DDXCore

/// A laboratory value or a score, against the limit beyond which a finding is present.
struct Measurement {
  private let object: JSONObject

  init(_ observation: JSONObject) { object = observation }

  /// What a laboratory says of a value beyond its limits.
  private static let high: Set<String> = ["H", "HH", "HU"]
  private static let low: Set<String> = ["L", "LL", "LU"]

  /// Whether the finding is present by the value; nil where that can't be told.
  func meets(_ relation: FindingCoding.Relation) -> Bool? {
    switch relation {
    case .equal, .narrower, .broader: return object.truth("valueBoolean")
    case .high: return isBeyond(Self.high, not: Self.low, \.high) { $0 > $1 }
    case .low: return isBeyond(Self.low, not: Self.high, \.low) { $0 < $1 }
    case .atLeast(let score):
      let quantity = object.object("valueQuantity")
      let unit = quantity?.text("code") ?? quantity?.text("unit")
      guard unit == nil || ["{score}", "1", "{scoring}", "score"].contains(unit),
        quantity?["comparator"] == nil
      else { return nil }
      return (quantity?.number("value") ?? object.number("valueInteger")).map { $0 >= score }
    }
  }

  /// What the laboratory made of it, else the value against the limit that the laboratory gives.
  private func isBeyond(
    _ beyond: Set<String>, not other: Set<String>, _ end: KeyPath<Limits, Double?>,
    _ isBeyond: (Double, Double) -> Bool
  ) -> Bool? {
    let said = Set(object.codings("interpretation").map(\.code))
    let isBeyondAsSaid = !said.isDisjoint(with: beyond)
    // What is beyond the other end is not beyond this one.
    let isWithin = !said.isDisjoint(with: other.union(["N"]))
    if isBeyondAsSaid != isWithin { return isBeyondAsSaid }
    guard said.isEmpty, let quantity = object.object("valueQuantity"),
      quantity["comparator"] == nil, let value = quantity.number("value"),
      object.objects("referenceRange").count == 1,
      let range = object.objects("referenceRange").first,
      let limit = Limits(range, unit: quantity.text("code") ?? quantity.text("unit"))[keyPath: end]
    else { return nil }
    return isBeyond(value, limit)
  }

  /// The limits of a laboratory, in the unit of the value.
  private struct Limits {
    let low: Double?
    let high: Double?

    init(_ range: JSONObject, unit: String?) {
      func limit(_ name: String) -> Double? {
        guard let quantity = range.object(name),
          (quantity.text("code") ?? quantity.text("unit")) == unit
        else { return nil }
        return quantity.number("value")
      }
      low = limit("low")
      high = limit("high")
    }
  }
}
