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

  /// Creates a subject from what the profile says, as far as it could be read.
  init(profileDate: CalendarDate?, painSide: Side, age: Int?) {
    self.profileDate = profileDate
    self.painSide = painSide
    // Someone of 50 was born less than 51 years ago.
    earliestBirth = age.flatMap { age in
      profileDate?.subtracting(years: age + 1)?.adding(days: 1)
    }
    latestChildhood = age.flatMap { age in
      age < 13 ? nil : profileDate?.subtracting(years: age - 11)
    }
  }
}
