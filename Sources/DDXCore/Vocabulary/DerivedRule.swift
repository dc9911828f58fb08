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
    /// The side on which it must have been recorded; nil for the side of the finding that follows.
    public let side: Side?

    /// Creates a part.
    public init(sign: Sign, isNeeded: Bool = false, side: Side? = nil) {
      self.sign = sign
      self.isNeeded = isNeeded
      self.side = side
    }
  }

  /// How many parts must hold.
  public let atLeast: Int
  /// The parts.
  public let parts: [Part]
  /// Whether the finding is absent where too few parts hold; otherwise they leave it open.
  public let deniesOtherwise: Bool

  /// Creates a rule.
  public init(atLeast: Int, parts: [Part], deniesOtherwise: Bool = true) {
    self.atLeast = atLeast
    self.parts = parts
    self.deniesOtherwise = deniesOtherwise
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
          findings.filter { $0.code == code && part.concerns($0, on: side) }.map(\.state))
        // Of a side that is asked about, one level where it is present is enough.
        if part.side != nil, isPresent, states.contains(.present) { return true }
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
        deniesOtherwise ? false : nil
      } else if holding >= atLeast, needed.allSatisfy({ $0 == true }) {
        true
      } else {
        nil
      }
    return Count(holding: holding, unknown: unknown, holds: holds)
  }
}

extension DerivedRule.Part {
  /// Whether a finding is recorded where the part is looked for.
  fileprivate func concerns(_ finding: Finding, on side: Side) -> Bool {
    let own = finding.concernedSide
    return self.side.map { own == $0 || own == .bilateral } ?? own.concerns(side)
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
