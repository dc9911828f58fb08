import DDXComparison

/// How often one answer becomes another, as a picture and a table.
struct FlowSection<Answer: Hashable & Comparable & Sendable> {
  let heading: String
  let transitions: Transitions<Answer>
  let names: (left: String, right: String)
  /// An answer in words.
  let words: (Answer) -> String

  /// The picture, where anything changes, and the table.
  var parts: [PagePart] {
    let cells = transitions.cells
    let answers = Set(cells.map(\.left) + cells.map(\.right)).sorted()
    func place(_ answer: Answer) -> Int { answers.firstIndex(of: answer) ?? 0 }
    let flows = cells.map {
      FlowPicture.Flow(from: place($0.left), to: place($0.right), count: $0.count)
    }
    let picture = FlowPicture(
      "\(heading): \(names.left) on the left, \(names.right) on the right; the table below gives the "
        + "same", flows)
    let table = PageTable(
      caption: "\(heading), \(names.left) and \(names.right)",
      columns: [
        .init(title: "Label"), .init(title: names.left), .init(title: names.right),
        .init(title: "Patients", isNumber: true),
      ],
      rows: zip(cells, flows).sorted { one, other in
        // What changes comes first.
        one.0.left != one.0.right && other.0.left == other.0.right
      }.map { cell, flow in
        let letters = [flow.from, flow.to].map(FlowPicture.letter)
        return PageTable.Row([
          .init(flow.from == flow.to ? letters[0] : letters.joined(separator: " → ")),
          .init(words(cell.left)),
          .init(cell.left == cell.right ? "the same" : words(cell.right)),
          .init(String(cell.count)),
        ])
      })
    return [.heading(heading)] + (transitions.changed > 0 ? [.flow(picture)] : []) + [.table(table)]
  }
}
