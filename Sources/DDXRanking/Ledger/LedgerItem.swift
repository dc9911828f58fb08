/// One kind of entry that a profile can have.
///
/// Every element and attribute of the schema of profiles is one of them: see ``schemaPaths``.
public enum LedgerItem: String, CaseIterable, Sendable {
  /// An element that only holds others.
  case container
  /// The name of the document.
  case id
  /// The date of the profile.
  case date
  /// The age.
  case age
  /// The sex.
  case sex
  /// The body-mass index.
  case bodyMassIndex = "bmi"
  /// A pregnancy.
  case pregnant
  /// How long it has hurt.
  case duration
  /// How strong the pain is.
  case intensity
  /// The side of the pain.
  case painSide = "pain-side"
  /// The kind of clinic.
  case setting
  /// A pain that the profile does not ask about.
  case otherPain = "other-pain"
  /// A finding with its state.
  case finding
  /// The side of a finding.
  case findingSide = "finding-side"
  /// The level of a finding.
  case findingLevel = "finding-level"
  /// The grade of a finding.
  case grade
  /// How a finding has developed.
  case course
  /// The procedure of a block.
  case procedure
  /// The day of a block.
  case blockDate = "block-date"
  /// The time of the day.
  case time
  /// The side of a block.
  case side
  /// The levels of a block, or its nerves.
  case levels
  /// The drugs in the syringe.
  case agent
  /// The volume.
  case volume
  /// Whether a steroid was added.
  case steroid
  /// How the needle was guided.
  case guidance
  /// How vascular uptake was looked for.
  case contrast
  /// Whether it was seen.
  case uptake = "vascular-uptake"
  /// A complication.
  case complication
  /// The pain before.
  case painBefore = "pain-before"
  /// The relief of the whole pain.
  case relief
  /// The relief of the pain in the back.
  case reliefBack = "relief-back"
  /// The relief of the pain in the leg.
  case reliefLeg = "relief-leg"
  /// A pain score after the injection.
  case score = "scores"
  /// How long the relief lasted.
  case reliefDuration = "relief-duration"
  /// Whether movements were better.
  case movements
  /// The sedation.
  case sedation
  /// How the relief was recorded.
  case diary
  /// Which blocks were read together.
  case session
  /// Whether a provoked pain was the familiar one.
  case concordant
  /// How strong a provoked pain was.
  case provokedPain = "pain"
  /// The pressure of a provocation.
  case pressure
  /// The result at the control disc.
  case controlDisc = "control-disc"
  /// The class of a drug that the patient takes.
  case drug
  /// Its name.
  case drugName = "drug-name"
  /// An allergy.
  case allergy
}

extension LedgerItem {
  /// Every path of the schema of profiles, with what it says.
  ///
  /// A test compares it with the schema, both ways.
  public static let schemaPaths: [String: LedgerItem] = {
    var paths: [String: LedgerItem] = [
      "profile": .container, "profile/@id": .id, "profile/@date": .date,
      "profile/patient": .container, "profile/patient/@age": .age, "profile/patient/@sex": .sex,
      "profile/patient/@bmi": .bodyMassIndex, "profile/patient/@pregnant": .pregnant,
      "profile/pain": .container, "profile/pain/@duration": .duration,
      "profile/pain/@intensity": .intensity, "profile/pain/@side": .painSide,
      "profile/pain/@setting": .setting, "profile/other-pain": .container,
      "profile/other-pain/@code": .otherPain, "profile/other-pain/@side": .otherPain,
      "profile/other-pain/@duration": .otherPain, "profile/other-pain/@intensity": .otherPain,
      "profile/findings": .container,
      "profile/findings/finding": .finding, "profile/findings/finding/@code": .finding,
      "profile/findings/finding/@state": .finding,
      "profile/findings/finding/@probability": .finding,
      "profile/findings/finding/@side": .findingSide,
      "profile/findings/finding/@level": .findingLevel,
      "profile/findings/finding/@grade": .grade, "profile/findings/finding/@course": .course,
      "profile/blocks": .container, "profile/blocks/block": .procedure,
      "profile/blocks/block/@reading": .session, "profile/blocks/block/@concordant": .concordant,
      "profile/blocks/block/@pain": .provokedPain, "profile/blocks/block/@pressure": .pressure,
      "profile/blocks/block/@control-disc": .controlDisc, "profile/blocks/session": .session,
      "profile/blocks/session/block": .procedure, "profile/medication": .drug,
      "profile/medication/@class": .drug, "profile/medication/@name": .drugName,
      "profile/allergy": .allergy, "profile/allergy/@to": .allergy,
    ]
    let place: [(String, LedgerItem)] = [
      ("@procedure", .procedure), ("@side", .side), ("@levels", .levels), ("@nerves", .levels),
    ]
    let technique: [(String, LedgerItem)] = [
      ("@agent", .agent), ("@volume", .volume), ("@steroid", .steroid), ("@guidance", .guidance),
      ("@contrast", .contrast), ("@vascular-uptake", .uptake), ("@complication", .complication),
    ]
    let result: [(String, LedgerItem)] = [
      ("@date", .blockDate), ("@time", .time), ("@pain-before", .painBefore),
      ("@relief", .relief), ("@relief-back", .reliefBack), ("@relief-leg", .reliefLeg),
      ("@relief-duration", .reliefDuration), ("@movements", .movements),
      ("@sedation", .sedation), ("@diary", .diary), ("score", .score),
      ("score/@after", .score), ("score/@pain", .score),
    ]
    for (name, item) in place + technique {
      paths["profile/blocks/block/\(name)"] = item
      paths["profile/blocks/session/block/\(name)"] = item
    }
    for (name, item) in technique + result {
      paths["profile/blocks/session/\(name)"] = item
    }
    for (name, item) in result { paths["profile/blocks/block/\(name)"] = item }
    return paths
  }()
}
