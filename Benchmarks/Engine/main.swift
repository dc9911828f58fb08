import DDXInference
import Foundation

// benchmark networks FILE... | benchmark modules PROGRAM PROFILE...
//
// Measures within one process what no command shows by itself, and prints it as JSON, one line a
// network.

/// One line of what was measured, in microseconds.
struct Line: Encodable {
  var causes: Int?
  var posterior: Double?
  var posteriorInC: Double?
  var marginals: [Double]?
  var probabilities: [Double]?
  var information: Double?
  var informationInC: Double?
  var bits: [Double]?
  var difference: Double?
  var ranking: Double?
  var draws: Double?
  var modules: Double?
  var program: Double?

  func write() throws {
    print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
  }
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.dropFirst()) {
case ("networks", let paths):
  for path in paths {
    let file = try NetworkFile(path: path)
    // The larger networks take long enough by themselves.
    let repetitions = max(3, 20_000 >> file.shares.count)
    let posterior = try PosteriorCost(file, repetitions: repetitions)
    let information = try InformationCost(file, joint: posterior.joint, repetitions: repetitions)
    try Line(
      causes: file.shares.count, posterior: posterior.engine, posteriorInC: posterior.floor,
      marginals: posterior.marginals, probabilities: file.network.prior.probabilities,
      information: information.engine, informationInC: information.floor, bits: information.bits,
      difference: max(posterior.difference, information.difference)
    ).write()
  }
case ("modules", let rest):
  guard let program = rest.first else { exit(64) }
  let cost = try await ModuleCost(patients: Array(rest.dropFirst()), program: program)
  try Line(
    ranking: cost.ranking, draws: cost.draws, modules: cost.modules, program: cost.program
  ).write()
default:
  print("usage: benchmark networks FILE... | benchmark modules PROGRAM PROFILE...")
  exit(64)
}
