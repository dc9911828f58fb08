import DDXCore
public import DDXRanking

/// A ranking as `ddx.ranking/1`: the primary form, from which every other could be made.
///
/// Keys come in a fixed order and every key is present; `Documentation/ranking.schema.json`
/// describes them.
public struct JSONReport: Sendable {
  /// The name of the form.
  public static let schema = "ddx.ranking/1"

  let glossary: Glossary
  private let layout: JSONWriter.Layout

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - glossary: The words for notes and warnings.
  ///   - isOneLine: Whether a ranking takes one line, for many in one stream.
  public init(glossary: Glossary, isOneLine: Bool = false) {
    self.glossary = glossary
    self.layout = isOneLine ? .compact : .pretty
  }

  /// The ranking as JSON, ended by a line feed.
  public func text(_ ranking: Ranking) -> String {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("engine", Engine.version)
      writeOrigin(of: ranking, to: &writer)
      writer.key("safety")
      write(ranking.safety, to: &writer)
      writer.key("candidates")
      writer.array(ranking.candidates) { writer, candidate in
        write(candidate, ranking.certainty?.source(candidate.source), to: &writer)
      }
      writer.key("unassessed")
      writer.array(ranking.unassessed) { writer, source in
        writer.inline {
          $0.field("module", source.source.name)
          $0.key("failed")
          $0.value(source.isFailure)
          $0.field("reason", source.reason)
          $0.field("pretest", source.pretest?.value)
        }
      }
      writer.key("blocks")
      writer.array(ranking.blocks) { write($1, to: &$0) }
      writer.key("recommendation")
      writeRecommendation(of: ranking, to: &writer)
      writer.key("criteria")
      writeCriteria(of: ranking, to: &writer)
      writer.key("notes")
      writer.array(ranking.notes.filter { !$0.isWarning }) { write($1, to: &$0) }
      writer.key("warnings")
      writer.array(ranking.notes.filter(\.isWarning)) { write($1, to: &$0) }
      writer.key("ledger")
      writer.array(ranking.ledger) { writer, entry in
        writer.inline {
          $0.field("path", entry.path)
          $0.field("what", entry.value)
          $0.field("use", entry.use.rawValue)
          $0.field("reason", glossary.words(entry.reason))
        }
      }
      writer.field("logEvidence", ranking.logEvidence)
      writer.key("certainty")
      write(ranking.certainty, to: &writer)
    }
    return writer.text
  }

  private func writeOrigin(of ranking: Ranking, to writer: inout JSONWriter) {
    writer.origin(profile: ranking.profile, rules: ranking.rules)
    writer.key("modules")
    writer.array(ranking.modules) { writer, module in
      writer.inline {
        $0.field("id", module.id.name)
        $0.field("version", module.version)
        $0.field("contract", module.contract.description)
        $0.field("evidence", module.evidence)
        $0.field("sha256", module.digest)
      }
    }
  }

  /// Writes a verdict.
  func write(_ safety: SafetyVerdict, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("verdict", safety.verdict.rawValue)
      writer.field("urgency", safety.urgency?.rawValue)
      writer.key("reasons")
      writer.array(safety.reasons) { writer, reason in
        writer.object { writer in
          writer.field("verdict", reason.verdict.rawValue)
          writer.field("urgency", reason.urgency?.rawValue)
          writer.field("basis", reason.basis.name)
          writer.field("disease", reason.basis.disease?.name)
          writer.field("suspicion", reason.suspicion)
          writer.field("probability", reason.probability?.value)
          writer.field("course", reason.course.name)
          writer.key("signs")
          writer.array(reason.signs) { writer, sign in
            writer.inline {
              $0.field("kind", sign.kind)
              $0.field("value", sign.value)
            }
          }
          writer.field("advice", reason.wordedAdvice)
          writer.field("check", reason.check)
          writer.key("holdsNeedle")
          writer.value(reason.holdsNeedle)
          writer.field("citation", reason.citation.name)
        }
      }
      writer.key("weakSigns")
      writer.array(safety.weakSigns) { write($1, to: &$0) }
      writer.key("asked")
      writer.strings(safety.asked.map(\.name))
      writer.key("notAsked")
      writer.array(safety.notAsked) { $0.value($1.name) }
      writer.key("notRecorded")
      writer.strings(safety.notRecorded.map(\.name))
    }
  }

  private func write(_ sign: SafetyVerdict.WeakSign, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("finding", sign.finding.name)
      writer.key("possible")
      writer.value(sign.isOnlyPossible)
      writer.field("course", sign.course?.rawValue)
      writer.key("askWhetherNew")
      writer.value(sign.isCourseAsked)
      writer.key("pointsTo")
      writer.array(sign.diseases) { writer, disease in
        writer.inline {
          $0.field("disease", disease.id?.name)
          $0.field("title", disease.title)
          $0.field("check", disease.check)
        }
      }
    }
  }

  private func write(_ note: RankingNote, to writer: inout JSONWriter) {
    writer.inline { writer in
      writer.field("kind", note.kind)
      if !note.isWarning {
        let finding = note.finding
        writer.field("code", finding?.code.name)
        writer.field("side", finding?.side.rawValue)
        writer.field("level", finding?.level?.rawValue)
        writer.field("source", note.source?.name)
      }
      writer.field("text", glossary.text(of: note))
    }
  }
}

extension JSONWriter {
  /// The profile and the protocol that an answer comes from.
  mutating func origin(
    profile: Ranking.DocumentReference, rules: Ranking.DocumentReference
  ) {
    key("profile")
    inline {
      $0.field("id", profile.id)
      $0.field("sha256", profile.digest)
    }
    key("protocol")
    inline {
      $0.field("id", rules.id)
      $0.field("edition", rules.edition)
      $0.field("sha256", rules.digest)
    }
  }

  /// Where an injection goes, how and when, and what it is worth; null for each where there is none.
  mutating func injection(_ option: Recommendation.Option?) {
    key("site")
    if let option {
      inline {
        $0.field("side", option.side.rawValue)
        $0.key("levels")
        $0.strings(option.levels.map(\.rawValue))
      }
    } else {
      null()
    }
    field("agent", option?.agent?.rawValue)
    field("earliest", option?.earliest?.description)
    field("information", option?.information)
    field("burden", option?.burden)
    field("value", option?.value)
  }
}
