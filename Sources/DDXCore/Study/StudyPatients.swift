/// How old the patients of a study are, and where they hurt.
public struct StudyPatients: Hashable, Sendable {
  /// Ages of one band are equally frequent.
  public struct AgeBand: Hashable, Sendable {
    /// The youngest and the oldest age in years.
    public let ages: ClosedRange<Int>
    /// Its share of the patients; those of all bands are normalised.
    public let share: Double

    /// Creates a band.
    public init(ages: ClosedRange<Int>, share: Double) {
      self.ages = ages
      self.share = share
    }
  }

  /// The share of one side of pain.
  public struct SideShare: Hashable, Sendable {
    /// The side.
    public let side: Side
    /// Its share of the patients; those of all sides are normalised.
    public let share: Double

    /// Creates a share.
    public init(side: Side, share: Double) {
      self.side = side
      self.share = share
    }
  }

  /// The ages, from the youngest.
  public let ages: [AgeBand]
  /// The sides of the pain.
  public let sides: [SideShare]

  /// Creates a description.
  public init(ages: [AgeBand], sides: [SideShare]) {
    self.ages = ages.sorted { $0.ages.lowerBound < $1.ages.lowerBound }
    self.sides = sides
  }

  /// The same patients at one age only.
  public func aged(_ age: Int) -> StudyPatients {
    StudyPatients(ages: [AgeBand(ages: age...age, share: 1)], sides: sides)
  }
}
