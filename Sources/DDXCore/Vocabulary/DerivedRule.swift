/// How a finding follows from others, such as three or more of five tests.
public struct DerivedRule: Hashable, Sendable {
  /// One of the things that are counted.
  public struct Part: Hashable, Sendable {
    /// The things counted.
    public enum Sign: Hashable, Sendable {
      /// A finding in a state.
      case finding(FindingCode, isPresent: Bool)
      /// An age of at least this many years.
      case ageAtLeast(Int)
    }

    /// The things counted.
    public let sign: Sign
    /// Whether it is indispensable.
    public let isNeeded: Bool

    /// Creates a part.
    public init(sign: Sign, isNeeded: Bool = false) {
      self.sign = sign
      self.isNeeded = isNeeded
    }
  }

  /// How many parts must hold.
  public let atLeast: Int
  /// The parts.
  public let parts: [Part]

  /// Creates a rule.
  public init(atLeast: Int, parts: [Part]) {
    self.atLeast = atLeast
    self.parts = parts
  }

  /// The findings that it counts.
  public var codes: [FindingCode] {
    parts.compactMap { if case .finding(let code, _) = $0.sign { code } else { nil } }
  }

  /// What recorded findings say of the rule on a side.
  public struct Count: Hashable, Sendable {
    /// How many parts hold for certain.
    public let holding: Int
    /// How many are unknown.
    public let unknown: Int
    /// Whether the rule is true; nil if the recorded parts leave that open.
    public let holds: Bool?
  }

  /// Counts the parts on a side; a part that is recorded both ways there can't be told.
  ///
  /// - Parameters:
  ///   - findings: The recorded findings; only what is certain counts.
  ///   - age: The age in years.
  ///   - side: The side of the finding; unspecified where it has none.
  /// - Returns: What they say.
  public func count(_ findings: [Finding], age: Int, on side: Side) -> Count {
    let states = parts.map { part -> Bool? in
      switch part.sign {
      case .ageAtLeast(let years): return age >= years
      case .finding(let code, let isPresent):
        let states = Set(
          findings.filter { $0.code == code && $0.concernedSide.concerns(side) }.map(\.state))
        switch states {
        case [.present]: return isPresent
        case [.absent]: return !isPresent
        default: return nil
        }
      }
    }
    let holding = states.filter { $0 == true }.count
    let unknown = states.filter { $0 == nil }.count
    let needed = zip(parts, states).filter(\.0.isNeeded).map(\.1)
    let holds: Bool? =
      if holding + unknown < atLeast || needed.contains(false) {
        false
      } else if holding >= atLeast, needed.allSatisfy({ $0 == true }) {
        true
      } else {
        nil
      }
    return Count(holding: holding, unknown: unknown, holds: holds)
  }
}

/// What a finding forbids after confirmation of a source, under every edition.
public struct PathwayBar: Hashable, Sendable {
  /// The pathway, by its id.
  public let pathway: String
  /// Whether it forbids it only on the side of the finding.
  public let matchesSide: Bool
  /// Whether it forbids it only at the level of the finding.
  public let matchesLevel: Bool

  /// Creates a bar.
  public init(pathway: String, matchesSide: Bool, matchesLevel: Bool) {
    self.pathway = pathway
    self.matchesSide = matchesSide
    self.matchesLevel = matchesLevel
  }
}
