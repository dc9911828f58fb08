import DDXCore

/// Answers on the left that become answers on the right, as bands as wide as they are many.
///
/// Its labels are letters; the table beside it says what they stand for.
struct FlowPicture: Sendable {
  /// How many go from one answer to another.
  struct Flow: Sendable {
    let from: Int
    let to: Int
    let count: Int
  }

  /// A band, as the data of an SVG path.
  struct Band: Sendable {
    let path: String
    /// Whether both answers are the same.
    let isSame: Bool
  }

  /// The bar of an answer with its label.
  struct Bar: Sendable {
    let x: Int
    let y: Double
    let height: Double
    let label: String
    let isLeft: Bool
  }

  /// A description in one sentence, for readers who can't see it.
  let title: String
  let bands: [Band]
  let bars: [Bar]
  /// The height in the units of ``width``.
  let height: Double

  /// The width in units of its own.
  static let width = 360

  /// Draws flows between answers that are numbered alike on both sides.
  ///
  /// - Parameters:
  ///   - title: What it shows.
  ///   - flows: The flows; those of a side are stacked in their order.
  init(_ title: String, _ flows: [Flow]) {
    self.title = title
    let total = max(1, flows.reduce(0) { $0 + $1.count })
    let scale = 180 / Double(total)
    let left = Self.stack(flows, by: \.from, scale: scale)
    let right = Self.stack(flows, by: \.to, scale: scale)
    height = max(left.height, right.height)
    bars =
      Self.bars(left.tops, flows, by: \.from, scale: scale, isLeft: true)
      + Self.bars(right.tops, flows, by: \.to, scale: scale, isLeft: false)
    var (leftAt, rightAt) = (left.tops, right.tops)
    let all = flows.map { flow in
      let thickness = Double(flow.count) * scale
      let (top, end) = (leftAt[flow.from] ?? 0, rightAt[flow.to] ?? 0)
      leftAt[flow.from] = top + thickness
      rightAt[flow.to] = end + thickness
      return Band(
        path: Self.path(from: top, to: end, thickness), isSame: flow.from == flow.to)
    }
    // What changes lies above what does not.
    bands = all.filter(\.isSame) + all.filter { !$0.isSame }
  }

  /// The gap between two answers of a side, and their least height, so that labels do not meet.
  private static let gap = 8.0
  private static let least = 14.0

  private static func sizes(
    _ flows: [Flow], by side: KeyPath<Flow, Int>
  ) -> [(answer: Int, count: Int)] {
    var sizes: [(answer: Int, count: Int)] = []
    for flow in flows {
      if let index = sizes.firstIndex(where: { $0.answer == flow[keyPath: side] }) {
        sizes[index].count += flow.count
      } else {
        sizes.append((flow[keyPath: side], flow.count))
      }
    }
    return sizes.sorted { $0.answer < $1.answer }
  }

  private static func stack(
    _ flows: [Flow], by side: KeyPath<Flow, Int>, scale: Double
  ) -> (tops: [Int: Double], height: Double) {
    var tops: [Int: Double] = [:]
    var y = 4.0
    for (answer, count) in sizes(flows, by: side) {
      tops[answer] = y
      y += max(least, Double(count) * scale) + gap
    }
    return (tops, y)
  }

  private static func bars(
    _ tops: [Int: Double], _ flows: [Flow], by side: KeyPath<Flow, Int>, scale: Double,
    isLeft: Bool
  ) -> [Bar] {
    sizes(flows, by: side).map { answer, count in
      Bar(
        x: isLeft ? 44 : width - 52, y: tops[answer] ?? 0, height: Double(count) * scale,
        label: isLeft ? "\(count) \(letter(answer))" : "\(letter(answer)) \(count)",
        isLeft: isLeft)
    }
  }

  /// A band from the right of a bar to the left of another, bent half way.
  private static func path(from top: Double, to end: Double, _ thickness: Double) -> String {
    let (start, stop) = (52, width - 52)
    let middle = width / 2
    func at(_ y: Double) -> String { fixed(y, 1) }
    return "M\(start) \(at(top))C\(middle) \(at(top)) \(middle) \(at(end)) \(stop) \(at(end))"
      + "V\(at(end + thickness))"
      + "C\(middle) \(at(end + thickness)) \(middle) \(at(top + thickness)) "
      + "\(start) \(at(top + thickness))Z"
  }

  /// The label of an answer: A to Z, then AA and so on.
  static func letter(_ index: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let last = String(letters[index % letters.count])
    return index < letters.count ? last : letter(index / letters.count - 1) + last
  }
}
