internal import DDXCore

/// Whose blocks are read, as far as it decides what can be true of them.
struct BlockSubject {
  /// The day that the profile speaks of.
  let profileDate: CalendarDate?
  /// The place of the pain.
  let painSide: Side
  /// The first day on which the patient can have been born.
  let earliestBirth: CalendarDate?
  /// The first day on which the patient can have been twelve.
  let latestChildhood: CalendarDate?
  /// For how many days the pain can have been there, if its duration was recorded.
  let longestPain: Double?

  /// How much longer than its recorded duration, a round number, pain can have lasted
  /// [assumed-round-duration].
  private static let roundness = 1.25

  /// Creates a subject from what the profile says, as far as it could be read.
  init(profileDate: CalendarDate?, pain: Pain, age: Int?) {
    self.profileDate = profileDate
    painSide = pain.side
    longestPain = pain.duration.flatMap { $0 == .zero ? nil : $0.hours / 24 * Self.roundness }
    // Someone of 50 was born less than 51 years ago.
    earliestBirth = age.flatMap { age in
      profileDate?.subtracting(years: age + 1)?.adding(days: 1)
    }
    latestChildhood = age.flatMap { age in
      age < 13 ? nil : profileDate?.subtracting(years: age - 11)
    }
  }
}
