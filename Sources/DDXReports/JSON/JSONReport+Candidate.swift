import DDXCore
import DDXRanking

extension JSONReport {
  /// Writes a candidate.
  func write(_ candidate: Candidate, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("id", candidate.source.name)
      writer.field("source", candidate.source.name)
      writer.field("title", candidate.title)
      writer.key("site")
      write(candidate.site, to: &writer)
      writer.key("rank")
      writer.value(candidate.rank)
      writer.field("pretest", candidate.pretest.value)
      writer.field("posttest", candidate.posttest.value)
      writer.field("alone", candidate.alone.value)
      writer.key("interval")
      writer.null()
      writer.key("firstProbability")
      writer.null()
      writer.key("sites")
      writer.array(candidate.sites) { writer, ranked in
        writer.inline {
          $0.field("side", ranked.site.side.rawValue)
          $0.field("level", ranked.site.level?.rawValue)
          $0.field("pretest", ranked.pretest.value)
          $0.field("posttest", ranked.posttest.value)
        }
      }
      writer.key("shareTerms")
      writer.array(candidate.shareTerms) { writer, term in
        writer.inline {
          $0.field("text", term.text)
          $0.field("value", term.value)
          $0.key("citations")
          $0.strings(term.citations.map(\.name))
        }
      }
      writer.key("evidence")
      writer.array(candidate.evidence) { write($1, to: &$0) }
      writer.key("suspects")
      writer.array(candidate.suspects) { writer, named in
        writer.object {
          $0.field("id", named.suspect.id)
          $0.field("title", named.suspect.title)
          $0.field("advice", named.suspect.advice)
          $0.key("pointers")
          $0.strings(named.pointers.map(\.name))
          $0.field("citation", named.suspect.citation.name)
        }
      }
    }
  }

  /// Writes a block; `weighed` says that no probability heard of it yet.
  func write(_ block: DiagnosticBlock, to writer: inout JSONWriter) {
    writer.inline { writer in
      writer.field("procedure", block.procedure.name)
      writer.field("date", block.date.description)
      writer.field("side", block.side.rawValue)
      writer.key("levels")
      writer.strings(block.levels.map(\.rawValue))
      writer.field("agent", block.agent?.rawValue)
      writer.field("relief", block.relief?.percent)
      writer.field("reliefHours", block.reliefDuration?.hours)
      writer.field("vascularUptake", block.vascularUptake?.rawValue)
      writer.key("weighed")
      writer.value(false)
    }
  }

  /// A row's `code` is null where it stands for what a group says together.
  private func write(_ row: EvidenceRow, to writer: inout JSONWriter) {
    writer.inline { writer in
      switch row.kind {
      case .finding(let finding):
        writer.field("code", finding.code.name)
        writer.field("state", finding.state.word)
        writer.field("probability", finding.state.uncertainty)
        writer.field("side", finding.side.rawValue)
        writer.field("level", finding.level?.rawValue)
      case .interaction:
        writer.field("code", nil as String?)
        writer.field("state", "together")
        writer.field("probability", nil as Double?)
        writer.field("side", nil as String?)
        writer.field("level", nil as String?)
      }
      writer.field("lr", row.ratio.value)
      writer.field("logOdds", row.logOdds)
      if case .interaction(let group) = row.kind {
        writer.field("group", row.group ?? group)
      } else {
        writer.field("group", row.group)
      }
      writer.field("citation", row.citation?.name)
    }
  }

  private func write(_ site: Site, to writer: inout JSONWriter) {
    writer.inline {
      $0.field("side", site.side.rawValue)
      $0.field("level", site.level?.rawValue)
    }
  }
}

extension FindingState {
  /// The state in one word, as documents and JSON write it.
  var word: String {
    switch self {
    case .present: "present"
    case .absent: "absent"
    case .uncertain: "uncertain"
    }
  }

  /// The probability of a state that is neither.
  var uncertainty: Double? {
    if case .uncertain(let probability) = self { probability.value } else { nil }
  }
}

extension SafetyRules.Sign {
  /// What kind of sign it is, in JSON.
  var kind: String {
    switch self {
    case .finding: "finding"
    case .ageAtLeast: "ageAtLeast"
    case .sex: "sex"
    case .medication: "medication"
    }
  }

  /// Its value, in JSON.
  var value: String {
    switch self {
    case .finding(let code): code.name
    case .ageAtLeast(let years): String(years)
    case .sex(let sex): sex.rawValue
    case .medication(let drugClass): drugClass.rawValue
    }
  }
}
