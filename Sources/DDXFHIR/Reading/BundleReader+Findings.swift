internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  /// For how many days a finding speaks of now [assumed-age-of-data]; nil for what stays as it was.
  private static func days(_ definition: FindingDefinition) -> Int? {
    switch definition.kind {
    case .redFlag: 30
    case .imaging: nil
    case .history where definition.code.name.hasPrefix("history."): nil
    default: 365
    }
  }

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
      if let days = Self.days(definition) {
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

  /// A side and a level, by the site of a resource; a reason where its words say otherwise.
  func place(
    _ sites: [JSONObject], of definition: FindingDefinition?
  ) -> Result<[DocumentElement.Attribute], FHIRReasonError> {
    var side: String?
    var level: String?
    for site in sites {
      for word in site.objects("coding").compactMap(CodedWord.init) {
        let words = [word.display, site.text("text")].compactMap { $0?.lowercased() }
        if word.isOwn("site") {
          for part in word.code.split(separator: "/").map(String.init) {
            if Side(rawValue: part) != nil { side = side ?? part } else { level = level ?? part }
          }
        } else if let known = KnownCodes.side(word) {
          side = side ?? known.rawValue
        } else if let disc = KnownCodes.disc(word) {
          level = level ?? disc.rawValue
        }
        if let said = side, words.contains(where: { Self.names(otherSideThan: said, in: $0) }) {
          return .failure(FHIRReasonError(reason: .wordsAgainstCode))
        }
      }
    }
    return .success(
      [side.map { .init("side", $0) }, level.map { .init("level", $0) }].compactMap { $0 })
  }

  /// Whether words name the other side, and not this one.
  private static func names(otherSideThan side: String, in words: String) -> Bool {
    guard let side = Side(rawValue: side), side.opposite != side else { return false }
    let parts = words.split { !$0.isLetter }
    return parts.contains(Substring(side.opposite.rawValue))
      && !parts.contains(Substring(side.rawValue))
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
