import DDXSimulation

extension SimulationReport {
  /// Injections against a measure, with the frontier: the policies that no other beats in both.
  func frontier(of measure: Measure) -> ChartPicture {
    let places = result.entries.map { entry in
      (x: entry.tally[.injections].mean, y: entry.tally[measure].mean)
    }
    let isGood = measure != .wrong
    let best = places.filter { place in
      !places.contains { other in
        (isGood ? other.y >= place.y : other.y <= place.y) && other.x <= place.x
          && (other.x != place.x || other.y != place.y)
      }
    }.sorted { $0.x < $1.x }
    return ChartPicture(
      title: "Injections against \(measure.meaning), by policy",
      x: .init("injections a patient", holding: places.map(\.x)),
      y: .init(measure.title + " a patient", holding: places.map(\.y)),
      points: zip(result.entries, places).map { entry, place in
        .init(
          x: place.x, y: place.y, interval: entry.tally[measure].interval(measure),
          label: entry.name, isKey: entry.name == reference)
      },
      lines: [.init(kind: .found, places: best)])
  }

  /// Predicted probabilities against what was true.
  func reliability(_ calibration: Calibration, _ name: String) -> ChartPicture {
    let bins = calibration.tenths.filter { $0.count > 0 }
    return ChartPicture(
      title: "Predicted probability against the true proportion, under \(name)",
      x: .init("predicted", holding: [0, 1]), y: .init("true", holding: [0, 1]),
      points: bins.map {
        .init(x: $0.predicted, y: $0.observed, interval: $0.interval, isKey: !$0.isWithin)
      },
      lines: [.init(kind: .guide, places: [(0, 0), (1, 1)])])
  }

  /// The net benefit of acting on a probability, by the threshold.
  func decisionCurve(_ calibration: Calibration, _ name: String) -> ChartPicture {
    let thresholds = Self.thresholds.filter { $0 <= 60 }
    func places(_ benefit: (Int) -> Double) -> [(x: Double, y: Double)] {
      thresholds.map { (Double($0) / 100, max(benefit($0), -0.05)) }
    }
    let found = places(calibration.netBenefit)
    return ChartPicture(
      title: "Net benefit of acting on a source above a threshold probability, under \(name), "
        + "compared with acting on all and on none",
      x: .init("threshold", holding: [0, 0.6]),
      y: .init("net benefit", holding: [-0.05] + found.map(\.y)), points: [],
      lines: [
        .init(kind: .guide, places: [(0, 0), (0.6, 0)]),
        .init(kind: .other, places: places(calibration.netBenefitOfAll)),
        .init(kind: .found, places: found),
      ])
  }
}
