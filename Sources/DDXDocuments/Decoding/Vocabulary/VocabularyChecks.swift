internal import DDXCore

/// The rules of a vocabulary that its schema can't express.
struct VocabularyChecks {
  /// What the document defines, with what it may name.
  let vocabulary: Vocabulary
  /// Whether images, laboratory results and red flags must say what they mean for the diseases.
  let mustStateEffects: Bool

  /// Reports every broken rule of the definitions that an element holds.
  func check(_ root: ElementReader) {
    let names = VocabularyNames(vocabulary: vocabulary)
    for reader in root.children("finding") + root.children("set") {
      checkEffect(reader)
      checkGrade(reader)
      if reader.has("part-of") { checkWhole(reader, names) }
      if reader.has("given") { _ = names.finding(reader, "given") }
      for member in reader.children("member") { _ = names.finding(member, "code") }
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

  /// Follows a finding to its whole, and on, until there is none or a code comes again.
  private func checkWhole(_ reader: ElementReader, _ names: VocabularyNames) {
    guard let code = reader.string("code"), names.finding(reader, "part-of") != nil,
      let start = vocabulary.finding(FindingCode(code))
    else { return }
    var seen = [start.code]
    var next = start.whole
    while let whole = next.flatMap({ vocabulary.finding($0) }) {
      if whole.code == start.code {
        reader.error(
          .vocabulary(.partOfItself(codes: (seen + [start.code]).map(\.name))), "part-of")
        return
      }
      // A circle that this finding only leads into is reported at those within it.
      if seen.contains(whole.code) { return }
      seen.append(whole.code)
      next = whole.whole
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
