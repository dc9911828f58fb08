public import DDXCore

/// The fault of one `--set`.
///
/// The text of a setting is the reader's own and is quoted; values of the profile are not.
public enum EditFault: Error, Hashable, Sendable {
  /// Neither a finding, nor a block, nor the age.
  case noEqualsSign
  /// No such finding; these are near.
  case unknownFinding(String, near: NearFindings)
  /// No such procedure; these there are, and these are near.
  case unknownProcedure(String, allowed: [String], near: [String])
  /// A word that is not allowed.
  case unknownWord(String, of: String, allowed: [String], near: [String])
  /// A number out of range, or none at all.
  case notNumber(String, of: String, low: Double, high: Double)
  /// A number that must be a whole one.
  case notWhole(String, of: String)
  /// Not a length of time.
  case notDuration(String, of: String)
  /// Not a day.
  case notDate(String, of: String)
  /// Not a time of the day.
  case notTime(String)
  /// A word that a list names twice.
  case wordTwice(String)
  /// A side, a level or an attribute that is given twice.
  case givenTwice(String)
  /// Nerves of which no two belong to one joint.
  case noJoint
  /// The same procedure at the same place on the same day as another block.
  case sameBlock
  /// Another block of that day, and no word on whether the relief was read between them.
  case sameDay
  /// A side or level that the finding or procedure does not have.
  case noPlace(String)
  /// A side or level that must be given.
  case placeMissing(String)
  /// A sign that is found on the left or on the right, in the midline.
  case signWithoutMidline
  /// A level of the wrong kind.
  case levelKind(LevelKind)
  /// The finding is recorded at several places, and none was given.
  case severalPlaces(Int)
  /// No such block; the profile has this many.
  case noBlock(String, count: Int)
  /// A block without something that it must have.
  case blockLacks(String)
  /// A block later than the day of the profile.
  case blockLater
  /// A block of someone who was not born.
  case blockBeforeBirth
  /// The profile has no day from which intervals are counted.
  case noProfileDate

  /// Whether it may be no fault in another profile.
  public var dependsOnProfile: Bool {
    switch self {
    case .noEqualsSign, .unknownFinding, .unknownProcedure, .unknownWord, .notNumber, .notWhole,
      .notDuration, .notDate, .notTime, .wordTwice, .givenTwice, .noJoint, .noPlace,
      .signWithoutMidline, .levelKind:
      false
    case .sameBlock, .sameDay, .placeMissing, .severalPlaces, .noBlock, .blockLacks, .blockLater,
      .blockBeforeBirth, .noProfileDate:
      true
    }
  }
}

/// A fault with the setting it is in.
public struct LocatedEditFault: Error, Hashable, Sendable {
  /// The setting, as it was written.
  public let setting: String
  /// What is wrong with it.
  public let fault: EditFault
}

/// Everything that is wrong with the settings.
public struct EditFaults: Error, Hashable, Sendable {
  /// The faults, in the order of the settings.
  public let faults: [LocatedEditFault]
}
