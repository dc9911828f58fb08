/// A table as text: a line of names, then rows, with tabs or commas between the fields [RFC4180].
public struct DelimitedTable: Sendable {
  /// A row with the line it begins on, from 1.
  public struct Row: Sendable {
    /// The line, from 1.
    public let line: Int
    /// The fields, as many as the table has columns or fewer.
    public let fields: [String]
  }

  /// The names of the columns, as they were written.
  public let columns: [String]
  /// The rows, without those that are empty.
  public let rows: [Row]

  /// What is wrong with the quotes of a table, which hold fields and rows together.
  public enum Fault: TableFault, Hashable {
    /// A quote is opened and never closed.
    case openQuote(line: Int)
    /// A field goes on after its closing quote; the line is that of the opening one.
    case textAfterQuote(line: Int)

    /// The line, from 1.
    public var line: Int {
      switch self {
      case .openQuote(let line), .textAfterQuote(let line): line
      }
    }

    /// The fault in words, which quote nothing: lower case and without a full stop.
    public func message(showValues: Bool) -> String {
      switch self {
      case .openQuote:
        "the quote that begins a field here is never closed; write a quote within quotes twice"
      case .textAfterQuote:
        "the field that a quote begins here goes on after its closing quote; "
          + "write a quote within quotes twice"
      }
    }
  }

  /// Reads a table; a tab in its first line makes it one of tabs.
  ///
  /// - Throws: ``TableFaults`` where quotes do not hold fields together.
  public init(_ text: String) throws(TableFaults) {
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    let first = text.prefix { !$0.isNewline }
    var reader = TableReader(separator: first.contains("\t") ? "\t" : ",")
    reader.read(text)
    guard reader.faults.isEmpty else { throw TableFaults(reader.faults) }
    columns = reader.rows.first?.fields ?? []
    rows = Array(reader.rows.dropFirst())
  }

  /// The place of a column by its name, or nil where there is none.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }
}

extension DelimitedTable.Row {
  /// The field in a column; empty where the row ends before it.
  public subscript(column: Int) -> String {
    fields.indices.contains(column) ? fields[column] : ""
  }
}

/// Takes a table apart, character by character.
private struct TableReader {
  private enum Quote {
    case none, open, closed
  }

  private(set) var rows: [DelimitedTable.Row] = []
  private(set) var faults: [DelimitedTable.Fault] = []
  private let separator: Character
  private var fields: [String] = []
  private var field = ""
  private var quote = Quote.none
  private var quoteLine = 1
  private var line = 1
  private var rowLine = 1

  init(separator: Character) { self.separator = separator }

  mutating func read(_ text: Substring) {
    var rest = text
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      if quote != .open {
        take(character)
      } else if character != "\"" {
        field.append(character)
      } else if rest.first == "\"" {
        field.append("\"")
        rest.removeFirst()
      } else {
        quote = .closed
      }
    }
    if quote == .open { faults.append(.openQuote(line: quoteLine)) }
    if !field.isEmpty || !fields.isEmpty { endRow() }
  }

  /// Takes a character outside of quotes.
  private mutating func take(_ character: Character) {
    if character == separator {
      endField()
    } else if character.isNewline {
      endRow()
    } else if character == "\"", field.isEmpty, quote == .none {
      quote = .open
      quoteLine = line
    } else if quote == .none {
      field.append(character)
    } else if !character.isWhitespace {
      faults.append(.textAfterQuote(line: quoteLine))
      quote = .none
      field.append(character)
    }
  }

  private mutating func endField() {
    fields.append(field.trimmed)
    field = ""
    quote = .none
  }

  private mutating func endRow() {
    endField()
    if fields != [""] { rows.append(DelimitedTable.Row(line: rowLine, fields: fields)) }
    fields = []
    rowLine = line
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
