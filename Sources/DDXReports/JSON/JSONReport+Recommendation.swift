import DDXCore
import DDXRanking

extension JSONReport {
  /// Writes the recommendation; where the protocol has no rules for next steps, only a stop or an
  /// investigation, or null.
  func writeRecommendation(of ranking: Ranking, to writer: inout JSONWriter) {
    let recommendation = ranking.recommendation
    guard let kind = recommendation?.kind ?? Precedence(ranking)?.kind else {
      writer.null()
      return
    }
    writer.object { writer in
      writer.field("kind", kind.rawValue)
      writer.key("conditional")
      writer.value(recommendation?.isConditional ?? ranking.safety.isConditional)
      writer.key("checkFirst")
      writer.array(ranking.safety.verdict == .stop ? [] : ranking.safety.checks) { writer, reason in
        writer.inline {
          $0.field("suspicion", reason.suspicion)
          $0.field("check", reason.check ?? reason.advice)
          $0.key("holdsNeedle")
          $0.value(reason.holdsNeedle)
        }
      }
      writer.key("unrecorded")
      writer.strings((recommendation?.unrecorded ?? []).map(\.rawValue))
      writer.field("objective", recommendation?.objective.rawValue)
      writer.key("questions")
      writer.array(recommendation?.questions ?? []) { write($1, to: &$0) }
      writer.key("provisional")
      if let recommendation, let kind = recommendation.provisional {
        writer.object { writer in
          writer.field("kind", kind.rawValue)
          writeStep(recommendation, to: &writer)
        }
      } else {
        writer.null()
      }
      writeStep(kind == .ask ? nil : recommendation, to: &writer)
      writer.field("lambda", recommendation?.lambda)
      writer.field("stability", ranking.certainty?.step?.same.value)
      writer.key("outcomes")
      writer.array(recommendation?.outcomes ?? []) { write($1, to: &$0) }
      writer.key("reasons")
      writer.array(recommendation?.reasons ?? []) { writer, reason in
        writer.inline {
          $0.field("kind", reason.kind)
          $0.field("text", glossary.words(reason))
        }
      }
      writer.key("thresholds")
      writer.array(recommendation?.thresholds ?? []) { write($1, to: &$0) }
      writer.key("alternatives")
      writer.array(recommendation?.alternatives ?? []) { write($1, to: &$0) }
      writer.key("refused")
      writer.array(recommendation?.refused ?? []) { writer, refused in
        writer.inline {
          $0.field("procedure", refused.procedure.name)
          $0.field("target", refused.target.name)
          $0.field("kind", refused.reason.kind)
          $0.field("text", glossary.words(refused.reason, target: refused.target))
        }
      }
    }
  }

  /// The injection or the pathway of a step; null where it has none.
  private func writeStep(_ step: Recommendation?, to writer: inout JSONWriter) {
    let option = step?.option
    writer.field("procedure", option?.procedure.name)
    writer.field("target", step?.target?.name)
    writer.injection(option)
    writer.key("pathway")
    write(step?.pathway, step?.success, to: &writer)
  }

  private func write(_ option: Recommendation.Option, to writer: inout JSONWriter) {
    writer.inline { writer in
      writer.field("procedure", option.procedure.name)
      writer.field("target", option.target.name)
      writer.field("suspect", option.suspect)
      writer.injection(option)
    }
  }

  private func write(
    _ pathway: Pathway?, _ success: Pathway.Success?, to writer: inout JSONWriter
  ) {
    guard let pathway else { return writer.null() }
    writer.object { writer in
      writer.field("id", pathway.id)
      writer.field("title", pathway.title)
      writer.field("citation", pathway.citation?.name)
      writer.key("success")
      guard let success else { return writer.null() }
      writer.inline {
        $0.field("value", success.value.value)
        $0.field("low", success.value.low)
        $0.field("high", success.value.high)
        $0.field("text", success.text)
        $0.field("citation", success.citation.name)
      }
    }
  }

  /// The bands that the edition does not distinguish are joined by `+`.
  private func write(_ outcome: Recommendation.Outcome, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("band", outcome.bands.map(\.rawValue).joined(separator: "+"))
      writer.field("probability", outcome.probability.value)
      writer.key("posttest")
      writer.inline { writer in
        for (source, posttest) in outcome.posttests {
          writer.key(named: source.name)
          writer.value(posttest.value)
        }
      }
      writer.key("next")
      write(outcome.next, to: &writer)
    }
  }

  private func write(_ question: Recommendation.Question, to writer: inout JSONWriter) {
    writer.object { writer in
      switch question.subject {
      case .finding(let code):
        writer.field("code", code.name)
      case .block(let detail, let procedure, let day):
        writer.key("block")
        writer.inline {
          $0.field("procedure", procedure.name)
          $0.field("date", day)
          $0.field("detail", detail.rawValue)
        }
      }
      writer.field("question", glossary.words(question.subject))
      writer.field("value", question.value)
      writer.key("changesStep")
      writer.value(question.changesStep)
      writer.key("answers")
      writer.array(question.answers) { writer, answer in
        writer.object { writer in
          writer.field("answer", answer.word)
          writer.field("probability", answer.probability.value)
          writer.field("leading", answer.leading.source.name)
          writer.field("posttest", answer.leading.posttest.value)
          writer.key("next")
          write(answer.next, to: &writer)
        }
      }
    }
  }

  /// A step in brief, or null.
  func write(_ next: Recommendation.Outcome.Next?, to writer: inout JSONWriter) {
    guard let next else { return writer.null() }
    writer.inline {
      $0.field("kind", next.kind.rawValue)
      $0.field("procedure", next.procedure?.name)
      $0.field("pathway", next.pathway)
    }
  }

}
