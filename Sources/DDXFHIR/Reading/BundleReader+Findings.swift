internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  /// Adds a finding with what is said of it, or notes why it is only suggested or not read.
  mutating func add(
    _ definition: FindingDefinition, _ attributes: [DocumentElement.Attribute],
    from resource: Resource, at time: FHIRTime?, remark: FHIRReason? = nil
  ) {
    let code = definition.code.name
    guard
      draft.isOfNow(
        time, for: AgeOfData.days(of: definition), resource.origin, subject: code)
    else { return }
    draft.findings.append(
      .init(
        element: DocumentElement("finding", [.init("code", code)] + attributes),
        origin: resource.origin, time: time?.seconds, remark: remark))
  }

  /// Adds a finding by the code of another system, which is or is not there, at the sites of the
  /// resource; or notes why not.
  mutating func add(
    _ definition: FindingDefinition, isPresent: Bool, from resource: Resource, at time: FHIRTime?
  ) {
    let sites = resource.object.objects("bodySite")
    switch SitePlace.attributes(sites) {
    case .failure(let error):
      draft.note(.notRead, resource.origin, error.reason, subject: definition.code.name)
    case .success(let place):
      let coded = Set(resource.object.codings("code").compactMap(KnownCodes.sideOfProblem))
      let sides = coded.union(place.compactMap { Side(rawValue: $0.value) })
      guard sides.count <= 1 else {
        draft.note(
          .notRead, resource.origin, .severalPlaces, subject: definition.code.name)
        return
      }
      let all =
        sides.map { DocumentElement.Attribute("side", $0.rawValue) }
        + place.filter { $0.name == "level" }
      // Sites that the finding does not know say nothing of it.
      let known = all.filter {
        $0.name == "side" ? definition.side != .none : definition.level != .none
      }
      add(
        definition, [.init("state", isPresent ? "present" : "absent")] + known, from: resource,
        at: time, remark: remark(on: sites, of: definition, read: all))
    }
  }

  /// What to say of sites of which nothing is known, where the finding has a side or a level.
  func remark(
    on sites: [JSONObject], of definition: FindingDefinition,
    read place: [DocumentElement.Attribute]
  ) -> FHIRReason? {
    let hasPlace = definition.side != .none || definition.level != .none
    return hasPlace && place.isEmpty && !sites.isEmpty ? .siteNotKnown : nil
  }

  /// The one finding that codes name; nil where they name none, a reason where they name several.
  func match(_ words: [CodedWord]) -> Result<CodeIndex.Match?, FHIRReasonError> {
    var found: [CodeIndex.Match] = []
    for word in words {
      for match in codes.matches(word)
      where !found.contains(where: { $0.finding.code == match.finding.code }) {
        found.append(match)
      }
    }
    if found.count > 1 { return .failure(FHIRReasonError(reason: .severalFindings)) }
    return .success(found.first)
  }
}

/// A reason, thrown.
struct FHIRReasonError: Error {
  let reason: FHIRReason
}
