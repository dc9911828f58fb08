import BenchmarkFloor
import DDXInference

/// What the information of all procedures costs here and in C, and what both say.
struct InformationCost {
  let engine: Double
  let floor: Double
  let bits: [Double]
  /// How far the two are apart at most.
  let difference: Double

  /// Measures, and holds the answers against each other.
  ///
  /// - Parameters:
  ///   - file: The network.
  ///   - joint: P(set of causes | findings).
  ///   - repetitions: How often a run does the work.
  /// - Throws: What the engine throws.
  init(_ file: NetworkFile, joint: [Double], repetitions: Int) throws {
    let network = file.network
    let panel = try Panel(network: network, instruments: file.instruments, trait: file.trait)
    let view = PanelView(panel, over: try Posterior(of: network, keeping: panel.classes))
    var bits: [Double] = []
    engine = Stopwatch.microseconds(repetitions: repetitions) { bits = Self.bits(view) }
    self.bits = bits
    let procedures = file.floorProcedures
    var byFloor = [Double](repeating: 0, count: procedures.count)
    floor = Stopwatch.microseconds(repetitions: repetitions) {
      floor_information(
        Int32(file.shares.count), joint, Int32(procedures.count), procedures, file.trait, &byFloor)
    }
    difference = zip(bits, byFloor).map { abs($0 - $1) }.max() ?? 0
  }

  /// I(S; outcome) of each instrument by itself, as a ranking asks for it.
  private static func bits(_ view: PanelView) -> [Double] {
    let state = view.state(after: [])
    return view.panel.instruments.indices.map { instrument in
      state.outlook(for: [instrument]).information(
        instrument: instrument, outcomes: [0...0, 1...1, 2...2])
    }
  }
}
