internal import DDXCore
internal import DDXDocuments

/// A drug as its codes and words name it.
struct NamedDrug {
  /// The first of its names; nil where it has none.
  let name: String?
  /// Its classes; more than one for a mixture, none where no class is known.
  let classes: [Medication.DrugClass]
  /// What whoever reads it should know; nil where nothing is.
  let remark: FHIRReason?

  /// Names a drug by its concept, or by the words beside the reference to it.
  init(_ concept: JSONObject?, _ resource: JSONObject) {
    let words = concept?.objects("coding").compactMap(CodedWord.init) ?? []
    // Many systems name the drug only beside the reference to it.
    let reference = resource.object("medicationReference")?.text("display")
    let texts = ([concept?.text("text")] + words.map(\.display) + [reference]).compactMap { $0 }
    let known = DrugCodes.classes(words, texts)
    let own = words.filter { $0.isOwn("drug-class") }.compactMap {
      Medication.DrugClass(rawValue: $0.code)
    }
    classes = Self.classes(own, known)
    name = texts.first.map(Draft.plain).flatMap { $0.isEmpty ? nil : $0 }
    if !own.isEmpty, classes.contains(where: { !own.contains($0) }) {
      remark = .wordsAgainstCode
    } else {
      remark = texts.first.map(Draft.isCut) == true ? .cut : nil
    }
  }

  /// The classes by our own codes, or else by all others; none of ours hides what thins the blood.
  private static func classes(
    _ own: [Medication.DrugClass], _ known: [Medication.DrugClass]
  ) -> [Medication.DrugClass] {
    guard !own.isEmpty else { return known }
    let all = own + known.filter(\.thinsBlood)
    return Medication.DrugClass.allCases.filter(all.contains)
  }

  /// What a profile says of it as one of its classes.
  func attributes(as drugClass: Medication.DrugClass) -> [DocumentElement.Attribute] {
    [.init("class", drugClass.rawValue)] + (name.map { [.init("name", $0)] } ?? [])
  }
}
