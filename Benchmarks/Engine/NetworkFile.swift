import BenchmarkFloor
import DDXInference
import Foundation

/// A made-up network as the file of the driver has it, for the engine and for C.
struct NetworkFile: Decodable {
  /// What is proposed next, with three outcomes.
  struct Procedure: Decodable {
    /// What it reaches of each cause: all or nothing.
    let coverage: [Double]
    let delivery: Double
    let channelFailure: Double
    let curve: [[Double]]
    let mimicry: [[Double]]
  }

  let shares: [Double]
  let multiple: Double
  /// For each finding P(on | only that cause), and whether it was seen.
  let rates: [[Double]]
  let isOn: [Bool]
  let trait: Double
  let procedures: [Procedure]

  /// Reads a file.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    self = try JSONDecoder().decode(NetworkFile.self, from: data)
  }

  /// The network as the engine has it.
  var network: Network {
    Network(
      causes: shares.indices.map { Cause(name: "c\($0)") },
      prior: CausePrior(shares: shares, multiple: multiple),
      observations: zip(rates, isOn).enumerated().map { index, finding in
        Observation(
          name: "f\(index)", rates: finding.0.map { [$0] }, whenOn: finding.1 ? 1 : 0,
          whenOff: finding.1 ? 0 : 1)
      })
  }

  /// The procedures as the engine has them.
  var instruments: [Instrument] {
    procedures.enumerated().map { index, procedure in
      Instrument(
        name: "p\(index)", channel: "p\(index)", channelFailure: procedure.channelFailure,
        coverage: procedure.coverage.map { [$0] }, delivery: procedure.delivery,
        curve: ResponseCurve(atLeast: procedure.curve), mimicry: procedure.mimicry)
    }
  }

  /// The procedures as C has them.
  var floorProcedures: [floor_procedure] {
    procedures.map { procedure in
      var floor = floor_procedure()
      for (cause, share) in procedure.coverage.enumerated() where share > 0 {
        floor.reached |= 1 << UInt32(cause)
      }
      floor.delivery = procedure.delivery
      floor.failure = procedure.channelFailure
      let (curve, mimicry) = (procedure.curve, procedure.mimicry)
      floor.curve = (
        (curve[0][0], curve[0][1], curve[0][2]), (curve[1][0], curve[1][1], curve[1][2])
      )
      floor.mimicry = ((mimicry[0][0], mimicry[0][1]), (mimicry[1][0], mimicry[1][1]))
      return floor
    }
  }
}
