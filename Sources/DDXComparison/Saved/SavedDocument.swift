import DDXCore
import DDXRanking

/// The keys of a ranking's JSON that a comparison needs, as `Documentation/ranking.schema.json`
/// describes them; others are not read.
struct SavedDocument: Decodable {
  struct Profile: Decodable {
    let id: Name
    let sha256: Name
  }

  struct Rules: Decodable {
    let id: Name
    let edition: Name
    let sha256: Name
  }

  struct Module: Decodable {
    let id: Name
    let version: Name
    let contract: Name
    let evidence: Name
    let sha256: Name
  }

  struct Candidate: Decodable {
    let id: Name
    let posttest: Posttest
  }

  struct Step: Decodable {
    let kind: Word<Recommendation.Kind>
    let procedure: Name?
    let target: Name?
    let pathway: Pathway?
    let agent: Word<DiagnosticBlock.Agent>?
    let site: Site?
    let earliest: Day?

    private enum Key: CodingKey {
      case kind, procedure, target, pathway, agent, site, earliest
    }

    init(from decoder: any Decoder) throws {
      // Each key is there, if only with null.
      let keys = try decoder.container(keyedBy: Key.self)
      kind = try keys.decode(Word.self, forKey: .kind)
      procedure = try keys.decode(Name?.self, forKey: .procedure)
      target = try keys.decode(Name?.self, forKey: .target)
      pathway = try keys.decode(Pathway?.self, forKey: .pathway)
      agent = try keys.decode(Word?.self, forKey: .agent)
      site = try keys.decode(Site?.self, forKey: .site)
      earliest = try keys.decode(Day?.self, forKey: .earliest)
    }
  }

  struct Site: Decodable {
    let side: Word<Side>
    let levels: [Word<Level>]
  }

  struct Safety: Decodable {
    let verdict: Word<SafetyVerdict.Verdict>
    let urgency: Word<SafetyRules.Urgency>?

    private enum Key: CodingKey { case verdict, urgency }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: Key.self)
      verdict = try keys.decode(Word.self, forKey: .verdict)
      urgency = try keys.decode(Word?.self, forKey: .urgency)
    }
  }

  struct Pathway: Decodable {
    let id: Name
  }

  struct Certainty: Decodable {
    let draws: Draws

    private enum Key: CodingKey { case draws, seed }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: Key.self)
      let count = try keys.decode(Int.self, forKey: .draws)
      guard let seed = UInt64(try keys.decode(String.self, forKey: .seed)),
        (1...Draws.most).contains(count)
      else { throw decoder.refusal("a number of draws, up to \(Draws.most), with its seed") }
      draws = Draws(count: count, seed: seed)
    }
  }

  let engine: Name
  let profile: Profile
  let rules: Rules
  let modules: [Module]
  let safety: Safety
  let candidates: [Candidate]
  let recommendation: Step?
  /// Nil where nothing was drawn, or by a version that drew nothing.
  let certainty: Certainty?

  private enum Key: String, CodingKey {
    case schema, engine, profile, modules, safety, candidates, recommendation, certainty
    case rules = "protocol"
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    // A later form may have other keys, so its name comes first.
    let schema = try keys.decode(String.self, forKey: .schema)
    guard schema == SavedRankings.schema else { throw OtherForm(schema: schema) }
    engine = try keys.decode(Name.self, forKey: .engine)
    profile = try keys.decode(Profile.self, forKey: .profile)
    rules = try keys.decode(Rules.self, forKey: .rules)
    modules = try keys.decode([Module].self, forKey: .modules)
    safety = try keys.decode(Safety.self, forKey: .safety)
    candidates = try keys.decode([Candidate].self, forKey: .candidates)
    recommendation = try keys.decode(Step?.self, forKey: .recommendation)
    certainty = try keys.decodeIfPresent(Certainty.self, forKey: .certainty)
  }

  /// The object is in another form.
  struct OtherForm: Error {
    let schema: String
  }
}

extension SavedDocument {
  /// A name or a number of a version: short, and of characters that show.
  struct Name: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode(String.self)
      let shows = text.unicodeScalars.allSatisfy {
        !$0.properties.isNoncharacterCodePoint && $0.properties.generalCategory != .control
          && $0.properties.generalCategory != .format
      }
      guard !text.isEmpty, text.utf8.count <= 200, shows else {
        throw decoder.refusal("a name of 1 to 200 bytes that can be shown")
      }
    }
  }

  /// A probability.
  struct Posttest: Decodable {
    let probability: Probability

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer().decode(Double.self)
      guard let probability = try? Probability(value) else {
        throw decoder.refusal("a probability, from 0 to 1")
      }
      self.probability = probability
    }
  }

  /// A day of the calendar.
  struct Day: Decodable {
    let date: CalendarDate

    init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      guard let date = CalendarDate(text) else { throw decoder.refusal("a day, as 2026-05-10") }
      self.date = date
    }
  }

  /// One of some words.
  struct Word<Words: RawRepresentable & CaseIterable>: Decodable where Words.RawValue == String {
    let value: Words

    init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      guard let value = Words(rawValue: text) else {
        throw decoder.refusal("one of \(Words.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      self.value = value
    }
  }
}

/// A value that is of the right type and can't be used.
struct SavedRefusal: Error {
  let path: [any CodingKey]
  let expected: String
}

extension Decoder {
  fileprivate func refusal(_ expected: String) -> SavedRefusal {
    SavedRefusal(path: codingPath, expected: expected)
  }
}
