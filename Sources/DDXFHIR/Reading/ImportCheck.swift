internal import DDXCore
internal import DDXDocuments

/// Holds what was read against the rules of profiles, and leaves out what breaks them.
struct ImportCheck {
  let documents: DocumentReader
  let assembly: Assembly
  let name: String
  let places: LineIndex

  /// A profile that keeps the rules, and what became of the parts.
  struct Result {
    let profile: ClinicalProfile
    let text: String
    let entries: [Draft.Entry]
    let notes: [Diagnostic]
  }

  /// Leaves out one part or value after another until no rule is broken.
  ///
  /// - Throws: `DocumentFaults` where a rule is broken by nothing that can be left out.
  func run() throws(DocumentFaults) -> Result {
    try refuseTooManyBlocks()
    var assembly = assembly
    var kept = Set(assembly.parts.indices)
    var entries = leaveOut(from: &kept)
    while true {
      let (text, lines, owners) = assembly.document(keeping: kept)
      let map = LineMap(lines: lines, owners: owners)
      let file = DocumentFile(name: name, bytes: Array(text.utf8))
      do throws(DocumentFaults) {
        let decoded = try documents.profile(file)
        return try result(decoded, entries + asRead(assembly.values), kept: kept, map)
      } catch {
        let errors = error.diagnostics.filter { $0.severity == .error }
        let left = kept.count + assembly.values.count
        for fault in errors {
          let owners = map.owners(of: fault)
          for index in owners where kept.remove(index) != nil {
            entries.append(entry(.notRead, index, fault, map))
          }
          // What no part says is said by the patient or the pain.
          guard owners.isEmpty, let place = value(of: fault, in: assembly) else { continue }
          let wrong = assembly.values.remove(at: place)
          entries.append(
            Draft.Entry(
              outcome: .notRead, origin: wrong.origin, subject: wrong.attribute,
              reason: reason(fault, map)))
        }
        guard kept.count + assembly.values.count < left else {
          throw DocumentFaults(errors.map { relocated($0) })
        }
      }
    }
  }

  /// So many parts are looked at together; assumed to be more than any patient has.
  private static let portion = 200

  /// Refuses more blocks than are looked at together: those of one session can't be told apart.
  private func refuseTooManyBlocks() throws(DocumentFaults) {
    let blocks = indices(of: "block")
    guard blocks.count > Self.portion else { return }
    let (line, column) = places.place(of: assembly.parts[blocks[Self.portion]].origin.offset)
    throw DocumentFaults([
      Diagnostic(
        fault: .profile(.tooManyBlocks(limit: ProfileLimits.blocks)), file: name, line: line,
        column: column, isPrivate: true)
    ])
  }

  private func indices(of name: String) -> [Int] {
    assembly.parts.indices.filter { assembly.parts[$0].element.name == name }
  }

  /// Leaves out the parts that break a rule among a portion of their kind; the others are looked at
  /// together.
  ///
  /// Of a document a hundred faults are told, so that a file of many thousands would be read a hundred
  /// times over. What is right among all is right among some, and so nothing is lost here.
  private func leaveOut(from kept: inout Set<Int>) -> [Draft.Entry] {
    guard assembly.parts.count > Self.portion else { return [] }
    var entries: [Draft.Entry] = []
    let kinds = [
      ("finding", Self.portion), ("block", Self.portion), ("medication", Self.portion),
      ("allergy", Self.portion), ("other-pain", ProfileLimits.otherPains),
    ]
    for (kind, size) in kinds {
      let parts = indices(of: kind)
      for start in stride(from: 0, to: parts.count, by: size) {
        let portion = Set(parts[start..<min(start + size, parts.count)])
        entries += leaveOut(of: portion, from: &kept)
      }
    }
    return entries + surplusPains(from: &kept)
  }

  /// Leaves out the parts that break a rule among those of one portion.
  private func leaveOut(of portion: Set<Int>, from kept: inout Set<Int>) -> [Draft.Entry] {
    var portion = portion
    var count = 0
    var entries: [Draft.Entry] = []
    repeat {
      count = portion.count
      let (faults, map) = wrong(among: portion)
      for fault in faults {
        for index in map.owners(of: fault) where portion.remove(index) != nil {
          kept.remove(index)
          entries.append(entry(.notRead, index, fault, map))
        }
      }
    } while portion.count < count
    return entries
  }

  /// Leaves out the other pains beyond the most that a profile may have, each with the message about the
  /// first of these.
  private func surplusPains(from kept: inout Set<Int>) -> [Draft.Entry] {
    let pains = indices(of: "other-pain").filter { kept.contains($0) }
    guard pains.count > ProfileLimits.otherPains else { return [] }
    let (faults, map) = wrong(among: Set(pains.prefix(ProfileLimits.otherPains + 1)))
    let surplus = pains[ProfileLimits.otherPains...]
    guard
      let fault = faults.first(where: {
        map.owners(of: $0).contains(pains[ProfileLimits.otherPains])
      })
    else { return [] }
    return surplus.map { index in
      kept.remove(index)
      return entry(.notRead, index, fault, map)
    }
  }

