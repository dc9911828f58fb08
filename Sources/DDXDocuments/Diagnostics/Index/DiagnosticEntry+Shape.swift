internal import DDXCore

extension DiagnosticEntry {
  /// The faults of elements and attributes.
  static let shape: [DiagnosticEntry] = [
    .init(
      .shape(.unknownNamespace(element: "patient", namespace: "")),
      "The namespace of the root element says what kind of document it is."),
    .init(
      .shape(.wrongKind(found: .protocol, expected: .profile)),
      "The command expects a document of another kind at this place."),
    .init(
      .shape(.attributeUnknown(name: "rellief", element: "block", near: ["relief"])),
      "An unknown attribute would be ignored, and its content lost."),
    .init(
      .shape(.attributeMissing(name: "age", element: "patient")),
      "The element is incomplete without this attribute."),
    .init(
      .shape(
        .elementUnexpected(name: "finding", expected: ["pain", "findings"], near: ["findings"])),
      "The element is not allowed here; it may belong elsewhere, or be misspelt."),
    .init(
      .shape(.elementMissing(element: "profile", expected: ["patient"])),
      "An element that must be there is missing."),
    .init(
      .shape(.textUnexpected(element: "finding")),
      "Text here would be ignored. The message shows the name of an element only if ddx knows it."),
    .init(
      .shape(.definedTwice(subject: .citation, name: "Lord1995", line: 12)),
      "Each name is defined once."),
    .init(
      .shape(.refused(element: "block", attribute: "volume")),
      "The schema refuses it for a reason that has no message of its own."),
    .init(
      .shape(.schemaUnusable(kind: .profile)), "A fault of ddx itself; please report it."),
  ]

  /// The faults of values.
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
      "Names appear in messages and tables, so they are kept simple."),
  ]

  /// Names that mean nothing.
  static let references: [DiagnosticEntry] = [
    .init(
      .reference(.unknownFinding(code: "sij.thigh-thrusst", near: NearFindings(candidates: []))),
      "A profile uses the codes of the vocabulary and of the modules in use."),
    .init(
      .reference(.unknownProcedure(id: "facet-block", near: ["medial-branch-block"])),
      "A profile uses the procedures of the vocabulary and of the modules in use."),
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
      "Nothing in the document cites it: perhaps a number has lost its citation."),
    .init(
      .reference(.inVocabulary(name: "pain.groin")),
      "A module may bring findings of its own, but may not redefine those of the vocabulary."),
    .init(
      .reference(.perhapsOfAbsent(name: "cluneal.own", modules: ["cluneal.py"])), .warning,
      "The code may belong to a module that is not in use, so the profile is ranked without it."
    ),
  ]
}
