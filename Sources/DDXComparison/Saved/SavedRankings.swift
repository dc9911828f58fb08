import DDXCore
public import DDXRanking

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rankings of one file: what `ddx rank` printed for one profile or for many with `--format json`, or
/// with `ndjson`.
public struct SavedRankings: Sendable {
  /// A ranking and where it stands.
  public struct Entry: Hashable, Sendable {
    /// The line on which it begins, from 1.
    public let line: Int
    /// Where it stands in the file, or the record that holds it.
    public let bytes: Range<Int>
    /// The ranking.
    public let ranking: SavedRanking
    /// How often the cited numbers were drawn for it.
    public let draws: Draws
  }

  /// The name of the form that is read.
  public static let schema = "ddx.ranking/1"

  /// The rankings, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// What is wrong with the others, in the order of the file.
  public private(set) var faults: [SavedFault] = []
  /// Whether so much is wrong that the rest was not read.
  public private(set) var isCutShort = false

  /// So many faults of one file are enough.
  private static let mostFaults = 20

  /// Reads a file; what is wrong with one ranking does not keep the others from being read.
  public init(_ bytes: [UInt8]) {
    var objects = SavedObjects(bytes)
    var lines: [SavedRanking.Document: Int] = [:]
    do throws(SavedFault) {
      while let object = try objects.next() {
        do throws(SavedFault) {
          let data = Data(bytes[object.bytes])
          guard let saved = try Self.document(data, line: object.line) else { continue }
          let ranking = try SavedRanking(saved, line: object.line)
          if let line = lines[ranking.profile] {
            throw SavedFault(.repeated(line: line), line: object.line)
          }
          lines[ranking.profile] = object.line
          entries.append(
            Entry(
              line: object.line, bytes: object.bytes, ranking: ranking,
              draws: saved.certainty?.draws ?? .none))
        } catch {
          faults.append(error)
          isCutShort = faults.count >= Self.mostFaults
          if isCutShort { return }
        }
      }
      if entries.isEmpty, faults.isEmpty { faults.append(SavedFault(.empty, line: 1)) }
    } catch {
      faults.append(error)
    }
  }

  /// The ranking of an object; nil for the record of a profile that could not be ranked.
  private static func document(_ data: Data, line: Int) throws(SavedFault) -> SavedDocument? {
    do {
      return try JSONDecoder().decode(SavedRecord.self, from: data).answer
    } catch let other as SavedDocument.OtherForm {
      throw SavedFault(form(other.schema), line: line)
    } catch let refusal as SavedRefusal {
      throw SavedFault(.value(refusal.expected), line: line, key: words(refusal.path))
    } catch let error as DecodingError {
      throw SavedFault(error, line: line)
    } catch {
      throw SavedFault(.malformed, line: line)
    }
  }

  /// What a form is that is not read; only the names of our own are repeated.
  private static func form(_ name: String) -> SavedFault.Kind {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isOurs =
      parts.count == 2 && parts[0].hasPrefix("ddx.") && parts[0].utf8.count <= 40
      && parts[0].utf8.allSatisfy { isLetter($0) || [0x2D, 0x2E].contains($0) }
      && (1...4).contains(parts[1].utf8.count)
      && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isOurs else { return .unknownForm }
    return parts[0] == "ddx.ranking" ? .laterForm(name) : .otherForm(name)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// The way to a key, such as `candidates[2].posttest`.
  fileprivate static func words(_ path: [any CodingKey]) -> String {
    path.reduce("") { words, key in
      if let index = key.intValue { return "\(words)[\(index)]" }
      return words.isEmpty ? key.stringValue : "\(words).\(key.stringValue)"
    }
  }
}

extension SavedFault {
  /// A fault of decoding, without the words of the decoder: they may quote the file.
  fileprivate init(_ error: DecodingError, line: Int) {
    switch error {
    case .keyNotFound(let key, let context):
      let key = SavedRankings.words(context.codingPath + [key])
      // An object without the name of a form is anything.
      let isForm = key == "schema"
      self.init(isForm ? .unknownForm : .missing, line: line, key: isForm ? nil : key)
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self.init(
        .type(Self.words(type)), line: line, key: SavedRankings.words(context.codingPath))
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      self.init(
        .value("a number"), line: line, key: SavedRankings.words(context.codingPath))
    default: self.init(.malformed, line: line)
    }
  }

  private static func words(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type, is SavedDocument.Name.Type, is SavedDocument.Day.Type: "a text"
    case is Double.Type, is SavedDocument.Posttest.Type: "a number"
    case is any Sequence.Type: "a list"
    default: "an object"
    }
  }
}

extension SavedRanking {
  init(_ document: SavedDocument, line: Int) throws(SavedFault) {
    let standings = document.candidates.map {
      Standing(source: SourceID($0.id.text), posttest: $0.posttest.probability)
    }
    guard !standings.isEmpty, Set(standings.map(\.source)).count == standings.count else {
      throw SavedFault(.value("a list of different sources"), line: line, key: "candidates")
    }
    let step = document.recommendation
    self.init(
      engine: document.engine.text,
      profile: Document(id: document.profile.id.text, digest: document.profile.sha256.text),
      rules: Document(
        id: document.rules.id.text, edition: document.rules.edition.text,
        digest: document.rules.sha256.text),
      modules: document.modules.map {
        Module(
          id: SourceID($0.id.text), version: $0.version.text, contract: $0.contract.text,
          evidence: Document(id: $0.id.text, edition: $0.evidence.text, digest: $0.sha256.text))
      },
      decision: Decision(
        safety: Decision.Safety(
          verdict: document.safety.verdict.value, urgency: document.safety.urgency?.value),
        standings: standings,
        step: step.map {
          Decision.Step(
            kind: $0.kind.value, procedure: $0.procedure.map { ProcedureID($0.text) },
            target: $0.target.map { SourceID($0.text) }, pathway: $0.pathway?.id.text)
        },
        agent: step?.agent?.value,
        details: step?.site.map {
          Decision.Details(
            side: $0.side.value, levels: $0.levels.map(\.value), earliest: step?.earliest?.date)
        }))
  }
}
