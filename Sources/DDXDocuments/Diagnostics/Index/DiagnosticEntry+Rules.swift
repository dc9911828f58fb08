internal import DDXCore

extension DiagnosticEntry {
  /// Broken rules of evidence tables.
  static let evidence: [DiagnosticEntry] = [
    .init(
      .evidence(.accuracyCount(found: ["sensitivity"])),
      "Two of the four numbers give the other two; more could contradict each other."),
    .init(
      .evidence(.impossible(.ratiosDisagree(positive: 2, negative: 1.5))),
      "No test can have these two numbers together."),
    .init(.evidence(.interval(attribute: "sensitivity")), "A value lies within its own interval."),
    .init(
      .evidence(.assumedAbsent(attribute: "specificity")),
      "A number marked as assumed must be in the same element."),
    .init(
      .evidence(.recollection(id: "Lord1995")),
      "A published table has no numbers cited only from memory."),
    .init(
      .evidence(.findingTwice(code: "pain.groin", line: 20)),
      "One finding with two rows would count twice."),
    .init(.evidence(.noSide), "A row whose sides are all 0 says nothing."),
    .init(.evidence(.levelsMixed), "A table has either joints or nerve roots."),
    .init(
      .evidence(.suspectsElsewhere(source: "hip-joint")),
      "Suspects are possible causes of pain whose source no module assesses."),
    .init(
      .evidence(.valuesMissing(scale: "pfirrmann", values: ["4", "5"])),
      "Every value of a scale needs a rate."),
    .init(
      .evidence(.ratesDoNotSum(scale: "pfirrmann", sum: 0.9)),
      "Every patient has exactly one value of a scale."),
  ]

  /// Broken rules of protocols.
  static let rules: [DiagnosticEntry] = [
    .init(
      .protocol(.signCount(found: ["finding", "age-at-least"])),
      "A sign is one thing, so that a combination counts correctly."),
    .init(
      .protocol(.threshold(atLeast: 4, signs: 3)), "Such a combination could never hold."),
    .init(
      .protocol(.unchangedUrgency), "A long-standing sign is never more urgent than a new one."),
    .init(
      .protocol(.reliefPoints(found: [0, 1])),
      "Responses between the three coverages are interpolated."),
    .init(
      .protocol(.unknownParent(name: "ddx@2025.1", near: ["ddx@2026.1"])),
      "An edition extends a shipped edition, or one in the same folder."),
    .init(
      .protocol(.cycle(names: ["clinic@1", "clinic@2", "clinic@1"])),
      "An edition can't inherit from itself."),
    .init(
      .protocol(.nothingChanged(element: "response")),
      "An edition states only what differs, so that the differences are easy to see."),
    .init(
      .protocol(.noReason(element: "criterion")),
      "Every change in an edition needs a reason."),
    .init(
      .protocol(.nothingToRemove(element: "contraindication")),
      "Only what the parent has can be removed."),
    .init(
      .protocol(.singleBlock), "Different agents and their order need a second block."),
    .init(
      .protocol(.noUtility),
      "Net benefit weighs the benefit of treatments against harm and burden, which the edition states."
    ),
    .init(
      .protocol(.suspectThresholds),
      "A check comes at a lower probability than a stop; an investigation stands alone."),
    .init(
      .protocol(.unknownSuspect(id: "cancer", near: ["malignancy"])),
      "Suspects are diseases of the vocabulary."),
    .init(
      .protocol(.tooFewSessions(source: "facet-joint", needed: 2, allowed: 1)),
      "The criterion could never be met."),
    .init(
      .protocol(.inheritedText(attributes: ["relief"])),
      "The numbers changed but the words did not, so a reader would see the old rule."),
    .init(
      .protocol(.contradictedText(attribute: "relief", value: "80")),
      "A reader would see a different rule from the one applied."),
    .init(
      .protocol(.unseenThreshold(relief: 75, from: 50, to: 80)), .note,
      "The criterion uses this threshold, but the probabilities change at others."),
  ]

  /// Broken rules of cases.
  static let cases: [DiagnosticEntry] = [
    .init(.cases(.nothingExpected), "A case that expects nothing would always pass."),
    .init(.cases(.noCriterion(attribute: "state")), "A state is that of one criterion."),
    .init(
      .cases(.failed(id: "sixty-percent", misses: ["the criterion is met, not negative"])),
      "The edition gives another result than its authors expect."),
    .init(
      .cases(.otherProtocol(name: "clinic@2", expected: "clinic@1")),
      "Cases belong to one edition and lie beside it."),
  ]

  /// Broken rules of vocabularies.
  static let vocabulary: [DiagnosticEntry] = [
    .init(
      .vocabulary(.unknownDisease(id: "cancer", near: ["malignancy"])),
      "A finding points to diseases that the vocabulary defines."),
    .init(
      .vocabulary(.effectCount(found: ["proof", "points"])),
      "A finding proves a disease, points to some, or is ordinary."),
    .init(
      .vocabulary(.effectMissing),
      "For a finding that may be dangerous, the vocabulary must say whether it is."),
    .init(
      .vocabulary(.proofOfMimic(id: "trochanteric-pain")),
      "A proof stops every injection, which a harmless mimic does not justify."),
    .init(
      .vocabulary(.presentFrom(grade: "6", grades: ["1", "2", "3", "4", "5"])),
      "The grade is not one of the finding's."),
    .init(
      .vocabulary(.partOfItself(codes: ["a.b", "a.c", "a.b"])),
      "A finding must not be a part of itself, even through others."),
    .init(
      .vocabulary(.twoPlaces(code: "mri.modic-1", line: 30)),
      "A finding has one value on one scale."),
    .init(.vocabulary(.moreThanParts(parts: 4)), "Such a rule could never hold."),
  ]
}
