/// A table of a page.
struct PageTable: Sendable {
  /// A column.
  struct Column: Sendable {
    /// Its head.
    let title: String
    /// Whether it holds numbers, which are set to the right.
    var isNumber = false
  }

  /// What a cell holds.
  struct Cell: Sendable {
    /// The text.
    let text: String
    /// What belongs to it, in small.
    var notes: [String] = []
    /// A picture of the numbers beside it.
    var strip: Strip?
    /// Where the number was read.
    var reference: PageReference?
    /// The number of the citation that it is, for references to lead to.
    var target: Int?

    init(
      _ text: String, notes: [String] = [], strip: Strip? = nil,
      reference: PageReference? = nil, target: Int? = nil
    ) {
      self.text = text
      self.notes = notes
      self.strip = strip
      self.reference = reference
      self.target = target
    }
  }

  /// A row; its first cell names it.
  struct Row: Sendable {
    let cells: [Cell]
    /// Whether it is a sum, set off from what it sums.
    var isTotal = false

    init(_ cells: [Cell], isTotal: Bool = false) {
      self.cells = cells
      self.isTotal = isTotal
    }
  }

  /// What it shows.
  let caption: String
  let columns: [Column]
  let rows: [Row]
}

/// A citation as the page refers to it.
struct PageReference: Sendable {
  /// Its number in the list at the end of the page, from 1.
  let number: Int
  /// Its key, such as `Lord1995`.
  let key: String
}
