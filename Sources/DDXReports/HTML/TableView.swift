import Mustache

extension PageTable: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "caption": caption
    case "columns": columns
    case "kind": kind
    case "rows": rows.map { TableRowView(row: $0, columns: columns) }
    default: nil
    }
  }
}

extension PageTable {
  /// What its first column needs room for: pictures, notes or words.
  private var kind: String {
    let heads = rows.compactMap(\.cells.first)
    if heads.contains(where: { $0.strip != nil }) { return "figures" }
    return heads.contains { !$0.notes.isEmpty } ? "noted" : "words"
  }
}

extension PageTable.Column: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "number": isNumber
    default: nil
    }
  }
}

/// A row with what its columns are.
private struct TableRowView: MustacheParent {
  let row: PageTable.Row
  let columns: [PageTable.Column]

  func child(named name: String) -> Any? {
    switch name {
    case "head": row.cells.first
    case "cells":
      zip(row.cells, columns).dropFirst().map { TableCellView(cell: $0, column: $1) }
    case "total": row.isTotal
    default: nil
    }
  }
}

/// A cell with what its column is.
private struct TableCellView: MustacheParent {
  let cell: PageTable.Cell
  let column: PageTable.Column

  func child(named name: String) -> Any? {
    name == "number" ? column.isNumber : cell.child(named: name)
  }
}

extension PageTable.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "notes": notes
    case "strip": strip
    case "reference": reference
    case "target": target
    default: nil
    }
  }
}

extension PageReference: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "number": number
    case "key": key
    default: nil
    }
  }
}

extension Strip: MustacheParent {
  func child(named name: String) -> Any? { name == "marks" ? marks : nil }
}

extension Strip.Mark: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "role": role.rawValue
    case "x": fixed(min(from, to) * 100, 2)
    // A difference too small to be seen is still there.
    case "width": fixed(max(abs(to - from) * 100, 0.4), 2)
    case "y": role.top
    case "height": 14 - 2 * role.top
    default: nil
    }
  }
}

extension Strip.Mark.Role {
  /// How far below the upper edge of the strip it begins, and above the lower it ends.
  fileprivate var top: Int {
    switch self {
    case .start, .scale: 0
    case .value, .raises, .lowers, .others: 2
    case .interval: 6
    }
  }
}
