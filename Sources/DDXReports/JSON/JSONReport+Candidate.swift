import DDXCore
import DDXRanking

extension JSONReport {
  /// Writes a candidate, with how sure its probability is where that is known.
  func write(
    _ candidate: Candidate, _ certainty: Certainty.SourceCertainty?, to writer: inout JSONWriter
  ) {
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
      if let certainty {
        writer.inline {
          $0.field("low", certainty.low.value)
          $0.field("high", certainty.high.value)
        }
      } else {
        writer.null()
      }
      writer.field("firstProbability", certainty?.first.value)
      writer.key("sites")
      writer.array(candidate.sites) { writer, ranked in
        writer.inline {
          $0.field("side", ranked.site.side.rawValue)
          $0.field("level", ranked.site.level?.rawValue)
          $0.field("suspect", ranked.site.suspect)
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
      writer.key("rivals")
      writer.array(candidate.rivals) { writer, rival in
        writer.inline {
          $0.field("source", rival.source.name)
          $0.field("posttestWithout", rival.posttestWithout.value)
        }
      }
      writer.key("suspects")
      writer.array(candidate.suspects) { writer, named in
        writer.object {
          $0.field("id", named.suspect.id)
          $0.field("title", named.suspect.title)
          $0.field("pretest", named.pretest?.value)
          $0.field("probability", named.posttest?.value)
          $0.key("isNotable")
          $0.value(named.isNotable)
          $0.field("check", named.suspect.check)
          $0.field("advice", named.suspect.advice)
          $0.key("pointers")
          $0.strings(named.pointers.map(\.name))
          $0.field("citation", named.suspect.citation.name)
        }
      }
    }
  }

  /// Writes a block, and whether the probabilities hear of it.
  func write(_ recorded: RecordedBlock, to writer: inout JSONWriter) {
    let block = recorded.block
    writer.inline { writer in
      writer.field("procedure", block.procedure.name)
      writer.field("date", block.when)
      writer.field("time", block.time?.description)
      writer.key("session")
      if let session = block.session { writer.value(session) } else { writer.null() }
      writer.field("side", block.side.rawValue)
      writer.key("levels")
      writer.strings(block.levels.map(\.rawValue))
      writer.field("agent", block.agent?.rawValue)
      writer.key("agents")
      writer.strings(block.agents.map(\.rawValue))
      writer.field("guidance", block.guidance?.rawValue)
      writer.field("relief", block.relief?.percent)
      writer.field("reliefLow", block.reliefRange?.low.percent)
      writer.field("reliefHigh", block.reliefRange?.high.percent)
      writer.field("reliefHours", block.reliefDuration?.hours)
      writer.field("vascularUptake", block.vascularUptake?.rawValue)
      writer.key("weighed")
      writer.value(recorded.unweighed == nil)
      writer.field("unweighed", recorded.unweighed?.word)
      writer.key("explanation")
      guard let explanation = recorded.explanation else { return writer.null() }
      writer.inline {
        $0.field("notReached", explanation.notReached.value)
        $0.field("missed", explanation.missed.value)
        $0.field("vessel", explanation.vessel.value)
        $0.field("anatomy", explanation.anatomy.value)
        $0.field("sensitised", explanation.sensitised.value)
        $0.field("placebo", explanation.placebo.value)
      }
    }
  }

  /// A row's `code` is that of a finding or procedure, and null for the other kinds.
  private func write(_ row: EvidenceRow, to writer: inout JSONWriter) {
    writer.inline { writer in
      writer.field("kind", row.kind.word)
      writer.field("code", row.kind.code)
      writer.field("state", row.kind.state)
      writer.field("probability", row.finding?.state.uncertainty)
      writer.field("side", row.kind.side?.rawValue)
      writer.field("level", row.finding?.level?.rawValue)
      writer.field("date", row.kind.block?.when)
      writer.field("lr", row.ratio.value)
      writer.field("logOdds", row.logOdds)
      writer.field("group", row.kind.group ?? row.group)
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

extension EvidenceRow.Kind {
  fileprivate var word: String {
    switch self {
    case .finding: "finding"
    case .block: "block"
    case .session: "session"
    case .orderOfDurations: "orderOfDurations"
    case .interaction: "together"
    }
  }

  fileprivate var code: String? {
    switch self {
    case .finding(let finding): finding.code.name
    case .block(let block): block.procedure.name
    case .session(let blocks): blocks.map(\.procedure.name).joined(separator: "+")
    case .orderOfDurations, .interaction: nil
    }
  }

  fileprivate var state: String? {
    switch self {
    case .finding(let finding): finding.state.word
    case .block, .session:
      block?.reliefRange.map { $0.bands.map(\.rawValue).joined(separator: "+") }
    case .orderOfDurations, .interaction: nil
    }
  }

  fileprivate var side: Side? {
    switch self {
    case .finding(let finding): finding.side
    case .block(let block): block.side
    case .session(let blocks): Set(blocks.map(\.side)).count == 1 ? block?.side : .unspecified
    case .orderOfDurations, .interaction: nil
    }
  }

  fileprivate var block: DiagnosticBlock? {
    switch self {
    case .block(let block): block
    case .session(let blocks): blocks.first
    case .finding, .orderOfDurations, .interaction: nil
    }
  }

  fileprivate var group: String? {
    if case .interaction(let group) = self { group } else { nil }
  }
}

extension RecordedBlock.Unweighed {
  fileprivate var word: String {
    switch self {
    case .noResponseModel: "noResponseModel"
    case .noResponse: "noResponse"
    case .noOutcome: "noOutcome"
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

extension ClinicalSign {
  /// What kind of sign it is, in JSON.
  var kind: String {
    switch self {
    case .finding: "finding"
    case .ageAtLeast: "ageAtLeast"
    case .sex: "sex"
    case .medication: "medication"
    case .allergy: "allergy"
    case .pregnancy: "pregnancy"
    }
  }

  /// Its value, in JSON.
  var value: String {
    switch self {
    case .finding(let code): code.name
    case .ageAtLeast(let years): String(years)
    case .sex(let sex): sex.rawValue
    case .medication(let drugClass): drugClass.rawValue
    case .allergy(let substance): substance.rawValue
    case .pregnancy: "yes"
    }
  }
}