  /// What is wrong with a document of some parts.
  private func wrong(among parts: Set<Int>) -> (faults: [Diagnostic], map: LineMap) {
    let (text, lines, owners) = assembly.document(keeping: parts)
    let map = LineMap(lines: lines, owners: owners)
    do throws(DocumentFaults) {
      _ = try documents.profile(DocumentFile(name: name, bytes: Array(text.utf8)))
      return ([], map)
    } catch {
      return (error.diagnostics.filter { $0.severity == .error }, map)
    }
  }

  private func result(
    _ decoded: Decoded<ClinicalProfile>, _ entries: [Draft.Entry], kept: Set<Int>, _ map: LineMap
  ) throws(DocumentFaults) -> Result {
    var entries = entries
    var remarks: [Int: Diagnostic] = [:]
    var notes: [Diagnostic] = []
    for note in decoded.notes {
      let owners = map.owners(of: note)
      for index in owners where remarks[index] == nil { remarks[index] = note }
      if owners.isEmpty { notes.append(relocated(note)) }
    }
    for index in kept.sorted() {
      if let remark = remarks[index] {
        entries.append(entry(.read, index, remark, map))
      } else {
        entries.append(
          Draft.Entry(
            outcome: .read, origin: assembly.parts[index].origin, subject: subject(index),
            reason: assembly.parts[index].remark))
      }
    }
    // As ddx writes it, so that what was read and what is written are one.
    let text = ProfileWriter(vocabulary: documents.vocabulary).text(decoded.value)
    let file = DocumentFile(name: name, bytes: Array(text.utf8))
    return Result(
      profile: try documents.profile(file).value, text: text, entries: entries, notes: notes)
  }

  /// The values that are in the profile, as they are listed.
  private func asRead(_ values: [Draft.Value]) -> [Draft.Entry] {
    values.map {
      Draft.Entry(
        outcome: .read, origin: $0.origin, subject: $0.attribute, reason: $0.remark)
    }
  }

  /// The value at whose attribute a fault stands; nil for the age, without which there is no profile.
  private func value(of fault: Diagnostic, in assembly: Assembly) -> Int? {
    guard let line = fault.excerpt, let column = fault.column else { return nil }
    let name = line.dropFirst(column - 1).prefix { $0.isLetter }
    return assembly.values.firstIndex { $0.attribute == name && name != "age" }
  }

  private func subject(_ index: Int) -> String {
    let element = assembly.parts[index].element
    return element.name == "finding" ? element["code"] ?? "" : element.name
  }

  private func entry(
    _ outcome: FHIREntry.Outcome, _ index: Int, _ diagnostic: Diagnostic, _ map: LineMap
  ) -> Draft.Entry {
    Draft.Entry(
      outcome: outcome, origin: assembly.parts[index].origin, subject: subject(index),
      reason: reason(diagnostic, map))
  }

  private func reason(_ diagnostic: Diagnostic, _ map: LineMap) -> FHIRReason {
    .rule(
      inTheFile(DiagnosticRenderer().message(for: diagnostic), map), id: diagnostic.id)
  }

  /// A message with the lines of the file in place of those of the document that was made of it.
  private func inTheFile(_ message: String, _ map: LineMap) -> String {
    let parts = message.components(before: "line ")
    return parts.dropFirst().reduce(String(parts[0])) { words, part in
      let digits = part.prefix { $0.isNumber }
      let owner = Int(digits).flatMap { map.owners(at: $0).first }
      let line = owner.map { places.place(of: assembly.parts[$0].origin.offset).line }
      return words + "line " + (line.map(String.init) ?? String(digits))
        + part.dropFirst(digits.count)
    }
  }

  /// A diagnostic of the patient or the pain, which stand at no one place of the file.
  private func relocated(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      severity: diagnostic.severity, fault: diagnostic.fault, file: name, isPrivate: true)
  }

  /// Which parts the lines of the document were made of.
  private struct LineMap {
    let lines: [Int]
    let owners: [[Int]]

    func owners(of diagnostic: Diagnostic) -> [Int] {
      diagnostic.line.map(owners(at:)) ?? []
    }

    /// The parts of the last element that begins on a line or before it.
    func owners(at line: Int) -> [Int] {
      var (low, high) = (0, lines.count)
      while low < high {
        let middle = (low + high) / 2
        if lines[middle] <= line { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? owners[low - 1] : []
    }
  }
}

extension String {
  /// What stands before, between and behind the places of a text.
  fileprivate func components(before text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
