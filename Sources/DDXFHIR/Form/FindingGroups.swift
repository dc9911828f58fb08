internal import DDXCore

/// The findings of a vocabulary by group, as a form shows them.
struct FindingGroups {
  /// A group of findings.
  struct Group {
    /// Its name, as `ddx findings` lists it.
    let name: String
    /// Its findings, in the order of the document.
    let findings: [FindingDefinition]

    /// Its id in a form.
    var link: String { "group/" + FindingGroups.slug(name) }
  }

  /// The groups, those with a red flag first.
  let groups: [Group]
  private let places: [FindingCode: (group: Int, place: Int)]

  init(_ vocabulary: Vocabulary) {
    let all = vocabulary.groups.map { group in
      Group(name: group.name, findings: vocabulary.findings.filter { $0.group == group.name })
    }
    let isUrgent = { (group: Group) in group.findings.contains { $0.kind == .redFlag } }
    groups = all.filter(isUrgent) + all.filter { !isUrgent($0) }
    var places: [FindingCode: (group: Int, place: Int)] = [:]
    for (index, group) in groups.enumerated() {
      for (place, finding) in group.findings.enumerated() {
        places[finding.code] = (index, place)
      }
    }
    self.places = places
  }

  /// Where a finding stands, or nil where it has no place.
  func place(of code: FindingCode) -> (group: Int, place: Int)? { places[code] }

  /// A name in letters and digits, with hyphens between.
  private static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}
