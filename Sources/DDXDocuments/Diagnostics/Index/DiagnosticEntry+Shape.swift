internal import DDXCore

extension DiagnosticEntry {
  /// What is wrong with elements and attributes.
  static let shape: [DiagnosticEntry] = [
    .init(
      .shape(.unknownNamespace(element: "patient", namespace: "")),
      "The namespace of the root element says what kind of document it is."),
    .init(
      .shape(.wrongKind(found: .protocol, expected: .profile)),
      "The command expects a document of another kind at this place."),
    .init(
      .shape(.attributeUnknown(name: "rellief", element: "block", near: ["relief"])),
      "An attribute that is not known would be ignored, and what it says lost."),
    .init(
      .shape(.attributeMissing(name: "age", element: "patient")),
      "Without this attribute the element says too little."),
    .init(
      .shape(
        .elementUnexpected(name: "finding", expected: ["pain", "findings"], near: ["findings"])),
      "The element is known elsewhere, or not at all; it is not allowed at this place."),
    .init(
      .shape(.elementMissing(element: "profile", expected: ["patient"])),
      "An element that must be there is missing."),
    .init(
      .shape(.textUnexpected(element: "finding")),
      "Text at this place would be read by nobody. The name of an element is shown only where it "
        + "is one of those that ddx knows."),
    .init(
      .shape(.definedTwice(subject: .citation, name: "Lord1995", line: 12)),
      "One name stands for one thing."),
    .init(
      .shape(.refused(element: "block", attribute: "volume")),
      "The schema of the kind refuses it, for a reason without a message of its own."),
    .init(
      .shape(.schemaUnusable(kind: .profile)), "A fault of ddx itself; please report it."),
  ]

  /// What is wrong with values.
  static let values: [DiagnosticEntry] = [
    .init(
      .value(.outOfRange(attribute: "probability", found: "54", range: .probability)),
      "The number is outside its range; often it is a percentage where a fraction is meant."),
    .init(
      .value(.notNumber(attribute: "bmi", found: "27 kg", range: .amount)),
      "Numbers are written with a decimal point and without a unit."),
    .init(.value(.notWhole(attribute: "age", found: "58.5")), "The number can't have a fraction."),
    .init(
      .value(
        .unknownWord(
          attribute: "state", found: "presnt", allowed: ["present", "absent"], near: ["present"])),
      "The attribute takes one of a few words."),
    .init(
      .value(.notDuration(attribute: "duration", found: "6 months")),
      "Durations are written as in ISO 8601."),
    .init(
      .value(.notDate(attribute: "date", found: "2026-02-30")),
      "Dates are written as in ISO 8601, and the day must exist."),
    .init(
      .value(.notName(subject: "id", found: "7 a")),
      "Names go into messages and tables, so they are kept simple."),
  ]

  /// Names that mean nothing.
  static let references: [DiagnosticEntry] = [
    .init(
      .reference(.unknownFinding(code: "sij.thigh-thrusst", near: NearFindings(candidates: []))),
      "A profile uses the codes of the vocabulary, and those that its modules bring."),
    .init(
      .reference(.unknownProcedure(id: "facet-block", near: ["medial-branch-block"])),
      "A profile uses the procedures of the vocabulary, and those that its modules bring."),
    .init(
      .reference(.earlierCode(code: "sij.fortin", now: "sij.fortin-finger")), .note,
      "The code was renamed; the old one keeps its meaning."),
    .init(
      .reference(.undefinedCitation(id: "Lord1996", near: ["Lord1995"])),
      "Every number names its source among the citations of the same document."),
    .init(
      .reference(.undefinedPopulation(id: "clinic", near: [])),
      "A population is defined in the same document."),
    .init(
      .reference(.unknownDisease(id: "cancer", near: ["malignancy"])),
      "Suspects with a share are diseases of the vocabulary."),
    .init(
      .reference(.unknownScale(id: "grade", near: [])),
      "Rates for grades refer to a scale, or to a finding that has grades."),
    .init(
      .reference(.unusedCitation(id: "Lord1995")), .warning,
      "Nothing in the document cites it: perhaps a number lost its source."),
    .init(
      .reference(.inVocabulary(name: "pain.groin")),
      "A module may bring findings of its own, but may not redefine those of the vocabulary."),
    .init(
      .reference(.perhapsOfAbsent(name: "cluneal.own", modules: ["cluneal.py"])), .warning,
      "A module that takes no part may have brought this code, so the profile is ranked without it."
    ),
  ]
}
