internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  /// Adds a finding with what is said of it, or notes why it is only suggested or not read.
  mutating func add(
    _ definition: FindingDefinition, _ attributes: [DocumentElement.Attribute],
    from resource: Resource, at time: FHIRTime?
  ) {
    let code = definition.code.name
    if let date = draft.date {
      if let time, time.first > date {
        draft.note(.notRead, resource.origin, .later, subject: code)
        return
      }
      if let days = AgeOfData.days(definition) {
        guard let time else {
          draft.note(.suggested, resource.origin, .noTime, subject: code)
          return
        }
        if time.last.days(until: date) > days {
          draft.note(.suggested, resource.origin, .old(days: days), subject: code)
          return
        }
      }
    }
    draft.findings.append(
      .init(
        element: DocumentElement("finding", [.init("code", code)] + attributes),
        origin: resource.origin, time: time?.seconds))
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

  /// Whether the words beside a code of ours are those of another finding.
  func isNamedOtherwise(_ word: CodedWord, than definition: FindingDefinition) -> Bool {
    guard let display = word.display?.lowercased(), display != definition.title.lowercased()
    else { return false }
    return vocabulary.findings.contains {
      $0.code != definition.code
        && (display == $0.title.lowercased() || display == $0.code.name)
        && $0.title.lowercased() != definition.title.lowercased()
    }
  }
}

/// A reason, thrown.
struct FHIRReasonError: Error {
  let reason: FHIRReason
}
