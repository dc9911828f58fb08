import DDXCore
public import DDXRanking

/// A profile's network in plain numbers as `ddx.network/1`, for another program to check.
public struct NetworkReport: Sendable {
  /// The name of the form.
  public static let schema = "ddx.network/1"

  /// Creates a report.
  public init() {}

  /// The network as JSON, ended by a line feed.
  public func text(_ network: NetworkExport) -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.key("causes")
      writer.array(network.causes) { writer, cause in
        writer.object {
          $0.field("name", cause.name)
          $0.field("probability", cause.probability)
          $0.key("states")
          $0.numbers(cause.states)
          $0.field("posttest", cause.posttest)
          $0.key("statePosttests")
          $0.numbers(cause.statePosttests)
        }
      }
      writer.key("nodes")
      writer.array(network.nodes) { writer, node in
        writer.object { writer in
          writer.field("name", node.name)
          writer.form(node.form)
        }
      }
      writer.field("trait", network.trait)
      writer.key("instruments")
      writer.array(network.instruments) { $0.instrument($1) }
      writer.key("next")
      writer.array(network.next) { writer, next in
        writer.object { writer in
          writer.key("instrument")
          writer.instrument(next.instrument)
          writer.key("outcomes")
          writer.array(next.outcomes) { $0.wholeNumbers([$1.lowerBound, $1.upperBound]) }
          writer.field("information", next.information)
        }
      }
      writer.field("logEvidence", network.logEvidence)
    }
    return writer.text
  }
}

extension JSONWriter {
  /// Writes how a node hangs on the causes, within its object.
  fileprivate mutating func form(_ form: NetworkExport.Node.Form) {
    switch form {
    case .noisyOr(let rates, let members):
      field("form", "or")
      key("rates")
      array(rates) { $0.numbers($1) }
      key("members")
      array(members) { writer, member in
        writer.inline {
          $0.field("code", member.code.name)
          $0.field("whenOn", member.whenOn)
          $0.field("whenOff", member.whenOff)
          $0.field("probability", member.probability)
        }
      }
    case .noisyMax(let distributions, let likelihoods):
      field("form", "max")
      key("distributions")
      array(distributions) { writer, states in writer.array(states) { $0.numbers($1) } }
      key("likelihoods")
      numbers(likelihoods)
    case .placed(let rates, let whenOff, let byCause, let byLeak):
      field("form", "placed")
      key("rates")
      array(rates) { $0.numbers($1) }
      field("whenOff", whenOff)
      key("byCause")
      array(byCause) { $0.numbers($1) }
      field("byLeak", byLeak)
    }
  }

  /// Writes an instrument with what it showed.
  fileprivate mutating func instrument(_ instrument: NetworkExport.Instrument) {
    object {
      $0.field("name", instrument.name)
      $0.field("channel", instrument.channel)
      $0.field("channelFailure", instrument.channelFailure)
      $0.key("coverage")
      $0.array(instrument.coverage) { $0.numbers($1) }
      $0.field("delivery", instrument.delivery)
      $0.key("curve")
      $0.array(instrument.curve) { $0.numbers($1) }
      $0.key("mimicry")
      $0.array(instrument.mimicry) { $0.numbers($1) }
      $0.field("dilution", instrument.dilution)
      $0.key("isPlain")
      $0.value(instrument.isPlain)
      $0.key("reading")
      $0.wholeNumbers([instrument.reading.lowerBound, instrument.reading.upperBound])
    }
  }
}
