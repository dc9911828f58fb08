internal import DDXCore

/// The rules of a vocabulary that its schema can't express.
struct VocabularyChecks {
  /// The definitions of the document, with the names it may use.
  let vocabulary: Vocabulary
  /// Whether images, laboratory results and red flags must say what they mean for the diseases.
  let mustStateEffects: Bool

  /// Reports every broken rule of the definitions that an element holds.
  func check(_ root: ElementReader) {
    let names = VocabularyNames(vocabulary: vocabulary)
    for reader in root.children("finding") + root.children("set") {
      checkEffect(reader)
      checkGrade(reader)
      if reader.has("part-of") { checkWholes(reader, names) }
      if reader.has("given") { _ = names.finding(reader, "given") }
      for member in reader.children("member") { _ = names.finding(member, "code") }
      for conflict in reader.children("conflict") {
        for word in conflict.words("codes") { _ = names.finding(named: word, conflict, "codes") }
      }
      for part in reader.child("rule")?.children("part") ?? [] where part.has("code") {
        _ = names.finding(part, "code")
      }
    }
    for rule in root.children("contraindication") {
      for word in rule.words("procedures") { _ = names.procedure(named: word, rule, "procedures") }
      for sign in rule.children("when") where sign.has("finding") {
        _ = names.finding(sign, "finding")
      }
    }
    var placed = FirstLines()
    for scale in root.children("scale") { checkValues(scale, names, &placed) }
  }

  private func checkEffect(_ reader: ElementReader) {
    for attribute in ["proof", "points"] {
      for word in reader.words(attribute) {
        guard let disease = vocabulary.disease(DiseaseID(word)) else {
          let near = NearNames.near(word, among: vocabulary.diseases.map(\.id.name))
          reader.error(.vocabulary(.unknownDisease(id: word, near: near)), attribute)
          continue
        }
        if attribute == "proof", disease.class == .mimic {
          reader.error(.vocabulary(.proofOfMimic(id: word)), attribute)
        }
      }
    }
    guard mustStateEffects, !["proof", "points", "ordinary"].contains(where: reader.has),
      let code = reader.string("code"),
      vocabulary.finding(FindingCode(code))?.mustStateEffect == true
    else { return }
    reader.error(.vocabulary(.effectMissing), "code")
  }

  private func checkGrade(_ reader: ElementReader) {
    guard let grade = reader.string("present-from") else { return }
    let grades = reader.words("grades")
    if !grades.contains(grade) {
      reader.error(.vocabulary(.presentFrom(grade: grade, grades: grades)), "present-from")
    }
  }

  /// Follows a finding to its wholes, and on, until there is none or it comes again itself.
  private func checkWholes(_ reader: ElementReader, _ names: VocabularyNames) {
    for word in reader.words("part-of") { _ = names.finding(named: word, reader, "part-of") }
    guard let code = reader.string("code"), let start = vocabulary.finding(FindingCode(code))
    else { return }
    var seen: Set<FindingCode> = []
    var ways = start.wholes.map { [$0] }
    while let way = ways.popLast() {
      guard let whole = way.last.flatMap({ vocabulary.finding($0) }) else { continue }
      if whole.code == start.code {
        let codes = ([start.code] + way).map(\.name)
        reader.error(.vocabulary(.partOfItself(codes: codes)), "part-of")
        return
      }
      guard seen.insert(whole.code).inserted else { continue }
      ways += whole.wholes.map { way + [$0] }
    }
  }

  private func checkValues(
    _ scale: ElementReader, _ names: VocabularyNames, _ placed: inout FirstLines
  ) {
    for value in scale.children("value") {
      for word in value.words("codes") {
        guard let definition = names.finding(named: word, value, "codes") else { continue }
        if let line = placed.line(of: definition.code.name) {
          value.error(.vocabulary(.twoPlaces(code: word, line: line)), "codes")
        } else {
          placed.note(definition.code.name, value)
        }
      }
    }
  }
}
