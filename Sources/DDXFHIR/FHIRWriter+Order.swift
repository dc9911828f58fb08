package import DDXCore
package import DDXRanking

extension FHIRWriter {
  /// Writes the order of a procedure that takes the place of another order.
  ///
  /// What the other says of patient, encounter and requester stays; nothing else of it does.
  ///
  /// - Parameters:
  ///   - option: The procedure.
  ///   - order: The order that it replaces.
  /// - Returns: A `ServiceRequest`, a draft.
  package func order(
    _ option: Recommendation.Option, inPlaceOf order: OrderedInjection
  ) -> JSONValue {
    let asked = ProposedProcedure(option, vocabulary)
    let kept = ["subject", "encounter", "requester"].map { ($0, order.resource[$0]) }
    return .object(
      [
        ("resourceType", "ServiceRequest"), ("status", "draft"), ("intent", "order"),
        ("code", asked.code), ("bodySite", asked.bodySite),
      ] + kept)
  }
}
